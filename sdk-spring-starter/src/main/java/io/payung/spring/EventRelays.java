package io.payung.spring;

import io.payung.event.EventRelay;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/** Every listener's relay, working while the application does. */
final class EventRelays implements SmartLifecycle {

    private final List<EventRelay> relays;

    EventRelays(List<EventRelay> relays) {
        this.relays = List.copyOf(relays);
    }

    @Override
    public void start() {
        relays.forEach(EventRelay::start);
    }

    @Override
    public void stop() {
        relays.forEach(EventRelay::close);
    }

    @Override
    public boolean isRunning() {
        return relays.stream().anyMatch(EventRelay::isRunning);
    }
}
