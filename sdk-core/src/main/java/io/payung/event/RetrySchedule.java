package io.payung.event;

import io.payung.fault.PayungException;
import java.time.Duration;

/**
 * When a failed event is told again: after {@code first}, then each time {@code factor} times later up to {@code longest}, each wait shortened
 * by up to a half at random so that what failed together does not come back together. By default 5 s, 25 s, 2 min, 10 min, 52 min, 4 h and
 * then every 12 h, twelve times in all: two and a half days.
 *
 * @param attempts how often it is told before it is given up, 1 to 100
 * @param first    the first wait, 1 ms or more
 * @param factor   1 or more
 * @param longest  the longest wait, at least {@code first} and at most 7 days
 */
public record RetrySchedule(int attempts, Duration first, int factor, Duration longest) {

    private static final Duration WEEK = Duration.ofDays(7);

    public RetrySchedule {
        boolean right = attempts >= 1 && attempts <= 100 && first.toMillis() >= 1 && factor >= 1;
        if (!right || longest.compareTo(first) < 0 || longest.compareTo(WEEK) > 0) {
            throw new PayungException(
                    "RETRY_SCHEDULE",
                    "a schedule has 1 to 100 attempts, a first wait of 1 ms or more, a factor of 1 or more and a longest wait up to 7 days, not "
                            + attempts + ", " + first + ", " + factor + ", " + longest);
        }
    }

    public static RetrySchedule defaults() {
        return new RetrySchedule(12, Duration.ofSeconds(5), 5, Duration.ofHours(12));
    }

    public RetrySchedule attempting(int times) {
        return new RetrySchedule(times, first, factor, longest);
    }

    /** Whether an event that failed this time is told again. */
    boolean goesOnAfter(int attempt) {
        return attempt < attempts;
    }

    /** @param chance 0 for the whole wait, 255 for little more than its half */
    Duration wait(int attempt, int chance) {
        Duration wait = first;
        for (int i = 1; i < attempt && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(factor);
        }
        long millis = (wait.compareTo(longest) > 0 ? longest : wait).toMillis();
        return Duration.ofMillis(millis - millis * chance / 512);
    }
}
