package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fixture.Shop;
import io.payung.key.DefaultIdSource;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentState;
import io.payung.policy.Application;
import io.payung.policy.ApplicationState;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What waits for the one writer of the memory store must not write back what it read before its turn. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class MemoryRacesTest {

    private final PayungStore store = new InMemoryStore(new DefaultIdSource(), Duration.ofSeconds(30));

    @Test
    void looksAgainAfterWaitingSoThatAMoveIsNotUndone() throws InterruptedException {
        Till till = new Till(store, PartnerId.of("races"));
        AwaitingPayment awaiting = till.apply();
        till.pay(awaiting);
        Application application = till.standing(awaiting).application();
        Thread putsOff = new Thread(() -> store.unitOfWork().run(() -> {
            store.applications().checkAt(application, Shop.NOW.plusSeconds(60));
            return application;
        }));

        store.unitOfWork().run(() -> {
            store.applications().lock(application);
            putsOff.start();
            awaitBlocked(putsOff);
            return till.notice(awaiting, PaymentState.SETTLED);
        });
        putsOff.join();

        assertThat(till.state(awaiting)).isEqualTo(ApplicationState.ISSUED);
    }

    private static void awaitBlocked(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING && thread.getState() != Thread.State.WAITING) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }
}
