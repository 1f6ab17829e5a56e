package io.payung.spring.example;

import io.payung.event.webhook.WebhookSecret;
import io.payung.event.webhook.WebhookVerifier;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

// README receiver
@RestController
class OrderWebhook {

    private final WebhookVerifier verifier;
    private final Set<String> seen = ConcurrentHashMap.newKeySet(); // yours: in the transaction that does something about the event

    OrderWebhook(Clock clock, @Value("${orders.webhook-secret}") String secret) {
        verifier = WebhookVerifier.of(clock, WebhookSecret.parse(secret)); // while you change it: the new one and the old one
    }

    @PostMapping("/orders/events")
    ResponseEntity<Void> receive(@RequestHeader HttpHeaders headers, @RequestBody byte[] body) {
        if (!verifier.verify(headers::getFirst, body).isGenuine()) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        if (seen.add(headers.getFirst("webhook-id"))) {
            handle(body);
        }
        return ResponseEntity.noContent().build();
    }
    // README end

    private final List<byte[]> handled = new CopyOnWriteArrayList<>();
    private final CountDownLatch two = new CountDownLatch(2);

    private void handle(byte[] body) {
        handled.add(body);
        two.countDown();
    }

    CountDownLatch two() {
        return two;
    }

    List<byte[]> handled() {
        return handled;
    }
}
