package io.payung.product;

import java.util.Optional;

/**
 * Keeps the source of every version that was ever sold from, by digest. Insert-only: storing a known digest again changes nothing.
 * Called by the SDK, implemented by the store.
 */
public interface PackArchive {

    /** Keeps the source under its digest, in the current unit of work. */
    void keep(String digest, PackSource source);

    Optional<PackSource> find(String digest);
}
