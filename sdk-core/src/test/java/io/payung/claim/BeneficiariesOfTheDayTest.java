package io.payung.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.change.ChangeCommand;
import io.payung.change.ChangeKind;
import io.payung.change.ChangeOutcome.Previewed;
import io.payung.change.ChangeRequest;
import io.payung.claim.ClaimDocument.Stated;
import io.payung.decision.Reason;
import io.payung.fixture.Applicants;
import io.payung.fixture.ChangingProduct;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shop;
import io.payung.party.Beneficiary;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.PolicyNumber;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Raka and Sari are named when the policy is sold, and Zainab alone later. Who receives it was named on the day of the event. */
class BeneficiariesOfTheDayTest {
    private static final LocalDate EVENT = Shop.TODAY.plusDays(10);
    private static final Reason CHANGED = Reason.about("BENEFICIARIES_CHANGED", "beneficiaries");
    private static final List<Beneficiary> CHILDREN = List.of(named("Raka Wirayuda", "50"), named("Sari Wirayuda", "50"));
    private static final List<Beneficiary> WIFE = List.of(named("Zainab Wirayuda", "100"));

    private final Shop shop = new Shop(ChangingProduct.pack());
    private final PolicyNumber policy = shop.issue(Shop.basicFor(Applicants.adult()).payableTo(CHILDREN), "order-1").number();
    private int keys;

    /** Seconds from the first midnight after the event, where the product is sold. */
    @ParameterizedTest
    @CsvSource({"-86400,1", "-1,1", "0,2", "86400,2"})
    void paysWhoWasNamedOnTheDayOfTheEvent(long seconds, int receivers) {
        name(WIFE, midnightAfterTheEvent().plusSeconds(seconds));

        ClaimAssessment found = claim();

        assertThat(found.payable().get(0).payees()).hasSize(receivers);
        assertThat(found.referrals().contains(CHANGED)).isEqualTo(receivers == 2);
    }

    @Test
    void looksAtTheFirstChangeAfterTheEvent() {
        name(WIFE, midnightAfterTheEvent().minusSeconds(1));
        name(CHILDREN, midnightAfterTheEvent());
        name(List.of(), midnightAfterTheEvent().plusSeconds(1));

        assertThat(claim().payable().get(0).payees()).extracting(payee -> payee.payee()).containsExactly("beneficiaries/0");
    }

    @Test
    void needsNoLookWhereTheSameAreNamedAgain() {
        name(WIFE, midnightAfterTheEvent());
        name(CHILDREN, midnightAfterTheEvent().plusSeconds(1));

        assertThat(claim().referrals()).doesNotContain(CHANGED);
    }

    @Test
    void looksAgainAtAClaimThatWasThereBefore() {
        shop.clock.set(midnightAfterTheEvent());
        ClaimId id = claim().claim();
        name(WIFE, midnightAfterTheEvent().plusSeconds(1));

        ClaimAssessment found = shop.payung.findClaim(id).orElseThrow().assessment();

        assertThat(found.referrals()).containsExactly(CHANGED);
        assertThat(found.payable().get(0).payees()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"Raka Wirayuda,false", "Togar Simanjuntak,true"})
    void comparesHeirsWithWhoWasNamedThen(String heir, boolean differs) {
        name(WIFE, midnightAfterTheEvent());
        ClaimDocument card = ClaimDocument.of("family-card").stating(Stated.NOTHING.heir(heir));

        ClaimAssessment found = shop.payung.claim(notice().with(List.of(card))).assessment();

        assertThat(found.mismatches().contains(Reason.about("HEIR_DIFFERS", "documents/0"))).isEqualTo(differs);
    }

    private static Instant midnightAfterTheEvent() {
        return EVENT.plusDays(1).atStartOfDay(SampleProduct.ZONE).toInstant();
    }

    private void name(List<Beneficiary> persons, Instant at) {
        shop.clock.set(at);
        ChangeRequest request = ChangeRequest.of(policy, ChangeKind.CHANGE_BENEFICIARY).payableTo(persons);
        Previewed previewed = (Previewed) shop.payung.afterSale().preview(request);
        shop.payung.afterSale().change(ChangeCommand.of(IdempotencyKey.of("change-" + ++keys), previewed.token()));
    }

    private ClaimAssessment claim() {
        return shop.payung.claim(notice()).assessment();
    }

    private ClaimNotice notice() {
        if (shop.clock.instant().isBefore(midnightAfterTheEvent())) {
            shop.clock.set(midnightAfterTheEvent().plus(Duration.ofDays(1)));
        }
        return ClaimNotice.on(policy, new ClaimEvent("accident", "death", "home", EVENT)).answers(Map.of("trafficAccident", false));
    }

    private static Beneficiary named(String name, String share) {
        return new Beneficiary(name, "child", new BigDecimal(share)).bornOn(Shop.TODAY.minusYears(30));
    }
}
