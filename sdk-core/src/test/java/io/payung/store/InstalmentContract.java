package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fixture.FakeGateway;
import io.payung.fixture.Shop;
import io.payung.money.Money;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentAllocation;
import io.payung.payment.PaymentProof;
import io.payung.policy.Instalment;
import io.payung.policy.NoticeOutcome;
import io.payung.policy.PolicyState;
import io.payung.policy.Transfer;
import io.payung.policy.Transfer.Part;
import io.payung.policy.TransferOutcome;
import io.payung.policy.TransferOutcome.PartOutcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Paying a premium part by part. */
interface InstalmentContract extends StoreUnderTest {

    private TillOfInstalments sold() {
        return new TillOfInstalments(store(), world().partner);
    }

    @Test
    default void keepsThePlanWithItsFirstInstalmentPaid() {
        TillOfInstalments till = sold();

        List<Instalment> plan = till.plan().instalments();

        assertThat(plan).hasSize(12).extracting(Instalment::amount).containsOnly(Shop.rupiah(22_500));
        assertThat(plan).filteredOn(Instalment::isPaid).extracting(Instalment::number).containsExactly(1);
        assertThat(plan.get(0).paymentReference()).isNull();
        assertThat(plan.get(1).dueOn()).isEqualTo(LocalDate.of(2026, 7, 15));
        assertThat(plan.get(1).graceUntil()).isEqualTo(LocalDate.of(2026, 7, 29));
        assertThat(plan.subList(1, 12)).extracting(Instalment::paymentReference).doesNotHaveDuplicates().allMatch(each -> each.startsWith("PYA-"));
        assertThat(till.till.payung.findPolicy(till.policy).orElseThrow().premium()).isEqualTo(Shop.rupiah(270_000));
        assertThat(till.plan().mode()).isEqualTo("monthly");
        assertThat(till.plan().reinstatedWithinDays()).isEqualTo(30);
        assertThat(store().unitOfWork().run(() -> store().instalments().find(PartnerId.of("somebody-else"), till.policy))).isEmpty();
    }

    @Test
    default void takesAnInstalmentOnceHoweverOftenItIsTold() {
        TillOfInstalments till = sold();

        till.pay(2);
        assertThat(till.notice(2)).isEqualTo(NoticeOutcome.TAKEN);
        assertThat(till.notice(2)).isEqualTo(NoticeOutcome.TAKEN);

        assertThat(till.instalment(2).isPaid()).isTrue();
        assertThat(till.instalment(2).paidAt()).isEqualTo(Shop.NOW);
        assertThat(till.events("instalment.")).containsExactly("instalment.paid");
        assertThat(till.owed()).isEmpty();
    }

    @Test
    default void takesAnInstalmentOnceHoweverManyTellItAtOnce() {
        TillOfInstalments till = sold();
        till.pay(2, Shop.rupiah(22_500), Shop.NOW);

        List<NoticeOutcome> told = Threads.atOnce(Collections.<Callable<NoticeOutcome>>nCopies(4, () -> till.notice(2)));

        assertThat(told).containsOnly(NoticeOutcome.TAKEN);
        assertThat(till.events("instalment.")).containsExactly("instalment.paid");
        assertThat(till.owed()).isEmpty();
    }

    @Test
    default void takesInstalmentsInAnyOrder() {
        TillOfInstalments till = sold();

        till.pay(12);
        till.pay(3);
        till.pay(2);

        assertThat(till.plan().instalments()).filteredOn(Instalment::isPaid).extracting(Instalment::number).containsExactly(1, 2, 3, 12);
        assertThat(till.reconciledAt("07-30T00:00:00").state()).isEqualTo(PolicyState.IN_FORCE);
    }

    @Test
    default void owesBackWhatIsNotTheAmount() {
        for (long amount : new long[] {22_499, 22_501}) {
            TillOfInstalments till = new TillOfInstalments(store(), PartnerId.of(world().name("exact")));

            till.pay(2, Shop.rupiah(amount), Shop.NOW);
            till.notice(2);

            assertThat(till.instalment(2).isPaid()).isFalse();
            assertThat(till.owed()).containsExactly("PAYMENT_AMOUNT_DIFFERS");
        }
    }

    @Test
    default void paysSeveralInstalmentsByOneTransferOnce() {
        TillOfInstalments till = sold();
        PaymentProof proof = transferred(till, "bulk", 3 * 22_500);
        Transfer transfer = Transfer.of(proof, List.of(part(till, 2, 22_500), part(till, 3, 22_500)));

        assertThat(codes(till.till.payung.receive(transfer))).containsExactly("null", "null");
        assertThat(codes(till.till.payung.receive(transfer))).containsExactly("null", "null");

        assertThat(till.plan().instalments()).filteredOn(Instalment::isPaid).extracting(Instalment::number).containsExactly(1, 2, 3);
        assertThat(till.events("instalment.")).hasSize(2);
        assertThat(till.owed()).containsExactly("TRANSFER_EXCEEDS_SHARES");
    }

    @Test
    default void paysNothingTwice() {
        TillOfInstalments till = sold();
        till.till.payung.receive(Transfer.of(transferred(till, "first", 22_500), List.of(part(till, 2, 22_500))));

        till.pay(2);
        TransferOutcome again = till.till.payung.receive(Transfer.of(transferred(till, "second", 45_000), List.of(
                part(till, 2, 22_500), part(till, 13, 22_500))));

        assertThat(codes(again)).containsExactly("INSTALMENT_ALREADY_PAID", "SHARE_UNKNOWN");
        assertThat(till.owed()).containsExactly("INSTALMENT_ALREADY_PAID", "TRANSFER_EXCEEDS_SHARES");
    }

    @Test
    default void letsNothingElseBePaidUnderAnInstalmentsReference() {
        TillOfInstalments till = sold();
        PaymentProof proof = till.pay(2, Shop.rupiah(22_500), Shop.NOW);

        TransferOutcome outcome = till.till.payung.receive(Transfer.of(proof, List.of(part(till, 3, 22_500))));

        assertThat(outcome.code()).isEqualTo("PAYMENT_ALREADY_USED");
        assertThat(till.instalment(3).isPaid()).isFalse();
        till.notice(2);
        assertThat(till.instalment(2).isPaid()).isTrue();
    }

    @Test
    default void findsByItselfWhatNobodyTold() {
        TillOfInstalments till = sold();
        till.pay(2, Shop.rupiah(22_500), TillOfInstalments.at("07-15T09:00:00"));

        assertThat(till.reconciledAt("07-16T00:00:00").state()).isEqualTo(PolicyState.IN_FORCE);
        assertThat(till.instalment(2).isPaid()).isTrue();
        assertThat(till.moves()).isEmpty();
    }

    private static Part part(TillOfInstalments till, int instalment, long amount) {
        return Part.of(till.policy, instalment, PaymentAllocation.CUSTOMER, Shop.rupiah(amount));
    }

    private PaymentProof transferred(TillOfInstalments till, String name, long amount) {
        Money sum = Shop.rupiah(amount);
        Instant now = till.till.clock.instant();
        PaymentProof proof = till.till.gateway.settle(world().name(name), sum, now);
        assertThat(proof.gateway()).isEqualTo(FakeGateway.NAME);
        return proof;
    }

    private static List<String> codes(TransferOutcome outcome) {
        return outcome.parts().stream().map(PartOutcome::code).map(String::valueOf).toList();
    }
}
