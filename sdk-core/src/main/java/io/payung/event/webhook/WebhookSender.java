package io.payung.event.webhook;

import io.payung.event.DeliveryFailure;
import io.payung.event.Event;
import io.payung.event.EventListener;
import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Posts each event's envelope to one address, signed after Standard Webhooks. Anything but a 2xx answer in time is a failure, which the relay tries
 * again, a redirect too; the answer's body is not read. Safe for several threads.
 */
public final class WebhookSender implements EventListener {

    private final WebhookTarget target;
    private final Clock clock;
    private final HttpClient http;

    /** @param clock stamps the requests; the receiver takes them for some minutes */
    public WebhookSender(WebhookTarget target, Clock clock) {
        this.target = target;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(target.timeout())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Override
    public String name() {
        return target.name();
    }

    @Override
    public @Nullable PartnerId partner() {
        return target.partner();
    }

    /** Throws {@code WEBHOOK_FAILED}. */
    @Override
    public void onEvent(Event event) {
        HttpResponse<Void> answer = send(request(event));
        int status = answer.statusCode();
        if (status < 200 || status > 299) {
            throw new DeliveryFailure("WEBHOOK_FAILED", "webhook \"" + name() + "\" was answered with " + status, retryAfter(answer));
        }
    }

    private HttpRequest request(Event event) {
        byte[] body = event.json();
        String id = event.id().toString();
        Instant now = clock.instant();
        return HttpRequest.newBuilder(target.url())
                .timeout(target.timeout())
                .header("Content-Type", "application/json")
                .header("User-Agent", "Payung-Webhook/" + Event.API_VERSION)
                .header(WebhookHeaders.ID, id)
                .header(WebhookHeaders.TIMESTAMP, WebhookHeaders.timestamp(now))
                .header(WebhookHeaders.SIGNATURE, WebhookHeaders.signatures(target.secrets(), id, now, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    /** The client's own time-out ends with the headers of the answer, so the whole exchange is bounded here. */
    private HttpResponse<Void> send(HttpRequest request) {
        CompletableFuture<HttpResponse<Void>> running = http.sendAsync(request, answer -> new UnreadBody());
        try {
            return running.get(target.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failed(e.getCause().getClass().getSimpleName());
        } catch (TimeoutException e) {
            running.cancel(true);
            throw failed("no answer in " + target.timeout());
        } catch (InterruptedException e) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            throw failed("interrupted");
        }
    }

    private PayungException failed(String why) {
        return new DeliveryFailure("WEBHOOK_FAILED", "webhook \"" + name() + "\" did not get through: " + why, null);
    }

    /** In seconds; a date is passed over, because the receiver's clock is not ours. */
    private static @Nullable Duration retryAfter(HttpResponse<Void> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(null);
    }
}
