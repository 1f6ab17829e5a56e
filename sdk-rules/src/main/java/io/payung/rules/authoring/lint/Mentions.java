package io.payung.rules.authoring.lint;

import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.Operand;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where names are used. Generous on purpose: a name in a rule that was not understood, or anywhere in product.yaml beside its own
 * declaration, counts as a use, so that nothing is called unused that is not.
 */
final class Mentions {

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
    private static final Pattern PLACEHOLDER = Pattern.compile("@\\{([^}\\n]*)}");
    private static final Pattern COMMENT = Pattern.compile("(?m)(?:^|(?<=\\s))#.*$");

    private final Set<String> inRules = new HashSet<>();
    /** What rules read and nobody declared: a misspelt use, told where it stands. */
    private final Set<String> unknown = new HashSet<>();
    private final Set<String> elsewhere = new HashSet<>();
    private final Map<String, Integer> inDefinition = new HashMap<>();

    Mentions(Draft draft, Problems problems) {
        draft.written().forEach(rule -> Operands.names(rule).forEach(name -> inRules.add(simple(name))));
        unknown.addAll(inRules);
        List.of(draft.symbols().parameters(), draft.symbols().questions(), draft.symbols().amounts())
                .forEach(declared -> unknown.removeAll(declared.keySet()));
        draft.source().files().forEach((path, text) -> {
            boolean rules = draft.rules().stream().anyMatch(set -> set.file().equals(path));
            if (path.equals("product.yaml")) {
                words(COMMENT.matcher(text).replaceAll(""), word -> inDefinition.merge(word, 1, Integer::sum));
            } else if (rules ? problems.anyIn(path) : path.endsWith(".csv")) {
                words(text, elsewhere::add);
            } else if (!rules) {
                Matcher matcher = PLACEHOLDER.matcher(text);
                while (matcher.find()) {
                    words(matcher.group(1), elsewhere::add);
                }
            }
        });
    }

    /** Whether anything reads the parameter, question or amount. */
    boolean has(String name) {
        return inRules.contains(name) || elsewhere.contains(name) || inDefinition.getOrDefault(name, 0) > 1
                || unknown.stream().anyMatch(name::startsWith) || !DidYouMean.nearest(name, unknown, 2).isEmpty();
    }

    private static String simple(Operand.Name name) {
        return name.name().substring(name.name().indexOf('.') + 1);
    }

    private interface Found {
        void word(String word);
    }

    private static void words(String text, Found found) {
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            found.word(matcher.group());
        }
    }
}
