package io.payung.policy;

import io.payung.fault.PayungException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * What a policy became by a move, whatever its dates say.
 *
 * @param state in grace, lapsed, cancelled, void, ended by a claim or replaced
 * @param since first instant of it, to the microsecond
 */
public record Standing(PolicyState state, Instant since) {

    public Standing {
        if (state.isOfDates()) {
            throw new PayungException("STANDING_OF_DATES", state.key() + " is told by the dates of a policy, not by a move");
        }
        since = since.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * The last day of which at least a part is covered; the day before the first one when nothing ever was.
     *
     * @param from  first day of cover as it was sold
     * @param until last day of cover as it was sold
     */
    public LocalDate lastCovered(LocalDate from, LocalDate until, ZoneId zone) {
        if (state == PolicyState.IN_GRACE) {
            return until;
        }
        LocalDate none = from.minusDays(1);
        LocalDate last = since.minus(1, ChronoUnit.MICROS).atZone(zone).toLocalDate();
        if (state == PolicyState.VOID || last.isBefore(none)) {
            return none;
        }
        return last.isBefore(until) ? last : until;
    }

    /** Whether the days after the last one of cover count as expired, as they do for everything that could still pay. */
    boolean yieldsToExpiry() {
        return state == PolicyState.IN_GRACE;
    }
}
