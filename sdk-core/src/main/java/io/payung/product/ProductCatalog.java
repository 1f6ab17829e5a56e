package io.payung.product;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The products on offer. Called by the SDK, implemented by the rules module ({@code ProductPacks}); safe for several threads. */
public interface ProductCatalog {

    /** The version of each product that may be sold at the instant, in the order of the ids. */
    List<ProductPack> onSale(Instant at);

    /** The version of the product that may be sold at the instant. */
    Optional<ProductPack> onSale(ProductId product, Instant at);

    /** A version by its digest, whether or not it is still on sale. */
    Optional<ProductPack> byDigest(String digest);

    /** Makes an archived source ready again, for claims and replays years later. */
    ProductPack reopen(PackSource source);
}
