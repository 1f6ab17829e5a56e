package io.payung.spring.web;

import io.payung.fault.PayungException;
import io.payung.policy.HolderSecret;
import io.payung.policy.IdempotencyKey;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** Our own headers. */
final class Headers {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final String IDEMPOTENCY_REPLAYED = "Idempotency-Replayed";
    static final String HOLDER_SECRET = "Payung-Holder-Secret";
    static final String SANDBOX = "Payung-Sandbox";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,100}");

    private Headers() {}

    /** The key, without which nothing is written. */
    static IdempotencyKey key(HttpServletRequest request) {
        String value = request.getHeader(IDEMPOTENCY_KEY);
        if (value == null) {
            throw new PayungException("IDEMPOTENCY_KEY_MISSING", "send the header " + IDEMPOTENCY_KEY);
        }
        if (!KEY.matcher(value).matches()) {
            throw new PayungException("IDEMPOTENCY_KEY_MALFORMED", IDEMPOTENCY_KEY + " takes 1 to 100 visible ASCII characters");
        }
        return IdempotencyKey.of(value);
    }

    /** The secret as it was sent; nobody's when there is none. */
    static HolderSecret secret(HttpServletRequest request) {
        String value = request.getHeader(HOLDER_SECRET);
        return new HolderSecret(value == null ? "" : value);
    }
}
