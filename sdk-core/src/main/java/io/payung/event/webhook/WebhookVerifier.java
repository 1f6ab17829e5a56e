package io.payung.event.webhook;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells genuine webhooks from others, where they arrive. Needs the body as it came, byte for byte, and whatever finds a header by its name. The same
 * event may arrive twice: remember {@code webhook-id}. Immutable and safe for several threads.
 */
public final class WebhookVerifier {

    /** Standard Webhooks' own libraries allow as much. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final int MAX_SIGNATURES = 10;

    private final List<WebhookSecret> secrets;
    private final Clock clock;
    private final Duration tolerance;

    private WebhookVerifier(List<WebhookSecret> secrets, Clock clock, Duration tolerance) {
        this.secrets = List.copyOf(secrets);
        this.clock = clock;
        this.tolerance = tolerance;
    }

    /** Takes what one of the secrets has signed within five minutes of the clock; two secrets while one replaces the other. */
    public static WebhookVerifier of(Clock clock, WebhookSecret... secrets) {
        return new WebhookVerifier(List.of(secrets), clock, TOLERANCE);
    }

    /** How old, and how far in the future, a signature may be. */
    public WebhookVerifier tolerating(Duration other) {
        return new WebhookVerifier(secrets, clock, other);
    }

    /** @param header finds the value of a header by its name in lower case, null without one */
    public WebhookVerdict verify(Function<String, @Nullable String> header, byte[] body) {
        String id = header.apply(WebhookHeaders.ID);
        String timestamp = header.apply(WebhookHeaders.TIMESTAMP);
        String signatures = header.apply(WebhookHeaders.SIGNATURE);
        Instant signedAt = instant(timestamp);
        if (id == null || timestamp == null || signatures == null || signedAt == null) {
            return WebhookVerdict.HEADERS_MISSING;
        }
        if (Duration.between(signedAt, clock.instant()).abs().compareTo(tolerance) > 0) {
            return WebhookVerdict.STALE;
        }
        boolean genuine = false;
        for (String signature : signatures.split(" ", MAX_SIGNATURES)) {
            genuine |= signature.startsWith(WebhookHeaders.VERSION) && fits(signature, id, timestamp, body);
        }
        return genuine ? WebhookVerdict.GENUINE : WebhookVerdict.FORGED;
    }

    /** Compared in constant time. */
    private boolean fits(String signature, String id, String timestamp, byte[] body) {
        byte[] given;
        try {
            given = Base64.getDecoder().decode(signature.substring(WebhookHeaders.VERSION.length()));
        } catch (IllegalArgumentException e) {
            return false;
        }
        boolean fits = false;
        for (WebhookSecret secret : secrets) {
            fits |= MessageDigest.isEqual(WebhookHeaders.signature(secret, id, timestamp, body), given);
        }
        return fits;
    }

    private static @Nullable Instant instant(@Nullable String timestamp) {
        if (timestamp == null || !timestamp.matches("[0-9]{1,12}")) {
            return null;
        }
        try {
            return Instant.ofEpochSecond(Long.parseLong(timestamp));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
