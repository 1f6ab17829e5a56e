package io.payung.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.claim.ClaimDecision.Approved;
import io.payung.decision.Reason;
import io.payung.decision.ReasonCode;
import io.payung.fixture.Applicants;
import io.payung.fixture.Shop;
import io.payung.money.Money;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.PolicyNumber;
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
    void saysWhetherTheCallToldOfSomethingNew() {
        ClaimNotice notice = notice("death").once(key());
        ClaimOutcome first = shop.payung.claim(notice);

        assertThat(first.told()).isEqualTo(ClaimOutcome.Told.NEW);
        assertThat(shop.payung.claim(notice).told()).isEqualTo(ClaimOutcome.Told.REPLAYED);
        assertThat(shop.payung.claim(notice("death")).told()).isEqualTo(ClaimOutcome.Told.KNOWN);
        assertThat(shop.payung.claim(notice("death").with(List.of(ClaimDocument.of("claim-form"))).once(key())).told())
                .isEqualTo(ClaimOutcome.Told.KNOWN);
        assertThat(shop.payung.findClaim(first.assessment().claim()).orElseThrow().told()).isEqualTo(ClaimOutcome.Told.KNOWN);
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

    /** Two children may be hurt in one accident. */
    @Test
    void refersASecondNoticeWhereNobodySaysWhichOfSeveralItIsAbout() {
        PolicyNumber family = shop.issueFamily("order-family").number();
        ClaimAssessment first = claim(on(family, Shop.TODAY, "death"));
        shop.clock.advance(Duration.ofMinutes(1));
        ClaimAssessment second = claim(on(family, Shop.TODAY, "death"));

        assertThat(second.claim()).isNotEqualTo(first.claim());
        assertThat(second.state()).isEqualTo(ClaimState.REFERRED);
        assertThat(second.referrals()).extracting(reason -> reason.code().value()).containsExactly("CLAIM_DUPLICATE");
        assertThat(shop.payung.findClaim(first.claim()).orElseThrow().assessment().referrals()).isEmpty();
    }

    @Test
    void opensAClaimForEachOfSeveralPersonsAndAddsToTheClaimOfTheSameOne() {
        PolicyNumber family = shop.issueFamily("order-family").number();
        ClaimNotice notice = on(family, Shop.TODAY, "death");
        ClaimAssessment mother = claim(notice.about("lives/0"));
        shop.clock.advance(Duration.ofMinutes(1));

        ClaimAssessment child = claim(notice.about("lives/1"));
        ClaimAssessment again = claim(notice.about("lives/1").with(List.of(ClaimDocument.of("claim-form"))));

        assertThat(child.claim()).isNotEqualTo(mother.claim());
        assertThat(child.referrals()).isEmpty();
        assertThat(again.claim()).isEqualTo(child.claim());
        assertThat(file(child.claim()).claim().documents()).hasSize(1);
    }

    @Test
    void refersTheSecondAsSoonAsBothAreSaidToBeAboutTheSamePerson() {
        ClaimNotice notice = on(shop.issueFamily("order-family").number(), Shop.TODAY, "death");
        claim(notice.about("lives/1"));
        shop.clock.advance(Duration.ofMinutes(1));
        ClaimId open = claim(notice).claim();

        assertThat(supplement(open, "lives/0").referrals()).isEmpty();
        assertThat(supplement(open, "lives/1").referrals()).extracting(reason -> reason.code().value()).containsExactly("CLAIM_DUPLICATE");
    }

    @Test
    void paysABenefitOnceToEachPersonWhoIsNamed() {
        Issued family = shop.issueFamily("order-family");
        Money limit = family.limits().get(0).amount();
        approve(claim(on(family.number(), Shop.TODAY, "death").about("lives/1")).claim(), "death", limit.amount().longValueExact());
        shop.clock.advance(Duration.ofDays(1));
        ClaimNotice another = on(family.number(), Shop.TODAY.plusDays(1), "death");

        ClaimAssessment same = claim(another.about("lives/1"));

        assertThat(same.referrals()).extracting(Reason::toString).containsExactly("BENEFIT_USED_UP at benefits/death");
        assertThat(same.receipt().decision().inputs()).containsKeys("used", "usedByLife");
        assertThat(claim(another.about("lives/0")).payable()).extracting(ClaimAssessment.Payable::atMost).containsExactly(limit);
    }

    @Test
    void paysABenefitOnceForEachWhoIsInsured() {
        Issued family = shop.issueFamily("order-family");
        long limit = family.limits().get(0).amount().amount().longValueExact();
        for (int i = 0; i < 2; i++) {
            approve(claim(on(family.number(), Shop.TODAY, "death").about("lives/" + i)).claim(), "death", limit);
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

    private void approve(ClaimId id, String benefit, long amount) {
        ClaimMoveOutcome outcome = shop.payung.decide(
                ClaimDecision.approve(id, key(), "desk", new Approved(benefit, Shop.rupiah(amount))).waivingDocuments());
        assertThat(outcome).isInstanceOf(ClaimMoveOutcome.Moved.class);
    }

    private ClaimFile file(ClaimId id) {
        return shop.payung.claimFile(id).orElseThrow();
    }

    private ClaimAssessment supplement(ClaimId id, String life) {
        return shop.payung.supplement(ClaimSupplement.of(id, List.of()).about(life)).assessment();
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
