package io.payung.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.claim.ClaimDecision.Approved;
import io.payung.decision.Reason;
import io.payung.decision.ReasonCode;
import io.payung.fixture.Applicants;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shop;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.PolicyNumber;
import io.payung.quote.Offer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One event has one claim, whoever tells of it how often; and one sum is paid once. */
class SecondNoticeTest {

    private final Shop shop = new Shop();
    private final Issued policy = shop.issue(Shop.request("plus", Applicants.adult()), "order-1");
    private int keys;

    @Test
    void addsToTheClaimThatToldOfTheEvent() {
        ClaimAssessment first = claim(notice("death").with(List.of(ClaimDocument.of("claim-form"))));

        ClaimAssessment second = claim(notice("death").with(List.of(ClaimDocument.of("family-card"))).answers(Map.of("trafficAccident", false)));

        assertThat(second.claim()).isEqualTo(first.claim());
        assertThat(second.missing()).extracting(ClaimAssessment.MissingDocument::document).containsExactly("death-proof");
        assertThat(shop.rows("claim")).isEqualTo(1);
        assertThat(file(first.claim()).claim().version()).isEqualTo(2);
    }

    @Test
    void changesNothingWhenItTellsNothingNew() {
        ClaimAssessment first = claim(notice("death"));
        long events = shop.rows("outbox");

        assertThat(claim(ClaimNotice.on(policy.number(), new ClaimEvent("accident", "death", "abroad", Shop.TODAY))).claim()).isEqualTo(first.claim());

        assertThat(shop.rows("outbox")).isEqualTo(events);
        assertThat(file(first.claim()).claim()).extracting(Claim::version, claim -> claim.event().place()).containsExactly(1, "home");
    }

    @Test
    void answersADecidedClaimAsItStands() {
        ClaimId id = claim(notice("death")).claim();
        shop.payung.decide(ClaimDecision.reject(id, key(), "desk", ReasonCode.of("NO_ACCIDENT")).waivingDocuments());

        ClaimAssessment again = claim(notice("death").with(List.of(ClaimDocument.of("claim-form"))));

        assertThat(again.claim()).isEqualTo(id);
        assertThat(again.state()).isEqualTo(ClaimState.REJECTED);
        assertThat(file(id).claim().documents()).isEmpty();
    }

    @Test
    void opensAnewWhatTheClaimantHasWithdrawn() {
        ClaimId id = claim(notice("death")).claim();
        shop.payung.withdrawClaim(ClaimStep.of(id, key()));
        shop.payung.closeClaim(ClaimStep.of(id, key()));

        ClaimAssessment again = claim(notice("death"));

        assertThat(again.claim()).isNotEqualTo(id);
        assertThat(again.state()).isEqualTo(ClaimState.DOCUMENTS_MISSING);
    }

    @Test
    void opensAnotherClaimForAnotherEvent() {
        ClaimId id = claim(notice("injury")).claim();
        shop.clock.advance(Duration.ofDays(1));

        assertThat(claim(on(policy.number(), Shop.TODAY.plusDays(1), "injury")).claim()).isNotEqualTo(id);
        assertThat(claim(notice("death")).claim()).isNotEqualTo(id);
    }

    /** No notice says which of several persons it happened to: two children may be hurt in one accident. */
    @Test
    void refersASecondNoticeWhereSeveralAreInsured() {
        PolicyNumber family = family().number();
        ClaimAssessment first = claim(on(family, Shop.TODAY, "death"));
        shop.clock.advance(Duration.ofMinutes(1));
        ClaimAssessment second = claim(on(family, Shop.TODAY, "death"));

        assertThat(second.claim()).isNotEqualTo(first.claim());
        assertThat(second.state()).isEqualTo(ClaimState.REFERRED);
        assertThat(second.referrals()).extracting(reason -> reason.code().value()).containsExactly("CLAIM_DUPLICATE");
        assertThat(shop.payung.findClaim(first.claim()).orElseThrow().assessment().referrals()).isEmpty();
    }

