package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.change.ChangeCommand;
import io.payung.change.ChangeKind;
import io.payung.change.ChangeOutcome;
import io.payung.change.ChangeOutcome.Changed;
import io.payung.change.ChangeOutcome.Previewed;
import io.payung.change.ChangeOutcome.Refused;
import io.payung.change.ChangeRequest;
import io.payung.change.PayerRefund;
import io.payung.event.EventType;
import io.payung.fixture.Shop;
import io.payung.money.Money;
import io.payung.payment.PaymentAllocation;
import io.payung.payment.PaymentCheck;
import io.payung.payment.PaymentProof;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.Move;
import io.payung.policy.PolicyState;
import io.payung.policy.Standing;
import io.payung.policy.Transfer;
import io.payung.product.terms.InstalmentTerms;
import io.payung.quote.Offer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A policy that is paid part by part ends, or another comes in its place: what was paid of it is kept or owed back, once, and nothing more falls due. It costs
 * 270,000 from 15 June 2026 to 14 June 2027, 22,500 a month; a refund is that of the days that are not used, to the next 500.
 */
interface EndedPlanContract extends StoreUnderTest {

    private TillOfInstalments sold() {
        return TillOfInstalments.changing(store(), world().partner, TillOfInstalments.MONTHLY);
    }

    private static ChangeOutcome confirm(TillOfInstalments till, ChangeRequest wish, String key) {
        Previewed previewed = (Previewed) till.till.payung.afterSale().preview(wish);
        return till.till.payung.afterSale().change(ChangeCommand.of(IdempotencyKey.of(key), previewed.token()));
    }

    private static Changed change(TillOfInstalments till, ChangeKind kind) {
        return (Changed) confirm(till, ChangeRequest.of(till.policy, kind), kind.key());
    }

    private static Money credited(Changed changed) {
        return changed.terms().payers().stream().map(PayerRefund::credited).reduce(Shop.rupiah(0), Money::plus);
    }

    /** Neither a day nor a payment moves it any more: what comes is owed back, and nothing else is. */
    private static void isOver(TillOfInstalments till, PolicyState state, long kept) {
        assertThat(Accounts.kept(till)).isEqualTo(Shop.rupiah(kept));
        int moves = till.moves().size();
        int owed = till.owed().size();
        int unpaid = till.plan().instalments().stream()
                .filter(each -> !each.isPaid() && !till.paid.containsKey(each.paymentReference()))
                .findFirst().orElseThrow().number();

        till.pay(unpaid, Shop.rupiah(22_500), till.till.clock.instant());
        till.notice(unpaid);
        till.notice(unpaid);
        till.till.clock.set(till.till.clock.instant().plusSeconds(400L * 86_400));
        while (till.till.payung.reconcileInstalments(500).checked() > 0) {
            // Each round puts off what it has looked at, so this ends.
            continue;
        }

        assertThat(till.state()).isEqualTo(state);
        assertThat(till.moves()).hasSize(moves);
        assertThat(till.owed()).hasSize(owed + 1).last().isIn("POLICY_ENDED", "POLICY_LAPSED");
        assertThat(Accounts.kept(till)).isEqualTo(Shop.rupiah(kept));
    }

    @Test
    default void aFreeLookGivesEveryInstalmentBack() {
        TillOfInstalments till = sold();
        till.pay(2);

        Changed changed = change(till, ChangeKind.FREE_LOOK);

        assertThat(changed.terms().refund()).isEqualTo(Shop.rupiah(45_000));
        assertThat(Accounts.open(till)).as("nothing is left to be paid").isEqualTo(Shop.rupiah(0));
        assertThat(till.plan().instalments()).allSatisfy(each -> assertThat(each.dueNow()).isEqualTo(Shop.rupiah(0)));
        isOver(till, PolicyState.VOID, 0);
    }

    /** It was paid before the end, and nobody has told: a round asks as soon as the policy has ended, and for a week. */
    @ParameterizedTest
    @CsvSource({"0, true", "6, true", "7, false", "8, false"})
    default void findsByItselfWhatWasPaidBeforeTheEnd(int daysLater, boolean found) {
        TillOfInstalments till = sold();
        till.pay(2, Shop.rupiah(22_500), till.till.clock.instant().minusSeconds(1));
        change(till, ChangeKind.FREE_LOOK);
        if (daysLater > 0) {
            till.till.gateway.answer(till.instalment(2).paymentReference(), Shop.rupiah(22_500), PaymentCheck.NotFound::new);
            till.daily(daysLater);
            till.pay(2, Shop.rupiah(22_500), till.till.clock.instant().minusSeconds(1));
        }

        till.daily(2);

        assertThat(till.owed()).as("beside the first instalment").hasSize(found ? 2 : 1);
        assertThat(Accounts.kept(till)).isEqualTo(Shop.rupiah(found ? 0 : 22_500));
    }

