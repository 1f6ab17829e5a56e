package io.payung.rules.scenario.story;

import io.payung.product.PackSource;
import io.payung.product.ProductCatalog;
import io.payung.product.ProductId;
import io.payung.product.ProductPack;
import io.payung.product.ProductStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sells the one product in its sale window, a draft as if it were on sale: it is tested before it is sold. */
record OneProduct(ProductPack pack) implements ProductCatalog {

    @Override
    public List<ProductPack> onSale(Instant at) {
        boolean sold = pack.product().status() != ProductStatus.CLOSED && pack.product().onSale().contains(at);
        return sold ? List.of(pack) : List.of();
    }

    @Override
    public Optional<ProductPack> onSale(ProductId product, Instant at) {
        return onSale(at).stream().filter(sold -> sold.product().id().equals(product)).findFirst();
    }

    @Override
    public Optional<ProductPack> byDigest(String digest) {
        return pack.ref().digest().equals(digest) ? Optional.of(pack) : Optional.empty();
    }

    @Override
    public ProductPack reopen(PackSource source) {
        throw new UnsupportedOperationException("a story knows one product");
    }
}
