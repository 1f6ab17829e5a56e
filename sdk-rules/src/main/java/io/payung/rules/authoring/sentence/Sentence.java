package io.payung.rules.authoring.sentence;

/**
 * A sentence of the dictionary.
 *
 * @param form    with what is filled in in braces: {@code the answer to occupation is {value}}
 * @param example the form with something in its braces, ready to be used
 */
public record Sentence(String form, String example) {}
