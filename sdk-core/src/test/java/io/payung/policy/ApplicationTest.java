package io.payung.policy;

import static io.payung.fixture.Shop.NOW;
import static io.payung.fixture.Shop.changed;
import static io.payung.fixture.Shop.refused;
import static io.payung.fixture.Shop.rupiah;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.payung.Payung;
import io.payung.fault.PayungException;
import io.payung.fixture.Applicants;
import io.payung.fixture.FakeGateway;
import io.payung.fixture.FakeRules;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.SampleRules;
import io.payung.fixture.Shop;
import io.payung.key.DevelopmentKeys;
import io.payung.money.Money;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentCheck;
import io.payung.payment.PaymentProof;
import io.payung.payment.PaymentState;
import io.payung.payment.PaymentVerifier;
import io.payung.payment.RefundDue;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.product.RuleSet;
import io.payung.quote.Offer;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An offer that is held until it is paid, and what becomes of it. */
class ApplicationTest {

    private static final Duration DAY = Duration.ofHours(24);

    private final Shop shop = new Shop();

    @Test
    void holdsPriceAndCoverUntilItIsPaid() {
        Offer offer = shop.offer();

        AwaitingPayment awaiting = shop.apply(offer, "a");

        assertThat(awaiting.dueNow()).isEqualTo(offer.premium());
        assertThat(awaiting.payBy()).isEqualTo(NOW.plus(DAY));
        assertThat(awaiting.paymentReference()).matches("PYA(-[0-9A-HJKMNP-TV-Z]{4}){5}");
        assertThat(shop.state(awaiting)).isEqualTo(ApplicationState.AWAITING_PAYMENT);
        assertThat(shop.rows()).containsEntry("application", 1L).containsEntry("policy", 0L).containsEntry("outbox", 1L);
        assertThat(shop.gateway.asked()).isZero();
    }

    @Test
    void isMadeOnceAndToldAgainUnderItsKey() {
        ApplyCommand command = shop.application(shop.offer(), "a");
        AwaitingPayment first = (AwaitingPayment) shop.payung.apply(command);
        shop.clock.advance(Duration.ofDays(3));

        assertThat(shop.payung.apply(command)).as("also when the offer has expired").isEqualTo(first.asReplay());
        assertThat(refused(shop.payung.apply(command.withPartnerReference("other"))).reasons().get(0).code().value())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(shop.rows("application")).isEqualTo(1);
    }

    @Test
    void keysOfIssuesAreOtherKeys() {
        shop.apply(shop.offer(), "a");

        assertThat(shop.payung.findByKey(IdempotencyKey.of("a"))).isEmpty();
        assertThat(shop.issue(shop.offer(Shop.basicFor(Applicants.otherAdult())), "a").replayed()).isFalse();
    }

    @Test
    void oneTokenIsAppliedWithOrIssuedOnce() {
        Offer applied = shop.offer();
        Offer issued = shop.offer(Shop.basicFor(Applicants.otherAdult()));
        shop.apply(applied, "a");
        shop.issue(issued, "b");

        assertThat(code(shop.payung.apply(shop.application(applied, "c")))).isEqualTo("OFFER_ALREADY_USED");
        assertThat(code(shop.payung.issue(shop.command(applied, "d")))).isEqualTo("OFFER_ALREADY_USED");
        assertThat(code(shop.payung.apply(shop.application(issued, "e")))).isEqualTo("OFFER_ALREADY_USED");
        assertThat(shop.rows()).containsEntry("application", 1L).containsEntry("policy", 1L).containsEntry("refund_due", 1L);
    }

    @Test
    void countsAsHeldCoverUntilItLapses() {
        Offer second = shop.offer(Shop.request("plus", Applicants.adult()));
        AwaitingPayment first = shop.apply(shop.offer(), "a");

        assertThat(changed(shop.payung.apply(shop.application(second, "b"))).offer().limits().get(0).amount()).isEqualTo(rupiah(7_000_000));
        shop.clock.advance(DAY);
        shop.payung.reconcile(10);

        assertThat(shop.state(first)).isEqualTo(ApplicationState.LAPSED);
        assertThat(shop.offer(Shop.request("plus", Applicants.adult())).limits().get(0).amount()).isEqualTo(rupiah(20_000_000));
    }

