package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fixture.Shop;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentAllocation;
import io.payung.payment.PaymentProof;
import io.payung.policy.CoverHistory.Day;
import io.payung.policy.InstalmentRound;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyState;
import io.payung.policy.SumLimits;
import io.payung.policy.Transfer;
import io.payung.policy.Transfer.Part;
import io.payung.product.terms.InstalmentTerms;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What becomes of a policy that is not paid for: grace, lapse, and back. The second instalment is due on 15 July, its grace ends with 29 July. */
interface LapseContract extends StoreUnderTest {

    String GRACE = "in-grace 2026-07-15T17:00:00Z INSTALMENT_OVERDUE";
    String LAPSE = "lapsed 2026-07-29T17:00:00Z INSTALMENT_MISSED";

    private TillOfInstalments sold() {
        return new TillOfInstalments(store(), world().partner);
    }

    @Test
    default void isInGraceFromTheDayAfterItIsDue() {
        TillOfInstalments till = sold();

        assertThat(till.reconciledAt("07-15T23:59:59").state()).isEqualTo(PolicyState.IN_FORCE);
        assertThat(till.reconciledAt("07-16T00:00:00").state()).isEqualTo(PolicyState.IN_GRACE);
        assertThat(till.reconciledAt("07-16T00:00:01").state()).isEqualTo(PolicyState.IN_GRACE);
        assertThat(till.moves()).containsExactly(GRACE);
        assertThat(till.events("policy.")).containsExactly("policy.issued", "policy.in_grace");
    }

    @Test
    default void staysInGraceWhenMoneyOfBeforeDoesNotDo() {
        TillOfInstalments till = sold().reconciledAt("07-16T00:00:00");

        till.pay(2, Shop.rupiah(22_501), TillOfInstalments.at("07-10T09:00:00"));
        till.notice(2);

        assertThat(till.state()).isEqualTo(PolicyState.IN_GRACE);
        assertThat(till.moves()).containsExactly(GRACE);
        assertThat(till.owed()).containsExactly("PAYMENT_AMOUNT_DIFFERS");
    }

    @Test
    default void lapsesWhenGraceIsOverAndCoversUntilThen() {
        TillOfInstalments till = sold();

        assertThat(till.reconciledAt("07-29T23:59:59").state()).isEqualTo(PolicyState.IN_GRACE);
        assertThat(till.reconciledAt("07-30T00:00:00").state()).isEqualTo(PolicyState.LAPSED);
        assertThat(till.reconciledAt("07-30T00:00:01").state()).isEqualTo(PolicyState.LAPSED);
        assertThat(till.moves()).containsExactly(GRACE, LAPSE);
        assertThat(till.covered("07-29")).isEqualTo(Day.WHOLE);
        assertThat(till.covered("07-30")).isEqualTo(Day.NONE);
        assertThat(till.events("policy.")).containsExactly("policy.issued", "policy.in_grace", "policy.lapsed");
    }

    @Test
    default void goesOnAsIfNothingHadBeenWhenItIsPaidInGrace() {
        TillOfInstalments till = sold().reconciledAt("07-29T23:59:58");

        till.clock("07-29T23:59:59");
        till.pay(2);

        assertThat(till.state()).isEqualTo(PolicyState.IN_FORCE);
        assertThat(till.reconciledAt("07-30T00:00:00").state()).isEqualTo(PolicyState.IN_FORCE);
        assertThat(till.covered("07-29")).isEqualTo(Day.WHOLE);
        assertThat(till.events("policy.")).containsExactly("policy.issued", "policy.in_grace", "policy.back_in_force");
    }

