package io.payung.rules.authoring.lint;

import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.Condition;
import io.payung.rules.authoring.syntax.Operand;
import io.payung.rules.authoring.syntax.Operand.Literal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Values of facts for which a product lists none: one that stands once and nearly equals another is most likely misspelt. */
final class SpellingLint {

    private static final Map<String, String> FREE = Map.of("channel", "channel.", "event.place", "place.", "event.cause", "cause.");
    private static final int SHORTEST = 4;

    private final Draft draft;
    private final Problems problems;

    SpellingLint(Draft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
    }

    void check() {
        Map<String, Map<String, List<Position>>> used = new HashMap<>();
        draft.rules().forEach(set -> set.sound().forEach(rule -> Operands.comparisons(rule.node()).forEach(compare -> collect(compare, used))));
        used.forEach((fact, values) -> values.forEach((value, places) -> check(fact, value, places, values)));
    }

    private void check(String fact, String value, List<Position> places, Map<String, List<Position>> values) {
        Set<String> others = draft.messages(FREE.get(fact));
        if (places.size() > 1 || value.length() < SHORTEST || others.contains(value)) {
            return;
        }
        values.forEach((other, at) -> {
            if (at.size() > 1 || comesBefore(at.get(0), places.get(0))) {
                others.add(other);
            }
        });
        others.remove(value);
        String near = DidYouMean.nearest(value, others, 2);
        if (!near.isEmpty()) {
            problems.warning(places.get(0), "VALUE_LOOKS_MISSPELT", "\"" + value + "\" stands only here, and \"" + near + "\" is nearly the same",
                    "did you mean \"" + near + "\"?");
        }
    }

    private static boolean comesBefore(Position one, Position other) {
        return one.file().equals(other.file()) ? one.line() < other.line() : one.file().compareTo(other.file()) < 0;
    }

    private static void collect(Condition.Compare compare, Map<String, Map<String, List<Position>>> used) {
        if (compare.left() instanceof Operand.Name name && FREE.containsKey(name.name()) && compare.right() instanceof Literal literal
                && literal.kind() == Literal.Kind.TEXT) {
            used.computeIfAbsent(name.name(), key -> new HashMap<>()).computeIfAbsent(literal.text(), key -> new ArrayList<>()).add(literal.at());
        }
    }
}
