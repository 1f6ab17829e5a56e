package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.party.PartnerId;
import io.payung.product.ProductId;
import io.payung.product.ReleaseLedger.Release;
import io.payung.product.ReleaseLedger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What was published is never forgotten. */
interface ReleaseContract extends StoreUnderTest {

    ProductId PRODUCT = ProductId.of("personal-accident");

    private static Release release(long number) {
        return new Release(number, String.format("%064d", number));
    }

    private ReleaseLedger ledger() {
        return store().releases(world().partner);
    }

    @Test
    default void knowsTheLatestReleaseOfEveryVersion() {
        ledger().raise(PRODUCT, 1, release(100));
        ledger().raise(PRODUCT, 2, release(50));
        ledger().raise(PRODUCT, 1, release(101));

        assertThat(ledger().published(PRODUCT)).containsExactlyEntriesOf(new TreeMap<>(Map.of(1, release(101), 2, release(50))));
        assertThat(ledger().published(ProductId.of("term-life"))).isEmpty();
    }

    @Test
    default void neverGoesBack() {
        ledger().raise(PRODUCT, 1, release(100));

        ledger().raise(PRODUCT, 1, release(99));
        ledger().raise(PRODUCT, 1, new Release(100, "f".repeat(64)));

        assertThat(ledger().published(PRODUCT)).containsExactlyEntriesOf(Map.of(1, release(100)));
    }

    @Test
    default void keepsTheReleasesOfPartnersApart() {
        ledger().raise(PRODUCT, 1, release(100));

        assertThat(store().releases(PartnerId.of("somebody-else")).published(PRODUCT)).isEmpty();
    }

    @Test
    default void forgetsWhatWasNotCommitted() {
        ledger().raise(PRODUCT, 1, release(100));

        try {
            units().run(() -> {
                ledger().raise(PRODUCT, 1, release(200));
                throw new IllegalStateException("rolled back");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("rolled back");
        }

        assertThat(ledger().published(PRODUCT)).containsExactlyEntriesOf(Map.of(1, release(100)));
    }

    @Test
    default void keepsTheLatestOfManyServers() {
        AtomicLong number = new AtomicLong(500);

        List<Boolean> done = Threads.atOnce(8, () -> {
            ledger().raise(PRODUCT, 1, release(number.incrementAndGet()));
            return true;
        });

        assertThat(done).hasSize(8);
        assertThat(ledger().published(PRODUCT)).containsExactlyEntriesOf(Map.of(1, release(508)));
    }
}
