package io.payung.store;

import io.payung.fixture.FakeGateway;
import io.payung.fixture.Shop;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentState;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Applies and pays until it is killed, and says what it has been told: each line is true whatever comes after it. */
final class KilledApplicant {

    static final String APPLIED = "applied ";
    static final String ISSUED = "issued ";
    static final PartnerId PARTNER = PartnerId.of("killed");

    private static final int AT_ONCE = 3;

    private KilledApplicant() {}

    /** @param arguments the folder of file and key */
    public static void main(String[] arguments) throws SQLException {
        Path folder = Path.of(arguments[0]);
        try (TestPool pool = Databases.Kind.H2.open(folder)) {
            Till till = over(pool, folder);
            while (true) {
                List<AwaitingPayment> waiting = new ArrayList<>();
                for (int i = 0; i < AT_ONCE; i++) {
                    waiting.add(till.apply());
                    System.out.println(APPLIED + waiting.get(i).application() + " " + waiting.get(i).paymentReference());
                }
                // Every second of them is told by two notices at once, so that a kill also hits a race.
                Threads.atOnce(2, () -> waiting.stream().map(each -> paid(till, each)).toList());
                waiting.forEach(each -> System.out.println(ISSUED + each.application()));
            }
        }
    }

    static Till over(TestPool pool, Path folder) {
        DefaultIdSource ids = new DefaultIdSource();
        return new Till(JdbcStore.over(pool, DevelopmentKeys.at(folder.resolve("key"), ids), ids), PARTNER);
    }

    /** The gateway outlives every process: it has the money of whoever applied. */
    static Object paid(Till till, AwaitingPayment awaiting) {
        settle(till.gateway, awaiting.paymentReference(), awaiting);
        return till.notice(awaiting, PaymentState.SETTLED);
    }

    private static void settle(FakeGateway gateway, String reference, AwaitingPayment awaiting) {
        gateway.settle(reference, awaiting.dueNow(), Shop.NOW);
    }
}
