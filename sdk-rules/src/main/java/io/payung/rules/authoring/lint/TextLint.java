package io.payung.rules.authoring.lint;

import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Messages that nothing shows: most are misspelt keys, the rest are left over from a rule that is gone. */
final class TextLint {

    private static final Set<String> SDK_CODES = read();

    private final Draft draft;
    private final Symbols symbols;
    private final Problems problems;

    TextLint(Draft draft, Problems problems) {
        this.draft = draft;
        this.symbols = draft.symbols();
        this.problems = problems;
    }

    void check() {
        Set<String> codes = new TreeSet<>(SDK_CODES);
        draft.written().forEach(rule -> rule.reasonCode().ifPresent(code -> codes.add(code.text())));
        boolean complete = draft.isComplete(problems);
        draft.texts().forEach((language, texts) -> {
            String file = "messages_" + language + ".properties";
            List<String> lines = draft.source().files().getOrDefault(file, "").lines().toList();
            for (String key : texts.keySet()) {
                Collection<String> shown = key.indexOf('.') < 0 ? codes : shown(key);
                boolean certain = key.indexOf('.') >= 0 || complete && !draft.mayBeMeant(key, problems);
                if (certain && !shown.contains(key) && !shown.contains("*")) {
                    problems.warning(at(file, lines, key), "TEXT_UNUSED", "nothing shows \"" + key + "\"", fix(key, shown));
                }
            }
        });
    }

    private static String fix(String key, Collection<String> shown) {
        String near = DidYouMean.nearest(key, shown, Math.max(2, key.length() / 5));
        return near.isEmpty() ? "remove the line" : "did you mean \"" + near + "\"? Else remove the line";
    }

    /** The keys that begin alike; {@code *} where any may be. */
    private Collection<String> shown(String key) {
        String kind = key.substring(0, key.indexOf('.') + 1);
        return switch (kind) {
            case "question." -> prefixed(kind, symbols.questions().keySet());
            case "choice." -> choices();
            case "plan." -> prefixed(kind, symbols.plans().keySet());
            case "benefit." -> prefixed(kind, symbols.benefits().keySet());
            case "document." -> papers();
            case "how." -> prefixed(kind, symbols.documents().keySet());
            case "role." -> prefixed(kind, symbols.lives().keySet());
            case "consequence." -> prefixed(kind, symbols.consequences());
            // Claimants, beneficiaries and events may be of kinds that the product does not list.
            case "relation.", "cause.", "place." -> Set.of("*");
            default -> Set.of();
        };
    }

    private Set<String> choices() {
        Set<String> keys = new TreeSet<>();
        symbols.questions().forEach((name, question) -> question.choices().forEach(choice -> keys.add("choice." + name + "." + choice)));
        return keys;
    }

    private Set<String> papers() {
        Set<String> keys = new TreeSet<>(prefixed("document.", symbols.documents().keySet()));
        symbols.documents().values().forEach(document -> keys.addAll(prefixed("document.", document.oneOf())));
        return keys;
    }

    private static Set<String> prefixed(String prefix, Collection<String> ids) {
        Set<String> keys = new TreeSet<>();
        ids.forEach(id -> keys.add(prefix + id));
        return keys;
    }

    private static Position at(String file, List<String> lines, String key) {
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index).stripLeading();
            if (line.startsWith(key) && line.substring(key.length()).stripLeading().startsWith("=")) {
                return new Position(file, index + 1, 1 + lines.get(index).length() - line.length());
            }
        }
        return Position.startOf(file);
    }

    private static Set<String> read() {
        try (InputStream stream = Objects.requireNonNull(TextLint.class.getResourceAsStream("sdk-codes.txt"), "sdk-codes.txt")) {
            return new TreeSet<>(new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
