package io.payung.policy;

import static io.payung.fixture.Shop.NOW;
import static io.payung.fixture.Shop.TODAY;
import static io.payung.fixture.Shop.changed;
import static io.payung.fixture.Shop.issued;
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
import io.payung.money.Money;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentCheck;
import io.payung.payment.PaymentProof;
import io.payung.payment.RefundDue;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.IssueOutcome.Refused;
import io.payung.quote.Offer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Money that was received ends in a policy or a refund due; a claim of money that the gateway does not confirm ends in nothing. */
class PaymentTest {
    private static final PartnerId PARTNER = PartnerId.of("default");
    private final Shop shop = new Shop();

    @Test
    void storesNothingForMoneyTheGatewayNeverSaw() {
        assertRefusedWithoutATrace("PAYMENT_NOT_FOUND", new PaymentProof(FakeGateway.NAME, "invented", premium()));
    }

    @Test
    void storesNothingForMoneyThatIsNotThereYet() {
        assertRefusedWithoutATrace("PAYMENT_NOT_SETTLED", shop.gateway.answer("p", premium(), PaymentCheck.NotSettled::new));
    }

    @Test
    void storesNothingWhenTheGatewayKnowsAnotherAmountOrCurrency() {
        PaymentCheck less = new PaymentCheck.Settled(PARTNER, premium().minus(rupiah(1)), NOW);
        PaymentCheck dollars = new PaymentCheck.Settled(PARTNER, Money.of(premium().plainAmount(), "USD"), NOW);

        assertRefusedWithoutATrace("PAYMENT_AMOUNT_DIFFERS", shop.gateway.answer("p", premium(), () -> less));
        assertRefusedWithoutATrace("PAYMENT_CURRENCY_DIFFERS", shop.gateway.answer("q", premium(), () -> dollars));
    }

