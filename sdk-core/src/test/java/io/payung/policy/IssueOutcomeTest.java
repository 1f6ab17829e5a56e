package io.payung.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.payung.decision.Reason;
import io.payung.fault.PayungException;
import io.payung.fixture.FakeGateway;
import io.payung.fixture.Shop;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import io.payung.policy.IssueOutcome.InProgress;
import io.payung.policy.IssueOutcome.OfferChanged;
import io.payung.policy.IssueOutcome.Refused;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Every outcome goes its own way through {@code fold}, the ones that this version does not give as well. */
class IssueOutcomeTest {
    private final Shop shop = new Shop();

    @Test
    void everyOutcomeFoldsToItsOwnFunction() {
        assertThat(name(shop.payung.issue(shop.command(shop.offer(), "k")))).isEqualTo("issued");
        assertThat(name(new AwaitingPayment(new UUID(0, 1), Shop.NOW, Shop.rupiah(1), "PYG-1", false))).isEqualTo("awaiting PYG-1");
        assertThat(name(new OfferChanged(shop.offer(), null))).isEqualTo("changed");
        assertThat(name(new InProgress(Duration.ofSeconds(1)))).isEqualTo("in progress");
        assertThat(name(Refused.because(Reason.of("TOKEN_INVALID")))).isEqualTo("refused");
    }

    @Test
    void aRefusalHasAReason() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Refused(List.of(), null));
    }

    @Test
    void isInProgressWhileSomebodyElseHoldsTheKey() throws Exception {
        IssueCommand command = shop.command(shop.offer(), "k");
        CountDownLatch claimed = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(1);
        Thread other = new Thread(() -> shop.store.unitOfWork().run(() -> {
            shop.store.idempotency().claim(io.payung.party.PartnerId.of("default"), "issue", command.key(), "f", Shop.NOW);
            claimed.countDown();
            return await(looked);
        }));
        other.start();
        claimed.await();

        IssueOutcome outcome = shop.payung.issue(command);
        looked.countDown();
        other.join();

        assertThat(name(outcome)).isEqualTo("in progress");
        assertThat(shop.rows("policy")).isZero();
        assertThat(shop.rows("refund_due")).as("the money waits for the repetition").isZero();
    }

    @Test
    void aGatewayThatFailsIssuesNothingAndMayBeTriedAgain() {
        IssueCommand command = shop.command(shop.offer(), "k");
        shop.gateway.answer("pay-k", command.payment().amount(), () -> {
            throw PayungException.transientFault("GATEWAY_DOWN", FakeGateway.NAME, null);
        });

        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(PayungException.class, () -> shop.payung.issue(command)).retryable())
                .isTrue();
        assertThat(shop.rows("policy")).isZero();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String name(IssueOutcome outcome) {
        return outcome.fold(
                issued -> "issued",
                awaiting -> "awaiting " + awaiting.paymentReference(),
                changed -> "changed",
                inProgress -> "in progress",
                refused -> "refused");
    }
}
