package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shop;
import io.payung.fixture.Variations;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.money.Money;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentProof;
import io.payung.payment.PaymentState;
import io.payung.policy.ApplicationId;
import io.payung.policy.ApplicationState;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PremiumShare;
import io.payung.policy.Transfer;
import io.payung.policy.Transfer.Part;
import io.payung.policy.TransferOutcome;
import io.payung.policy.TransferOutcome.PartOutcome;
import io.payung.product.PremiumTerms;
import io.payung.product.Product;
import io.payung.product.ProductPack;
import io.payung.product.terms.Payer;
import io.payung.quote.Offer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A product whose member, cooperative and state pay a third each, and whose premium of 22,500 leaves remainders. */
class TransferTest {

    @TempDir
    Path folder;

    /** What is tried with one till. */
    interface Work {
        void with(Till till) throws SQLException;
    }

    /** The member pays at the till, the state's part is waited for, the cooperative's is not. */
    static ProductPack shared() {
        return paidBy(List.of(
                payer("member", "0.3333", null, true), payer("cooperative", "0.3333", "monthly-statement", false),
                payer("state", "0.3334", "state-budget", true)));
    }

    private static ProductPack paidBy(List<Payer> payers) {
        ProductPack pack = SampleProduct.pack();
        PremiumTerms premium = Variations.with(Variations.with(pack.product().premium(), "payers", payers), "remainderTo", "state");
        Product product = Variations.with(pack.product(), "premium", premium);
        return Variations.with(pack, "product", product);
    }

    private static Payer payer(String id, String share, @Nullable String collected, boolean waits) {
        return new Payer(id, new BigDecimal(share), collected, null, waits);
    }

    private void on(Databases.Kind kind, ProductPack pack, Work work) throws SQLException {
        on(kind, folder, pack, work);
    }

