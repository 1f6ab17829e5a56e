package io.payung.event.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Headers after Standard Webhooks 1.0.0 (github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md, "Signature scheme" and "Webhook
 * headers"): HMAC-SHA256 over id, time stamp and body joined by full stops, {@code v1,} and its Base64, one for each secret, separated by spaces.
 */
final class WebhookHeaders {

    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";
    static final String VERSION = "v1,";

    private WebhookHeaders() {}

    static byte[] signature(WebhookSecret secret, String id, String timestamp, byte[] body) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        content.writeBytes(body);
        return secret.sign(content.toByteArray());
    }

    static String signatures(List<WebhookSecret> secrets, String id, Instant at, byte[] body) {
        return secrets.stream()
                .map(secret -> signature(secret, id, timestamp(at), body))
                .map(signature -> VERSION + Base64.getEncoder().encodeToString(signature))
                .collect(Collectors.joining(" "));
    }

    static String timestamp(Instant at) {
        return Long.toString(at.getEpochSecond());
    }
}
