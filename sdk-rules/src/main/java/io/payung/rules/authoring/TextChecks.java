package io.payung.rules.authoring;

import io.payung.product.ClauseText;
import io.payung.product.PackSource;
import io.payung.product.Product;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.dialect.ReadRules;
import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whatever a customer may be shown has a text in every language. */
final class TextChecks {

    private static final Pattern CLAUSE = Pattern.compile("clauses/([a-z0-9-]+)\\.([a-z]{2,3})\\.md");
    private static final Pattern BY_LANGUAGE = Pattern.compile("(?:summary\\.|messages_)([a-z]{2,3})\\.[a-z]+");

    private final PackSource source;
    private final Symbols symbols;
    private final Problems problems;

    TextChecks(PackSource source, Symbols symbols, Problems problems) {
        this.source = source;
        this.symbols = symbols;
        this.problems = problems;
    }

    /** Clause id → language → text. */
    Map<String, Map<String, ClauseText>> clauses() {
        Map<String, Map<String, ClauseText>> clauses = new TreeMap<>();
        for (String id : symbols.clauses()) {
            for (String language : symbols.languages().all()) {
                String path = id.equals(Product.SUMMARY_CLAUSE) ? "summary." + language + ".md" : "clauses/" + id + "." + language + ".md";
                String text = source.files().getOrDefault(path, "");
                if (text.isBlank()) {
                    problems.error(symbols.place("clauses." + id), "CLAUSE_TEXT_MISSING", "the clause \"" + id + "\" has no text in \""
                            + language + "\"",
                            "write " + path);
                } else {
                    clauses.computeIfAbsent(id, key -> new TreeMap<>())
                            .put(language, new ClauseText(id, language, PackSource.sha256(text), text));
                }
            }
        }
        source.files().keySet().forEach(this::belongs);
        return clauses;
    }

    /** Every rule's reason code and everything that product.yaml names. */
    void messages(List<ReadRules> rules, Map<String, Map<String, String>> texts) {
        Map<String, Position> needed = new LinkedHashMap<>();
        rules.forEach(set -> set.written().forEach(rule -> rule.reasonCode().ifPresent(code -> needed.putIfAbsent(code.text(), code.at()))));
        symbols.questions().forEach((name, question) -> {
            Position at = symbols.place("questions." + name);
            needed.put("question." + name, at);
            question.choices().forEach(choice -> needed.put("choice." + name + "." + choice, at));
        });
        symbols.plans().keySet().forEach(id -> needed.put("plan." + id, symbols.place("plans." + id)));
        symbols.benefits().keySet().forEach(id -> needed.put("benefit." + id, symbols.place("benefits." + id)));
        symbols.documents().forEach((id, document) -> {
            Position at = symbols.place("documents." + id);
            needed.put("document." + id, at);
            needed.put("how." + id, at);
            document.oneOf().forEach(one -> needed.put("document." + one, at));
        });
        symbols.relations().forEach(relation -> needed.put("relation." + relation, symbols.place("relations." + relation)));
        symbols.causes().forEach(cause -> needed.put("cause." + cause, symbols.place("causes." + cause)));
        symbols.consequences().forEach(one -> needed.put("consequence." + one, symbols.place("consequences." + one)));
        symbols.languages().all().stream().filter(language -> isThere(language, texts)).forEach(language -> needed.forEach(
                (key, at) -> needed(key, at, language, texts, needed.keySet())));
    }

    /** A file that is missing is one problem, not one for each text. */
    private boolean isThere(String language, Map<String, Map<String, String>> texts) {
        String file = "messages_" + language + ".properties";
        if (texts.containsKey(language)) {
            return true;
        }
        if (!language.isEmpty() && !problems.anyIn(file)) {
            problems.error(Position.startOf(file), "MESSAGES_MISSING", "there is no " + file, "add it, with a line KEY=text for each text in \""
                    + language + "\"");
        }
        return false;
    }

    private void needed(String key, Position at, String language, Map<String, Map<String, String>> texts, Set<String> needed) {
        Set<String> present = texts.getOrDefault(language, Map.of()).keySet();
        if (present.contains(key)) {
            return;
        }
        Set<String> unused = new TreeSet<>(present);
        unused.removeAll(needed);
        String near = DidYouMean.nearest(key, unused, 2);
        boolean elsewhere = texts.values().stream().anyMatch(other -> other.containsKey(key));
        problems.error(at, "TEXT_MISSING", "\"" + key + "\" has no text in \"" + language + "\"",
                fix(key, near, elsewhere, "messages_" + language + ".properties"));
    }

    /** Where no language has the key, it is rather this one place that is misspelt than every file of messages. */
    private static String fix(String key, String near, boolean elsewhere, String file) {
        if (near.isEmpty()) {
            return "add " + key + "=… to " + file;
        }
        String rename = file + " has \"" + near + "\"; rename it to " + key;
        String word = near.substring(near.lastIndexOf('.') + 1);
        return elsewhere ? rename : "did you mean \"" + word + "\" here? Only if this is as you mean it: " + rename;
    }

    private void belongs(String path) {
        Matcher clause = CLAUSE.matcher(path);
        if (clause.matches() && !symbols.clauses().contains(clause.group(1))) {
            problems.error(Position.startOf(path), "CLAUSE_NOT_LISTED", "product.yaml has no clause \"" + clause.group(1) + "\"",
                    "add it to clauses, or remove the file");
        }
        Matcher other = BY_LANGUAGE.matcher(path);
        String language = clause.matches() ? clause.group(2) : other.matches() ? other.group(1) : "";
        if (!language.isEmpty() && !symbols.languages().contains(language)) {
            problems.error(Position.startOf(path), "LANGUAGE_UNKNOWN", "the product has no language \"" + language + "\"",
                    "add it to languages, or remove the file");
        }
    }
}
