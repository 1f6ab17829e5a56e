package io.payung.rules.replay;

import io.payung.decision.Decision;
import io.payung.product.PackSource;
import io.payung.product.ProductPack;
import io.payung.product.RuleSet;
import io.payung.rules.ProductFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Makes a corpus anew, which is only right when what a decision says is meant to change: an engine that decides otherwise is a fault. */
final class CorpusWriter {

    static final long SEED = 20261126;
    static final int DECISIONS = 10_000;

    private static final int WHOLE = 20;
    private static final Path PRODUCTS = Path.of("src/test/resources/products");

    private CorpusWriter() {}

    /** Once copied into the corpus, a product is not looked at again. */
    static List<PackSource> products() {
        return List.of(ProductFolder.sample().source(), ProductFolder.of(Path.of("../samples/products/term-life")).source(), inSentences().source(),
                ProductFolder.creditLife().source(), byArea().source());
    }

    static List<Recorded> decisions(Map<String, ProductPack> packs) {
        Random random = new Random(SEED);
        List<ProductPack> all = List.copyOf(packs.values());
        List<Recorded> decisions = new ArrayList<>();
        while (decisions.size() < DECISIONS) {
            ProductPack pack = all.get(decisions.size() % all.size());
            decisions.add(invented(pack, new Invented(pack.product(), random), decisions.size() % WHOLE < 1 || decisions.size() < all.size(), random));
        }
        return decisions;
    }

    private static Recorded invented(ProductPack pack, Invented invented, boolean whole, Random random) {
        LocalDate asOf = invented.asOf();
        Map<String, Map<String, Object>> asked = new TreeMap<>(Map.of(Decision.CASE, invented.quoted(asOf)));
        Recorded quoted = Recorded.of(pack, asOf, asked, whole);
        Decision decided = quoted.decideAgain(pack);
        if (!decided.outcome().equals("offered") || random.nextBoolean()) {
            return quoted;
        }
        asked.put(Decision.ACCEPTED, invented.accepted(decided));
        return Recorded.of(pack, asOf, asked, whole);
    }

    /** The sample once more in sentences, of which two rule sets are Indonesian. */
    private static ProductFolder inSentences() {
        ProductFolder folder = ProductFolder.sample();
        for (RuleSet set : RuleSet.values()) {
            folder.without(set.fileName() + ".drl").with(set.fileName() + ".dslr", read(set.fileName() + ".dslr"));
        }
        return folder;
    }

    /** Sale stops, cover held elsewhere, ages by the nearest birthday, another zone, and words that some languages write otherwise in capitals. */
    private static ProductFolder byArea() {
        return ProductFolder.sample()
                .replace("product.yaml", "product: personal-accident", "product: accident-by-area")
                .replace("product.yaml", "ageBasis: last-birthday", "ageBasis: nearest-birthday")
                .replace("product.yaml", "zone: Asia/Jakarta", "zone: Asia/Jayapura")
                .replace("product.yaml", "\nquestions:\n", "\nsaleStops: [ { area: bali, from: 2026-06-01, until: 2027-06-01, reason: flood } ]\n"
                        + "\nquestions:\n  area: { type: choice, of: [bali, irian-jaya, istimewa], source: customer }\n"
                        + "  heldElsewhere: { type: money, min: 0, source: customer }\n")
                .texts("question.area", "choice.area.bali", "choice.area.irian-jaya", "choice.area.istimewa", "question.heldElsewhere");
    }

    private static String read(String file) {
        try {
            return Files.readString(PRODUCTS.resolve("personal-accident-sentences").resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
