package io.payung.rules.authoring.lint;

import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.authoring.source.Problems;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Words that product.yaml takes from the world: relations, causes and consequences. Any word may stand there, and callers say the same one,
 * so that a misspelt one is never heard of: nobody can be insured as it, or claim for it.
 */
final class WorldLint {

    /** Not a list of what is allowed; words by which a misspelt one is noticed, and never taken for a misspelt one themselves. */
    private static final Map<String, Set<String>> COMMON = Map.of(
            "relation", Set.of("self", "spouse", "husband", "wife", "child", "children", "son", "daughter", "parent", "father", "mother", "sibling",
                    "brother", "sister", "guardian", "grandparent", "grandchild", "cousin", "uncle", "aunt", "nephew", "niece", "partner", "borrower",
                    "member", "employee", "employer", "suami", "istri", "anak", "ayah", "ibu", "kakak", "adik", "other"),
            "cause", Set.of("accident", "incident", "illness", "sickness", "disease", "fire", "flood", "theft", "earthquake", "storm", "drought",
                    "suicide", "pregnancy", "other", "any"),
            "consequence", Set.of("death", "total-permanent-disability", "partial-permanent-disability", "permanent-disability", "disability",
                    "injury", "illness", "hospitalization", "hospitalisation", "hospital", "surgery", "treatment", "damage", "loss", "birth", "other"));

    private static final int SHORT = 3;

    private final Draft draft;
    private final Problems problems;

    WorldLint(Draft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
    }

    void check() {
        check("relation", draft.symbols().relations());
        check("cause", draft.symbols().causes());
        check("consequence", draft.symbols().consequences());
    }

    private void check(String kind, Collection<String> words) {
        for (String word : words) {
            Set<String> others = new TreeSet<>(COMMON.get(kind));
            if (!others.contains(word)) {
                others.addAll(draft.messages(kind + "."));
                others.removeIf(other -> withoutDigits(other).equals(withoutDigits(word)));
                String near = DidYouMean.nearest(word, others, word.length() > SHORT ? 2 : 1);
                if (!near.isEmpty()) {
                    problems.warning(draft.symbols().place(kind + "s." + word), "VALUE_LOOKS_MISSPELT", "\"" + word + "\" is nearly \"" + near
                            + "\"", "did you mean \"" + near + "\"? Callers have to say the same word");
                }
            }
        }
    }

    /** Numbered words are alike on purpose. */
    private static String withoutDigits(String word) {
        return word.replaceAll("\\d+", "");
    }
}
