package io.payung.event.webhook;

import io.payung.fault.PayungException;
import io.payung.key.IdSource;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What sender and receiver of one webhook share: 24 to 64 bytes, written {@code whsec_} and their Base64. Shown to nobody else. */
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST = 24;
    private static final int MOST = 64;

    private final byte[] bytes;

    private WebhookSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Throws {@code WEBHOOK_SECRET} for anything else than 24 to 64 bytes in Base64, with or without the prefix. */
    public static WebhookSecret parse(String written) {
        String base64 = written.startsWith(PREFIX) ? written.substring(PREFIX.length()) : written;
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length >= LEAST && bytes.length <= MOST) {
                return new WebhookSecret(bytes);
            }
        } catch (IllegalArgumentException e) {
            // The fault would quote the secret.
        }
        throw new PayungException(
                "WEBHOOK_SECRET", "a webhook's secret is whsec_ and the Base64 of " + LEAST + " to " + MOST + " bytes; make one with WebhookSecret.fresh");
    }

    /** A new one of 32 random bytes. */
    public static WebhookSecret fresh(IdSource ids) {
        return new WebhookSecret(ids.randomBytes(32));
    }

    /** The secret itself, for the one to whom it is handed over. */
    public String written() {
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    byte[] sign(byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes, ALGORITHM));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WebhookSecret that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "WebhookSecret[****]";
    }
}
