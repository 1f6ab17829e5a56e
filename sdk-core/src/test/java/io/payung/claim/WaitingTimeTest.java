package io.payung.claim;

import static io.payung.fixture.Shop.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.payung.change.ChangeCommand;
import io.payung.change.ChangeKind;
import io.payung.change.ChangeOutcome.Changed;
import io.payung.change.ChangeOutcome.Previewed;
import io.payung.change.ChangeRequest;
import io.payung.decision.Reason;
import io.payung.erasure.ErasureCommand;
import io.payung.erasure.ErasureGround;
import io.payung.erasure.ErasureOutcome;
import io.payung.event.EventType;
import io.payung.fixture.Applicants;
import io.payung.fixture.ChangingProduct;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shop;
import io.payung.fixture.Variations;
import io.payung.party.Applicant;
import io.payung.party.PartnerId;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.Move;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyState;
import io.payung.policy.Standing;
import io.payung.product.ProductPack;
import io.payung.product.terms.CoverTerms;
import io.payung.product.terms.InsuredObject;
import io.payung.product.terms.Waiting;
import io.payung.quote.Offer;
import io.payung.quote.QuoteRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accidents are covered after ten days. Who has waited under the policy before does not wait again. */
class WaitingTimeTest {
    private static final int DAYS = 10;
    private static final LocalDate SECOND = TODAY.plusYears(1);

    private Shop shop = shop("cover-start", null, "renewal");
    private PolicyNumber old = shop.issue(Shop.basicFor(Applicants.adult()), "order-1").number();
    private int calls;

    @ParameterizedTest
    @CsvSource({"0,true", "9,true", "10,false", "11,false"})
    void waitsAtTheStartOfTheFirstPolicy(int day, boolean waits) {
        assertThat(waits(old, TODAY.plusDays(day))).isEqualTo(waits);
    }

    @ParameterizedTest
    @CsvSource({"0,0,false", "0,9,false", "1,0,true", "1,9,true", "1,10,false", "1,11,false", "2,0,true"})
    void doesNotWaitAgainAfterARenewalWithoutAGap(int daysOfGap, int day, boolean waits) {
        PolicyNumber second = renew(350, SECOND.plusDays(daysOfGap), Applicants.adult());

        assertThat(waits(second, SECOND.plusDays(daysOfGap + day))).isEqualTo(waits);
    }

    @ParameterizedTest
    @CsvSource({"0,false", "1,false", "2,true"})
    void waitsAgainWhenTheCoverBeforeHadEndedADayOrMoreEarlier(int daysEarlier, boolean waits) {
        PolicyNumber second = renew(350, SECOND, Applicants.adult());
        Standing lapsed = new Standing(PolicyState.LAPSED, SECOND.minusDays(daysEarlier).atTime(12, 0).atZone(SampleProduct.ZONE).toInstant());
        Move why = new Move(EventType.POLICY_LAPSED, "INSTALMENT_MISSED", lapsed.since(), shop.clock.instant(), shop.ids.uuid());
        shop.store.unitOfWork().run(() -> shop.store.policies().move(PartnerId.of("default"), old, null, lapsed, why));

        assertThat(waits(second, SECOND)).isEqualTo(waits);
    }

    /** What was paid for to its last day leaves no gap, though a claim had used it up. */
    @ParameterizedTest
    @CsvSource({"ENDED_BY_CLAIM,false", "CANCELLED,true"})
    void doesNotWaitAgainAfterAPolicyThatAClaimHasUsedUp(PolicyState state, boolean waits) {
        PolicyNumber second = renew(350, SECOND, Applicants.adult());
        Standing ended = new Standing(state, SECOND.minusDays(10).atStartOfDay(SampleProduct.ZONE).toInstant());
        Move why = new Move(EventType.POLICY_ENDED_BY_CLAIM, "BENEFITS_USED_UP", ended.since(), shop.clock.instant(), shop.ids.uuid());
        shop.store.unitOfWork().run(() -> shop.store.policies().move(PartnerId.of("default"), old, null, ended, why));

        assertThat(waits(second, SECOND)).isEqualTo(waits);
    }

    @Test
    void waitsAfterARenewalThatTheProductDoesNotName() {
        again(shop("cover-start", null, "top-up"));

        assertThat(waits(renew(350, SECOND, Applicants.adult()), SECOND)).isTrue();
    }

