package io.payung.product;

import io.payung.decision.PackRef;
import io.payung.fault.PayungException;
import java.util.Optional;

/** Finds the exact content that something was decided with: in the catalogue, else in the archive. */
public final class PinnedPacks {

    private final ProductCatalog catalog;
    private final PackArchive archive;

    public PinnedPacks(ProductCatalog catalog, PackArchive archive) {
        this.catalog = catalog;
        this.archive = archive;
    }

    /** The pack, unless nobody ever kept it. */
    public Optional<ProductPack> find(PackRef ref) {
        Optional<ProductPack> known = catalog.byDigest(ref.digest());
        return known.isPresent() ? known : archive.find(ref.digest()).map(catalog::reopen);
    }

    /** The pack of something that was sold, which the archive therefore has. */
    public ProductPack get(PackRef ref) {
        return find(ref).orElseThrow(() -> new PayungException(
                "PACK_UNKNOWN", "\"" + ref.product() + "\" v" + ref.version() + " with digest " + ref.digest() + " is in no archive"));
    }
}
