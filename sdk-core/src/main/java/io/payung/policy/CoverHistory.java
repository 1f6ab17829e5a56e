package io.payung.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a policy covered a moment, after all that happened to it: before and after a lapse, and in grace, but not in between. Where a later move
 * reaches back, it counts; a void policy never covered, whenever that was found out.
 *
 * @param moves in their order, all of them
 */
public record CoverHistory(Policy policy, List<PolicyMove> moves) {

    /** How much of a day is covered. */
    public enum Day {
        WHOLE,
        /** Cover began, ended or came back in the course of the day. */
        PART,
        NONE
    }

    public CoverHistory {
        moves = List.copyOf(moves);
    }

    /** Where it stood at the instant. */
    public PolicyState stateAt(Instant instant) {
        if (!moves.isEmpty() && moves.get(moves.size() - 1).to() == PolicyState.VOID) {
            return PolicyState.VOID;
        }
        PolicyState byDates = policy.standing(null).stateAt(instant);
        PolicyState moved = movedTo(instant);
        return moved == null || moved == PolicyState.IN_GRACE && byDates == PolicyState.EXPIRED ? byDates : moved;
    }

    private @Nullable PolicyState movedTo(Instant instant) {
        PolicyState state = null;
        for (PolicyMove move : moves) {
            state = move.since().isAfter(instant) ? state : move.to();
        }
        return state;
    }

    /** Whether an event at the instant is covered. */
    public boolean covered(Instant instant) {
        PolicyState state = stateAt(instant);
        return state == PolicyState.IN_FORCE || state == PolicyState.IN_GRACE;
    }

    /** How much of the day is covered, in the policy's zone. */
    public Day on(LocalDate day) {
        Instant start = day.atStartOfDay(policy.zone()).toInstant();
        Instant last = day.plusDays(1).atStartOfDay(policy.zone()).toInstant().minus(1, ChronoUnit.MICROS);
        Stream<Instant> turns = Stream.concat(Stream.of(policy.coverFrom()), moves.stream().map(PolicyMove::since));
        List<Instant> looks = Stream.concat(Stream.of(start, last), turns.filter(each -> each.isAfter(start) && !each.isAfter(last))).toList();
        long covered = looks.stream().filter(this::covered).count();
        return covered == 0 ? Day.NONE : covered == looks.size() ? Day.WHOLE : Day.PART;
    }

    @Override
    public String toString() {
        return "CoverHistory[" + policy.number() + ", " + moves + "]";
    }
}
