package io.payung.product;

/** Where a customer turns to, as printed in product.yaml. */
public record Contacts(String claims, String complaints, String ombudsman) {}
