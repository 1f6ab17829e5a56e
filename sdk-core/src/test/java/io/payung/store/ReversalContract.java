package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.bordereau.Bordereau;
import io.payung.bordereau.BordereauLine;
import io.payung.change.ChangeCommand;
import io.payung.change.ChangeKind;
import io.payung.change.ChangeOutcome.Changed;
import io.payung.change.ChangeOutcome.Previewed;
import io.payung.change.ChangeRequest;
import io.payung.event.Event;
import io.payung.fixture.ChangingProduct;
import io.payung.fixture.FakeGateway;
import io.payung.fixture.Shop;
import io.payung.money.Money;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentCheck;
import io.payung.payment.PaymentProof;
import io.payung.payment.PaymentState;
import io.payung.payment.RefundSettler.Progress;
import io.payung.policy.ApplicationId;
import io.payung.policy.ApplicationState;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import io.payung.policy.NoticeOutcome;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyState;
import io.payung.policy.PolicyStore.Conflict;
import io.payung.quote.Offer;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A gateway takes back money that had been received. */
interface ReversalContract extends StoreUnderTest {

    Money PREMIUM = Shop.rupiah(22_500);

    private Till till() {
        return new Till(store(), world().partner, ChangingProduct.pack());
    }

    private static AwaitingPayment sold(Till till) {
        AwaitingPayment awaiting = till.apply();
        till.pay(awaiting);
        till.notice(awaiting, PaymentState.SETTLED);
        return awaiting;
    }

    private static PolicyNumber policy(Till till, AwaitingPayment awaiting) {
        return till.standing(awaiting).application().policy();
    }

    /** From now on it says that the money is not there. */
    private static void takesBack(Till till, String reference) {
        till.gateway.answer(reference, PREMIUM, PaymentCheck.NotSettled::new);
    }

    private static NoticeOutcome notice(Till till, String reference, PaymentState state) {
        return till.payung.paymentNotified(FakeGateway.NAME, FakeGateway.notice(reference, state));
    }

    private static List<Event> told(Till till, String type) {
        return till.payung.events(null, 500).events().stream().filter(event -> event.type().equals(type)).toList();
    }

    private static void adds(Till till, long received, long owed, long reversed) {
        Bordereau june = till.payung.bordereau(YearMonth.of(2026, 6), World.JAKARTA);
        assertThat(june.differences()).isEmpty();
        assertThat(june.closing().get("IDR").received()).isEqualByComparingTo(Long.toString(received));
        assertThat(june.closing().get("IDR").refundsOwed()).isEqualByComparingTo(Long.toString(owed));
        assertThat(june.closing().get("IDR").reversed()).isEqualByComparingTo(Long.toString(reversed));
        assertThat(june.lines().stream().filter(line -> line.kind() == BordereauLine.Kind.PAYMENT_REVERSED).count()).isEqualTo(reversed > 0 ? 1 : 0);
    }

    @Test
    default void tellsAReversalOnceInWhateverOrderItIsPosted() {
        for (List<PaymentState> order : List.of(
                List.of(PaymentState.REVERSED, PaymentState.SETTLED, PaymentState.REVERSED),
                List.of(PaymentState.SETTLED, PaymentState.FAILED, PaymentState.REVERSED))) {
            Till till = new Till(store(), PartnerId.of(world().name("order")), ChangingProduct.pack());
            AwaitingPayment awaiting = sold(till);
            takesBack(till, awaiting.paymentReference());

            order.forEach(state -> assertThat(till.notice(awaiting, state)).isEqualTo(NoticeOutcome.TAKEN));

            PolicyNumber policy = policy(till, awaiting);
            assertThat(told(till, "payment.reversed")).singleElement().satisfies(event -> assertThat(event.data()).isEqualTo(Map.of(
                    "gateway", FakeGateway.NAME, "reference", awaiting.paymentReference(), "amount", EventData.of(PREMIUM),
                    "policies", List.of(policy.value()), "applications", List.of(awaiting.application().toString()))));
            assertThat(till.payung.findPolicy(policy).orElseThrow().stateAt(Shop.NOW)).as("it is the partner's").isEqualTo(PolicyState.IN_FORCE);
            assertThat(till.standing(awaiting).payments()).containsEntry(FakeGateway.NAME, PaymentState.REVERSED);
            adds(till, 22_500, 0, 22_500);
        }
    }

    @Test
    default void tellsAReversalOnceHoweverManyPostItAtOnce() {
        Till till = till();
        AwaitingPayment awaiting = sold(till);
        takesBack(till, awaiting.paymentReference());

        Threads.atOnce(Collections.<Callable<NoticeOutcome>>nCopies(4, () -> till.notice(awaiting, PaymentState.REVERSED)));

        assertThat(told(till, "payment.reversed")).hasSize(1);
    }

