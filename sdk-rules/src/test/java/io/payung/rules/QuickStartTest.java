package io.payung.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.Payung;
import io.payung.consent.Consent;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.key.IdSource;
import io.payung.key.Keys;
import io.payung.money.Money;
import io.payung.party.Applicant;
import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import io.payung.party.Sex;
import io.payung.payment.PaymentCheck;
import io.payung.payment.PaymentProof;
import io.payung.payment.PaymentVerifier;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome;
import io.payung.policy.PolicyQuery;
import io.payung.quote.Offer;
import io.payung.quote.QuoteOutcome;
import io.payung.quote.QuoteRequest;
import io.payung.store.JdbcStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java that the README prints. */
class QuickStartTest {

    private static final Path PRODUCTS = Path.of("..", "samples", "products", "personal-accident");

    /** A gateway that received 20,000 rupiah under every reference. */
    private static final PaymentVerifier GATEWAY = new PaymentVerifier() {
        @Override
        public String gateway() {
            return "my-gateway";
        }

        @Override
        public PaymentCheck verify(PartnerId partner, String reference) {
            return new PaymentCheck.Settled(partner, Money.of("20000", "IDR"), Instant.now());
        }
    };

    @Test
    void quotesAndIssuesWithoutAnyFramework() {
        IssueOutcome outcome = sell(PRODUCTS, GATEWAY, "order-4711");

        assertThat(outcome).isInstanceOf(IssueOutcome.Issued.class);
    }

    @Test
    @Tag("long")
    void keepsPoliciesInADatabaseWithoutAnyFramework(@TempDir Path folder) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:file:" + folder.resolve("payung") + ";WRITE_DELAY=0");

        Payung first = lasting(PRODUCTS, dataSource, folder.resolve("payung.key"));
        Payung again = lasting(PRODUCTS, dataSource, folder.resolve("payung.key"));

        assertThat(first.policies(PolicyQuery.all()).policies()).isEmpty();
        assertThat(again.findByKey(IdempotencyKey.of("order-4711"))).isEmpty();
    }

    private static Payung lasting(Path products, DataSource dataSource, Path keyFile) {
        // region: java-store
        IdSource ids = new DefaultIdSource();
        Keys keys = DevelopmentKeys.at(keyFile, ids);
        Payung payung = Payung.builder().products(ProductPacks.directory(products))
                .store(JdbcStore.over(dataSource, keys, ids)).keys(keys).partner(PartnerId.of("my-shop")).build();
        // end
        return payung;
    }

    private static IssueOutcome sell(Path products, PaymentVerifier gateway, String orderId) {
        // region: java
        Payung payung = Payung.builder().products(ProductPacks.directory(products)).payments(gateway).build();

        Applicant siti = Applicant.of("Siti Rahayu", IdentityDocument.nik("3515145501900001"), LocalDate.of(1990, 1, 15), Sex.FEMALE);
        QuoteOutcome quoted = payung.quote(QuoteRequest.of("personal-accident", "basic").via("app").by(siti)
                .answers(Map.of("occupation", "trade", "motorcycle", false, "monthlyIncome", "3000000", "hazardousSport", false)));

        Offer offer = quoted.fold(
                offered -> offered,
                declined -> { throw new IllegalStateException("tell the customer: " + declined.reasons()); },
                moreNeeded -> { throw new IllegalStateException("ask the customer: " + moreNeeded.questions()); });

        Consent consent = offer.clauses().acceptedBy(siti).via("app").at(Instant.now()).all();
        PaymentProof proof = new PaymentProof("my-gateway", "payment-of-" + orderId, offer.premium());
        IssueOutcome outcome = payung.issue(IssueCommand.of(IdempotencyKey.of(orderId), offer.token(), consent).paidBy(proof));
        // end
        return outcome;
    }
}
