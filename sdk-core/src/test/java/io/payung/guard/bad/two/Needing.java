package io.payung.guard.bad.two;

import io.payung.guard.bad.one.Showing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The other half of the cycle, and five ways to the clock and to chance. */
public class Needing {
    public String otherHalf() {
        return new Showing().half();
    }

    Object[] now() {
        return new Object[] {Instant.now(), LocalDate.now(), System.currentTimeMillis(), UUID.randomUUID(), Math.random()};
    }
}
