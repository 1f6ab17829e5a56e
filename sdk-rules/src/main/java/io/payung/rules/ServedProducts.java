package io.payung.rules;

import io.payung.product.PackSource;
import io.payung.product.ProductCatalog;
import io.payung.product.ProductId;
import io.payung.product.ProductPack;
import io.payung.product.ProductStatus;
import io.payung.rules.PackReading.Reading;
import io.payung.rules.pack.PackProblems;
import io.payung.rules.pack.Problem.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The products of a folder, compiled here or elsewhere, which can be read again while they are sold. Publishing swaps one reference: a decision in flight finishes on
 * what it began with, and an offer is issued with the content it was made from. A broken edit is told and changes nothing. Safe for several
 * threads.
 */
public final class ServedProducts implements ProductCatalog {

    private static final Logger LOG = LoggerFactory.getLogger(ServedProducts.class);

    private final PackSupply supply;
    private final Set<ProductStatus> sold;
    private final Releases releases;
    private final ReopenedPacks reopened;
    private final AtomicReference<State> state = new AtomicReference<>();

    private record State(Reading reading, Shelf shelf) {}

    /** @param sold the states in which a version is sold */
    ServedProducts(PackSupply supply, Set<ProductStatus> sold, Releases releases) {
        this.supply = supply;
        this.sold = sold;
        this.releases = releases;
        this.reopened = new ReopenedPacks(supply);
        Reading first = PackReading.of(supply, releases, Reading.NOTHING);
        if (first.problems().stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
            throw new PackProblems(first.problems());
        }
        publish(first);
    }

    /**
     * Reads everything again. What changed and is sound is served from now on; a product whose edit is broken, or whose approved version
     * has other content, stays as it was. Never throws because of a product: the answer and the log tell the problems.
     */
    public synchronized CatalogStatus reload() {
        Reading before = state.get().reading();
        Reading now = PackReading.of(supply, releases, before);
        reopened.remember(before, now);
        publish(now);
        tell(before, now);
        return status();
    }

    /** What is served, and what is wrong with the folders or files as they were last read. */
    public CatalogStatus status() {
        return CatalogStatus.of(state.get().reading());
    }

    @Override
    public List<ProductPack> onSale(Instant at) {
        return state.get().shelf().onSale(at);
    }

    @Override
    public Optional<ProductPack> onSale(ProductId product, Instant at) {
        return state.get().shelf().onSale(product, at);
    }

    @Override
    public Optional<ProductPack> byDigest(String digest) {
        return state.get().shelf().byDigest(digest).or(() -> reopened.find(digest));
    }

    @Override
    public ProductPack reopen(PackSource source) {
        return state.get().shelf().byDigest(source.digest()).orElseGet(() -> reopened.open(source));
    }

    private void publish(Reading reading) {
        releases.publish(reading.serving().values());
        state.set(new State(reading, new Shelf(reading.packs(), sold)));
    }

    private static void tell(Reading before, Reading now) {
        for (ProductPack pack : now.packs()) {
            if (before.packs().stream().noneMatch(known -> known.ref().equals(pack.ref()))) {
                LOG.info("serving {}", pack);
            }
        }
        for (ProductPack gone : before.packs()) {
            if (now.packs().stream().noneMatch(pack -> pack.ref().product().equals(gone.ref().product()))) {
                LOG.info("no longer serving {}", gone);
            }
        }
        if (!now.problems().equals(before.problems())) {
            now.problems().forEach(problem -> LOG.warn(problem.severity() == Severity.ERROR ? "kept the last good version: {}" : "serving with {}",
                    problem.toString()));
        }
    }
}