    @Test
    void becomesAPolicyWhenItsMoneyIsThere() {
        AwaitingPayment awaiting = shop.apply(shop.offer(), "a");
        Instant paidAt = NOW.plus(Duration.ofHours(3));
        shop.clock.set(paidAt);
        shop.pay(awaiting);
        shop.clock.advance(Duration.ofMinutes(5));

        assertThat(shop.notice(awaiting, PaymentState.SETTLED)).isEqualTo(NoticeOutcome.TAKEN);

        Issued issued = policy(awaiting);
        assertThat(shop.state(awaiting)).isEqualTo(ApplicationState.ISSUED);
        assertThat(shop.standing(awaiting).application().policy()).isEqualTo(issued.number());
        assertThat(issued.coverFrom()).isEqualTo(paidAt);
        assertThat(issued.premium()).isEqualTo(awaiting.dueNow());
        assertThat(shop.payung.isHolder(issued.number(), issued.secret())).isTrue();
        assertThat(shop.rows()).containsEntry("policy", 1L).containsEntry("payment_allocation", 1L).containsEntry("refund_due", 0L);
    }

    @Test
    void isFoundByTheReconciliationWhenNobodyPostsANotice() {
        AwaitingPayment awaiting = shop.apply(shop.offer(), "a");
        shop.pay(awaiting);
        assertThat(shop.payung.reconcile(10).checked()).as("not yet").isZero();
        shop.clock.advance(Recheck.SHORTEST);

        assertThat(shop.payung.reconcile(10)).isEqualTo(new Reconciliation(1, 1, 0, 0, 0, 0));
        assertThat(shop.payung.reconcile(10).checked()).as("nothing is left to look at").isZero();
    }

    @Test
    void aNoticeIsNotBelieved() {
        AwaitingPayment awaiting = shop.apply(shop.offer(), "a");
        String reference = awaiting.paymentReference();

        assertThat(shop.notice(awaiting, PaymentState.SETTLED)).isEqualTo(NoticeOutcome.TAKEN);
        assertThat(shop.payung.paymentNotified(FakeGateway.NAME, ("forged " + reference + " SETTLED").getBytes())).isEqualTo(NoticeOutcome.NOT_GENUINE);
        assertThat(shop.payung.paymentNotified("elsewhere", FakeGateway.notice(reference, PaymentState.SETTLED)))
                .isEqualTo(NoticeOutcome.UNKNOWN_GATEWAY);
        assertThat(shop.payung.paymentNotified(FakeGateway.NAME, FakeGateway.notice("PYA-0", PaymentState.SETTLED)))
                .isEqualTo(NoticeOutcome.NOT_OURS);

        assertThat(shop.state(awaiting)).isEqualTo(ApplicationState.AWAITING_PAYMENT);
        assertThat(shop.standing(awaiting).payments()).isEqualTo(Map.of(FakeGateway.NAME, PaymentState.PENDING));
    }

    @Test
    void aNoticeWithoutAVerifierIsRefusedAtTheStart() {
        PayungException fault = catchThrowableOfType(
                PayungException.class, () -> Payung.builder().products(shop.shelf).notices(new FakeGateway()).build());

        assertThat(fault.code()).isEqualTo("GATEWAY_UNVERIFIED");
    }

    @ParameterizedTest
    @CsvSource({"-1, IDR, PAYMENT_AMOUNT_DIFFERS", "1, IDR, PAYMENT_AMOUNT_DIFFERS", "0, USD, PAYMENT_CURRENCY_DIFFERS"})
    void owesBackWhatIsNotThePrice(int difference, String currency, String code) {
        AwaitingPayment awaiting = shop.apply(shop.offer(), "a");
        Money paid = new Money(awaiting.dueNow().plus(rupiah(difference)).amount(), Currency.getInstance(currency));
        shop.gateway.settle(awaiting.paymentReference(), paid, NOW);

        shop.notice(awaiting, PaymentState.SETTLED);
        shop.notice(awaiting, PaymentState.SETTLED);

        assertThat(shop.state(awaiting)).isEqualTo(ApplicationState.REFUND_DUE);
        assertThat(shop.standing(awaiting).refunds())
                .containsExactly(new RefundDue(FakeGateway.NAME, awaiting.paymentReference(), paid, code, NOW));
        assertThat(shop.rows()).containsEntry("policy", 0L).containsEntry("refund_due", 1L);
    }

    @ParameterizedTest
    @CsvSource({"-1, ISSUED", "0, REFUND_DUE", "1, REFUND_DUE"})
    void takesMoneyThatWasPaidInTimeAndNoOther(int secondsAfterPayBy, ApplicationState state) {
        AwaitingPayment awaiting = shop.apply(shop.offer(), "a");
        Instant paidAt = awaiting.payBy().plusSeconds(secondsAfterPayBy);
        shop.gateway.settle(awaiting.paymentReference(), awaiting.dueNow(), paidAt);
        shop.clock.set(awaiting.payBy().plusSeconds(60));

        shop.payung.reconcile(10);

        assertThat(shop.state(awaiting)).isEqualTo(state);
    }

