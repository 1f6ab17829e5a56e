package io.payung.policy;

import static io.payung.fixture.Shop.NOW;
import static io.payung.fixture.Shop.TODAY;
import static io.payung.fixture.Shop.changed;
import static io.payung.fixture.Shop.issued;
import static io.payung.fixture.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.payung.consent.Consent;
import io.payung.fault.PayungException;
import io.payung.fixture.Applicants;
import io.payung.fixture.FakeRules;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.SampleRules;
import io.payung.fixture.Shop;
import io.payung.fixture.Traces;
import io.payung.fixture.Variations;
import io.payung.json.CanonicalJson;
import io.payung.party.PartnerId;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.IssueOutcome.Refused;
import io.payung.product.RuleSet;
import io.payung.quote.Offer;
import io.payung.quote.QuoteToken;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The steps of an issue and their order: key, token, consent, payment, persons, decision, writing. */
class IssuingTest {
    private final Shop shop = new Shop();

    @Test
    void issuesAnOfferThatWasAcceptedAndPaid() {
        Offer offer = shop.offer(Shop.request("plus", Applicants.adult()));

        Issued issued = shop.issue(offer, "order-1");

        assertThat(issued.replayed()).isFalse();
        assertThat(issued.premium()).isEqualTo(offer.premium());
        assertThat(issued.limits()).isEqualTo(offer.limits());
        assertThat(issued.coverFrom()).as("from the moment of payment").isEqualTo(NOW);
        assertThat(issued.coverUntil()).isEqualTo(TODAY.plusYears(1).minusDays(1));
        assertThat(issued.state()).isEqualTo(PolicyState.IN_FORCE);
        assertThat(issued.pack()).isEqualTo(offer.receipt().decision().pack());
        assertThat(shop.rows()).containsEntry("policy", 1L).containsEntry("consent", 1L).containsEntry("decision", 1L)
                .containsEntry("payment_allocation", 1L).containsEntry("outbox", 1L).containsEntry("pack", 1L)
                .containsEntry("person", 1L).containsEntry("idempotency", 1L).containsEntry("refund_due", 0L);
    }

    @Test
    void recordsTheDecisionThatWasOffered() {
        Offer offer = shop.offer();
        Issued issued = shop.issue(offer, "order-1");

        PolicyDetails details = shop.store.unitOfWork()
                .run(() -> shop.store.policies().details(PartnerId.of("default"), issued.number()))
                .orElseThrow();

        assertThat(details.receipt().decision().outcome()).isEqualTo("issued");
        assertThat(CanonicalJson.write(details.receipt().decision().results()))
                .isEqualTo(CanonicalJson.write(offer.receipt().decision().results()));
    }

    @Test
    void schedulesACoverThatStartsLater() {
        Issued issued = shop.issue(Shop.basicFor(Applicants.adult()).startingOn(TODAY.plusDays(3)), "order-1");
        Policy policy = shop.payung.findPolicy(issued.number()).orElseThrow();

        assertThat(issued.state()).isEqualTo(PolicyState.SCHEDULED);
        assertThat(issued.coverFrom()).isEqualTo(TODAY.plusDays(3).atStartOfDay(SampleProduct.ZONE).toInstant());
        assertThat(policy.stateAt(issued.coverFrom().minusNanos(1))).isEqualTo(PolicyState.SCHEDULED);
        assertThat(policy.stateAt(issued.coverFrom())).isEqualTo(PolicyState.IN_FORCE);
        assertThat(policy.stateAt(issued.coverUntil().plusDays(1).atStartOfDay(SampleProduct.ZONE).toInstant().minusNanos(1)))
                .isEqualTo(PolicyState.IN_FORCE);
        assertThat(policy.stateAt(issued.coverUntil().plusDays(1).atStartOfDay(SampleProduct.ZONE).toInstant())).isEqualTo(PolicyState.EXPIRED);
    }

