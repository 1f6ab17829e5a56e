package io.payung.event;

import io.payung.fault.PayungException;
import io.payung.key.IdSource;
import java.time.Clock;
import java.time.Duration;

/**
 * How an {@link EventRelay} works.
 *
 * @param clock     decides what is due; the nodes' clocks may differ by less than the lease
 * @param ids       gives the randomness of the waits
 * @param schedule  when a failed event is told again
 * @param lease     how long a listener may take for one event before another node tries, 1 second or more; 1 minute unless said otherwise
 * @param pollEvery how long a started relay rests when nothing is due; 1 second unless said otherwise
 */
public record RelayOptions(Clock clock, IdSource ids, RetrySchedule schedule, Duration lease, Duration pollEvery) {

    public RelayOptions {
        if (lease.toSeconds() < 1 || pollEvery.toMillis() < 1) {
            throw new PayungException("RELAY_OPTIONS", "a lease is 1 s or more and a rest 1 ms or more, not " + lease + " and " + pollEvery);
        }
    }

    public static RelayOptions of(Clock clock, IdSource ids) {
        return new RelayOptions(clock, ids, RetrySchedule.defaults(), Duration.ofMinutes(1), Duration.ofSeconds(1));
    }

    public RelayOptions retrying(RetrySchedule other) {
        return new RelayOptions(clock, ids, other, lease, pollEvery);
    }

    public RelayOptions leasingFor(Duration other) {
        return new RelayOptions(clock, ids, schedule, other, pollEvery);
    }

    public RelayOptions polling(Duration every) {
        return new RelayOptions(clock, ids, schedule, lease, every);
    }
}
