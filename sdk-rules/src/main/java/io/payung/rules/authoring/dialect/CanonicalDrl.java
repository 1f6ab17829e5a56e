package io.payung.rules.authoring.dialect;

import io.payung.product.RuleSet;
import io.payung.rules.pack.RuleInfo.ConditionInfo;
import io.payung.rules.pack.RuleInfo.LimitAmount;
import io.payung.rules.pack.RuleInfo.Says;
import io.payung.rules.pack.RuleInfo;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes checked rules as DRL: the only text that Drools ever sees. A rule is named by its id alone. */
final class CanonicalDrl {

    /** Where the classes of the rules stand; what else the engine generates is for its own module format, and is left out. */
    static final String ROOT = "payung.pack.";

    private CanonicalDrl() {}

    /** Package of the rule set's generated classes. */
    static String packageOf(RuleSet set) {
        return ROOT + set.name().toLowerCase(Locale.ROOT);
    }

    static String write(RuleSet set, List<RuleInfo> rules) {
        String type = RuleSetReader.factType(set);
        StringBuilder drl = new StringBuilder("package " + packageOf(set) + ";\n\nimport io.payung.rules.fact." + type + ";\n");
        for (RuleInfo rule : rules) {
            String conditions = rule.conditions().stream().map(ConditionInfo::text).collect(Collectors.joining(", "));
            drl.append("\nrule \"").append(rule.id()).append("\"\nwhen $f : ").append(type).append("( ").append(conditions)
                    .append(" )\nthen $f.decision().").append(call(rule.id(), rule.says())).append("; end\n");
        }
        return drl.toString();
    }

    private static String call(String rule, Says says) {
        StringBuilder call = new StringBuilder(says.word().name().toLowerCase(Locale.ROOT)).append("(\"").append(rule).append('"');
        if (says.target() != null) {
            call.append(", \"").append(says.target()).append('"');
        }
        if (says.amount() != null) {
            call.append(", ").append(amount(says.amount()));
        }
        return call.append(", \"").append(says.code()).append("\")").toString();
    }

    private static String amount(LimitAmount amount) {
        if (amount.constant() != null) {
            return "new java.math.BigDecimal(\"" + amount.constant().toPlainString() + "\")";
        }
        String fact = String.valueOf(amount.fact());
        int dot = fact.indexOf('.');
        String getter = fact.startsWith("answers.") ? "getAnswers()" : "getAmounts()";
        return "$f." + getter + ".number(\"" + fact.substring(dot + 1) + "\")";
    }
}
