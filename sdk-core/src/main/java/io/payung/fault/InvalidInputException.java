package io.payung.fault;

import java.util.List;

/** Input that no business rule was asked about, because it is malformed or contradicts itself; lists every error at once. */
public final class InvalidInputException extends PayungException {

    private final transient List<InputError> errors;

    public InvalidInputException(List<InputError> errors) {
        super("INPUT_INVALID", describe(errors));
        this.errors = List.copyOf(errors);
    }

    /** One entry for each fault, in the order of the input's fields; never empty. */
    public List<InputError> errors() {
        return errors;
    }

    private static String describe(List<InputError> errors) {
        if (errors.isEmpty()) {
            throw new IllegalArgumentException("an invalid input names at least one error");
        }
        StringBuilder text = new StringBuilder();
        for (InputError error : errors) {
            text.append(text.isEmpty() ? "" : "; ").append(error.pointer()).append(' ').append(error.code());
        }
        return text.toString();
    }
}