    @Test
    void owesBackWhatComesAfterItHasLapsed() {
        AwaitingPayment awaiting = shop.apply(shop.offer(), "a");
        shop.clock.set(awaiting.payBy());
        assertThat(shop.payung.reconcile(10)).isEqualTo(new Reconciliation(1, 0, 1, 0, 0, 0));
        shop.gateway.settle(awaiting.paymentReference(), awaiting.dueNow(), awaiting.payBy().minusSeconds(1));

        shop.notice(awaiting, PaymentState.SETTLED);

        assertThat(shop.state(awaiting)).isEqualTo(ApplicationState.REFUND_DUE);
        assertThat(shop.standing(awaiting).refunds().get(0).code()).isEqualTo("APPLICATION_LAPSED");
    }

    @Test
    void moneyThatComesLateIsFoundWithoutANotice() {
        AwaitingPayment awaiting = shop.apply(shop.offer(), "a");
        shop.clock.set(awaiting.payBy());
        shop.payung.reconcile(10);
        shop.pay(awaiting);
        shop.clock.advance(Recheck.LONGEST);

        assertThat(shop.payung.reconcile(10).refundDue()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true"})
    void doesNotLapseWhileItsGatewayDoesNotAnswer(int secondsAfterPatience, boolean lapses) {
        AwaitingPayment awaiting = shop.apply(shop.offer(), "a");
        shop.gateway.answer(awaiting.paymentReference(), awaiting.dueNow(), () -> {
            throw new IllegalStateException("time-out");
        });
        shop.clock.set(awaiting.payBy().plus(Gateways.PATIENCE).plusSeconds(secondsAfterPatience));

        Reconciliation round = shop.payung.reconcile(10);

        assertThat(round).isEqualTo(new Reconciliation(1, 0, lapses ? 1 : 0, 0, 1, 0));
        assertThat(shop.standing(awaiting).payments()).containsEntry(FakeGateway.NAME, PaymentState.UNKNOWN);
    }

    @Test
    void aNoticeThatCannotBeVerifiedIsToBePostedAgain() {
        AwaitingPayment awaiting = shop.apply(shop.offer(), "a");
        AtomicBoolean down = new AtomicBoolean(true);
        shop.gateway.answerTo(awaiting.paymentReference(), awaiting.dueNow(), partner -> {
            if (down.get()) {
                throw new IllegalStateException("time-out");
            }
            return new PaymentCheck.Settled(partner, awaiting.dueNow(), NOW);
        });

        assertThat(shop.notice(awaiting, PaymentState.SETTLED)).isEqualTo(NoticeOutcome.TRY_AGAIN);
        assertThat(shop.standing(awaiting).payments()).containsEntry(FakeGateway.NAME, PaymentState.UNKNOWN);
        down.set(false);
        assertThat(shop.notice(awaiting, PaymentState.SETTLED)).isEqualTo(NoticeOutcome.TAKEN);

        assertThat(shop.state(awaiting)).isEqualTo(ApplicationState.ISSUED);
        assertThat(shop.standing(awaiting).payments()).containsEntry(FakeGateway.NAME, PaymentState.SETTLED);
    }

    /** One of the clocks is wrong, and the money is not to be forgotten for it: the gateway posts again. */
    @ParameterizedTest
    @CsvSource({"599, TAKEN", "600, TAKEN", "601, TRY_AGAIN"})
    void aNoticeOfMoneyThatIsStillToComeIsToBePostedAgain(long seconds, NoticeOutcome outcome) {
        AwaitingPayment awaiting = shop.apply(shop.offer(), "a");
        shop.gateway.settle(awaiting.paymentReference(), awaiting.dueNow(), shop.clock.instant().plusSeconds(seconds));

        assertThat(shop.notice(awaiting, PaymentState.SETTLED)).isEqualTo(outcome);
        shop.clock.advance(Duration.ofSeconds(1));
        assertThat(shop.notice(awaiting, PaymentState.SETTLED)).isEqualTo(NoticeOutcome.TAKEN);

        assertThat(shop.state(awaiting)).isEqualTo(ApplicationState.ISSUED);
    }

    /** The limits for somebody who holds a policy are lower, so what was applied for can no longer be issued. */
    @Test
    void decidesAgainWithWhatIsHeldWhenTheMoneyComes() {
        AwaitingPayment awaiting = shop.apply(shop.offer(Shop.request("plus", Applicants.adult())), "a");
        shop.issue(shop.offer(), "meanwhile");
        shop.pay(awaiting);

        shop.notice(awaiting, PaymentState.SETTLED);

        assertThat(shop.state(awaiting)).isEqualTo(ApplicationState.REFUND_DUE);
        assertThat(shop.standing(awaiting).refunds().get(0).code()).isEqualTo("OFFER_CHANGED");
        assertThat(shop.rows()).containsEntry("policy", 1L).containsEntry("payment_allocation", 1L);
    }

    @Test
    void owesBackWhatAnotherEngineDecidesOtherwise() {
        AwaitingPayment awaiting = shop.apply(shop.offer(), "a");
        FakeRules rules = SampleRules.all();
        rules.rule(RuleSet.ELIGIBILITY, "ELG-009").when("life.ageAtStart", SampleRules.atLeast(0)).decline("CLOSED");
        shop.shelf.replace(SampleProduct.pack(1, rules));
        shop.pay(awaiting);

        shop.notice(awaiting, PaymentState.SETTLED);

        assertThat(shop.standing(awaiting).refunds().get(0).code()).isEqualTo("ENGINE_CHANGED");
    }

    @Test
    void moneyOfAnApplicationBuysNothingElse() {
        AwaitingPayment awaiting = shop.apply(shop.offer(), "a");
        shop.pay(awaiting);
        Offer other = shop.offer(Shop.basicFor(Applicants.otherAdult()));
        PaymentProof proof = new PaymentProof(FakeGateway.NAME, awaiting.paymentReference(), other.premium());

        IssueOutcome stolen = shop.payung.issue(shop.command(other, "k").paidBy(proof));

        assertThat(code(stolen)).isEqualTo("PAYMENT_ALREADY_USED");
        assertThat(refused(stolen).refundDue()).isNull();
        shop.notice(awaiting, PaymentState.SETTLED);
        assertThat(shop.state(awaiting)).isEqualTo(ApplicationState.ISSUED);
    }

    /** Has the money of whoever is asked about. */
    private record Second(Money amount, Instant paidAt) implements PaymentVerifier {

        @Override
        public String gateway() {
            return "second";
        }

        @Override
        public PaymentCheck verify(PartnerId partner, String reference) {
            return new PaymentCheck.Settled(partner, amount, paidAt);
        }
    }

    /** A customer who pays by card and by transfer has paid twice: the second comes back, the policy stays. */
    @Test
    void owesBackWhatASecondGatewayReceived() {
        AwaitingPayment awaiting = shop.apply(shop.offer(), "a");
        Instant paidAt = NOW.plusSeconds(1);
        Payung both = Payung.builder().products(shop.shelf).store(shop.store).keys(DevelopmentKeys.inMemory(shop.ids)).ids(shop.ids)
                .clock(shop.clock).payments(shop.gateway, new Second(awaiting.dueNow(), paidAt)).build();
        shop.clock.set(paidAt);
        shop.pay(awaiting);
        shop.notice(awaiting, PaymentState.SETTLED);
        assertThat(shop.state(awaiting)).isEqualTo(ApplicationState.ISSUED);
        shop.store.unitOfWork().run(() -> {
            shop.store.applications().checkAt(shop.standing(awaiting).application(), paidAt);
            return awaiting;
        });

        both.reconcile(10);

        assertThat(shop.state(awaiting)).isEqualTo(ApplicationState.ISSUED);
        assertThat(shop.standing(awaiting).refunds()).singleElement().satisfies(due -> {
            assertThat(due.gateway()).isEqualTo("second");
            assertThat(due.code()).isEqualTo("APPLICATION_ALREADY_PAID");
        });
    }

    @Test
    void belongsToThePartnerWhoMadeIt() {
        AwaitingPayment awaiting = shop.apply(shop.offer(), "a");
        ApplicationId id = new ApplicationId(awaiting.application());

        assertThat(shop.payung.forPartner(PartnerId.of("other")).findApplication(id)).isEmpty();
        shop.pay(awaiting);
        shop.notice(awaiting, PaymentState.SETTLED);
        assertThat(shop.payung.forPartner(PartnerId.of("other")).policyOf(id)).isEmpty();
        assertThat(shop.payung.policyOf(id)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"59, false", "60, true", "2678400, true", "2678401, false"})
    void waitsAsLongAsItIsTold(long seconds, boolean allowed) {
        PayungException fault = catchThrowableOfType(
                PayungException.class, () -> Payung.builder().products(shop.shelf).paidWithin(Duration.ofSeconds(seconds)).build());

        assertThat(fault == null).isEqualTo(allowed);
    }

    private Issued policy(AwaitingPayment awaiting) {
        return shop.payung.policyOf(new ApplicationId(awaiting.application())).orElseThrow();
    }

    private static String code(IssueOutcome outcome) {
        return refused(outcome).reasons().get(0).code().value();
    }
}
