package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fixture.FakeGateway;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shelf;
import io.payung.fixture.Shop;
import io.payung.fixture.TestClock;
import io.payung.Payung;
import io.payung.key.DevelopmentKeys;
import io.payung.key.IdSource;
import io.payung.fixture.SeededIds;
import io.payung.party.Applicant;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.quote.Offer;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What issuing takes of the processor beside the very statements that it runs, in one JVM and one after the other. Printed, never asserted. */
@Tag("long")
class IssueCpuTest {

    private static final int SALES = Boolean.getBoolean("payung.full") ? 3000 : 20;
    private static final int ROUNDS = 3;

    @TempDir
    Path folder;

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Everything but the issuing is done before. */
    private static final class Sales {
        private final Payung payung;
        private final List<IssueCommand> commands = new ArrayList<>();

        Sales(DataSource source) {
            IdSource ids = new SeededIds(7);
            DevelopmentKeys keys = DevelopmentKeys.inMemory(ids);
            FakeGateway gateway = new FakeGateway();
            payung = Payung.builder().products(new Shelf(SampleProduct.pack())).store(JdbcStore.over(source, keys, ids)).keys(keys).ids(ids)
                    .clock(new TestClock(Shop.NOW)).payments(gateway).build();
            for (int i = 0; i < SALES; i++) {
                Applicant applicant = Till.somebody();
                Offer offer = Shop.offered(payung.quote(Shop.basicFor(applicant)));
                commands.add(IssueCommand.of(IdempotencyKey.of("order-" + i), offer.token(), offer.clauses().acceptedBy(applicant).via("app").at(Shop.NOW).all())
                        .paidBy(gateway.settle("pay-" + i, offer.premium(), Shop.NOW)));
            }
        }

        long issue() {
            long before = cpu();
            commands.forEach(command -> assertThat(payung.issue(command)).isInstanceOf(Issued.class));
            return cpu() - before;
        }
    }

    @Test
    void tellsWhatIssuingTakesBesideItsStatements() throws SQLException {
        for (int round = 0; round < ROUNDS; round++) {
            try (TestPool recorded = Databases.Kind.H2.open(folder.resolve("recorded" + round));
                    TestPool bare = Databases.Kind.H2.open(folder.resolve("bare" + round));
                    TestPool whole = Databases.Kind.H2.open(folder.resolve("whole" + round))) {
                RecordedSql sql = new RecordedSql(recorded);
                Sales told = new Sales(sql.source());
                sql.begin();
                told.issue();
                new Sales(bare);

                long issuing = new Sales(whole).issue();
                long statements = runAgain(sql, bare);

                System.out.printf("%d sales on H2: issue %.2f ms, its %.0f statements %.2f ms of CPU each, ratio %.2f%n", SALES,
                        issuing / 1e6 / SALES, (double) sql.size() / SALES, statements / 1e6 / SALES, (double) issuing / statements);
                assertThat(Databases.ask(bare, "select count(*) from payung_policy")).isEqualTo(Integer.toString(SALES));
            }
        }
    }

    private static long runAgain(RecordedSql sql, TestPool bare) throws SQLException {
        try (Connection connection = bare.getConnection()) {
            connection.setAutoCommit(false);
            long before = cpu();
            sql.runAgain(connection);
            long taken = cpu() - before;
            connection.setAutoCommit(true);
            return taken;
        }
    }
}
