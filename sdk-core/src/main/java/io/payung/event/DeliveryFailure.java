package io.payung.event;

import io.payung.fault.PayungException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Thrown by a listener that knows why it could not take an event, and perhaps when to come again. */
public final class DeliveryFailure extends PayungException {

    private final @Nullable Duration retryAfter;

    /** @param retryAfter no earlier than this, or null when nothing is known */
    public DeliveryFailure(String code, String message, @Nullable Duration retryAfter) {
        super(code, message);
        this.retryAfter = retryAfter;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