    @Test
    default void tellsAReversalOfAPaymentThatWasBroughtAtIssue() {
        Till till = till();
        Offer offer = till.offer(Till.somebody());
        PaymentProof proof = till.gateway.settle(world().name("card"), offer.premium(), Shop.NOW);
        PolicyNumber policy = Shop.issued(till.payung.issue(IssueCommand.of(
                IdempotencyKey.of("order"), offer.token(), till.command(offer).consent()).paidBy(proof))).number();
        assertThat(notice(till, proof.reference(), PaymentState.SETTLED)).as("nobody waits for it").isEqualTo(NoticeOutcome.NOT_OURS);
        takesBack(till, proof.reference());

        notice(till, proof.reference(), PaymentState.REVERSED);
        notice(till, proof.reference(), PaymentState.REVERSED);

        assertThat(told(till, "payment.reversed")).singleElement().satisfies(event ->
                assertThat(event.data()).containsEntry("policies", List.of(policy.value())).containsEntry("applications", List.of()));
        adds(till, 22_500, 0, 22_500);
    }

    @Test
    default void tellsAReversalOfAnInstalmentAndLeavesThePolicyToThePartner() {
        TillOfInstalments till = new TillOfInstalments(store(), world().partner);
        till.pay(2);
        String reference = till.instalment(2).paymentReference();
        takesBack(till.till, reference);

        notice(till.till, reference, PaymentState.REVERSED);
        till.reconciledAt("07-16T00:00:00");

        assertThat(told(till.till, "payment.reversed")).singleElement()
                .satisfies(event -> assertThat(event.data()).containsEntry("policies", List.of(till.policy.value())));
        assertThat(till.state()).isEqualTo(PolicyState.IN_FORCE);
    }

    @Test
    default void givesNothingBackOfWhatIsBackAlready() {
        Till till = till();
        AwaitingPayment late = till.apply();
        till.clock.advance(Duration.ofDays(2));
        till.reconcile();
        till.pay(late);
        till.notice(late, PaymentState.SETTLED);
        assertThat(till.state(late)).isEqualTo(ApplicationState.REFUND_DUE);
        takesBack(till, late.paymentReference());

        till.notice(late, PaymentState.REVERSED);
        till.payung.settleRefunds(500);

        assertThat(till.gateway.refunds()).extracting(due -> due.reference()).doesNotContain(late.paymentReference());
        assertThat(told(till, "payment.refund_withdrawn")).hasSize(1);
        assertThat(till.state(late)).isEqualTo(ApplicationState.REFUNDED);
        assertThat(till.standing(late).refunds()).isEmpty();
        adds(till, 0, 0, 22_500);
    }

    /** A gateway posts its own refunds, too. */
    @Test
    default void callsWhatWasSentBackFromHereNoReversal() {
        for (Progress progress : Progress.values()) {
            Till till = new Till(store(), PartnerId.of(world().name("sent")), ChangingProduct.pack());
            till.gateway.paysBack(() -> progress);
            AwaitingPayment awaiting = sold(till);
            cancel(till, policy(till, awaiting), ChangeKind.FREE_LOOK, "change");
            till.payung.settleRefunds(500);
            takesBack(till, awaiting.paymentReference());

            till.notice(awaiting, PaymentState.REVERSED);

            assertThat(told(till, "payment.reversed")).isEmpty();
            adds(till, 22_500, 22_500, 0);
        }
    }

    @Test
    default void tellsOnlyWhatWasNotSentBackBefore() {
        Till till = till();
        AwaitingPayment awaiting = sold(till);
        till.clock.advance(Duration.ofDays(182));
        cancel(till, policy(till, awaiting), ChangeKind.CANCELLATION, "change");
        till.payung.settleRefunds(500);
        takesBack(till, awaiting.paymentReference());

        till.notice(awaiting, PaymentState.REVERSED);

        assertThat(told(till, "payment.refunded")).extracting(event -> event.data().get("amount")).containsExactly(EventData.of(Shop.rupiah(11_000)));
        assertThat(told(till, "payment.reversed")).extracting(event -> event.data().get("amount")).containsExactly(EventData.of(Shop.rupiah(11_500)));
    }