    @Test
    default void aCancellationStrikesWhatIsOpenAndGivesBackWhatIsNotUsed() {
        TillOfInstalments till = sold();
        till.pay(2);
        till.reconciledAt("07-30T09:00:00");

        Changed changed = change(till, ChangeKind.CANCELLATION);

        assertThat(changed.terms().refund()).as("319 of 365 days: 236,000, of which 225,000 are not paid").isEqualTo(Shop.rupiah(11_000));
        assertThat(Accounts.open(till)).isEqualTo(Shop.rupiah(0));
        isOver(till, PolicyState.CANCELLED, 34_000);
    }

    @Test
    default void aCancellationInGraceGivesNothingBackThatWasNotPaid() {
        TillOfInstalments till = sold().reconciledAt("07-20T09:00:00");
        assertThat(till.state()).isEqualTo(PolicyState.IN_GRACE);

        Changed changed = change(till, ChangeKind.CANCELLATION);

        assertThat(changed.terms().refund()).isEqualTo(Shop.rupiah(0));
        assertThat(Accounts.open(till)).isEqualTo(Shop.rupiah(247_500).minus(credited(changed)));
        assertThat(till.plan().instalments().stream().filter(each -> each.dueNow().isPositive())).as("the days that were covered").hasSize(1);
        isOver(till, PolicyState.CANCELLED, 22_500);
    }

    @Test
    default void aPolicyThatCameBackFromALapseEndsLikeAnyOther() {
        TillOfInstalments till = sold().reconciledAt("07-30T00:00:00");
        till.clock("08-10T09:00:00");
        till.pay(2);
        till.pay(3);
        till.reconciledAt("08-20T09:00:00");
        assertThat(till.state()).isEqualTo(PolicyState.IN_FORCE);

        Changed changed = change(till, ChangeKind.CANCELLATION);

        assertThat(changed.terms().refund()).as("298 of 365 days: 220,500, of which 202,500 are not paid").isEqualTo(Shop.rupiah(18_000));
        isOver(till, PolicyState.CANCELLED, 49_500);
    }

    @Test
    default void aVoidPolicyKeepsNothing() {
        TillOfInstalments till = sold();
        till.pay(2);
        till.pay(12);

        change(till, ChangeKind.VOID);

        isOver(till, PolicyState.VOID, 0);
    }

    @Test
    default void aVoidPolicyGivesNothingBackTwiceThatItsLapseGaveBack() {
        TillOfInstalments till = sold();
        till.pay(12);
        till.reconciledAt("07-30T00:00:00").reconciledAt("08-29T00:00:00");
        assertThat(till.owed()).as("what was paid for a time without cover").containsExactly("POLICY_LAPSED");

        Changed changed = change(till, ChangeKind.VOID);

        assertThat(changed.terms().refund()).isEqualTo(Shop.rupiah(22_500));
        isOver(till, PolicyState.VOID, 0);
    }

    @Test
    default void anotherPolicyInItsPlaceHasAPlanOfItsOwn() {
        TillOfInstalments till = sold();
        till.pay(2);
        till.reconciledAt("07-20T09:00:00");
        Offer offer = Shop.offered(till.till.payung.afterSale().quoteInstead(till.policy, Shop.basicFor(till.applicant)));
        PaymentProof proof = till.till.gateway.settle(world().name("top-up"), Shop.rupiah(22_500), till.till.clock.instant());
        till.paid.put(proof.reference(), proof.amount());
        Previewed previewed = (Previewed) till.till.payung.afterSale().preview(ChangeRequest.of(till.policy, ChangeKind.TOP_UP).replacedBy(offer.token()));

        Changed changed = (Changed) till.till.payung.afterSale().change(
                ChangeCommand.of(IdempotencyKey.of("top-up"), previewed.token()).with(till.till.command(offer).consent()).paidBy(proof));

        assertThat(changed.refunds()).as("ten of twelve months of the risk: 123,750 to the next 500, all of it not paid yet").isEmpty();
        TillOfInstalments other = till.of(changed.replacement().number());
        assertThat(other.plan().instalments()).hasSize(12).filteredOn(each -> each.isPaid()).hasSize(1);
        isOver(till, PolicyState.REPLACED, 67_500);
        assertThat(other.state()).as("nobody paid for it").isEqualTo(PolicyState.LAPSED);
    }

    @Test
    default void aRenewalLeavesThePlanOfWhatItRenewsAsItIs() {
        TillOfInstalments till = sold();
        payAllButTheLast(till);
        till.till.clock.set(Instant.parse("2027-05-20T02:00:00Z"));
        Offer offer = (Offer) till.till.payung.afterSale().quoteRenewal(till.policy).outcome();
        PaymentProof proof = till.till.gateway.settle(world().name("renewal"), Shop.rupiah(22_500), till.till.clock.instant());
        till.paid.put(proof.reference(), proof.amount());
        Previewed previewed = (Previewed) till.till.payung.afterSale().preview(ChangeRequest.of(till.policy, ChangeKind.RENEWAL).replacedBy(offer.token()));
        till.till.payung.afterSale().change(
                ChangeCommand.of(IdempotencyKey.of("renewal"), previewed.token()).with(till.till.command(offer).consent()).paidBy(proof));

        till.pay(12);

        assertThat(till.instalment(12).isPaid()).isTrue();
        assertThat(till.state()).isEqualTo(PolicyState.IN_FORCE);
        assertThat(Accounts.kept(till)).isEqualTo(Shop.rupiah(13 * 22_500));
    }