    @Test
    void paysABenefitOnceForEachWhoIsInsured() {
        Issued family = family();
        long limit = family.limits().get(0).amount().amount().longValueExact();
        for (int i = 0; i < 2; i++) {
            approve(claim(on(family.number(), Shop.TODAY, "death")).claim(), "death", limit);
        }

        ClaimAssessment third = claim(on(family.number(), Shop.TODAY, "death"));

        assertThat(third.payable()).isEmpty();
        assertThat(third.referrals()).extracting(Reason::toString).contains("BENEFIT_USED_UP at benefits/death");
    }

    @Test
    void seesTheRestAsPayable() {
        ClaimId first = claim(notice("injury")).claim();
        approve(first, "medical", 1_500_000);
        shop.clock.advance(Duration.ofDays(1));

        ClaimAssessment next = claim(on(policy.number(), Shop.TODAY.plusDays(1), "injury"));

        assertThat(next.payable()).extracting(ClaimAssessment.Payable::atMost).containsExactly(Shop.rupiah(500_000));
        assertThat(next.receipt().decision().inputs()).containsKey("used");
        assertThat(shop.payung.findClaim(first).orElseThrow().assessment().payable())
                .as("a claim does not use up itself")
                .extracting(ClaimAssessment.Payable::atMost).containsExactly(Shop.rupiah(2_000_000));
    }

    @Test
    void refersWhatIsUsedUpAndFreesItWhenTheInsurerDecidesOtherwise() {
        ClaimId first = claim(notice("injury")).claim();
        approve(first, "medical", 2_000_000);
        shop.clock.advance(Duration.ofDays(1));
        ClaimNotice another = on(policy.number(), Shop.TODAY.plusDays(1), "injury");

        ClaimAssessment next = claim(another);
        assertThat(next.state()).isEqualTo(ClaimState.REFERRED);
        assertThat(next.referrals()).extracting(Reason::toString).containsExactly("BENEFIT_USED_UP at benefits/medical");

        shop.payung.reopenClaim(ClaimStep.of(first, key()));
        assertThat(claim(another).payable()).as("still approved").isEmpty();
        shop.payung.decide(ClaimDecision.reject(first, key(), "desk", ReasonCode.of("NO_ACCIDENT")).waivingDocuments());
        assertThat(claim(another).payable()).extracting(ClaimAssessment.Payable::atMost).containsExactly(Shop.rupiah(2_000_000));
    }

    /** Mother and child, accepted for by their guardian. */
    private Issued family() {
        Offer offer = shop.offer(Shop.request("family", Applicants.otherAdult())
                .answers(SampleProduct.quoteAnswers())
                .insuring(List.of(Applicants.self(Applicants.otherAdult()), Applicants.child(Shop.TODAY.minusYears(10), 7))));
        return Shop.issued(shop.payung.issue(IssueCommand.of(
                        IdempotencyKey.of("order-family"), offer.token(), offer.clauses().acceptedBy(Applicants.guardian()).via("app").at(Shop.NOW).all())
                .paidBy(shop.pay(offer, "pay-family"))));
    }

    private void approve(ClaimId id, String benefit, long amount) {
        ClaimMoveOutcome outcome = shop.payung.decide(
                ClaimDecision.approve(id, key(), "desk", new Approved(benefit, Shop.rupiah(amount))).waivingDocuments());
        assertThat(outcome).isInstanceOf(ClaimMoveOutcome.Moved.class);
    }

    private ClaimFile file(ClaimId id) {
        return shop.payung.claimFile(id).orElseThrow();
    }

    private ClaimAssessment claim(ClaimNotice notice) {
        return shop.payung.claim(notice).assessment();
    }

    private ClaimNotice notice(String consequence) {
        return on(policy.number(), Shop.TODAY, consequence);
    }

    private static ClaimNotice on(PolicyNumber number, LocalDate date, String consequence) {
        return ClaimNotice.on(number, new ClaimEvent("accident", consequence, "home", date));
    }

    private IdempotencyKey key() {
        return IdempotencyKey.of("key-" + ++keys);
    }
}
