package io.payung.rules;

import io.payung.decision.PackRef;
import io.payung.product.Product;
import io.payung.product.ProductPack;
import io.payung.rules.pack.CompiledPack;

/** Makes a compiled product ready to decide. */
final class ServedPack {

    private ServedPack() {}

    static ProductPack of(CompiledPack pack) {
        Product product = pack.product();
        PackRef ref = new PackRef(product.id().value(), product.version(), pack.source().digest());
        return new ProductPack(product, ref, new DroolsProductRules(product, pack.rules()), pack.texts(), pack.clauses(), pack.source());
    }
}