    /** Nobody has looked since the grace was over: it ended then, and nothing can be cancelled. */
    @Test
    default void nothingIsCancelledThatHasLapsedThoughNobodyLooked() {
        TillOfInstalments till = sold();
        till.pay(12);
        till.clock("08-10T09:00:00");

        Refused refused = (Refused) confirm(till, ChangeRequest.of(till.policy, ChangeKind.CANCELLATION), "late");

        assertThat(refused.reasons()).extracting(reason -> reason.code().value()).containsExactly("MOVE_NOT_ALLOWED");
        assertThat(till.moves()).last().isEqualTo("lapsed 2026-07-29T17:00:00Z INSTALMENT_MISSED");
        assertThat(till.reconciledAt("08-29T00:00:00").owed()).containsExactly("POLICY_LAPSED");
        assertThat(Accounts.kept(till)).isEqualTo(Shop.rupiah(22_500));
    }

    /** As the insurer's desk may end it; changes do not. */
    @ParameterizedTest
    @EnumSource(value = PolicyState.class, names = {"ENDED_BY_CLAIM", "CANCELLED"})
    default void nothingFallsDueOnceItHasEndedOtherwise(PolicyState state) {
        TillOfInstalments till = sold();
        till.clock("07-20T09:00:00");
        Instant now = till.till.clock.instant();
        Standing ended = new Standing(state, now);
        Move why = new Move(EventType.POLICY_CANCELLED, "ENDED", now, now, world().ids.uuid());
        units().run(() -> store().policies().move(world().partner, till.policy, null, ended, why));

        till.reconciledAt("07-20T09:00:01");

        assertThat(till.moves()).hasSize(1);
        isOver(till, state, 22_500);
    }

    @Test
    default void nothingFallsDueOnceItHasExpired() {
        TillOfInstalments till = TillOfInstalments.changing(store(), world().partner, new InstalmentTerms(InstalmentTerms.Every.MONTH, 12, 60, 30));
        payAllButTheLast(till);
        // The last one is due on 15 May 2027 and its grace goes on until 14 July, a month longer than the cover.
        reconciledAt(till, "2027-06-14T16:59:59Z");
        assertThat(till.state()).isEqualTo(PolicyState.IN_GRACE);
        reconciledAt(till, "2027-07-20T02:00:00Z");

        assertThat(till.till.payung.reconcileInstalments(500).checked()).as("nobody looks any more").isZero();
        isOver(till, PolicyState.EXPIRED, 11 * 22_500);
    }

    @Test
    default void whatIsPaidInGraceIsTakenThoughTheCoverIsOver() {
        TillOfInstalments till = TillOfInstalments.changing(store(), world().partner, new InstalmentTerms(InstalmentTerms.Every.MONTH, 12, 60, 30));
        payAllButTheLast(till);
        reconciledAt(till, "2027-07-14T16:59:59Z");

        till.pay(12);

        assertThat(till.instalment(12).isPaid()).isTrue();
        assertThat(till.owed()).isEmpty();
        assertThat(Accounts.kept(till)).isEqualTo(Shop.rupiah(270_000));
    }

    private void payAllButTheLast(TillOfInstalments till) {
        PaymentProof proof = till.till.gateway.settle(world().name("ahead"), Shop.rupiah(10 * 22_500), till.till.clock.instant());
        till.paid.put(proof.reference(), proof.amount());
        till.till.payung.receive(Transfer.of(proof, IntStream.rangeClosed(2, 11)
                .mapToObj(number -> Transfer.Part.of(till.policy, number, PaymentAllocation.CUSTOMER, Shop.rupiah(22_500))).toList()));
    }

    private static void reconciledAt(TillOfInstalments till, String instant) {
        till.till.clock.set(Instant.parse(instant));
        while (till.till.payung.reconcileInstalments(500).checked() > 0) {
            // Each round puts off what it has looked at, so this ends.
            continue;
        }
    }

    @Test
    default void aPaymentAndAnEndAtOnceAddUpWhicheverIsFirst() {
        TillOfInstalments till = sold();
        Previewed previewed = (Previewed) till.till.payung.afterSale().preview(ChangeRequest.of(till.policy, ChangeKind.VOID));
        till.pay(2, Shop.rupiah(22_500), Shop.NOW);

        Threads.atOnce(List.<Callable<Object>>of(
                () -> till.notice(2),
                () -> till.till.payung.afterSale().change(ChangeCommand.of(IdempotencyKey.of("void"), previewed.token()))));
        if (till.state() != PolicyState.VOID) {
            change(till, ChangeKind.VOID);
        }

        isOver(till, PolicyState.VOID, 0);
    }
}