    @Test
    default void comesBackFromThePaymentOnAndNotForTheTimeInBetween() {
        TillOfInstalments till = sold().reconciledAt("07-30T00:00:00");

        till.clock("08-10T09:00:00");
        till.pay(2);

        assertThat(till.state()).isEqualTo(PolicyState.IN_FORCE);
        assertThat(till.moves()).containsExactly(GRACE, LAPSE, "- 2026-08-10T02:00:00Z ARREARS_PAID");
        assertThat(List.of("07-29", "07-30", "08-09", "08-10", "08-11")).extracting(till::covered)
                .containsExactly(Day.WHOLE, Day.NONE, Day.NONE, Day.PART, Day.WHOLE);
        assertThat(till.owed()).isEmpty();
        assertThat(till.reconciledAt("08-15T23:59:59").state()).isEqualTo(PolicyState.IN_FORCE);
        assertThat(till.reconciledAt("08-16T00:00:00").state()).as("the third").isEqualTo(PolicyState.IN_GRACE);
    }

    @Test
    default void comesBackOnlyWhenAllIsPaidThatIsDue() {
        TillOfInstalments till = sold().reconciledAt("07-30T00:00:00");

        till.clock("08-15T09:00:00");
        till.pay(2);
        assertThat(till.state()).as("the third is due today").isEqualTo(PolicyState.LAPSED);
        till.pay(3);

        assertThat(till.state()).isEqualTo(PolicyState.IN_FORCE);
    }

    @Test
    default void comesBackByOneTransferForAllArrears() {
        TillOfInstalments till = sold().reconciledAt("07-30T00:00:00");
        till.clock("08-20T09:00:00");
        PaymentProof proof = till.till.gateway.settle(world().name("bulk"), Shop.rupiah(45_000), till.till.clock.instant());

        till.till.payung.receive(Transfer.of(proof, List.of(part(till, 2), part(till, 3))));

        assertThat(till.state()).isEqualTo(PolicyState.IN_FORCE);
        assertThat(till.owed()).isEmpty();
    }

    @Test
    default void comesBackOnTheLastDayAndNotAfterIt() {
        TillOfInstalments inTime = new TillOfInstalments(store(), PartnerId.of(world().name("in-time"))).reconciledAt("07-30T00:00:00");
        inTime.clock("08-28T23:59:59");
        inTime.pay(3);
        inTime.pay(2);
        assertThat(inTime.state()).isEqualTo(PolicyState.IN_FORCE);

        TillOfInstalments late = sold().reconciledAt("07-30T00:00:00");
        late.clock("08-29T00:00:00");
        late.pay(2);

        assertThat(late.state()).isEqualTo(PolicyState.LAPSED);
        assertThat(late.owed()).containsExactly("POLICY_LAPSED");
    }

    @Test
    default void owesBackWhatWasPaidForATimeWithoutCover() {
        TillOfInstalments till = sold();
        till.pay(12);
        till.reconciledAt("07-30T00:00:00");
        till.clock("08-20T09:00:00");
        till.pay(2);

        assertThat(till.reconciledAt("08-28T23:59:59").owed()).as("it may still come back").isEmpty();
        assertThat(till.reconciledAt("08-29T00:00:00").owed()).containsExactly("POLICY_LAPSED", "POLICY_LAPSED");
        assertThat(till.reconciledAt("09-30T00:00:00").owed()).hasSize(2);
    }

    @Test
    default void neverComesBackWhereTheProductDoesNotLetIt() {
        InstalmentTerms terms = new InstalmentTerms(InstalmentTerms.Every.MONTH, 12, 0, null);
        TillOfInstalments till = new TillOfInstalments(store(), world().partner, terms, SumLimits.NONE);

        assertThat(till.reconciledAt("07-15T23:59:59").state()).isEqualTo(PolicyState.IN_FORCE);
        assertThat(till.reconciledAt("07-16T00:00:00").state()).as("without grace").isEqualTo(PolicyState.LAPSED);
        till.pay(2);

        assertThat(till.state()).isEqualTo(PolicyState.LAPSED);
        assertThat(till.owed()).containsExactly("POLICY_LAPSED");
    }

