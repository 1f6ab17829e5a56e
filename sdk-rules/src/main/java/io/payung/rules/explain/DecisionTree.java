package io.payung.rules.explain;

import io.payung.decision.Decision;
import io.payung.decision.Reason;
import io.payung.product.ProductPack;
import io.payung.product.RuleOutline;
import io.payung.product.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A decision as a tree: outcome, rule set, subject, and every rule with what it said or which of its conditions was false. Made from what the
 * decision recorded, so that it explains a policy of years ago with the pack that decided it. Shows facts (an age, an income): for designers and for
 * whoever may see the customer's data. Immutable.
 *
 * @param decision what is explained
 * @param own      reasons of the SDK's own checks, such as a start in the past
 * @param branches the rule sets that were asked, in the order in which they decide
 */
public record DecisionTree(Decision decision, List<Reason> own, List<Branch> branches) {

    /**
     * One rule set and one subject.
     *
     * @param subject {@code lives/0}, a benefit, or empty for the request as a whole
     */
    public record Branch(RuleSet set, String subject, List<Leaf> leaves) {

        public Branch {
            leaves = List.copyOf(leaves);
        }
    }

    /**
     * One rule. With reasons it decided; with a false condition it was held back; with neither it had no part in the outcome: it waits for facts that
     * are known later, or what it says changed nothing.
     *
     * @param conditions in the author's order
     */
    public record Leaf(RuleOutline rule, List<Reason> reasons, List<Condition> conditions) {

        public Leaf {
            reasons = List.copyOf(reasons);
            conditions = List.copyOf(conditions);
        }

        public boolean decided() {
            return !reasons.isEmpty();
        }

        public boolean heldBack() {
            return conditions.stream().anyMatch(condition -> condition.truth() == Truth.FALSE);
        }

        /** Whether it depends on facts that were not known. */
        public boolean waits() {
            return !decided() && !heldBack() && conditions.stream().anyMatch(condition -> condition.truth() == Truth.UNKNOWN);
        }
    }

    /** @param written as the author wrote it */
    public record Condition(String written, Truth truth) {}

    /** What a condition came to. */
    public enum Truth {
        TRUE,
        FALSE,
        /** A fact that it reads was not known. */
        UNKNOWN
    }

    public DecisionTree {
        own = List.copyOf(own);
        branches = List.copyOf(branches);
    }

    /**
     * The tree of a decision.
     *
     * @param pack the one that {@link Decision#pack()} names; another one would name other rules
     */
    public static DecisionTree of(ProductPack pack, Decision decision) {
        if (!pack.ref().equals(decision.pack())) {
            throw new IllegalArgumentException("the decision was taken with another pack than " + pack);
        }
        List<Branch> branches = new ArrayList<>();
        pack.rules().outline().forEach((set, rules) -> decision.inputs().keySet().forEach(
                key -> subject(set, key).ifPresent(subject -> branches.add(branch(set, subject, key, rules, decision)))));
        List<Reason> own = decision.reasons().stream().filter(reason -> reason.rule() == null).toList();
        return new DecisionTree(decision, own, branches);
    }

    /**
     * As lines of text.
     *
     * @param language of the reasons; the product's own where it has no text in it
     */
    public String render(ProductPack pack, String language) {
        return new TreeText(pack.texts(), language).of(this);
    }

    /** {@code eligibility/lives/0} is the subject {@code lives/0} of eligibility. */
    private static Optional<String> subject(RuleSet set, String key) {
        if (key.equals(set.fileName())) {
            return Optional.of("");
        }
        String prefix = set.fileName() + "/";
        return key.startsWith(prefix) ? Optional.of(key.substring(prefix.length())) : Optional.empty();
    }

    private static Branch branch(RuleSet set, String subject, String key, List<RuleOutline> rules, Decision decision) {
        Map<String, List<Integer>> heldBack = decision.heldBack().getOrDefault(key, Map.of());
        List<Leaf> leaves = new ArrayList<>();
        for (RuleOutline rule : rules) {
            List<Condition> conditions = conditions(rule, heldBack.getOrDefault(rule.id(), List.of()), decision.inputs().get(key).keySet());
            List<Reason> reasons = heldBack.containsKey(rule.id()) ? List.of() : reasons(rule, subject, decision);
            leaves.add(new Leaf(rule, reasons, conditions));
        }
        return new Branch(set, subject, leaves);
    }

    private static List<Reason> reasons(RuleOutline rule, String subject, Decision decision) {
        return decision.reasons().stream()
                .filter(reason -> rule.id().equals(reason.rule()) && concerns(reason, subject))
                .toList();
    }

    /** A reason about one life is not another life's; any other subject (a benefit, a clause) is a detail of the branch. */
    private static boolean concerns(Reason reason, String branch) {
        String subject = reason.subject();
        boolean ofOneLife = subject != null && subject.startsWith("lives/");
        boolean ofOneBenefit = subject != null && subject.startsWith("benefits/") && !branch.isEmpty() && !branch.startsWith("lives/");
        if (ofOneBenefit) {
            return subject.equals("benefits/" + branch);
        }
        return !ofOneLife || subject.equals(branch) || subject.startsWith(branch + "/");
    }

    private static List<Condition> conditions(RuleOutline rule, List<Integer> wrong, Set<String> known) {
        List<Condition> conditions = new ArrayList<>();
        for (RuleOutline.Condition condition : rule.conditions()) {
            Truth judged = wrong.contains(conditions.size() + 1) ? Truth.FALSE : Truth.TRUE;
            conditions.add(new Condition(condition.written(), known.containsAll(condition.reads()) ? judged : Truth.UNKNOWN));
        }
        return conditions;
    }

    @Override
    public String toString() {
        return "DecisionTree[" + decision + "]";
    }
}