    @Test
    void issuesAFreeOfferWithoutPaymentFromNowOn() {
        Shop free = new Shop(SampleProduct.pack(1, SampleRules.all().premium(inputs -> BigDecimal.ZERO)));
        Offer offer = free.offer();
        free.clock.advance(Duration.ofMinutes(5));

        Issued issued = issued(free.payung.issue(IssueCommand.of(IdempotencyKey.of("k"), offer.token(), free.consent(offer))));

        assertThat(issued.coverFrom()).isEqualTo(free.clock.instant());
        assertThat(free.rows("payment_allocation")).isZero();
    }

    @Test
    void repeatsTheAnswerForTheSameKey() {
        IssueCommand command = shop.command(shop.offer(), "order-1");
        Issued first = issued(shop.payung.issue(command));
        Map<String, Long> rows = shop.rows();
        int asked = shop.gateway.asked();

        Issued again = issued(shop.payung.issue(command));

        assertThat(again).isEqualTo(first.asReplay());
        assertThat(again.replayed()).isTrue();
        assertThat(shop.rows()).isEqualTo(rows);
        assertThat(shop.gateway.asked()).as("nobody is asked again").isEqualTo(asked);
    }

    @Test
    void repeatsTheAnswerAfterTheOfferExpiredAndThePackIsGone() {
        IssueCommand command = shop.command(shop.offer(), "order-1");
        Issued first = issued(shop.payung.issue(command));
        shop.clock.advance(Duration.ofDays(400));
        shop.shelf.replace(SampleProduct.pack(2, SampleRules.all()));

        assertThat(issued(shop.payung.issue(command))).isEqualTo(first.asReplay());
        assertThat(shop.payung.findByKey(command.key())).contains(first.asReplay());
    }

    @Test
    void refusesTheSameKeyForAnotherRequest() {
        IssueCommand command = shop.command(shop.offer(), "order-1");
        Issued first = issued(shop.payung.issue(command));

        assertCode("IDEMPOTENCY_KEY_REUSED", shop.payung.issue(command.withPartnerReference("other")));
        assertCode("IDEMPOTENCY_KEY_REUSED", shop.payung.issue(Variations.with(command, "payment", null)));
        assertCode("IDEMPOTENCY_KEY_REUSED", shop.payung.issue(Variations.with(command, "token", new QuoteToken("garbage"))));
        assertThat(issued(shop.payung.issue(command))).isEqualTo(first.asReplay());
    }

    @Test
    void freesTheKeyOfARefusal() {
        Offer offer = shop.offer();
        IssueCommand command = shop.command(offer, "order-1");
        Consent none = Variations.with(command.consent(), "clauses", java.util.List.of());

        assertCode("CLAUSE_NOT_ACCEPTED", shop.payung.issue(Variations.with(command, "consent", none)));
        assertThat(shop.payung.findByKey(command.key())).isEmpty();
        assertThat(issued(shop.payung.issue(command)).replayed()).isFalse();
    }

    @Test
    void refusesATokenThatIsNotOurs() {
        IssueCommand command = shop.command(shop.offer(), "order-1");
        String token = command.token().value();

        assertCode("TOKEN_INVALID", shop.payung.issue(Variations.with(command, "token", new QuoteToken(token + "A"))));
        assertCode("TOKEN_INVALID", shop.payung.forPartner(PartnerId.of("other")).issue(command));
        assertCode("TOKEN_INVALID", new Shop(SampleProduct.pack(), Duration.ofMinutes(1)).payung
                .issue(Variations.with(command, "token", new QuoteToken("x"))));
        assertNothingIsStored();
    }

