package io.payung.policy;

import io.payung.event.EventType;
import io.payung.fault.PayungException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Why a policy is moved, and what tells of it.
 *
 * @param type    of the event that is written with it
 * @param cause   code in capitals, for example {@code INSTALMENT_MISSED}
 * @param since   from when on it counts, to the microsecond; may lie before {@code at}, because a cover ends when its rule says, whoever looks later
 * @param at      when it was found or decided
 * @param eventId id of the event
 * @param told    what else the event tells, nothing personal
 */
public record Move(EventType type, String cause, Instant since, Instant at, UUID eventId, Map<String, Object> told) {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{2,63}");

    public Move {
        if (!CODE.matcher(cause).matches()) {
            throw new PayungException("MOVE_CAUSE", "a move names its cause by a code in capitals of up to 64 characters");
        }
        since = since.truncatedTo(ChronoUnit.MICROS);
        at = at.truncatedTo(ChronoUnit.MICROS);
        told = Map.copyOf(told);
    }

    /** Of which nothing else is told. */
    public Move(EventType type, String cause, Instant since, Instant at, UUID eventId) {
        this(type, cause, since, at, eventId, Map.of());
    }
}