    @Test
    default void aCancellationAfterAReversalGivesNothingBack() {
        Till till = till();
        AwaitingPayment awaiting = sold(till);
        takesBack(till, awaiting.paymentReference());
        till.notice(awaiting, PaymentState.REVERSED);

        Changed changed = cancel(till, policy(till, awaiting), ChangeKind.CANCELLATION, "change");

        assertThat(changed.terms().refund()).isEqualTo(Shop.rupiah(0));
        assertThat(changed.refunds()).isEmpty();
        assertThat(till.payung.findPolicy(changed.policy()).orElseThrow().stateAt(Shop.NOW)).isEqualTo(PolicyState.CANCELLED);
        adds(till, 22_500, 0, 22_500);
    }

    private static Changed cancel(Till till, PolicyNumber policy, ChangeKind kind, String key) {
        Previewed previewed = (Previewed) till.payung.afterSale().preview(ChangeRequest.of(policy, kind));
        return (Changed) till.payung.afterSale().change(ChangeCommand.of(IdempotencyKey.of(key), previewed.token()));
    }

    @Test
    default void believesNoNoticeThatTheGatewayDoesNotConfirm() {
        Till till = till();
        AwaitingPayment awaiting = sold(till);

        assertThat(till.notice(awaiting, PaymentState.REVERSED)).isEqualTo(NoticeOutcome.TAKEN);
        till.gateway.answer(awaiting.paymentReference(), PREMIUM, () -> {
            throw new IllegalStateException("the gateway is away");
        });
        assertThat(till.notice(awaiting, PaymentState.REVERSED)).isEqualTo(NoticeOutcome.TRY_AGAIN);

        assertThat(till.standing(awaiting).payments()).containsEntry(FakeGateway.NAME, PaymentState.SETTLED);
        assertThat(told(till, "payment.reversed")).isEmpty();
    }

    /** When the clock is set back behind the payment, nobody knows; that is no reason to take money for gone. */
    @ParameterizedTest
    @CsvSource({"599, TAKEN", "600, TAKEN", "601, TRY_AGAIN"})
    default void takesNothingForGoneThatAWrongClockHasNotSeenYet(long secondsBehind, NoticeOutcome outcome) {
        Till till = till();
        AwaitingPayment awaiting = sold(till);
        till.clock.advance(Duration.ofSeconds(-secondsBehind));

        assertThat(till.notice(awaiting, PaymentState.REVERSED)).isEqualTo(outcome);

        assertThat(till.standing(awaiting).payments()).containsEntry(FakeGateway.NAME, PaymentState.SETTLED);
        assertThat(told(till, "payment.reversed")).isEmpty();
    }

    @Test
    default void takesMoneyThatComesAfterOnePaymentWasGivenUp() {
        Till till = till();
        AwaitingPayment awaiting = till.apply();
        takesBack(till, awaiting.paymentReference());
        till.notice(awaiting, PaymentState.REVERSED);

        till.pay(awaiting);
        till.notice(awaiting, PaymentState.SETTLED);

        assertThat(till.state(awaiting)).isEqualTo(ApplicationState.ISSUED);
        assertThat(told(till, "payment.reversed")).isEmpty();
    }

    /** As many as one transfer pays for: each is named, and none is too many for the store. */
    @Test
    default void tellsOfEverythingThatALargeTransferPaidFor() {
        String payment = world().name("transfer");
        List<ApplicationId> all = Stream.generate(() -> new ApplicationId(world().ids.uuid())).limit(500).toList();
        units().run(() -> store().policies().owe(world().partner, world().refund(payment)));

        assertThat(units().run(() -> store().payments().reverse(world().partner, "simulated", payment, all, World.NOON))).isTrue();

        Event told = store().events().after(world().partner, null, 500).events().stream()
                .filter(event -> event.type().equals("payment.reversed")).findFirst().orElseThrow();
        assertThat((List<?>) told.data().get("applications")).hasSize(500);
    }

    @Test
    default void neitherPaysNorOwesBackWithMoneyThatIsGone() {
        String payment = world().name("pay");
        units().run(() -> store().policies().owe(world().partner, world().refund(payment)));

        boolean reversed = units().run(() -> store().payments().reverse(world().partner, "simulated", payment, List.of(), World.NOON));

        assertThat(reversed).isTrue();
        assertThat(units().run(() -> store().payments().reverse(world().partner, "simulated", payment, List.of(), World.NOON))).isFalse();
        assertThat(store().payments().settledFor("simulated", payment)).isEmpty();
        assertThat(units().run(() -> store().policies().owe(world().partner, world().refund(payment)))).isFalse();
        assertThat(world().sale().paidBy(payment).write()).isEqualTo(Conflict.PAYMENT_USED);
        assertThat(units().run(() -> store().payments().claimRefunds(Set.of("simulated"), World.NOON, World.NOON, 500)))
                .extracting(task -> task.due().reference()).doesNotContain(payment);
    }
}
