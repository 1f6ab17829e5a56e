package io.payung.sandbox;

import io.payung.fault.PayungException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that runs as the real one does and can be set forward, so that offers expire, applications lapse and late money arrives. Never back: what is
 * stored would then lie in the future. At most {@link #FARTHEST} ahead of the real one. Safe for several threads.
 */
public final class SandboxClock extends Clock {

    /** Fifty years: longer than any policy. */
    public static final Duration FARTHEST = Duration.ofDays(50 * 365L);

    private final Clock real;
    private final AtomicReference<Duration> ahead;

    SandboxClock(Clock real) {
        this(real, new AtomicReference<>(Duration.ZERO));
    }

    private SandboxClock(Clock real, AtomicReference<Duration> ahead) {
        this.real = real;
        this.ahead = ahead;
    }

    /** Sets it forward by more than nothing. Throws {@code CLOCK_BACK} or {@code CLOCK_TOO_FAR}. @return its time then */
    public Instant forward(Duration by) {
        if (by.isNegative() || by.isZero()) {
            throw back();
        }
        ahead.accumulateAndGet(by, (before, more) -> checked(more.compareTo(FARTHEST) > 0 ? more : before.plus(more)));
        return instant();
    }

    /** Sets it forward to an instant that has not passed. Throws {@code CLOCK_BACK} or {@code CLOCK_TOO_FAR}. @return its time then */
    public Instant forwardTo(Instant to) {
        Duration wanted = Duration.between(real.instant(), to);
        ahead.updateAndGet(before -> {
            if (wanted.compareTo(before) < 0) {
                throw back();
            }
            return checked(wanted);
        });
        return instant();
    }

    private static Duration checked(Duration wanted) {
        if (wanted.compareTo(FARTHEST) > 0) {
            throw new PayungException("CLOCK_TOO_FAR", "a test clock runs at most " + FARTHEST.toDays() + " days ahead");
        }
        return wanted;
    }

    private static PayungException back() {
        return new PayungException("CLOCK_BACK", "a test clock is only set forward");
    }

    /** How far it is set forward. */
    public Duration ahead() {
        return ahead.get();
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new SandboxClock(real.withZone(zone), ahead);
    }

    @Override
    public String toString() {
        return "SandboxClock[" + ahead() + " ahead]";
    }
}
