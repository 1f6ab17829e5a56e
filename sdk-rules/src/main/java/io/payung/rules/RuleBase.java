package io.payung.rules;

import io.payung.fault.PayungException;
import io.payung.product.RuleSet;
import io.payung.rules.fact.Facts;
import io.payung.rules.pack.CompiledRules.CompiledSet;
import io.payung.rules.pack.RuleInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.drools.model.Condition;
import org.drools.model.Constraint;
import org.drools.model.Model;
import org.drools.model.Pattern;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.drools.model.functions.Predicate1;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/**
 * One compiled rule set and its two routes to an answer: a stock session, and the predicates that Drools compiled into the same
 * model. Safe for several threads: the base is shared, a session serves one decision.
 */
final class RuleBase {

    private final KieBase base;
    private final List<ServedRule> rules;
    private final SortedSet<String> reads = new TreeSet<>();

    private RuleBase(KieBase base, List<ServedRule> rules) {
        this.base = base;
        this.rules = rules;
        rules.forEach(rule -> reads.addAll(rule.info().reads()));
    }

    /** A rule with one compiled predicate for each of its top-level conditions. */
    record ServedRule(RuleInfo info, List<Predicate1<Facts>> predicates) {

        ServedRule {
            if (predicates.size() != info.conditions().size()) {
                throw new PayungException("PACK_UNREADABLE", "rule \"" + info.id() + "\" was compiled to " + predicates.size()
                        + " conditions instead of " + info.conditions().size() + "; compile the product again");
            }
            predicates = List.copyOf(predicates);
        }
    }

    static RuleBase load(RuleSet set, CompiledSet compiled, ClassLoader classes) {
        try {
            Model model = (Model) classes.loadClass(compiled.modelClass()).getDeclaredConstructor().newInstance();
            Map<String, Rule> byName = new HashMap<>();
            model.getRules().forEach(rule -> byName.put(rule.getName(), rule));
            List<ServedRule> rules = new ArrayList<>();
            for (RuleInfo info : compiled.rules()) {
                Rule rule = byName.get(info.id());
                rules.add(new ServedRule(info, rule == null ? List.of() : predicates(rule)));
            }
            return new RuleBase(KieBaseBuilder.createKieBaseFromModel(model), rules);
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            throw new PayungException("PACK_UNREADABLE", "the compiled " + set.fileName()
                    + " rules cannot be loaded; compile the product again", e);
        }
    }

    /** Facts without which some rule cannot be decided. */
    SortedSet<String> reads() {
        return reads;
    }

    List<ServedRule> rules() {
        return rules;
    }

    /** Lets stock Drools decide; the findings are in the fact's sink. */
    void fire(Facts fact) {
        KieSession session = base.newKieSession();
        try {
            session.insert(fact);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
    }

    @SuppressWarnings("unchecked") // A rule of this set has one pattern, on the set's own fact type.
    private static List<Predicate1<Facts>> predicates(Rule rule) {
        List<Predicate1<Facts>> predicates = new ArrayList<>();
        for (Condition condition : rule.getView().getSubConditions()) {
            if (condition instanceof Pattern<?> pattern) {
                for (Constraint constraint : flat(pattern.getConstraint())) {
                    predicates.add(((SingleConstraint) constraint).getPredicate1());
                }
            }
        }
        return predicates;
    }

    private static List<Constraint> flat(Constraint constraint) {
        return constraint instanceof SingleConstraint ? List.of(constraint) : constraint.getChildren();
    }
}
