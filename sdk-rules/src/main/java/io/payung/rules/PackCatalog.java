package io.payung.rules;

import io.payung.decision.PackRef;
import io.payung.product.PackSource;
import io.payung.product.Product;
import io.payung.product.ProductCatalog;
import io.payung.product.ProductId;
import io.payung.product.ProductPack;
import io.payung.product.ProductStatus;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.pack.PackCompiler;
import io.payung.rules.pack.PackProblems;
import io.payung.rules.pack.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Compiled products in memory. Safe for several threads. */
final class PackCatalog implements ProductCatalog {

    private static final int MAX_REOPENED = 100;
    private static final Comparator<ProductPack> NEWEST = Comparator.comparing(pack -> pack.product().version());

    private final List<ProductPack> packs;
    private final Map<String, ProductPack> byDigest = new ConcurrentHashMap<>();
    private final PackCompiler compiler;
    private final Map<String, ProductPack> reopened = new ConcurrentHashMap<>();

    PackCatalog(List<CompiledPack> compiled, PackCompiler compiler) {
        refuseTwice(compiled);
        this.packs = compiled.stream().map(PackCatalog::serve).toList();
        this.compiler = compiler;
        packs.forEach(pack -> byDigest.put(pack.ref().digest(), pack));
    }

    @Override
    public List<ProductPack> onSale(Instant at) {
        return packs.stream().map(pack -> pack.product().id()).distinct().sorted().map(id -> onSale(id, at)).flatMap(Optional::stream)
                .toList();
    }

    @Override
    public Optional<ProductPack> onSale(ProductId product, Instant at) {
        return packs.stream()
                .filter(pack -> pack.product().id().equals(product))
                .filter(pack -> pack.product().status() == ProductStatus.ON_SALE && pack.product().onSale().contains(at))
                .max(NEWEST);
    }

    @Override
    public Optional<ProductPack> byDigest(String digest) {
        return Optional.ofNullable(byDigest.get(digest));
    }

    @Override
    public ProductPack reopen(PackSource source) {
        String digest = source.digest();
        ProductPack known = byDigest.get(digest);
        if (known != null) {
            return known;
        }
        if (reopened.size() >= MAX_REOPENED) {
            reopened.clear();
        }
        return reopened.computeIfAbsent(digest, key -> serve(compiler.compile(source)));
    }

    static ProductPack serve(CompiledPack pack) {
        Product product = pack.product();
        PackRef ref = new PackRef(product.id().value(), product.version(), pack.source().digest());
        return new ProductPack(product, ref, new DroolsProductRules(product, pack.rules()), pack.texts(), pack.clauses(), pack.source());
    }

    private static void refuseTwice(List<CompiledPack> packs) {
        Map<String, CompiledPack> seen = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (CompiledPack pack : packs) {
            if (Objects.nonNull(seen.putIfAbsent(pack.product().toString(), pack))) {
                problems.add(new Problem("product.yaml", 1, 1, Problem.Severity.ERROR, "PRODUCT_TWICE",
                        "two folders hold " + pack.product(), "raise the version of one of them"));
            }
        }
        if (!problems.isEmpty()) {
            throw new PackProblems(problems);
        }
    }
}
