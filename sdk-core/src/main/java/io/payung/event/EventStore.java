package io.payung.event;

import io.payung.party.PartnerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps events and who has heard them. Events come into it with what they tell, in the same transaction. Implemented by the store, called by
 * the SDK; each method is a unit of work of its own, unless one is running. Safe for several threads and several nodes.
 */
public interface EventStore {

    /**
     * The partner's events behind the cursor, in an order that never changes: what was read once stays in front of what comes later, also when
     * a transaction that began earlier commits later. Throws {@code EVENTS_GONE} when events behind the cursor have been deleted.
     *
     * @param cursor {@link EventPage#next} of an earlier page, or null for the first events that are left
     * @param size   1 to 500
     */
    EventPage after(PartnerId partner, @Nullable String cursor, int size);

    /**
     * Remembers from now on what the channel has to hear; nothing when it is known already. An event that another transaction has written and not committed
     * by then may be left out, so take stock with {@link #after}. Throws {@code LISTENER_PARTNER_CHANGED} when it is known for another partner: what it has
     * to hear was chosen for that one.
     *
     * @param only the only partner it hears of, or null for all
     */
    void subscribe(String channel, @Nullable PartnerId only, Instant now);

    /** Forgets the channel: what it has not heard yet it will not hear. @return false when nobody knows it */
    boolean unsubscribe(String channel);

    /**
     * Takes one event that is due: the first of its stream that the channel has not heard. Nobody else gets it before the lease ends, and
     * whoever dies with it loses it then.
     */
    Optional<Delivery> claim(String channel, Instant now, Duration lease);

    /** It was heard; nothing when the claim has been lost meanwhile. */
    void delivered(Delivery delivery);

    /** It is due again at the instant; nothing when the claim has been lost meanwhile. */
    void retry(Delivery delivery, Instant dueAt);

    /** It is given up until somebody decides about it; the events behind it in its stream wait. */
    void bury(Delivery delivery);

    /** Tells an event again, whether it was given up or heard. @return false when the channel has no such event */
    boolean redeliver(String channel, UUID event, Instant now);

    /** Tells again everything that was given up. @return how many events */
    int redeliverDead(String channel, Instant now);

    /**
     * What was given up of the partner's events, the oldest first.
     *
     * @param channel of which listener, or null for all
     * @param size    1 to 500
     */
    List<DeadDelivery> dead(PartnerId partner, @Nullable String channel, int size);

    /**
     * Tells again what was given up of the partner's events. What was not given up stays as it is, so asking twice is asking once.
     *
     * @param event which one, or null for all
     * @return how many events, or nothing when the channel hears nothing of this partner or has no such event of it
     */
    OptionalInt redeliverDead(PartnerId partner, String channel, @Nullable UUID event, Instant now);

    /** Lets the events behind a dead one go on without it. @return false when no such event is dead */
    boolean skip(String channel, UUID event);

    /** When the latest of all partners' events happened, by the clock of who wrote it; nothing when there is none. */
    Optional<Instant> latest();

    /**
     * Deletes old events for good, of each partner the first in the order of {@link #after}, as far as each channel has heard them: none that is pending
     * or dead, none as young as a consent that is not sealed yet, and none behind such a one.
     *
     * @param before only what happened before this instant
     * @param atMost 1 to 500 events; call again until fewer were deleted
     * @return how many events
     */
    int deleteHeard(Instant before, int atMost);

    /** How far each known channel is behind, by its name. */
    Map<String, EventStatus> status();
}
