package io.payung.fault;

import org.jspecify.annotations.Nullable;

/**
 * The one unchecked exception of the SDK: a caller's bug, a broken pack or property, or a failing engine or store.
 * A business "no" is never an exception; it is an outcome with reasons. Messages carry ids and codes, never personal data.
 */
public class PayungException extends RuntimeException {

    private final String code;
    private final boolean retryable;

    public PayungException(String code, String message) {
        this(code, message, null);
    }

    public PayungException(String code, String message, @Nullable Throwable cause) {
        this(code, message, cause, false);
    }

    private PayungException(String code, String message, @Nullable Throwable cause, boolean retryable) {
        super(code + ": " + message, cause);
        this.code = code;
        this.retryable = retryable;
    }

    /** A fault that may be gone when the same call is made again. */
    public static PayungException transientFault(String code, String message, @Nullable Throwable cause) {
        return new PayungException(code, message, cause, true);
    }

    /** The stable code, in capitals with underscores, for example {@code PRODUCT_UNKNOWN}. */
    public String code() {
        return code;
    }

    /** Whether the same call may succeed later without any change. */
    public boolean retryable() {
        return retryable;
    }
}
