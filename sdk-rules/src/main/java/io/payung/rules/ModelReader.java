package io.payung.rules;

import io.payung.fault.PayungException;
import io.payung.product.RuleSet;
import io.payung.rules.fact.Facts;
import io.payung.rules.pack.RuleInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.drools.model.Condition;
import org.drools.model.Consequence;
import org.drools.model.Constraint;
import org.drools.model.Model;
import org.drools.model.Pattern;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.drools.model.functions.Predicate1;

/**
 * Reads rules out of an executable model for the direct route. Whatever that route would decide otherwise than a session (a join, a global, an
 * order of rules) is refused with {@code PACK_UNREADABLE}, and so is a model that does not have exactly the rules of its index.
 */
final class ModelReader {

    private static final List<Rule.Attribute<?>> ATTRIBUTES = List.of(
            Rule.Attribute.NO_LOOP, Rule.Attribute.LOCK_ON_ACTIVE, Rule.Attribute.ENABLED, Rule.Attribute.AUTO_FOCUS, Rule.Attribute.SALIENCE,
            Rule.Attribute.AGENDA_GROUP, Rule.Attribute.ACTIVATION_GROUP, Rule.Attribute.RULEFLOW_GROUP, Rule.Attribute.DURATION,
            Rule.Attribute.TIMER, Rule.Attribute.CALENDARS, Rule.Attribute.DATE_EFFECTIVE, Rule.Attribute.DATE_EXPIRES);

    private final RuleSet set;
    private final Class<? extends Facts> factType;

    ModelReader(RuleSet set) {
        this.set = set;
        this.factType = FactKind.of(set).type();
    }

    /** The rules in the order of the index. */
    DirectRoute read(Model model, List<RuleInfo> index) {
        if (!model.getGlobals().isEmpty() || !model.getQueries().isEmpty() || !model.getEntryPoints().isEmpty()) {
            throw unreadable("hold more than rules");
        }
        Map<String, Rule> byName = new HashMap<>();
        model.getRules().forEach(rule -> byName.put(rule.getName(), rule));
        if (byName.size() != index.size() || model.getRules().size() != index.size()) {
            throw unreadable("are " + model.getRules().size() + " instead of " + index.size());
        }
        List<DirectRule> rules = new ArrayList<>();
        for (RuleInfo info : index) {
            Rule rule = byName.get(info.id());
            if (rule == null) {
                throw unreadable("lack \"" + info.id() + "\"");
            }
            rules.add(rule(rule, info));
        }
        return new DirectRoute(rules);
    }

    private DirectRule rule(Rule rule, RuleInfo info) {
        if (ATTRIBUTES.stream().anyMatch(attribute -> !Objects.equals(rule.getAttribute(attribute), attribute.getDefaultValue()))) {
            throw unreadable(info, "has an attribute");
        }
        List<Predicate1<Facts>> predicates = predicates(pattern(rule, info), info);
        if (predicates.size() != info.conditions().size()) {
            throw unreadable(info, "was compiled to " + predicates.size() + " conditions instead of " + info.conditions().size());
        }
        Consequence then = rule.getDefaultConsequence();
        boolean plain = rule.getConsequences().size() == 1 && !then.isBreaking() && !then.isUsingDrools() && then.getVariables().length == 1;
        if (!plain) {
            throw unreadable(info, "does more on its right side than to say what it decides");
        }
        return new DirectRule(info, predicates, then.getBlock());
    }

    private Pattern<?> pattern(Rule rule, RuleInfo info) {
        List<Condition> parts = rule.getView().getSubConditions().stream().filter(part -> part.getType() != Condition.Type.CONSEQUENCE).toList();
        boolean single = parts.size() == 1 && rule.getView().getType() == Condition.Type.AND && parts.get(0) instanceof Pattern<?>;
        if (!single) {
            throw unreadable(info, "is not one single pattern");
        }
        Pattern<?> pattern = (Pattern<?>) parts.get(0);
        boolean alone = pattern.getPatternVariable().getType() == factType && pattern.getBindings().isEmpty() && !pattern.isPassive();
        if (!alone) {
            throw unreadable(info, "reads something else than " + factType.getSimpleName());
        }
        return pattern;
    }

    @SuppressWarnings("unchecked") // The pattern is on the set's own fact type.
    private List<Predicate1<Facts>> predicates(Pattern<?> pattern, RuleInfo info) {
        List<Predicate1<Facts>> predicates = new ArrayList<>();
        for (Constraint constraint : flat(pattern.getConstraint())) {
            if (!(constraint instanceof SingleConstraint single) || single.getVariables().length != 1 || single.isTemporal()) {
                throw unreadable(info, "has a condition that is no plain one");
            }
            predicates.add(single.getPredicate1());
        }
        return predicates;
    }

    private static List<Constraint> flat(Constraint constraint) {
        return constraint.getType() == Constraint.Type.MULTIPLE ? constraint.getChildren() : List.of(constraint);
    }

    private PayungException unreadable(RuleInfo rule, String what) {
        return unreadable("cannot be served: \"" + rule.id() + "\" " + what);
    }

    private PayungException unreadable(String what) {
        return new PayungException("PACK_UNREADABLE", "the compiled " + set.fileName() + " rules " + what + "; compile the product again");
    }
}
