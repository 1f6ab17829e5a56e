package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.policy.PolicyStore.Conflict;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each call to the database, from quote to claim, from application to refund, from the first instalment to the end, and in a host's own transaction, fails
 * once: whoever asks again is served, and nothing is torn.
 */
class FaultInjectionTest {

    private static final boolean FULL = Boolean.getBoolean("payung.full");

    /** A prime, so that slices meet calls of every kind. */
    private static final int EVERY = Integer.getInteger("payung.fault.every", FULL ? 1 : Boolean.getBoolean("payung.long") ? 389 : 719);

    /** The longest story, of which each call takes many times as long as of the others. */
    private static final int EVERY_OF_A_PLAN = Integer.getInteger("payung.fault.plan", FULL ? 23 : Boolean.getBoolean("payung.long") ? 1_009 : 2_003);

    /** For what takes longest: the answer is lost, and nothing can be undone. */
    private static final Set<FaultyDatabase.Fault> WORST =
            FULL ? EnumSet.allOf(FaultyDatabase.Fault.class) : EnumSet.of(FaultyDatabase.Fault.AFTER, FaultyDatabase.Fault.BEFORE_AND_NO_ROLLBACK);

    /** Some of them, by name; all unless said otherwise. */
    private static final Set<FaultyDatabase.Fault> FAULTS = Stream.of(
                    System.getProperty("payung.fault.kinds", "BEFORE,AFTER,TIMEOUT,BEFORE_AND_NO_ROLLBACK").split(","))
            .map(FaultyDatabase.Fault::valueOf).collect(Collectors.toCollection(() -> EnumSet.noneOf(FaultyDatabase.Fault.class)));

    @TempDir
    Path folder;

    /**
     * With its tables already there, and a connection to stay open: an H2 that nobody uses closes and opens again with a write delay, and one in which
     * the session that made a table is gone refuses every row that a list of values is to be checked for.
     */
    private static TestPool prepared(Databases.Kind kind, Path folder) throws SQLException {
        TestPool pool = kind.open(folder);
        DefaultIdSource ids = new DefaultIdSource();
        if (kind == Databases.Kind.POSTGRESQL) {
            return pool;
        }
        JdbcStore.over(pool, DevelopmentKeys.inMemory(ids), ids, JdbcOptions.defaults());
        pool.close();
        return kind.open(folder);
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void servesWhoeverAsksAgain(Databases.Kind kind) throws SQLException {
        for (FaultyDatabase.Fault fault : FAULTS) {
            try (TestPool pool = prepared(kind, folder.resolve(fault.name()));
                    Connection open = pool.getConnection()) {
                assertThat(open.isClosed()).isFalse();
                FaultStory story = new FaultStory(pool);

                int issuing = story.failEach(fault, EVERY, story::quoteToClaim);
                int paying = story.failEach(fault, EVERY, () -> story.applicationToRefund(false));
                int late = story.failEach(fault, EVERY, () -> story.applicationToRefund(true));
                int ending = WORST.contains(fault) ? story.failEach(fault, EVERY_OF_A_PLAN, story::planToEnd) : 0;

                System.out.printf("%s %s: one in %d of %d calls from quote to claim, %d to payment, %d to refund, and one in %d of %d of a plan; %d told to callers%n",
                        kind, fault, EVERY, issuing, paying, late, EVERY_OF_A_PLAN, ending, story.faults());
                assertThat(story.faults()).isPositive();
            }
        }
    }

    /** What the host writes and what is sold in its transaction stand or fall together. */
    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void servesAHostThatAsksAgainInATransactionOfItsOwn(Databases.Kind kind) throws SQLException {
        for (FaultyDatabase.Fault fault : WORST) {
            try (TestPool pool = prepared(kind, folder.resolve(fault.name()));
                    Connection open = pool.getConnection()) {
                assertThat(open.isClosed()).isFalse();
                FaultStory story = FaultStory.hosted(pool);

                int calls = story.failEach(fault, EVERY, story::hostedSale);

                System.out.printf("%s %s: one in %d of %d calls in a host's transaction; %d told to the host%n", kind, fault, EVERY, calls, story.faults());
                assertThat(story.faults()).isPositive();
            }
        }
    }

    /** The control: a store beside the host keeps what the host has undone. */
    @Test
    void findsWhatIsSoldWithoutTheHost() throws SQLException {
        try (TestPool pool = prepared(Databases.Kind.H2, folder);
                Connection open = pool.getConnection()) {
            assertThat(open.isClosed()).isFalse();
            FaultStory story = FaultStory.besideAHost(pool);

            assertThatThrownBy(() -> story.failEach(FaultyDatabase.Fault.BEFORE, EVERY, story::hostedSale)).hasRootCauseMessage(FaultStory.APART);
        }
    }

    /** The control: who answers before the commit has promised what a fault then takes away. */
    @Test
    void findsWhoAnswersBeforeTheCommit() throws SQLException {
        try (TestPool pool = Databases.Kind.H2.open(folder)) {
            FaultyDatabase database = new FaultyDatabase(pool);
            DefaultIdSource ids = new DefaultIdSource();
            World world = new World(JdbcStore.over(database.source(), DevelopmentKeys.inMemory(ids), ids));
            Told told = new Told();
            Sale sale = world.sale();

            Throwable fault = catchThrowable(() -> world.store.unitOfWork().run(() -> {
                Conflict conflict = sale.write();
                told.add(new Told.Answer("issue", "order-1", "", Told.Kind.ISSUED, conflict.name(), sale.number.value()));
                database.failAt(1, FaultyDatabase.Fault.BEFORE);
                return conflict;
            }));

            assertThat(fault).isInstanceOf(StoreFault.class);
            assertThat(Checker.violations(pool, told)).contains("acknowledged, and not there once: " + sale.number);
        }
    }
}
