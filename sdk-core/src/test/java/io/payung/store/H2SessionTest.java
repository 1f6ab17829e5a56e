package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentState;
import io.payung.policy.ApplicationState;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pool retires its connections, also the one that has made the tables. */
class H2SessionTest {

    @TempDir
    Path folder;

    @Test
    void sellsAfterTheConnectionThatMadeTheTablesIsClosed() throws SQLException {
        try (TestPool pool = Databases.Kind.H2.open(folder);
                TestPool other = Databases.Kind.H2.open(folder);
                Connection open = other.getConnection()) {
            DefaultIdSource ids = new DefaultIdSource();
            DevelopmentKeys keys = DevelopmentKeys.inMemory(ids);
            JdbcStore.over(pool, keys, ids);
            pool.close();

            JdbcStore store = JdbcStore.over(other, keys, ids);

            assertThat(open.isClosed()).isFalse();
            store.events().subscribe("late", null, World.NOON);
            Till till = new Till(store, PartnerId.of("late"));
            AwaitingPayment awaiting = till.apply();
            till.pay(awaiting);
            till.notice(awaiting, PaymentState.SETTLED);
            assertThat(till.state(awaiting)).isEqualTo(ApplicationState.ISSUED);
        }
    }

    /** H2 2.4 evaluates a list in the session that made the check, and refuses every row once that is closed. */
    @Test
    void hasNoCheckWithAList() throws SQLException {
        try (TestPool pool = Databases.Kind.H2.open(folder)) {
            Databases.execute(pool, "create table payung_naive (state varchar(9), constraint payung_ck_naive check (state in ('a', 'b')))");
            JdbcStore.over(pool, DevelopmentKeys.inMemory(new DefaultIdSource()), new DefaultIdSource());

            assertThat(Databases.session(pool).list(
                            "select c.constraint_name from information_schema.check_constraints c where c.check_clause like '% IN%(%'",
                            row -> row.getString(1)))
                    .containsExactly("PAYUNG_CK_NAIVE");
        }
    }
}