    @Test
    void waitsForAPersonWhomThePolicyBeforeDidNotInsure() {
        assertThat(waits(renew(350, SECOND, Applicants.otherAdult()), SECOND)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"4,false", "5,true"})
    void waitsForAnotherObject(int householdSize, boolean waits) {
        again(shop("cover-start", new InsuredObject("animal", "householdSize"), "renewal"));
        shop.clock.advance(Duration.ofDays(350));
        Map<String, Object> answers = new TreeMap<>(SampleProduct.allAnswers());
        answers.put("householdSize", householdSize);

        PolicyNumber second = replace(ChangeKind.RENEWAL, Shop.basicFor(Applicants.adult()).answers(answers).startingOn(SECOND));

        assertThat(waits(second, SECOND)).isEqualTo(waits);
    }

    @ParameterizedTest
    @CsvSource({"cover-start,9,true", "cover-start,10,false", "cover-start,11,false", "issue,9,true", "issue,10,false"})
    void waitsOutUnderTheNextPolicyWhatIsLeft(String from, int day, boolean waits) {
        again(shop(from, null, "top-up"));
        shop.clock.advance(Duration.ofDays(3));
        PolicyNumber grown = replace(ChangeKind.TOP_UP, Shop.request("plus", Applicants.adult()));

        assertThat(waits(grown, TODAY.plusDays(day))).isEqualTo(waits);
    }

    /** The child was insured by the policy before alone. Once they are erased nobody can say whom that insured: nothing is refused, the insurer looks. */
    @Test
    void looksAtAClaimOnceSomebodyOfThePolicyBeforeWasErased() {
        old = shop.issueFamily("order-family").number();
        PolicyNumber second = renew(350, SECOND, Applicants.otherAdult());
        assertThat(waits(second, SECOND)).isFalse();
        shop.clock.advance(Duration.ofDays(100));

        assertThat(shop.payung.erase(ErasureCommand.of(IdempotencyKey.of("erase-1"), Applicants.child(TODAY.minusYears(10), 7).identity(), ErasureGround.REQUEST)))
                .isInstanceOf(ErasureOutcome.Erased.class);

        ClaimNotice again = ClaimNotice.on(second, new ClaimEvent("accident", "death", "home", SECOND));
        assertThat(shop.payung.claim(again).assessment().referrals()).contains(Reason.about("WAITING_PERIOD", "event/date"));
        assertThat(shop.payung.claim(again).assessment().payable()).as("and may approve it").isNotEmpty();
        assertThat(waits(second, SECOND.plusDays(DAYS))).as("whoever has waited").isFalse();
    }

    private PolicyNumber renew(int afterDays, LocalDate start, Applicant applicant) {
        shop.clock.advance(Duration.ofDays(afterDays));
        return replace(ChangeKind.RENEWAL, Shop.basicFor(applicant).startingOn(start));
    }

    private PolicyNumber replace(ChangeKind kind, QuoteRequest request) {
        Offer offer = Shop.offered(shop.payung.afterSale().quoteInstead(old, request));
        Previewed previewed = (Previewed) shop.payung.afterSale().preview(ChangeRequest.of(old, kind).replacedBy(offer.token()));
        String key = "change-" + ++calls;
        return ((Changed) shop.payung.afterSale().change(ChangeCommand.of(IdempotencyKey.of(key), previewed.token())
                        .with(shop.consent(offer)).paidBy(shop.pay(offer, key))))
                .replacement().number();
    }

    private boolean waits(PolicyNumber policy, LocalDate event) {
        shop.clock.advance(Duration.between(shop.clock.instant(), event.atTime(18, 0).atZone(SampleProduct.ZONE).toInstant()));
        ClaimNotice notice = ClaimNotice.on(policy, new ClaimEvent("accident", "death", "home", event));
        return shop.payung.claim(notice).assessment().referrals().contains(Reason.about("WAITING_PERIOD", "event/date"));
    }

    private void again(Shop other) {
        shop = other;
        old = shop.issue(Shop.basicFor(Applicants.adult()), "order-1").number();
    }

    private static Shop shop(String from, @Nullable InsuredObject object, String... waivedOn) {
        ProductPack pack = ChangingProduct.pack();
        CoverTerms plain = CoverTerms.PLAIN;
        return new Shop(Variations.with(pack, "product", Variations.with(pack.product(), "cover", new CoverTerms(
                plain.ageBasis(), object, plain.uniqueness(), List.of(new Waiting(DAYS, "accident", List.of(waivedOn), from)), plain.exclusions(),
                plain.beneficiaries()))));
    }
}
