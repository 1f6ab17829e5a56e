package io.payung.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.consent.AcceptedClause;
import io.payung.consent.Clause;
import io.payung.consent.Consent.Method;
import io.payung.consent.Consent.Party;
import io.payung.consent.Consent;
import io.payung.consent.MethodProof;
import io.payung.decision.Reason;
import io.payung.fixture.Applicants;
import io.payung.fixture.FakeRules;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.SampleRules;
import io.payung.fixture.Shop;
import io.payung.fixture.Variations;
import io.payung.product.RuleSet;
import io.payung.quote.Offer;
import io.payung.quote.QuoteRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** No policy without consent to the exact texts. Every refusal here stores nothing and asks no gateway. */
class ConsentCheckTest {
    private final Shop shop = new Shop();

    @ParameterizedTest
    @CsvSource({"summary", "cover", "guardian"})
    void needsEveryClauseThatMustBeAccepted(String missing) {
        Offer offer = shop.offer(minorsRequest());
        Consent all = byGuardian(offer);
        List<AcceptedClause> others = all.clauses().stream().filter(clause -> !clause.id().equals(missing)).toList();

        assertThat(reasons(offer, Variations.with(all, "clauses", others))).containsExactly("CLAUSE_NOT_ACCEPTED at clauses/" + missing);
        assertThat(reasons(offer, all)).isEmpty();
    }

    @Test
    void namesEveryMissingClauseAtOnce() {
        Offer offer = shop.offer();

        assertThat(reasons(offer, Variations.with(shop.consent(offer), "clauses", List.of())))
                .containsExactly("CLAUSE_NOT_ACCEPTED at clauses/cover", "CLAUSE_NOT_ACCEPTED at clauses/summary");
    }

    @Test
    void doesNotNeedAClauseThatNoRuleAsksFor() {
        Offer offer = shop.offer();
        Consent only = offer.clauses().acceptedBy(Applicants.adult()).at(Shop.NOW).only("summary", "cover");

        assertThat(reasons(offer, only)).isEmpty();
    }

    @Test
    void refusesTheDigestOfAnotherText() {
        Offer offer = shop.offer();
        String other = SampleProduct.pack(2, SampleRules.all()).clause("cover", "id").sha256();

        assertThat(reasons(offer, accepting(offer, new AcceptedClause("cover", other))))
                .containsExactly("CLAUSE_CHANGED at clauses/cover", "CLAUSE_NOT_ACCEPTED at clauses/cover");
    }

    @Test
    void refusesAWrongDigestBesideTheRightOne() {
        Offer offer = shop.offer();
        List<AcceptedClause> both = new ArrayList<>(shop.consent(offer).clauses());
        both.add(new AcceptedClause("cover", "0".repeat(64)));

        assertThat(reasons(offer, Variations.with(shop.consent(offer), "clauses", both))).containsExactly("CLAUSE_CHANGED at clauses/cover");
    }

    @Test
    void refusesAClauseThatTheProductDoesNotHave() {
        Offer offer = shop.offer();

        assertThat(reasons(offer, accepting(offer, new AcceptedClause("invented", "0".repeat(64))))).contains("CLAUSE_UNKNOWN at clauses");
    }

