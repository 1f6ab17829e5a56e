package io.payung.product;

/** The insurer of record: who carries the risk and under which licence. */
public record Insurer(String name, String licence) {}