    @Test
    default void takesALapseBackWhenTheGatewayTellsLateOfAPaymentInTime() {
        TillOfInstalments till = sold().reconciledAt("07-30T00:00:00");

        till.clock("08-02T09:00:00");
        till.pay(2, Shop.rupiah(22_500), TillOfInstalments.at("07-29T23:59:59"));
        till.notice(2);

        assertThat(till.state()).isEqualTo(PolicyState.IN_FORCE);
        assertThat(till.covered("07-30")).isEqualTo(Day.WHOLE);
        assertThat(till.moves()).last().isEqualTo("- 2026-07-29T17:00:00Z PAID_IN_TIME");
    }

    @Test
    default void waitsADayForAGatewayThatDoesNotAnswer() {
        TillOfInstalments till = sold();
        till.till.gateway.answer(till.instalment(2).paymentReference(), Shop.rupiah(22_500), () -> {
            throw new IllegalStateException("the gateway is away");
        });

        assertThat(till.reconciledAt("07-30T23:59:59").state()).isEqualTo(PolicyState.IN_GRACE);
        assertThat(till.reconciledAt("07-31T00:00:00").state()).isEqualTo(PolicyState.LAPSED);
        assertThat(till.covered("07-30")).as("whenever it was found").isEqualTo(Day.NONE);
    }

    @Test
    default void makesRoomWhenItLapsesAndComesBackOnlyIntoRoom() {
        SumLimits limits = SumLimits.perPerson(Shop.rupiah(10_000_000));
        TillOfInstalments till = new TillOfInstalments(store(), world().partner, TillOfInstalments.MONTHLY, limits);
        till.reconciledAt("07-30T00:00:00");
        PolicyNumber other = till.sell();
        assertThat(other).isNotEqualTo(till.policy);

        till.clock("08-10T09:00:00");
        till.pay(2);

        assertThat(till.state()).isEqualTo(PolicyState.LAPSED);
        assertThat(till.owed()).containsExactly("PERSON_LIMIT_REACHED");
        assertThat(till.moves()).last().isEqualTo("lapsed 2026-07-29T17:00:00Z PERSON_LIMIT_REACHED");
    }

    @Test
    default void takesItsRoomAgainWhenItComesBack() {
        SumLimits limits = SumLimits.perPerson(Shop.rupiah(10_000_000));
        TillOfInstalments till = new TillOfInstalments(store(), world().partner, TillOfInstalments.MONTHLY, limits);
        till.reconciledAt("07-30T00:00:00").clock("08-10T09:00:00");
        till.pay(2);

        assertThat(till.state()).isEqualTo(PolicyState.IN_FORCE);
        assertThat(Shop.refused(till.till.payung.apply(till.till.command(till.till.offer(till.applicant)))).reasons())
                .extracting(reason -> reason.code().value()).containsExactly("PERSON_LIMIT_REACHED");
    }

    @Test
    default void catchesUpAfterALongSleepAndNeverGoesBackWithTheClock() {
        TillOfInstalments till = sold().reconciledAt("12-01T12:00:00");

        assertThat(till.moves()).containsExactly(GRACE, LAPSE, "lapsed 2026-07-29T17:00:00Z LAPSE_FINAL");
        till.reconciledAt("07-01T00:00:00");
        assertThat(till.moves()).hasSize(3);
    }

    @Test
    default void movesOnceHoweverManyLookAfterIt() {
        TillOfInstalments till = sold();
        till.clock("07-16T00:00:00");

        Threads.atOnce(Collections.<Callable<InstalmentRound>>nCopies(4, () -> till.till.payung.reconcileInstalments(500)));
        till.reconciledAt("07-16T00:00:01");

        assertThat(till.moves()).containsExactly(GRACE);
    }

    private static Part part(TillOfInstalments till, int instalment) {
        return Part.of(till.policy, instalment, PaymentAllocation.CUSTOMER, Shop.rupiah(22_500));
    }
}
