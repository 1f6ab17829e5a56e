package io.payung.rules.authoring.lint;

import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.Condition;
import io.payung.rules.authoring.syntax.Operand;
import io.payung.rules.authoring.syntax.Operand.Literal;
import io.payung.rules.authoring.syntax.RuleNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Thresholds without a name: only a named one can be shown in a reason, compared between versions and tested at its bounds. */
final class LiteralLint {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Draft draft;
    private final Problems problems;

    LiteralLint(Draft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
    }

    void check() {
        draft.rules().forEach(set -> set.sound().forEach(rule -> check(rule.node())));
    }

    private void check(RuleNode rule) {
        for (Condition.Compare compare : Operands.comparisons(rule)) {
            threshold(compare.left());
            threshold(compare.right());
        }
    }

    private void threshold(Operand operand) {
        if (operand instanceof Literal literal && isThreshold(literal)) {
            problems.warning(literal.at(), "LITERAL_THRESHOLD", "\"" + literal.text() + "\" is a threshold without a name",
                    "give it a name under parameters in product.yaml, and write " + literal.at().advise("parameters.NAME", "parameters.NAME", "the name")
                            + " here");
        }
    }

    /** None and one are no thresholds that anybody changes. */
    private static boolean isThreshold(Literal literal) {
        if (literal.kind() == Literal.Kind.NUMBER) {
            BigDecimal number = new BigDecimal(literal.text());
            return number.signum() != 0 && number.compareTo(BigDecimal.ONE) != 0;
        }
        return literal.kind() == Literal.Kind.TEXT && DATE.matcher(literal.text()).matches();
    }
}
