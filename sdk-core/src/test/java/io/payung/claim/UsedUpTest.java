package io.payung.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.change.ChangeKind;
import io.payung.change.ChangeOutcome;
import io.payung.change.ChangeRequest;
import io.payung.claim.ClaimDecision.Approved;
import io.payung.fixture.Applicants;
import io.payung.fixture.ChangingProduct;
import io.payung.fixture.PaidClaims;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shop;
import io.payung.fixture.Variations;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyState;
import io.payung.product.Benefit;
import io.payung.product.ProductPack;
import io.payung.product.terms.BenefitBound;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy ends with the event after which none of its benefits can pay for any other, once it is paid for. */
class UsedUpTest {

    private static final long WHOLE = 10_000_000;

    private Shop shop = new Shop(ChangingProduct.pack());
    private int keys;

    @ParameterizedTest
    @CsvSource({"9999999, IN_FORCE", "10000000, ENDED_BY_CLAIM"})
    void endsWhenNothingIsLeftOfItsOnlyBenefit(long amount, PolicyState state) {
        PolicyNumber policy = sold("basic");

        pays(policy, "death", null, new Approved("death", Shop.rupiah(amount)));

        assertThat(state(policy)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"9999999, IN_FORCE", "10000000, ENDED_BY_CLAIM"})
    void waitsUntilAllThatIsApprovedIsPaid(long paid, PolicyState state) {
        PolicyNumber policy = sold("basic");

        ClaimId claim = claims().approve(notice(policy, "death", null), new Approved("death", Shop.rupiah(WHOLE)));
        assertThat(state(policy)).isEqualTo(PolicyState.IN_FORCE);
        claims().pay(claim, Shop.rupiah(paid));

        assertThat(state(policy)).isEqualTo(state);
    }

    @Test
    void coversTheDayOfTheEventToItsEndAndTellsWhenItEnded() {
        PolicyNumber policy = sold("basic");
        ClaimId claim = claims().approve(notice(policy, "death", null), new Approved("death", Shop.rupiah(WHOLE)));
        shop.clock.advance(Duration.ofDays(9));

        claims().pay(claim, Shop.rupiah(WHOLE));

        Instant midnight = Shop.TODAY.plusDays(1).atStartOfDay(shop.payung.findPolicy(policy).orElseThrow().zone()).toInstant();
        assertThat(shop.payung.findPolicy(policy).orElseThrow().standing().since()).isEqualTo(midnight);
        assertThat(shop.payung.findPolicy(policy).orElseThrow().coveredUntil()).isEqualTo(Shop.TODAY);
        assertThat(events(policy)).containsExactly(
                "policy.issued", "claim.notified", "claim.decided", "claim.paid", "policy.ended_by_claim BENEFITS_USED_UP " + midnight);
    }

    @Test
    void coversASecondClaimOfTheSameDay() {
        PolicyNumber policy = sold("basic");
        shop.clock.advance(Duration.ofHours(1));
        pays(policy, "death", null, new Approved("death", Shop.rupiah(WHOLE)));

        ClaimAssessment second = shop.payung.claim(notice(policy, "injury", null)).assessment();
        shop.clock.advance(Duration.ofDays(1));
        ClaimAssessment later = shop.payung.claim(notice(policy, "injury", null)).assessment();

        assertThat(second.referrals()).extracting(reason -> reason.code().value()).doesNotContain("POLICY_NOT_IN_FORCE");
        assertThat(later.referrals()).extracting(reason -> reason.code().value()).contains("POLICY_NOT_IN_FORCE");
    }

    @Test
    void givesNoPremiumBackAndTakesNoChangeAnyMore() {
        PolicyNumber policy = sold("basic");
        pays(policy, "death", null, new Approved("death", Shop.rupiah(WHOLE)));

        for (ChangeKind kind : List.of(ChangeKind.CANCELLATION, ChangeKind.FREE_LOOK, ChangeKind.VOID, ChangeKind.INSURER_CANCELLATION)) {
            ChangeOutcome outcome = shop.payung.afterSale().preview(ChangeRequest.of(policy, kind));
            assertThat(((ChangeOutcome.Refused) outcome).reasons()).as(kind.key()).anyMatch(reason ->
                    reason.code().value().equals("MOVE_NOT_ALLOWED") && "ended-by-claim".equals(reason.actual()));
        }
    }

