package io.payung.fault;

/**
 * One fault of an input: where, which, and how to mend it.
 *
 * @param pointer JSON pointer to the field, for example {@code /applicant/birthDate}
 * @param code    stable code, for example {@code FIELD_MISSING}
 * @param message plain English without the offending value
 */
public record InputError(String pointer, String code, String message) {}
