package io.payung.sandbox;

import io.payung.key.IdSource;
import java.time.Clock;

/**
 * What a sandbox has in place of the world: {@code Payung.builder().products(…).sandbox().build().sandbox()}. Its policies insure nobody, and their
 * numbers begin with {@code TEST-}. Safe for several threads.
 */
public final class Sandbox {

    private final SandboxClock clock;
    private final SandboxGateway gateway;

    private Sandbox(Clock real, IdSource ids) {
        this.clock = new SandboxClock(real);
        this.gateway = new SandboxGateway(clock, ids);
    }

    /** Called by the builder: production refuses both parts. */
    public static Sandbox over(Clock real, IdSource ids) {
        return new Sandbox(real, ids);
    }

    /** The time of everything that is sold here; for all partners. */
    public SandboxClock clock() {
        return clock;
    }

    /** The only gateway, for payments and refunds. */
    public SandboxGateway gateway() {
        return gateway;
    }
}
