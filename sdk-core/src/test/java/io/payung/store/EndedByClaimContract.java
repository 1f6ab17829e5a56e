package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.claim.ClaimDecision.Approved;
import io.payung.fixture.ChangingProduct;
import io.payung.fixture.PaidClaims;
import io.payung.fixture.Shop;
import io.payung.policy.PolicyState;
import io.payung.policy.SumLimits;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A claim uses all benefits of a policy up that is paid part by part and covers nobody twice: what was paid for the time before the event is kept, what for
 * the time after it is owed back, and whoever was covered may be covered again.
 */
interface EndedByClaimContract extends StoreUnderTest {

    private TillOfInstalments sold() {
        return new TillOfInstalments(
                store(), world().partner, TillOfInstalments.pack(ChangingProduct.unique(), TillOfInstalments.MONTHLY), SumLimits.NONE);
    }

    @Test
    default void itsClaimKeepsWhatWasCoveredAndGivesBackWhatWasPaidAhead() {
        TillOfInstalments till = sold();
        till.pay(3);
        till.clock("07-20T09:00:00");
        till.pay(2);
        till.clock("07-28T09:00:00");
        till.pay(4);

        diesAndIsPaid(till, LocalDate.of(2026, 7, 21));

        assertThat(till.state()).isEqualTo(PolicyState.ENDED_BY_CLAIM);
        assertThat(till.moves()).last().isEqualTo("ended-by-claim 2026-07-21T17:00:00Z BENEFITS_USED_UP");
        assertThat(till.owed()).containsExactly("POLICY_ENDED", "POLICY_ENDED");
        assertThat(Accounts.kept(till)).as("the first, and the second that was due before the event").isEqualTo(Shop.rupiah(45_000));
    }

    @Test
    default void nothingFallsDueAfterItsClaimAndWhatComesIsOwedBack() {
        TillOfInstalments till = sold();
        diesAndIsPaid(till, LocalDate.of(2026, 6, 15));
        int moves = till.moves().size();

        till.pay(2);
        till.reconciledAt("09-30T09:00:00");

        assertThat(till.moves()).hasSize(moves);
        assertThat(till.owed()).containsExactly("POLICY_ENDED");
        assertThat(Accounts.kept(till)).isEqualTo(Shop.rupiah(22_500));
    }

    /** The family pays no more, it lapses, and only then the claim is paid: the two instalments that were paid ahead go back all the same. */
    @Test
    default void aClaimThatIsPaidAfterTheLapseGivesBackWhatWasPaidAhead() {
        TillOfInstalments till = sold();
        till.pay(2);
        till.pay(3);
        till.reconciledAt("09-30T09:00:00");
        assertThat(till.state()).isEqualTo(PolicyState.LAPSED);

        diesAndIsPaid(till, LocalDate.of(2026, 6, 20));
        till.pay(4);
        till.reconciledAt("10-31T09:00:00");

        assertThat(till.state()).isEqualTo(PolicyState.ENDED_BY_CLAIM);
        assertThat(till.owed()).containsExactly("POLICY_ENDED", "POLICY_ENDED", "POLICY_ENDED");
        assertThat(Accounts.kept(till)).isEqualTo(Shop.rupiah(22_500));
    }

    /** 29 July was the last day of grace, so what happens later is not covered, whatever the insurer pays for it. */
    @ParameterizedTest
    @CsvSource({"28, ENDED_BY_CLAIM", "29, ENDED_BY_CLAIM", "30, LAPSED"})
    default void endsALapsedPolicyOnlyByAnEventFromBefore(int day, PolicyState state) {
        TillOfInstalments till = sold();
        till.reconciledAt("08-01T09:00:00");
        assertThat(till.state()).isEqualTo(PolicyState.LAPSED);

        diesAndIsPaid(till, LocalDate.of(2026, 7, day));

        assertThat(till.state()).isEqualTo(state);
    }

    /** Due on 15 July, paid on the 18th in the time of grace, and told only after the claim of the 21st is paid. */
    @ParameterizedTest
    @CsvSource({"07-18T09:00:00, 45000", "07-21T23:59:59, 45000", "07-22T00:00:00, 22500"})
    default void keepsWhatWasPaidInTimeForWhatWasCoveredThoughItIsToldLater(String paidAt, long kept) {
        TillOfInstalments till = sold();
        till.reconciledAt("07-17T09:00:00");
        till.clock("07-28T09:00:00");
        diesAndIsPaid(till, LocalDate.of(2026, 7, 21));

        till.pay(2, Shop.rupiah(22_500), TillOfInstalments.at(paidAt));
        till.reconciledAt("07-29T09:00:00");

        assertThat(till.state()).isEqualTo(PolicyState.ENDED_BY_CLAIM);
        assertThat(Accounts.kept(till)).isEqualTo(Shop.rupiah(kept));
    }

    @Test
    default void itsClaimFreesWhoWasCoveredForAnotherPolicy() {
        TillOfInstalments till = sold();
        diesAndIsPaid(till, LocalDate.of(2026, 6, 15));

        assertThat(till.of(till.sell()).state()).isEqualTo(PolicyState.IN_FORCE);
    }

    private static void diesAndIsPaid(TillOfInstalments till, LocalDate day) {
        new PaidClaims(till.till.payung, till.policy.value())
                .approveAndPay(PaidClaims.accident(till.policy, "death", day), new Approved("death", Shop.rupiah(10_000_000)));
    }
}
