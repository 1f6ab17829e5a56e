package io.payung.product;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which questions nobody has to answer in a case, because their {@code neededWhen} does not hold. Such an answer is absent for certain, which
 * is not the same as missing: a comparison with it does not hold.
 *
 * @param unneeded names of questions that are ruled out by the answers given so far
 */
public record Needs(SortedSet<String> unneeded) {

    private static final String ANSWERS = "answers.";

    public Needs {
        unneeded = Collections.unmodifiableSortedSet(new TreeSet<>(unneeded));
    }

    /** @param answers by question name, of everything that conditions may read */
    public static Needs of(Map<String, Question> questions, Map<String, ?> answers) {
        SortedSet<String> unneeded = new TreeSet<>();
        Map<String, Object> effective = new HashMap<>(answers);
        boolean more = true;
        while (more) {
            more = false;
            for (Question question : questions.values()) {
                if (!unneeded.contains(question.name()) && question.isRuledOut(effective, unneeded)) {
                    unneeded.add(question.name());
                    effective.remove(question.name());
                    more = true;
                }
            }
        }
        return new Needs(unneeded);
    }

    /** The same from the facts of rules, where answers stand behind {@code answers.}. */
    public static Needs ofFacts(Map<String, Question> questions, RuleFacts facts) {
        if (questions.values().stream().allMatch(question -> question.neededWhen() == null)) {
            return new Needs(new TreeSet<>());
        }
        Map<String, Object> answers = new HashMap<>();
        facts.values().forEach((name, value) -> {
            if (name.startsWith(ANSWERS)) {
                answers.put(name.substring(ANSWERS.length()), value);
            }
        });
        return of(questions, answers);
    }

    /** Whether the fact is an answer that is absent for certain. */
    public boolean ruleOut(String fact) {
        return fact.startsWith(ANSWERS) && unneeded.contains(fact.substring(ANSWERS.length()));
    }

    /** Whether the question is open: not answered, and needed for certain. */
    public boolean leaveOpen(Question question, Map<String, ?> answers) {
        return !answers.containsKey(question.name()) && !unneeded.contains(question.name()) && question.isNeeded(answers, unneeded);
    }

    /** The answers without those that nobody needs. */
    public <V> Map<String, V> keep(Map<String, V> answers) {
        Map<String, V> kept = new HashMap<>(answers);
        kept.keySet().removeAll(Set.copyOf(unneeded));
        return kept;
    }
}