    @Test
    void takesTheTextsOfTheLanguageThatWasShown() {
        Offer offer = shop.offer();
        List<AcceptedClause> english = offer.clauses().all().stream()
                .map(Clause::id)
                .map(id -> new AcceptedClause(id, SampleProduct.pack().clause(id, "en").sha256()))
                .toList();
        Consent shownInEnglish = Variations.with(Variations.with(shop.consent(offer), "language", "en"), "clauses", english);

        assertThat(reasons(offer, Variations.with(shownInEnglish, "language", "id"))).contains("CLAUSE_CHANGED at clauses/cover");
        assertThat(reasons(offer, Variations.with(shop.consent(offer), "language", "en"))).contains("CLAUSE_CHANGED at clauses/cover");
        assertThat(reasons(offer, Variations.with(shop.consent(offer), "language", "fr"))).containsExactly("CONSENT_LANGUAGE_UNKNOWN at consent");
        assertThat(reasons(offer, shownInEnglish)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-601,CONSENT_BEFORE_OFFER at consent", "-600,", "-599,", "0,", "599,", "600,", "601,CONSENT_IN_FUTURE at consent"})
    void allowsACustomersClockTenMinutesOfError(int seconds, String reason) {
        Offer offer = shop.offer();
        Consent consent = Variations.with(shop.consent(offer), "acceptedAt", Shop.NOW.plusSeconds(seconds));

        assertThat(reasons(offer, consent)).isEqualTo(reason == null ? List.of() : List.of(reason));
    }

    @Test
    void refusesAConsentWithoutAnInstant() {
        Offer offer = shop.offer();

        assertThat(reasons(offer, offer.clauses().acceptedBy(Applicants.adult()).all())).containsExactly("CONSENT_BEFORE_OFFER at consent");
        assertThat(reasons(offer, Variations.with(shop.consent(offer), "acceptedAt", Instant.MAX))).containsExactly("CONSENT_IN_FUTURE at consent");
    }

    @Test
    void letsNobodyButTheGuardianConsentForAMinorWhoApplies() {
        Offer offer = shop.offer(minorsRequest());

        assertThat(reasons(offer, Variations.with(byGuardian(offer), "by", Party.APPLICANT))).containsExactly("CONSENT_NOT_BY_GUARDIAN by CON-004 at consent");
        assertThat(reasons(offer, byGuardian(offer))).isEmpty();
    }

    @Test
    void letsNoMinorConsentAloneEvenWhenTheProductForgotTheRule() {
        Shop forgetful = new Shop(SampleProduct.pack(1, rulesWithoutGuardian()));
        Offer offer = forgetful.offer(minorsRequest());

        Refused refused = refused(forgetful, offer, Variations.with(byGuardian(offer), "by", Party.APPLICANT));

        assertThat(refused.texts()).containsExactly("CONSENT_NOT_BY_GUARDIAN at consent");
    }

    @Test
    void namesAMinorsConsentBesideEverythingElse() {
        Shop forgetful = new Shop(SampleProduct.pack(1, rulesWithoutGuardian()));
        Offer offer = forgetful.offer(minorsRequest());
        Consent none = Variations.with(Variations.with(byGuardian(offer), "by", Party.APPLICANT), "clauses", List.of());

        assertThat(refused(forgetful, offer, none).texts())
                .containsExactlyInAnyOrder("CONSENT_NOT_BY_GUARDIAN at consent", "CLAUSE_NOT_ACCEPTED at clauses/summary");
    }

    @Test
    void buildsAConsentAsItWasGiven() {
        Offer offer = shop.offer();

        Consent consent = offer.clauses().acceptedBy(Applicants.adult()).via("kiosk").inLanguage("en").by(Method.ONE_TIME_CODE).at(Shop.NOW).all();

        assertThat(consent).extracting("by", "channel", "language", "method", "acceptedAt")
                .containsExactly(Party.APPLICANT, "kiosk", "en", Method.ONE_TIME_CODE, Shop.NOW);
    }

    @Test
    void takesNoGuardiansConsentWhereNobodyIsAGuardian() {
        Offer offer = shop.offer();

        assertThat(reasons(offer, Variations.with(shop.consent(offer), "by", Party.GUARDIAN))).containsExactly("CONSENT_NOT_BY_APPLICANT at consent");
    }

    @Test
    void takesAParentsConsentAsGuardianOfTheirChild() {
        QuoteRequest family = Shop.request("family", Applicants.adult())
                .answers(SampleProduct.quoteAnswers())
                .insuring(List.of(Applicants.self(Applicants.adult()), Applicants.child(Shop.TODAY.minusYears(8), 3)));
        Offer offer = shop.offer(family);

        assertThat(reasons(offer, byGuardian(offer))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void asksTheRulesAboutTheMethod(Method method) {
        Offer offer = shop.offer();
        Consent consent = Variations.with(shop.consent(offer), "method", method)
                .provenBy(MethodProof.of("0".repeat(64)).witnessedBy("Pak Warsito").helpedBy("AG-17"));

        assertThat(reasons(offer, consent))
                .isEqualTo(method == Method.AGENT_ASSISTED ? List.of("AGENT_MAY_NOT_CONSENT by CON-005 at consent") : List.of());
    }

    @Test
    void keepsWhatWasAcceptedInThePolicy() {
        Offer offer = shop.offer();
        shop.clock.advance(Duration.ofMinutes(3));
        Consent consent = shop.consent(offer);

        IssueOutcome.Issued issued = Shop.issued(shop.payung.issue(
                IssueCommand.of(IdempotencyKey.of("k"), offer.token(), consent).paidBy(shop.pay(offer, "p"))));

        assertThat(details(issued.number()).consent()).isEqualTo(consent);
    }

    private PolicyDetails details(PolicyNumber number) {
        return shop.store.unitOfWork()
                .run(() -> shop.store.policies().details(io.payung.party.PartnerId.of("default"), number))
                .orElseThrow();
    }

    private record Refused(List<String> texts) {}

    private List<String> reasons(Offer offer, Consent consent) {
        return refused(shop, offer, consent).texts();
    }

    private static Refused refused(Shop shop, Offer offer, Consent consent) {
        int asked = shop.gateway.asked();
        long policies = shop.rows("policy");
        IssueOutcome outcome = shop.payung.issue(
                IssueCommand.of(IdempotencyKey.of("key-" + consent.hashCode()), offer.token(), consent).paidBy(shop.pay(offer, "p")));
        if (outcome instanceof IssueOutcome.Refused refused) {
            assertThat(shop.gateway.asked()).as("consent comes before payment").isEqualTo(asked);
            assertThat(shop.rows("policy")).isEqualTo(policies);
            assertThat(shop.rows("refund_due")).isZero();
            assertThat(shop.rows("idempotency")).as("the key is free again").isEqualTo(policies);
            return new Refused(refused.reasons().stream().map(Reason::toString).toList());
        }
        return new Refused(List.of());
    }

    private Consent accepting(Offer offer, AcceptedClause instead) {
        List<AcceptedClause> clauses = new ArrayList<>(shop.consent(offer).clauses());
        clauses.removeIf(clause -> clause.id().equals(instead.id()));
        clauses.add(instead);
        return Variations.with(shop.consent(offer), "clauses", clauses);
    }

    private static QuoteRequest minorsRequest() {
        return Shop.basicFor(Applicants.minor()).guardedBy(Applicants.guardian());
    }

    private static Consent byGuardian(Offer offer) {
        return offer.clauses().acceptedBy(Applicants.guardian()).at(Shop.NOW).all();
    }

    private static FakeRules rulesWithoutGuardian() {
        FakeRules rules = new FakeRules();
        rules.rule(RuleSet.CONSENT, "CON-001").when("lives.count", SampleRules.atLeast(1)).require("summary", "SUMMARY_MUST_BE_READ");
        return rules;
    }
}
