package io.payung.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.claim.ClaimAssessment.Payable;
import io.payung.claim.ClaimDecision.Approved;
import io.payung.decision.Reason;
import io.payung.fixture.Applicants;
import io.payung.fixture.PaidClaims;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shop;
import io.payung.fixture.Variations;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.PolicyNumber;
import io.payung.product.Benefit;
import io.payung.product.ProductPack;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of an injury and of a death is paid once for all, whichever comes first; the funeral is paid in any case. */
class FirstEventTest {

    private static final String USED_UP = "BENEFIT_USED_UP at benefits/";

    private final Shop shop = new Shop(pack());
    private final PolicyNumber policy = shop.issue(Shop.request("plus", Applicants.adult()), "order-1").number();
    private int keys;

    @Test
    void paysTheWholeOfTheFirst() {
        assertThat(paid(claim("injury", Shop.TODAY))).containsExactly("medical");
        assertThat(paid(claim("death", Shop.TODAY))).as("nothing is approved yet").containsExactly("death", "funeral");
    }

    @Test
    void leavesNothingOfTheSameForTheNext() {
        approve(claim("injury", Shop.TODAY).claim(), "medical");

        ClaimAssessment next = claim("injury", Shop.TODAY.plusDays(1));

        assertThat(paid(next)).isEmpty();
        assertThat(next.referrals()).extracting(Reason::toString).containsExactly(USED_UP + "medical");
    }

    @Test
    void endsTheOthersThatSaySo() {
        approve(claim("injury", Shop.TODAY).claim(), "medical");

        ClaimAssessment next = claim("death", Shop.TODAY.plusDays(1));

        assertThat(paid(next)).containsExactly("funeral");
        assertThat(next.referrals()).extracting(Reason::toString).containsExactly(USED_UP + "death");
    }

    private void approve(ClaimId id, String benefit) {
        ClaimMoveOutcome outcome = shop.payung.decide(
                ClaimDecision.approve(id, key(), "desk", new Approved(benefit, Shop.rupiah(1))).waivingDocuments());
        assertThat(outcome).isInstanceOf(ClaimMoveOutcome.Moved.class);
        shop.clock.advance(Duration.ofDays(1));
    }

    private IdempotencyKey key() {
        return IdempotencyKey.of("key-" + ++keys);
    }

    private ClaimAssessment claim(String consequence, LocalDate day) {
        return shop.payung.claim(PaidClaims.accident(policy, consequence, day)).assessment();
    }

    private static List<String> paid(ClaimAssessment found) {
        return found.payable().stream().map(Payable::benefit).sorted().toList();
    }

    private static ProductPack pack() {
        ProductPack pack = SampleProduct.pack();
        Map<String, Benefit> benefits = new LinkedHashMap<>(pack.product().benefits());
        for (String id : List.of("medical", "death")) {
            Benefit benefit = benefits.get(id);
            benefits.put(id, Variations.with(benefit, "terms", Variations.with(benefit.terms(), "perLife", "first-event-ends-cover")));
        }
        return Variations.with(pack, "product", Variations.with(pack.product(), "benefits", benefits));
    }
}