    /** In a database of its own, whose payments add up afterwards. */
    static void on(Databases.Kind kind, Path folder, ProductPack pack, Work work) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            DefaultIdSource ids = new DefaultIdSource();
            PayungStore store = JdbcStore.over(pool, DevelopmentKeys.inMemory(ids), ids);
            work.with(new Till(store, PartnerId.of("cooperative"), pack));
            assertThat(Ledger.of(pool).complaints()).isEmpty();
        }
    }

    private static Money share(Till till, AwaitingPayment awaiting, String payer) {
        return till.standing(awaiting).shares().stream()
                .filter(share -> share.payer().equals(payer))
                .map(PremiumShare::amount)
                .findFirst()
                .orElseThrow();
    }

    static ApplicationId id(AwaitingPayment awaiting) {
        return new ApplicationId(awaiting.application());
    }

    private static PaymentProof transferred(Till till, String reference, Money amount) {
        return till.gateway.settle(reference, amount, till.clock.instant());
    }

    static List<String> codes(TransferOutcome outcome) {
        return outcome.parts().stream().map(PartOutcome::code).map(String::valueOf).toList();
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void issuesWhenAllThatItWaitsForIsThere(Databases.Kind kind) throws SQLException {
        on(kind, shared(), till -> {
            AwaitingPayment first = till.apply();
            AwaitingPayment second = till.apply();
            Money state = share(till, first, "state");
            assertThat(first.dueNow()).as("the member's part").isEqualTo(Shop.rupiah(7000)).isEqualTo(share(till, first, "cooperative"));
            assertThat(state).as("with what rounding leaves over").isEqualTo(Shop.rupiah(8500));

            till.pay(first);
            till.notice(first, PaymentState.SETTLED);
            till.notice(first, PaymentState.SETTLED);
            assertThat(till.state(first)).as("the state is still waited for").isEqualTo(ApplicationState.AWAITING_PAYMENT);
            PaymentProof proof = transferred(till, "budget-1", state.plus(state));
            Transfer transfer = Transfer.of(proof, List.of(Part.of(id(first), "state", state), Part.of(id(second), "state", state)));
            TransferOutcome received = till.payung.receive(transfer);
            TransferOutcome again = till.payung.receive(transfer);
            till.pay(second);
            till.notice(second, PaymentState.SETTLED);

            assertThat(codes(received)).containsExactly("null", "null");
            assertThat(again).isEqualTo(received);
            assertThat(till.state(first)).isEqualTo(ApplicationState.ISSUED);
            assertThat(till.state(second)).isEqualTo(ApplicationState.ISSUED);
            assertThat(till.store.policies().counts()).containsEntry("payment_allocation", 4L).containsEntry("refund_due", 0L);
            laterTheCooperativePays(till, List.of(first, second));
        });
    }

    /** One payment for what nobody waited for, with one part too many and more than all of them. */
    private static void laterTheCooperativePays(Till till, List<AwaitingPayment> sold) {
        Money share = Shop.rupiah(7000);
        List<Part> parts = new ArrayList<>();
        sold.forEach(each -> parts.add(Part.of(till.payung.policyOf(id(each)).orElseThrow().number(), "cooperative", share)));
        parts.add(parts.get(0));
        parts.add(Part.of(new PolicyNumber("PYG-0"), "cooperative", share));
        PaymentProof proof = transferred(till, "statement-1", Shop.rupiah(30_000));

        TransferOutcome received = till.payung.receive(Transfer.of(proof, parts));

        assertThat(codes(received)).containsExactly("null", "null", "SHARE_ALREADY_PAID", "POLICY_UNKNOWN");
        assertThat(till.store.policies().counts()).containsEntry("payment_allocation", 6L).containsEntry("refund_due", 1L);
        assertThat(till.payung.bordereau(LedgerContract.JUNE, World.JAKARTA).isReconciled()).isTrue();
        till.payung.settleRefunds(10);
        assertThat(till.payung.bordereau(LedgerContract.JUNE, World.JAKARTA).isReconciled()).isTrue();
        assertThat(till.gateway.refunds()).singleElement().satisfies(due -> assertThat(due.amount()).isEqualTo(Shop.rupiah(16_000)));
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void givesEachPayerBackWhatALapsedApplicationReceived(Databases.Kind kind) throws SQLException {
        on(kind, shared(), till -> {
            AwaitingPayment lapsing = till.apply();
            AwaitingPayment issued = till.apply();
            Money state = share(till, lapsing, "state");
            till.pay(issued);
            till.notice(issued, PaymentState.SETTLED);
            PaymentProof proof = transferred(till, "budget-2", state.plus(state));
            till.payung.receive(Transfer.of(proof, List.of(Part.of(id(lapsing), "state", state), Part.of(id(issued), "state", state))));

            till.clock.set(lapsing.payBy());
            till.reconcile();

            assertThat(till.state(issued)).isEqualTo(ApplicationState.ISSUED);
            assertThat(till.state(lapsing)).isEqualTo(ApplicationState.REFUND_DUE);
            assertThat(till.standing(lapsing).refunds()).singleElement().satisfies(due -> {
                assertThat(due.amount()).isEqualTo(state);
                assertThat(due.part()).isEqualTo(lapsing.application().toString());
            });
            till.payung.settleRefunds(10);
            assertThat(till.state(lapsing)).isEqualTo(ApplicationState.REFUNDED);
        });
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void issuesAtOnceWhereNobodyWaitsForTheMoney(Databases.Kind kind) throws SQLException {
        on(kind, paidBy(List.of(payer("member", "1", "deducted-from-loan", false))), till -> {
            Offer offer = till.offer(Till.somebody());
            IssueCommand command = IssueCommand.of(IdempotencyKey.of("k"), offer.token(), till.command(offer).consent());
            assertThat(Shop.refused(till.payung.apply(till.command(offer))).reasons().get(0).code().value()).isEqualTo("PAYMENT_NOT_NEEDED");

            Issued issued = Shop.issued(till.payung.issue(command));

            assertThat(till.store.policies().counts()).containsEntry("payment_allocation", 0L);
            PaymentProof proof = transferred(till, "loan-1", offer.premium());
            assertThat(codes(till.payung.receive(Transfer.of(proof, List.of(Part.of(issued.number(), "member", offer.premium()))))))
                    .containsExactly("null");
            assertThat(till.store.policies().counts()).containsEntry("payment_allocation", 1L).containsEntry("refund_due", 0L);
        });
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void receivesATransferOnceWhateverTheCrowd(Databases.Kind kind) throws SQLException {
        on(kind, shared(), till -> {
            AwaitingPayment awaiting = till.apply();
            till.pay(awaiting);
            till.notice(awaiting, PaymentState.SETTLED);
            Money state = share(till, awaiting, "state");
            PaymentProof proof = transferred(till, "budget-3", state.plus(Shop.rupiah(1)));
            Transfer transfer = Transfer.of(proof, List.of(Part.of(id(awaiting), "state", state)));

            List<TransferOutcome> outcomes = Threads.atOnce(6, () -> till.payung.receive(transfer));

            assertThat(outcomes).allSatisfy(outcome -> assertThat(codes(outcome)).containsExactly("null"));
            assertThat(till.store.policies().counts()).containsEntry("policy", 1L).containsEntry("refund_due", 1L);
        });
    }

    @ParameterizedTest
    @EnumSource(value = Databases.Kind.class, names = "H2")
    void receivesNothingThatContradictsTheGateway(Databases.Kind kind) throws SQLException {
        on(kind, shared(), till -> {
            AwaitingPayment awaiting = till.apply();
            Money state = share(till, awaiting, "state");
            Part part = Part.of(id(awaiting), "state", state);
            PaymentProof proof = transferred(till, "budget-4", state);

            assertThat(till.payung.receive(Transfer.of(proof, List.of(part, part))).code()).isEqualTo("PAYMENT_AMOUNT_DIFFERS");
            assertThat(till.payung.receive(Transfer.of(Variations.with(proof, "amount", state.plus(state)), List.of(part))).code())
                    .isEqualTo("PAYMENT_AMOUNT_DIFFERS");
            assertThat(till.payung.receive(Transfer.of(proof, List.of(Part.of(id(awaiting), "state", Money.of("1", "USD"))))).code())
                    .isEqualTo("PAYMENT_CURRENCY_DIFFERS");
            assertThat(till.payung.receive(Transfer.of(Variations.with(proof, "reference", "none"), List.of(part))).code())
                    .isEqualTo("PAYMENT_NOT_FOUND");
            assertThat(till.payung.receive(Transfer.of(Variations.with(proof, "gateway", "none"), List.of(part))).code())
                    .isEqualTo("PAYMENT_GATEWAY_UNKNOWN");
            till.pay(awaiting);
            PaymentProof till1 = new PaymentProof(proof.gateway(), awaiting.paymentReference(), awaiting.dueNow());
            assertThat(till.payung.receive(Transfer.of(till1, List.of())).code()).isEqualTo("PAYMENT_ALREADY_USED");
            assertThat(till.store.policies().counts()).containsEntry("refund_due", 0L).containsEntry("payment_allocation", 0L);
        });
    }
}
