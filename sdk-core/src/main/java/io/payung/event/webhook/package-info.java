/** Events by HTTP, signed; start at {@link io.payung.event.webhook.WebhookSender}, or where they arrive at {@link io.payung.event.webhook.WebhookVerifier}. */
@NullMarked
package io.payung.event.webhook;

import org.jspecify.annotations.NullMarked;
