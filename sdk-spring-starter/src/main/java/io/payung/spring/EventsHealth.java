package io.payung.spring;

import io.payung.event.EventStatus;
import io.payung.event.EventStore;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up also while a receiver is down or an event is dead: taking this node away would tell nobody anything sooner. */
final class EventsHealth implements HealthIndicator {

    private final EventStore events;

    EventsHealth(EventStore events) {
        this.events = events;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        events.status().forEach((listener, status) -> health.withDetail(listener, details(status)));
        return health.build();
    }

    private static Map<String, Object> details(EventStatus status) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("pending", status.pending());
        details.put("dead", status.dead());
        if (status.oldest() != null) {
            details.put("oldest", status.oldest().toString());
        }
        return details;
    }
}
