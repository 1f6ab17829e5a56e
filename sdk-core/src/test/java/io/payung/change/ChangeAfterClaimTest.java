package io.payung.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.change.ChangeOutcome.Changed;
import io.payung.change.ChangeOutcome.Previewed;
import io.payung.change.ChangeOutcome.Refused;
import io.payung.claim.ClaimDecision.Approved;
import io.payung.claim.ClaimId;
import io.payung.fixture.Applicants;
import io.payung.fixture.ChangingProduct;
import io.payung.fixture.PaidClaims;
import io.payung.fixture.Shop;
import io.payung.policy.HolderSecret;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyState;
import io.payung.quote.Offer;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ends a cover does not lie before an event for which it has paid. */
class ChangeAfterClaimTest {

    private static final LocalDate INJURED = Shop.TODAY.plusDays(50);

    private final Shop shop = new Shop(ChangingProduct.pack());
    private final PolicyNumber policy = shop.issue(Shop.request("plus", Applicants.adult()), "order").number();
    private final Issued sold = shop.issue(Shop.basicFor(Applicants.otherAdult()), "order-basic");
    private final PolicyNumber basic = sold.number();
    private final HolderSecret first = sold.secret();
    private final PaidClaims claims = new PaidClaims(shop.payung, "claim");

    @ParameterizedTest
    @CsvSource({
        "DEATH, -1, CHANGE_DAY_BEFORE_CLAIM", "DEATH, 0,", "DEATH, 1,", "EARLY_SETTLEMENT, -1, CHANGE_DAY_BEFORE_CLAIM", "EARLY_SETTLEMENT, 0,",
        "OBJECT_LOST, -1, CHANGE_DAY_BEFORE_CLAIM", "OBJECT_LOST, 0,"
    })
    void endsOnTheDayOfThePaidEventAtTheEarliest(ChangeKind kind, int days, String refusal) {
        shop.clock.advance(Duration.ofDays(60));
        claims.approveAndPay(PaidClaims.accident(policy, "injury", INJURED), new Approved("medical", Shop.rupiah(1)));

        ChangeOutcome outcome = shop.payung.afterSale().preview(ChangeRequest.of(policy, kind).on(INJURED.plusDays(days)));

        if (refusal == null) {
            assertThat(outcome).isInstanceOf(Previewed.class);
        } else {
            assertThat(((Refused) outcome).reasons()).singleElement().satisfies(reason -> {
                assertThat(reason.code().value()).isEqualTo(refusal);
                assertThat(reason.limit()).isEqualTo(INJURED.toString());
            });
        }
    }

    /** Whose benefits are used up: nothing is given back, and the heirs get a secret of their own. */
    @Test
    void aDeathIsRecordedAfterTheClaimWasPaidAndGivesNothingBack() {
        endByClaim();

        Previewed death = (Previewed) shop.payung.afterSale().preview(ChangeRequest.of(basic, ChangeKind.DEATH).on(Shop.TODAY));
        Changed changed = (Changed) shop.payung.afterSale().change(ChangeCommand.of(IdempotencyKey.of("death"), death.token()));

        assertThat(changed.terms().state()).isEqualTo(PolicyState.ENDED_BY_CLAIM);
        assertThat(changed.terms().refund()).isEqualTo(Shop.rupiah(0));
        assertThat(changed.refunds()).isEmpty();
        assertThat(shop.payung.isHolder(basic, changed.secret())).isTrue();
        assertThat(shop.payung.isHolder(basic, first)).isFalse();
    }

    @Test
    void whoseBenefitsAreUsedUpMayRenewForTheTimeAfterIt() {
        endByClaim();
        shop.clock.advance(Duration.ofDays(350));

        Offer offer = (Offer) shop.payung.afterSale().quoteRenewal(basic).outcome();

        ChangeRequest renewal = ChangeRequest.of(basic, ChangeKind.RENEWAL).replacedBy(offer.token());
        assertThat(((Previewed) shop.payung.afterSale().preview(renewal)).terms().state()).isEqualTo(PolicyState.ENDED_BY_CLAIM);
    }

    private void endByClaim() {
        claims.approveAndPay(PaidClaims.accident(basic, "death", Shop.TODAY), new Approved("death", Shop.rupiah(10_000_000)));
        assertThat(shop.payung.findPolicy(basic).orElseThrow().stateAt(shop.payung.now())).isEqualTo(PolicyState.ENDED_BY_CLAIM);
    }

    @Test
    void doesNotMindAClaimForWhichNothingWasPaid() {
        shop.clock.advance(Duration.ofDays(60));
        ClaimId approved = claims.approve(PaidClaims.accident(policy, "injury", INJURED), new Approved("medical", Shop.rupiah(1)));
        assertThat(shop.payung.claimFile(approved).orElseThrow().paid().isPositive()).isFalse();

        assertThat(shop.payung.afterSale().preview(ChangeRequest.of(policy, ChangeKind.DEATH).on(INJURED.minusDays(1)))).isInstanceOf(Previewed.class);
    }
}
