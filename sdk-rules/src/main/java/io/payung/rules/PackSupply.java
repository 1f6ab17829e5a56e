package io.payung.rules;

import io.payung.product.PackSource;
import io.payung.product.ProductPack;
import io.payung.rules.pack.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Where products come from: folders that are compiled here, or files that were compiled elsewhere. Safe for several threads. */
interface PackSupply {

    /**
     * A product that is ready to decide.
     *
     * @param release of the file it comes from; 0 when it was compiled here
     * @param again   makes it ready once more, after its classes were forgotten
     */
    record Loaded(ProductPack pack, long release, Supplier<ProductPack> again) {}

    /** A folder or file as it stood on disk. */
    record Read(String fingerprint, List<Problem> problems, Optional<Loaded> loaded) {}

    /** Every folder or file, in the order of the names. Fails with {@code PRODUCTS_NOT_FOUND} when there is none. */
    List<Path> places();

    /** Tells whether anything changed. */
    String fingerprint(Path place);

    /** Never fails because of a product: what is wrong with it is among the problems. */
    Read read(Path place, String fingerprint);

    /** What is wrong with a place, as a problem of its kind. */
    Problem problem(Path place, String code, String message, String fix);

    /** Finds content that is served no longer, by its digest alone. */
    Optional<ProductPack> find(String digest);

    /** Makes archived content ready to decide. */
    ProductPack reopen(PackSource source);
}