    @Test
    void refusesAnOfferFromItsExpiryOn() {
        IssueCommand command = shop.command(shop.offer(), "order-1");

        shop.clock.set(NOW.plus(Duration.ofMinutes(30)).minusNanos(1));
        assertThat(shop.payung.issue(Variations.with(command, "payment", null)))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(code(refused)).isEqualTo("PAYMENT_REQUIRED"));
        shop.clock.set(NOW.plus(Duration.ofMinutes(30)));
        assertCode("OFFER_EXPIRED", shop.payung.issue(command));
        assertThat(shop.rows("policy")).isZero();
    }

    @Test
    void looksAtTokenThenConsentThenPayment() {
        Offer offer = shop.offer();
        IssueCommand command = shop.command(offer, "order-1");
        Consent none = Variations.with(command.consent(), "clauses", java.util.List.of());
        IssueCommand allWrong = new IssueCommand(command.key(), new QuoteToken("x"), none, null, null);

        assertCode("TOKEN_INVALID", shop.payung.issue(allWrong));
        assertCode("CLAUSE_NOT_ACCEPTED", shop.payung.issue(Variations.with(allWrong, "token", command.token())));
        assertCode("PAYMENT_REQUIRED", shop.payung.issue(Variations.with(command, "payment", null)));
        assertThat(shop.gateway.asked()).isZero();
        assertNothingIsStored();
    }

    @Test
    void issuesATokenOnce() {
        Offer offer = shop.offer();
        shop.issue(offer, "order-1");

        Refused second = refused(shop.payung.issue(shop.command(offer, "order-2")));

        assertThat(code(second)).isEqualTo("OFFER_ALREADY_USED");
        assertThat(second.refundDue()).as("its own money is owed back").isNotNull();
        assertThat(shop.rows("idempotency")).as("the key of a refusal is free").isEqualTo(1);
        assertThat(shop.rows("policy")).isEqualTo(1);
    }

    @Test
    void keepsPartnersApart() {
        Issued issued = shop.issue(shop.offer(), "order-1");
        io.payung.Payung other = shop.payung.forPartner(PartnerId.of("other"));

        assertThat(other.findByKey(IdempotencyKey.of("order-1"))).isEmpty();
        assertThat(other.findPolicy(issued.number())).isEmpty();
        assertThat(other.policies(PolicyQuery.all()).policies()).isEmpty();
        assertThat(other.isHolder(issued.number(), issued.secret())).isFalse();
        assertThat(shop.payung.isHolder(issued.number(), issued.secret())).isTrue();
        assertThat(shop.payung.isHolder(issued.number(), new HolderSecret("0000-0000"))).isFalse();
    }

    @Test
    void asksAgainWhenHoldingsChangedTheLimits() {
        Offer first = shop.offer(Shop.request("plus", Applicants.adult()));
        Offer second = shop.offer(Shop.request("plus", Applicants.adult()));
        shop.issue(first, "order-1");

        IssueOutcome.OfferChanged changed = changed(shop.payung.issue(shop.command(second, "order-2")));

        assertThat(changed.offer().limits().get(0).amount()).isEqualTo(Shop.rupiah(7_000_000));
        assertThat(changed.refundDue()).isNotNull();
        assertThat(changed.refundDue().code()).isEqualTo("OFFER_CHANGED");
        assertThat(shop.rows("policy")).isEqualTo(1);
        assertThat(shop.issue(changed.offer(), "order-3").limits().get(0).amount()).isEqualTo(Shop.rupiah(7_000_000));
    }

    @Test
    void asksAgainWhenALimitChangedAndThePriceDidNot() {
        FakeRules rules = new FakeRules();
        rules.rule(RuleSet.COVERAGE, "COV-001").when("held.count", SampleRules.atLeast(1)).limit("medical", 500_000, "LESS_FOR_SECOND_POLICY");
        Shop flat = new Shop(SampleProduct.pack(1, rules));
        Offer first = flat.offer(Shop.request("plus", Applicants.adult()));
        Offer second = flat.offer(Shop.request("plus", Applicants.adult()));
        flat.issue(first, "order-1");

        IssueOutcome.OfferChanged changed = changed(flat.payung.issue(flat.command(second, "order-2")));

        assertThat(changed.offer().premium()).isEqualTo(second.premium());
        assertThat(changed.offer().limits()).isNotEqualTo(second.limits());
        assertThat(flat.rows("policy")).isEqualTo(1);
    }

    @Test
    void refusesWhenHoldingsChangedTheDecision() {
        Offer first = shop.offer();
        Offer second = shop.offer();
        Offer third = shop.offer();
        shop.issue(first, "order-1");
        Offer changed = changed(shop.payung.issue(shop.command(second, "order-2"))).offer();
        shop.issue(changed, "order-2b");

        Refused refused = refused(shop.payung.issue(shop.command(third, "order-3")));

        assertThat(code(refused)).isEqualTo("TOO_MANY_POLICIES");
        assertThat(refused.refundDue()).isNotNull();
        assertThat(shop.rows("policy")).isEqualTo(2);
    }

    @Test
    void issuesFromThePinnedPackAfterItWasReplaced() {
        shop.issue(shop.offer(), "order-1");
        Offer offer = shop.offer(Shop.basicFor(Applicants.otherAdult()));
        shop.shelf.replace(SampleProduct.pack(2, SampleRules.all()));

        Issued issued = shop.issue(offer, "order-2");

        assertThat(issued.pack().version()).isEqualTo(1);
        assertThat(shop.payung.pack(issued.pack()).product().version()).isEqualTo(1);
    }

    @Test
    void raisesAnAlarmWhenTheEngineDecidesOtherwiseThanItOffered() {
        FakeRules rules = SampleRules.all();
        Shop changing = new Shop(SampleProduct.pack(1, rules));
        IssueCommand command = changing.command(changing.offer(), "order-1");
        rules.premium(inputs -> new java.math.BigDecimal("500"));

        PayungException alarm = catchThrowableOfType(PayungException.class, () -> changing.payung.issue(command));

        assertThat(alarm.code()).isEqualTo("ENGINE_CHANGED");
        assertThat(changing.gateway.asked()).as("before any money is asked for").isZero();
        assertThat(changing.rows("policy")).isZero();
    }

    @Test
    void aRuleThatThrowsAtTheIssueNeverApproves() {
        FakeRules rules = SampleRules.all();
        Shop breaking = new Shop(SampleProduct.pack(1, rules));
        IssueCommand command = breaking.command(breaking.offer(), "order-1");
        rules.rule(RuleSet.ELIGIBILITY, "BAD-001").fail(new IllegalStateException(Applicants.NAME));

        PayungException failure = catchThrowableOfType(PayungException.class, () -> breaking.payung.issue(command));

        assertThat(failure.code()).isEqualTo("RULE_FAILED");
        assertThat(Traces.of(failure)).doesNotContain(Applicants.NAME);
        assertThat(breaking.rows("policy")).isZero();
    }

    @Test
    void aRuleThatThrowsOnceTheMoneyIsThereOwesItBack() {
        FakeRules rules = SampleRules.all();
        rules.rule(RuleSet.ELIGIBILITY, "BAD-001").when("held.count", SampleRules.is(1L)).fail(new IllegalStateException("one is one too many"));
        Shop breaking = new Shop(SampleProduct.pack(1, rules));
        Offer first = breaking.offer();
        Offer second = breaking.offer();
        breaking.issue(first, "order-1");

        Refused refused = refused(breaking.payung.issue(breaking.command(second, "order-2")));

        assertThat(code(refused)).isEqualTo("RULE_FAILED");
        assertThat(refused.refundDue()).isNotNull();
        assertThat(breaking.rows("policy")).isEqualTo(1);
        assertThat(breaking.rows("refund_due")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0,false", "1,true", "2,true", "199,true", "200,true", "201,false"})
    void listsOneToTwoHundredPoliciesAPage(int size, boolean allowed) {
        PayungException fault = catchThrowableOfType(PayungException.class, () -> new PolicyQuery(null, null, null, size));

        assertThat(fault == null).isEqualTo(allowed);
    }

    private void assertNothingIsStored() {
        assertThat(shop.rows()).allSatisfy((table, rows) -> assertThat(rows).as(table).isZero());
    }

    private static void assertCode(String code, IssueOutcome outcome) {
        assertThat(code(refused(outcome))).isEqualTo(code);
    }

    private static String code(Refused refused) {
        return refused.reasons().get(0).code().value();
    }
}
