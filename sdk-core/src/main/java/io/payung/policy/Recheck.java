package io.payung.policy;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the gateways are asked about an application next: often while it is young, at {@code payBy} for certain, and, after it has lapsed, ever
 * more seldom for a week, because a customer who paid in the last minute may be told late.
 */
final class Recheck {

    static final Duration SHORTEST = Duration.ofMinutes(1);
    static final Duration LONGEST = Duration.ofHours(1);
    static final Duration AFTER_LAPSE = Duration.ofDays(7);

    /** The part of its age after which an application is looked at again. */
    private static final int PART = 4;

    private Recheck() {}

    static @Nullable Instant of(Application application, Instant now) {
        return switch (application.state()) {
            case AWAITING_PAYMENT -> whileAwaiting(application, now);
            case LAPSED -> afterLapse(application, now);
            case ISSUED, REFUND_DUE, REFUNDED -> null;
        };
    }

    private static Instant whileAwaiting(Application application, Instant now) {
        Duration part = Duration.between(application.appliedAt(), now).dividedBy(PART);
        Instant next = now.plus(between(part));
        // Once more at payBy itself, to let it lapse; beyond that only a gateway that does not answer keeps it waiting.
        return now.isBefore(application.payBy()) && next.isAfter(application.payBy()) ? application.payBy() : next;
    }

    private static @Nullable Instant afterLapse(Application application, Instant now) {
        Duration since = Duration.between(application.payBy(), now);
        Duration pause = since.compareTo(LONGEST) < 0 ? LONGEST : since;
        return since.compareTo(AFTER_LAPSE) > 0 ? null : now.plus(pause);
    }

    private static Duration between(Duration part) {
        if (part.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return part.compareTo(LONGEST) > 0 ? LONGEST : part;
    }
}
