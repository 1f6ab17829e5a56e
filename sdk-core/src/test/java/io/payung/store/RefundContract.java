package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.party.PartnerId;
import io.payung.payment.RefundDue;
import io.payung.policy.PolicyStore.Conflict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Money that is owed back. */
interface RefundContract extends StoreUnderTest {

    int PAYMENTS = 15;

    private boolean owe(RefundDue refund) {
        return units().run(() -> store().policies().owe(world().partner, refund));
    }

    private boolean withdraw(String reference) {
        return units().run(() -> store().policies().withdrawOwed(world().partner, "simulated", reference, World.NOON));
    }

    private Optional<RefundDue> owed(String reference) {
        return store().policies().owed(world().partner, "simulated", reference);
    }

    @Test
    default void owesOncePerPayment() {
        RefundDue refund = world().refund(world().name("pay"));
        long before = store().policies().counts().get("refund_due");

        assertThat(owe(refund)).isTrue();
        assertThat(owe(new RefundDue("simulated", refund.reference(), World.rupiah("1"), "OTHER", World.NOON.plusSeconds(1)))).isTrue();

        assertThat(owed(refund.reference())).contains(refund);
        assertThat(store().policies().counts()).containsEntry("refund_due", before + 1);
    }

    @Test
    default void owesNothingOfAPaymentThatPaysForAPolicy() {
        String payment = world().name("pay");
        world().sale().paidBy(payment).write();

        assertThat(owe(world().refund(payment))).isFalse();

        assertThat(owed(payment)).isEmpty();
    }

    @Test
    default void withdrawsWhatIsOwed() {
        RefundDue refund = world().refund(world().name("pay"));
        owe(refund);

        assertThat(withdraw(refund.reference())).isTrue();

        assertThat(owed(refund.reference())).isEmpty();
    }

    @Test
    default void withdrawsNothingWithoutComplaint() {
        assertThat(withdraw(world().name("pay"))).isTrue();
    }

    @Test
    default void owesAgainAfterWithdrawal() {
        RefundDue first = world().refund(world().name("pay"));
        RefundDue second = new RefundDue("simulated", first.reference(), World.rupiah("26000"), "OFFER_CHANGED", World.NOON.plusSeconds(1));
        owe(first);
        withdraw(first.reference());

        assertThat(owe(second)).isTrue();

        assertThat(owed(first.reference())).contains(second);
    }

    @Test
    default void withdrawsWhatIsOwedWhenThePaymentPaysAfterAll() {
        RefundDue refund = world().refund(world().name("pay"));
        owe(refund);

        assertThat(world().sale().paidBy(refund.reference()).write()).isEqualTo(Conflict.NONE);

        assertThat(owed(refund.reference())).isEmpty();
        assertThat(owe(refund)).isFalse();
    }

    @Test
    default void tellsPartnersAndGatewaysApart() {
        RefundDue refund = world().refund(world().name("pay"));
        owe(refund);

        assertThat(store().policies().owed(PartnerId.of(world().partner + "-x"), "simulated", refund.reference())).isEmpty();
        assertThat(store().policies().owed(world().partner, "other", refund.reference())).isEmpty();
    }

    @Test
    default void neverSellsAndOwesForTheSamePayment() {
        for (int i = 0; i < PAYMENTS; i++) {
            String payment = world().name("pay");
            Sale sale = world().sale().paidBy(payment);

            Threads.atOnce(List.of(() -> sale.write() == Conflict.NONE, () -> owe(world().refund(payment))));

            boolean sold = store().policies().find(world().partner, sale.number).isPresent();
            assertThat(owed(payment).isPresent()).as("owed").isNotEqualTo(sold);
        }
    }
}
