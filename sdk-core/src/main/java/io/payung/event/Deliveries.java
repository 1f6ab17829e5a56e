package io.payung.event;

import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What listeners and webhooks could not be told of one partner's events. From {@code Payung.deliveries}; safe for several threads. */
public final class Deliveries {

    private final PartnerId partner;
    private final EventStore events;
    private final Clock clock;

    public Deliveries(PartnerId partner, EventStore events, Clock clock) {
        this.partner = partner;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What was given up, the oldest first.
     *
     * @param destination name of the listener or webhook, or null for all
     * @param size        1 to 500
     */
    public List<DeadDelivery> dead(@Nullable String destination, int size) {
        return events.dead(partner, destination, size);
    }

    /**
     * Tells again what was given up. What was not given up stays as it is, so asking twice is asking once. Throws {@code DELIVERY_UNKNOWN} when the
     * destination hears nothing of this partner or has no such event of it.
     *
     * @param event which one, or null for all
     * @return how many events are told again
     */
    public int tellAgain(String destination, @Nullable UUID event) {
        return events.redeliverDead(partner, destination, event, clock.instant()).orElseThrow(() ->
                new PayungException("DELIVERY_UNKNOWN", "no listener of this name hears of this partner, or it has no such event"));
    }
}