    @Test
    void storesNothingForAGatewayNobodyKnows() {
        assertRefusedWithoutATrace("PAYMENT_GATEWAY_UNKNOWN", new PaymentProof("elsewhere", "p", premium()));
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "-22500"})
    void takesNothingBelowOneForMoney(long amount) {
        assertRefusedWithoutATrace("PAYMENT_NOT_SETTLED", shop.gateway.settle("p", rupiah(amount), NOW));
    }

    @ParameterizedTest
    @CsvSource({"-1,PAYMENT_AMOUNT_DIFFERS", "0,", "1,PAYMENT_AMOUNT_DIFFERS"})
    void owesBackARealPaymentOfAnotherAmountThanThePrice(long difference, String code) {
        Offer offer = shop.offer();
        Money paid = offer.premium().plus(rupiah(difference));

        IssueOutcome outcome = issue(offer, "k", shop.gateway.settle("p", paid, NOW));

        if (code == null) {
            assertThat(outcome).isInstanceOf(Issued.class);
        } else {
            assertThat(refused(outcome).reasons().get(0).code().value()).isEqualTo(code);
            assertThat(refused(outcome).refundDue()).isEqualTo(new RefundDue(FakeGateway.NAME, "p", paid, code, NOW));
            assertThat(owed("p")).contains(refused(outcome).refundDue());
        }
    }

    @Test
    void owesBackARealPaymentInAnotherCurrency() {
        Money dollars = Money.of("22500", "USD");

        Refused refused = refused(issue(shop.offer(), "k", shop.gateway.settle("p", dollars, NOW)));

        assertThat(refused.reasons().get(0).code().value()).isEqualTo("PAYMENT_CURRENCY_DIFFERS");
        assertThat(owed("p")).map(RefundDue::amount).contains(dollars);
    }

    @Test
    void owesOnePaymentBackOnce() {
        Offer offer = shop.offer();
        PaymentProof proof = shop.gateway.settle("p", rupiah(1), NOW);

        for (int i = 0; i < 5; i++) {
            issue(offer, "k" + i, proof);
            shop.clock.advance(Duration.ofSeconds(1));
        }

        assertThat(shop.rows("refund_due")).isEqualTo(1);
        assertThat(owed("p")).map(RefundDue::dueSince).contains(NOW);
    }

    @Test
    void aRetryThatIssuesWithdrawsWhatWasOwed() {
        Offer first = shop.offer(Shop.request("plus", Applicants.adult()));
        Offer second = shop.offer(Shop.request("plus", Applicants.adult()));
        shop.issue(first, "order-1");
        PaymentProof proof = shop.pay(second, "p");
        Offer changed = changed(issue(second, "order-2", proof)).offer();
        assertThat(owed("p")).isPresent();
        assertThat(changed.premium()).as("the price of the new offer").isNotEqualTo(second.premium());

        Issued issued = issued(issue(shop.offer(Shop.request("plus", Applicants.otherAdult())), "order-3", proof));

        assertThat(issued.replayed()).isFalse();
        assertThat(owed("p")).isEmpty();
    }

    @Test
    void aPaymentPaysForOnePolicy() {
        PaymentProof proof = shop.pay(shop.offer(), "p");
        issued(issue(shop.offer(), "order-1", proof));

        Refused refused = refused(issue(shop.offer(Shop.basicFor(Applicants.otherAdult())), "order-2", proof));

        assertThat(refused.reasons().get(0).code().value()).isEqualTo("PAYMENT_ALREADY_USED");
        assertThat(refused.refundDue()).as("it pays for the first").isNull();
        assertThat(owed("p")).isEmpty();
        assertThat(shop.rows("policy")).isEqualTo(1);
    }

    @Test
    void moneyForAnExpiredOfferIsUntouchedAndPaysForTheNextOne() {
        Offer offer = shop.offer();
        PaymentProof proof = shop.pay(offer, "p");
        shop.clock.advance(Duration.ofMinutes(30));

        Refused refused = refused(issue(offer, "k", proof));

        assertThat(refused.reasons().get(0).code().value()).isEqualTo("OFFER_EXPIRED");
        assertThat(refused.refundDue()).isNull();
        assertThat(shop.gateway.asked()).isZero();
        assertThat(owed("p")).isEmpty();
        issued(issue(shop.offer(), "k2", proof));
    }

    @Test
    void anExpiredOfferThatWasIssuedBeforeOwesNothing() {
        Offer offer = shop.offer();
        PaymentProof proof = shop.pay(offer, "p");
        issued(issue(offer, "k", proof));
        shop.clock.advance(Duration.ofMinutes(30));

        assertThat(refused(issue(offer, "another-key", proof)).refundDue()).isNull();
        assertThat(owed("p")).isEmpty();
    }

    @Test
    void aConsentThatCanStillBeMendedOwesNothing() {
        Offer offer = shop.offer();
        PaymentProof proof = shop.pay(offer, "p");
        IssueCommand without = IssueCommand.of(
                        IdempotencyKey.of("k"), offer.token(), offer.clauses().acceptedBy(Applicants.adult()).at(NOW).only("summary"))
                .paidBy(proof);

        assertThat(refused(shop.payung.issue(without)).refundDue()).isNull();
        assertThat(owed("p")).isEmpty();
        assertThat(issue(offer, "k", proof)).isInstanceOf(Issued.class);
    }

    @Test
    void aGatewayThatDoesNotAnswerStoresNothingAndMayBeAskedAgain() {
        Offer offer = shop.offer();
        PaymentProof proof = shop.gateway.answer("p", offer.premium(), () -> {
            throw new IllegalStateException("connection reset");
        });

        PayungException failure = catchThrowableOfType(PayungException.class, () -> issue(offer, "k", proof));

        assertThat(failure.code()).isEqualTo("PAYMENT_GATEWAY_FAILED");
        assertThat(failure.retryable()).isTrue();
        assertNothingIsStored();
        assertThat(issue(offer, "k", shop.pay(offer, "p"))).isInstanceOf(Issued.class);
    }

    @Test
    void aGatewayThatAnswersNothingCountsAsNoAnswer() {
        Offer offer = shop.offer();
        PaymentProof proof = shop.gateway.answer("p", offer.premium(), () -> null);

        PayungException failure = catchThrowableOfType(PayungException.class, () -> issue(offer, "k", proof));

        assertThat(failure.code()).isEqualTo("PAYMENT_GATEWAY_FAILED");
        assertNothingIsStored();
    }

    @Test
    void oneGatewayHasOneVerifier() {
        PayungException failure = catchThrowableOfType(PayungException.class, () -> Payung.builder()
                .products(shop.shelf)
                .payments(new FakeGateway(), new FakeGateway())
                .build());

        assertThat(failure.code()).isEqualTo("GATEWAY_TWICE");
    }

    @Test
    void coverStartsWhenItIsPaidAndNeverEarlier() {
        Offer offer = shop.offer();
        Instant paidAt = NOW.plus(Duration.ofMinutes(7));
        IssueCommand command = shop.command(offer, "k").paidBy(shop.gateway.settle("p", offer.premium(), paidAt));
        shop.clock.set(paidAt.plusSeconds(60));

        assertThat(issued(shop.payung.issue(command)).coverFrom()).isEqualTo(paidAt);
    }

    /** Whoever pays, waits for an accident and asks for an offer then, is not covered for it. */
    @Test
    void moneyPaidBeforeTheOfferStartsTheCoverNotBeforeTheOffer() {
        Instant paidAt = NOW.minus(Duration.ofDays(1));

        Offer offer = shop.offer();
        Issued issued = issued(issue(offer, "k", shop.gateway.settle("p", offer.premium(), paidAt)));

        assertThat(issued.coverFrom()).isEqualTo(NOW);
    }

    @Test
    void coverStartsNotBeforeTheConsent() {
        Offer offer = shop.offer();
        PaymentProof proof = shop.gateway.settle("p", offer.premium(), NOW);
        shop.clock.advance(Duration.ofMinutes(20));

        Issued issued = issued(shop.payung.issue(shop.command(offer, "k").paidBy(proof)));

        assertThat(issued.coverFrom()).isEqualTo(NOW.plus(Duration.ofMinutes(20)));
    }

    @ParameterizedTest
    @CsvSource({"599,true", "600,true", "601,false", "86400,false"})
    void moneyThatArrivesLaterIsNotThereYet(long seconds, boolean issued) {
        Offer offer = shop.offer();

        IssueOutcome outcome = issue(offer, "k", shop.gateway.settle("p", offer.premium(), NOW.plusSeconds(seconds)));

        if (issued) {
            assertThat(outcome).isInstanceOf(Issued.class);
        } else {
            assertThat(refused(outcome).reasons()).extracting(reason -> reason.code().value()).containsExactly("PAYMENT_NOT_SETTLED");
            assertNothingIsStored();
        }
    }

    @Test
    void aPaymentOnTheNextDayMovesStartAndEnd() {
        Shop patient = new Shop(SampleProduct.pack(), Duration.ofDays(3));
        Offer offer = patient.offer();
        patient.clock.advance(Duration.ofDays(1));

        Issued issued = patient.issue(offer, "k");

        assertThat(issued.coverFrom()).isEqualTo(NOW.plus(Duration.ofDays(1)));
        assertThat(issued.coverUntil()).isEqualTo(offer.coverEnd().plusDays(1));
    }

    @Test
    void aPaymentBeforeAStartInTheFutureMovesNothing() {
        Offer offer = shop.offer(Shop.basicFor(Applicants.adult()).startingOn(TODAY.plusDays(5)));

        assertThat(shop.issue(offer, "k").coverFrom()).isEqualTo(TODAY.plusDays(5).atStartOfDay(SampleProduct.ZONE).toInstant());
    }

    @Test
    void aMovedStartThatPassesTheSeventiethBirthdayIsRefusedAndOwed() {
        Shop patient = new Shop(SampleProduct.pack(), Duration.ofDays(3));
        Offer offer = patient.offer(Shop.basicFor(Applicants.bornOn(TODAY.plusDays(1).minusYears(70))));
        patient.clock.advance(Duration.ofDays(1));

        Refused refused = refused(patient.payung.issue(patient.command(offer, "k")));

        assertThat(refused.reasons()).extracting(reason -> reason.code().value()).containsExactly("AGE_ABOVE_MAXIMUM");
        assertThat(refused.refundDue()).isNotNull();
        assertThat(patient.rows("policy")).isZero();
    }

    @Test
    void aMovedStartThatChangesALimitIsAskedAgainAndOwed() {
        Shop patient = new Shop(SampleProduct.pack(), Duration.ofDays(3));
        Offer offer = patient.offer(Shop.request("plus", Applicants.bornOn(TODAY.plusDays(1).minusYears(60))));
        patient.clock.advance(Duration.ofDays(1));

        IssueOutcome.OfferChanged changed = changed(patient.payung.issue(patient.command(offer, "k")));

        assertThat(changed.offer().limits().get(0).amount()).isEqualTo(rupiah(10_000_000));
        assertThat(changed.offer().coverStart()).isEqualTo(TODAY.plusDays(1));
        assertThat(changed.refundDue()).isNotNull();
    }

    @Test
    void aMovedStartThatChangesOnlyTheAgeInAReasonIsIssued() {
        Shop patient = new Shop(SampleProduct.pack(), Duration.ofDays(3));
        Offer offer = patient.offer(Shop.request("plus", Applicants.bornOn(TODAY.plusDays(1).minusYears(66))));
        assertThat(offer.limits().get(0).reasons()).isNotEmpty();
        patient.clock.advance(Duration.ofDays(1));

        assertThat(patient.issue(offer, "k").limits().get(0).amount()).isEqualTo(rupiah(10_000_000));
    }

    @Test
    void aMovedStartAsksTheConsentRulesAgain() {
        FakeRules rules = SampleRules.all();
        rules.rule(io.payung.product.RuleSet.CONSENT, "CON-009")
                .when("applicant.ageAtStart", io.payung.fixture.SampleRules.atLeast(60))
                .when("method", io.payung.fixture.SampleRules.is("checkbox"))
                .decline("SENIOR_NEEDS_A_WITNESS");
        Shop patient = new Shop(SampleProduct.pack(1, rules), Duration.ofDays(3));
        Offer offer = patient.offer(Shop.basicFor(Applicants.bornOn(TODAY.plusDays(1).minusYears(60))));
        patient.clock.advance(Duration.ofDays(1));

        Refused refused = refused(patient.payung.issue(patient.command(offer, "k")));

        assertThat(refused.reasons()).extracting(reason -> reason.code().value()).containsExactly("SENIOR_NEEDS_A_WITNESS");
        assertThat(refused.refundDue()).isNotNull();
    }

    private void assertRefusedWithoutATrace(String code, PaymentProof proof) {
        assertThat(refused(issue(shop.offer(), "k", proof)).reasons()).extracting(reason -> reason.code().value()).containsExactly(code);
        assertNothingIsStored();
    }

    private void assertNothingIsStored() {
        assertThat(shop.rows()).allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
    }

    private IssueOutcome issue(Offer offer, String key, PaymentProof proof) {
        return shop.payung.issue(IssueCommand.of(IdempotencyKey.of(key), offer.token(), shop.consent(offer)).paidBy(proof));
    }

    private Optional<RefundDue> owed(String reference) {
        return shop.store.unitOfWork().run(() -> shop.store.policies().owed(PARTNER, FakeGateway.NAME, reference));
    }

    private Money premium() {
        return shop.offer().premium();
    }

}
