package io.payung.rules.packfile;

import io.payung.product.ClauseText;
import io.payung.product.PackSource;
import io.payung.product.Product;
import io.payung.product.ProductTexts;
import io.payung.product.RuleSet;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.pack.CompiledRules.CompiledSet;
import io.payung.rules.pack.CompiledRules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A compiled pack as the parts of a file, and back. Everything that follows from another part is derived from it again and compared. */
final class PackParts {

    static final String PRODUCT = "product.json";
    static final String RULES = "rules.json";
    static final String MESSAGES = "messages.json";
    static final String CLAUSES = "clauses.json";
    static final String SOURCE = "source.json";
    static final String CLASSES = "classes/";
    static final String CLASS = ".class";

    private PackParts() {}

    record Rules(Map<RuleSet, CompiledSet> sets) {}

    record Messages(SortedMap<String, SortedMap<String, String>> texts) {}

    record Clauses(SortedMap<String, SortedMap<String, ClauseText>> texts) {}

    static Map<String, byte[]> of(CompiledPack pack) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(PRODUCT, PackJson.write(pack.product()));
        parts.put(RULES, PackJson.write(new Rules(pack.rules().sets())));
        parts.put(MESSAGES, PackJson.write(new Messages(sorted(pack.texts().all()))));
        parts.put(CLAUSES, PackJson.write(new Clauses(sorted(pack.clauses()))));
        parts.put(SOURCE, PackJson.write(pack.source()));
        SortedMap<String, byte[]> classes = new TreeMap<>();
        pack.rules().classes().forEach((name, bytes) -> classes.put(CLASSES + name.replace('.', '/') + CLASS, bytes));
        parts.putAll(classes);
        return parts;
    }

    /** Throws {@code PACK_ALTERED} where one part contradicts another. */
    static CompiledPack pack(Map<String, byte[]> parts) {
        Product product = read(parts, PRODUCT, Product.class);
        ProductTexts texts = new ProductTexts(product.languages(), unsorted(read(parts, MESSAGES, Messages.class).texts()));
        Map<String, Map<String, ClauseText>> clauses = unsorted(read(parts, CLAUSES, Clauses.class).texts());
        PackSource source = read(parts, SOURCE, PackSource.class);
        clauses.forEach((id, byLanguage) -> byLanguage.forEach((language, text) -> check(id, language, text, source)));
        CompiledRules rules = new CompiledRules(read(parts, RULES, Rules.class).sets(), classes(parts));
        rules.sets().values().forEach(set -> {
            if (!rules.classes().containsKey(set.modelClass())) {
                throw PackFault.altered("its rules name a class that it does not have");
            }
        });
        return new CompiledPack(product, texts, clauses, source, rules);
    }

    private static <T> T read(Map<String, byte[]> parts, String part, Class<T> type) {
        return PackJson.read(part, parts.getOrDefault(part, new byte[0]), type);
    }

    private static void check(String id, String language, ClauseText text, PackSource source) {
        String file = id.equals(Product.SUMMARY_CLAUSE) ? "summary." + language + ".md" : "clauses/" + id + "." + language + ".md";
        boolean same = text.id().equals(id) && text.language().equals(language) && text.sha256().equals(PackSource.sha256(text.text()))
                && text.text().equals(source.files().get(file));
        if (!same) {
            throw PackFault.altered("its clause \"" + id + "\" in \"" + language + "\" is not that of its source");
        }
    }

    private static Map<String, byte[]> classes(Map<String, byte[]> parts) {
        Map<String, byte[]> classes = new TreeMap<>();
        parts.forEach((name, bytes) -> {
            if (name.startsWith(CLASSES)) {
                classes.put(name.substring(CLASSES.length(), name.length() - CLASS.length()).replace('/', '.'), bytes);
            }
        });
        return classes;
    }

    private static <V> SortedMap<String, SortedMap<String, V>> sorted(Map<String, Map<String, V>> maps) {
        SortedMap<String, SortedMap<String, V>> sorted = new TreeMap<>();
        maps.forEach((key, map) -> sorted.put(key, new TreeMap<>(map)));
        return sorted;
    }

    private static <V> Map<String, Map<String, V>> unsorted(SortedMap<String, SortedMap<String, V>> maps) {
        return new TreeMap<>(maps);
    }
}
