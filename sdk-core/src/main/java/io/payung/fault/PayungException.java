package io.payung.fault;

import org.jspecify.annotations.Nullable;

/**
 * The one unchecked exception of the SDK: a caller's bug, a broken pack or property, or a failing engine or store.
 * A business "no" is never an exception; it is an outcome with reasons. Messages carry ids and codes, never personal data.
 */
public class PayungException extends RuntimeException {

    private final String code;

    public PayungException(String code, String message) {
        this(code, message, null);
    }

    public PayungException(String code, String message, @Nullable Throwable cause) {
        super(code + ": " + message, cause);
        this.code = code;
    }

    /** The stable code, in capitals with underscores, for example {@code PRODUCT_UNKNOWN}. */
    public String code() {
        return code;
    }

    /** Whether the same call may succeed later without any change. */
    public boolean retryable() {
        return false;
    }
}
