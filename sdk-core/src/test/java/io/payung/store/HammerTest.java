package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sixty-four callers at once, a quarter of whom hang up: afterwards database and callers agree, to the last unit. */
class HammerTest {

    private static final long SEED = 20261126;
    private static final boolean FULL = Boolean.getBoolean("payung.full");

    /** A little more than a developer waits for. */
    private static final boolean LONG = Boolean.getBoolean("payung.long");

    /** Of the full length; so many keys and persons as fit them. */
    private static final int REQUESTS = Integer.getInteger("payung.hammer.requests", 200_000);

    @TempDir
    Path folder;

    private static Hammer.Size size(Databases.Kind kind) {
        boolean interrupts = kind == Databases.Kind.POSTGRESQL;
        return FULL
                ? new Hammer.Size(64, REQUESTS, REQUESTS / 8, REQUESTS / 40, REQUESTS / 400, interrupts)
                : new Hammer.Size(64, LONG ? 600 : 300, LONG ? 120 : 60, 40, 4, interrupts);
    }

    static List<String> violations(TestPool pool, Hammer hammer) throws SQLException {
        List<String> violations = new ArrayList<>(Checker.violations(pool, hammer.told));
        violations.addAll(Checker.coveredTwice(pool, Hammer.UNIQUE));
        violations.addAll(Checker.insuredForMoreThan(pool, Hammer.MOST));
        return violations;
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void leavesNothingThatCannotBe(Databases.Kind kind) throws SQLException, InterruptedException {
        try (TestPool pool = kind.open(folder)) {
            long began = System.nanoTime();

            Hammer hammer = new Hammer(pool, size(kind), SEED, UnaryOperator.identity()).run();
            List<String> violations = violations(pool, hammer);

            Map<String, Long> told = hammer.told.counts();
            System.out.printf("%s %s: %s policies, %s applications, %s refunds; told %s; %.1f s; %d violations%n", kind, size(kind),
                    Databases.ask(pool, "select count(*) from payung_policy"), Databases.ask(pool, "select count(*) from payung_application"),
                    Databases.ask(pool, "select count(*) from payung_refund_due"), told, (System.nanoTime() - began) / 1e9, violations.size());
            assertThat(violations).as("seed %d", SEED).isEmpty();
            assertThat(pool.complaints()).isEmpty();
            // The traffic has met what it was made for; in a short slice, those who come that far may all have been refused for something else.
            assertThat(told).containsKeys("issued", "awaiting", "COVER_NOT_UNIQUE", "PERSON_LIMIT_REACHED");
            if (LONG || FULL) {
                assertThat(told).containsKeys("IDEMPOTENCY_KEY_REUSED", "OFFER_ALREADY_USED", "PAYMENT_ALREADY_USED");
            }
            assertThat(!FULL || told.containsKey("MANDATE_FULL")).as("an agreement was full").isTrue();
        }
    }
}
