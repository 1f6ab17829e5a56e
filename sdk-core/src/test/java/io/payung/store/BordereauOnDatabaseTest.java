package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.bordereau.Bordereau;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentState;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever changes a row behind the back of the events is found, by the account and to the last unit. */
class BordereauOnDatabaseTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "H2, update payung_policy set premium = premium + 1, 22500, 22501, written",
        "POSTGRESQL, update payung_policy set premium = premium + 1, 22500, 22501, written",
        "H2, update payung_payment_allocation set amount = amount - 0.000001, 22500, 22499.999999, received",
        "POSTGRESQL, delete from payung_payment_allocation, 22500, 0, received",
    })
    void findsWhatWasChanged(Databases.Kind kind, String change, String events, String ledger, String account) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            DefaultIdSource ids = new DefaultIdSource();
            Till till = new Till(JdbcStore.over(pool, DevelopmentKeys.inMemory(ids), ids), PartnerId.of("cooperative"));
            AwaitingPayment awaiting = till.apply();
            till.pay(awaiting);
            till.notice(awaiting, PaymentState.SETTLED);
            assertThat(bordereau(till).differences()).isEmpty();

            Databases.execute(pool, change);

            assertThat(bordereau(till).differences()).singleElement().satisfies(difference -> {
                assertThat(difference.events()).extracting(account).asString().startsWith(events);
                assertThat(difference.ledger()).extracting(account).asString().startsWith(ledger);
            });
        }
    }

    private static Bordereau bordereau(Till till) {
        return till.payung.bordereau(LedgerContract.JUNE, World.JAKARTA);
    }
}
