package io.payung.policy;

import static io.payung.fixture.Shop.NOW;
import static io.payung.fixture.Shop.refused;
import static io.payung.fixture.Shop.rupiah;
import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fixture.FakeGateway;
import io.payung.fixture.Shop;
import io.payung.payment.PaymentProof;
import io.payung.payment.PaymentState;
import io.payung.payment.RefundSettler.Progress;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import io.payung.quote.Offer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is owed back is handed to its settler until it is back, and buys nothing from then on. */
class RefundTest {

    private final Shop shop = new Shop();

    @Test
    void paysBackOnceAndSaysSo() {
        AwaitingPayment awaiting = lapsedAndPaid();

        assertThat(shop.payung.settleRefunds(10)).isEqualTo(1);
        assertThat(shop.payung.settleRefunds(10)).isZero();
        shop.notice(awaiting, PaymentState.SETTLED);

        assertThat(shop.gateway.refunds()).hasSize(1);
        assertThat(shop.state(awaiting)).isEqualTo(ApplicationState.REFUNDED);
        assertThat(shop.standing(awaiting).refunds()).isEmpty();
    }

    @Test
    void handsARefundOutAgainUntilItIsSettled() {
        AwaitingPayment awaiting = lapsedAndPaid();
        shop.gateway.paysBack(() -> {
            throw new IllegalStateException("time-out");
        });
        shop.payung.settleRefunds(10);
        shop.gateway.paysBack(() -> Progress.SENT);
        shop.payung.settleRefunds(10);
        shop.clock.advance(Refunding.AGAIN_AFTER);
        shop.payung.settleRefunds(10);
        assertThat(shop.state(awaiting)).isEqualTo(ApplicationState.REFUND_DUE);
        shop.gateway.paysBack(() -> Progress.SETTLED);
        shop.clock.advance(Refunding.AGAIN_AFTER);

        assertThat(shop.payung.settleRefunds(10)).isEqualTo(1);

        assertThat(shop.gateway.refunds()).hasSize(3);
        assertThat(shop.gateway.refunds().stream().distinct()).as("the same each time").hasSize(1);
        assertThat(shop.state(awaiting)).isEqualTo(ApplicationState.REFUNDED);
    }

    /** Another version of a library, a deep recursion, or what Kotlin throws undeclared is the settler's own trouble. */
    @ParameterizedTest
    @ValueSource(classes = {NoClassDefFoundError.class, AssertionError.class, StackOverflowError.class, IOException.class})
    void whateverTheSettlerThrowsHoldsUpNothing(Class<? extends Throwable> fault) {
        AwaitingPayment awaiting = lapsedAndPaid();
        shop.gateway.paysBack(() -> {
            throw RefundTest.<RuntimeException>undeclared(fault);
        });

        assertThat(shop.payung.settleRefunds(10)).isZero();
        shop.gateway.paysBack(() -> Progress.SETTLED);
        shop.clock.advance(Refunding.AGAIN_AFTER);

        assertThat(shop.payung.settleRefunds(10)).isEqualTo(1);
        assertThat(shop.state(awaiting)).isEqualTo(ApplicationState.REFUNDED);
    }

    @Test
    void anErrorOfTheVerifierHoldsUpNoOtherApplication() {
        AwaitingPayment broken = shop.apply(shop.offer(), "broken");
        AwaitingPayment other = shop.apply(shop.offer(), "other");
        shop.gateway.answer(broken.paymentReference(), broken.dueNow(), () -> {
            throw new NoClassDefFoundError("some.client.of.Theirs");
        });
        shop.gateway.settle(other.paymentReference(), other.dueNow(), NOW);
        shop.clock.advance(Duration.ofMinutes(30));

        Reconciliation round = shop.payung.reconcile(10);

        assertThat(round.checked()).isEqualTo(2);
        assertThat(shop.state(broken)).isEqualTo(ApplicationState.AWAITING_PAYMENT);
        assertThat(shop.state(other)).isEqualTo(ApplicationState.ISSUED);
    }

    /** The hole that a refund could be announced, paid back, and the same money still buy a policy. */
    @Test
    void aRefundThatWasHandedToItsSettlerIsNotWithdrawn() {
        Offer offer = shop.offer();
        PaymentProof proof = shop.gateway.settle("p", rupiah(1), NOW);
        shop.payung.issue(shop.command(offer, "k").paidBy(proof));
        shop.gateway.settle("p", offer.premium(), NOW);
        shop.gateway.paysBack(() -> Progress.SENT);

        shop.payung.settleRefunds(10);

        IssueOutcome again = shop.payung.issue(shop.command(offer, "k2").paidBy(new PaymentProof(FakeGateway.NAME, "p", offer.premium())));
        assertThat(refused(again).reasons().get(0).code().value()).isEqualTo("PAYMENT_BEING_REFUNDED");
        assertThat(shop.rows("policy")).isZero();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T undeclared(Class<? extends Throwable> fault) throws T {
        try {
            throw (T) fault.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private AwaitingPayment lapsedAndPaid() {
        AwaitingPayment awaiting = shop.apply(shop.offer(), "a");
        shop.clock.set(awaiting.payBy());
        shop.payung.reconcile(10);
        shop.pay(awaiting);
        shop.notice(awaiting, PaymentState.SETTLED);
        return awaiting;
    }
}