    @Test
    void goesOnWhileAnyBenefitIsLeft() {
        PolicyNumber policy = sold("plus");

        pays(policy, "injury", null, new Approved("medical", Shop.rupiah(2_000_000)));
        pays(policy, "death", null, new Approved("death", Shop.rupiah(20_000_000)));
        assertThat(state(policy)).as("the funeral was not paid").isEqualTo(PolicyState.IN_FORCE);
    }

    @ParameterizedTest
    @CsvSource({"999999, IN_FORCE", "1000000, ENDED_BY_CLAIM"})
    void endsWithTheLastOfSeveralBenefits(long funeral, PolicyState state) {
        PolicyNumber policy = sold("plus");
        pays(policy, "injury", null, new Approved("medical", Shop.rupiah(2_000_000)));

        pays(policy, "death", null, new Approved("death", Shop.rupiah(20_000_000)), new Approved("funeral", Shop.rupiah(funeral)));

        assertThat(state(policy)).isEqualTo(state);
    }

    @Test
    void endsWithTheFirstEventWhereAllBenefitsSaySo() {
        shop = new Shop(with(benefit -> Variations.with(benefit, "terms", Variations.with(benefit.terms(), "perLife", "first-event-ends-cover"))));
        PolicyNumber policy = sold("plus");

        pays(policy, "injury", null, new Approved("medical", Shop.rupiah(1)));

        assertThat(state(policy)).isEqualTo(PolicyState.ENDED_BY_CLAIM);
    }

    @Test
    void goesOnWhereABenefitComesBackWithTheNextYear() {
        BenefitBound bound = new BenefitBound(null, null, 1);
        shop = new Shop(with(benefit -> Variations.with(benefit, "terms", Variations.with(benefit.terms(), "perYear", bound))));
        PolicyNumber policy = sold("basic");

        pays(policy, "death", null, new Approved("death", Shop.rupiah(WHOLE)));

        assertThat(state(policy)).isEqualTo(PolicyState.IN_FORCE);
    }

    @Test
    void goesOnForThoseOfSeveralForWhomNothingWasPaid() {
        PolicyNumber family = shop.issueFamily("order-family").number();

        Approved whole = new Approved("death", shop.payung.findPolicy(family).orElseThrow().sumInsured());

        pays(family, "death", "lives/0", whole);
        assertThat(state(family)).isEqualTo(PolicyState.IN_FORCE);
        pays(family, "death", "lives/1", whole);

        assertThat(state(family)).isEqualTo(PolicyState.ENDED_BY_CLAIM);
    }

    @Test
    void endsAlsoWhenItIsPaidOnlyAfterTheLastDay() {
        PolicyNumber policy = sold("basic");
        ClaimId claim = claims().approve(notice(policy, "death", null), new Approved("death", Shop.rupiah(WHOLE)));
        shop.clock.advance(Duration.ofDays(400));

        claims().pay(claim, Shop.rupiah(WHOLE));

        assertThat(state(policy)).isEqualTo(PolicyState.ENDED_BY_CLAIM);
    }

    private PolicyNumber sold(String plan) {
        return shop.issue(Shop.request(plan, Applicants.adult()), "order-" + ++keys).number();
    }

    private void pays(PolicyNumber policy, String consequence, String life, Approved... amounts) {
        claims().approveAndPay(notice(policy, consequence, life), amounts);
    }

    private ClaimNotice notice(PolicyNumber policy, String consequence, String life) {
        LocalDate today = LocalDate.ofInstant(shop.clock.instant(), shop.payung.findPolicy(policy).orElseThrow().zone());
        ClaimNotice notice = PaidClaims.accident(policy, consequence, today);
        return life == null ? notice : notice.about(life);
    }

    private PaidClaims claims() {
        return new PaidClaims(shop.payung, "claim-" + ++keys);
    }

    private PolicyState state(PolicyNumber policy) {
        return shop.payung.findPolicy(policy).orElseThrow().stateAt(shop.clock.instant());
    }

    private List<String> events(PolicyNumber policy) {
        return shop.payung.events(null, 100).events().stream()
                .filter(event -> policy.value().equals(event.data().get("policyNumber")))
                .map(event -> event.data().containsKey("cause")
                        ? event.type() + " " + event.data().get("cause") + " " + event.data().get("since")
                        : event.type())
                .toList();
    }

    private static ProductPack with(UnaryOperator<Benefit> otherwise) {
        ProductPack pack = SampleProduct.pack();
        Map<String, Benefit> benefits = new LinkedHashMap<>(pack.product().benefits());
        benefits.replaceAll((id, benefit) -> otherwise.apply(benefit));
        return Variations.with(pack, "product", Variations.with(pack.product(), "benefits", benefits));
    }
}
