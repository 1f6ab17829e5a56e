package io.payung.product;

import java.util.SortedMap;

/**
 * Remembers what was published, so that an older release is known as such, also after a restart. Called by the SDK, implemented by the
 * store; safe for several threads and, in a database, for several servers.
 */
public interface ReleaseLedger {

    /**
     * One release of a version.
     *
     * @param number counts up; from the signed manifest of the pack
     * @param digest digest of the canonical source
     */
    record Release(long number, String digest) {}

    /** Version → latest release of it that was ever published; empty of a product that never was. */
    SortedMap<Integer, Release> published(ProductId product);

    /** Keeps the release as the latest of its version, unless a later one is known already. */
    void raise(ProductId product, int version, Release release);

    /** Remembers as long as the process runs. */
    static ReleaseLedger inMemory() {
        return new RememberedReleases();
    }
}
