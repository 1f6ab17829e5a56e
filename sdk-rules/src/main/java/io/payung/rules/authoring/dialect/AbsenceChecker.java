package io.payung.rules.authoring.dialect;

import io.payung.product.Question;
import io.payung.rules.authoring.definition.Guards;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.Condition;
import io.payung.rules.authoring.syntax.Operand.Literal;
import io.payung.rules.authoring.syntax.Operand;
import io.payung.rules.authoring.syntax.RuleNode;
import java.util.ArrayList;
import java.util.List;

/** A comparison with an absent answer is silently false, so a rule that reads an answer that may be absent asks first whether it is needed. */
final class AbsenceChecker {

    private static final String ANSWERS = "answers.";

    private final Symbols symbols;
    private final Problems problems;

    AbsenceChecker(Symbols symbols, Problems problems) {
        this.symbols = symbols;
        this.problems = problems;
    }

    void check(RuleNode rule) {
        List<Operand.Name> reads = new ArrayList<>();
        rule.conditions().forEach(condition -> collect(condition, reads));
        rule.call().arguments().forEach(argument -> collect(argument, reads));
        for (Operand.Name read : reads) {
            Question question = read.name().startsWith(ANSWERS) ? symbols.questions().get(read.name().substring(ANSWERS.length())) : null;
            if (question != null && question.neededWhen() != null && !Guards.hold(rule.conditions(), question, symbols)) {
                problems.error(read.at(), "ANSWER_MAY_BE_ABSENT", "\"" + read.name() + "\" is not always asked, and this rule does not ask whether it was",
                        "add its neededWhen as a condition of the rule, " + advice(read, question.neededWhen().reads().first()));
            }
        }
    }

    private static String advice(Operand.Name read, String first) {
        String drl = "for example answers." + first + " == …";
        return read.at().advise(drl, drl, "a sentence about the answer to " + first);
    }

    private static void collect(Condition condition, List<Operand.Name> reads) {
        if (condition instanceof Condition.All all) {
            all.of().forEach(one -> collect(one, reads));
        } else if (condition instanceof Condition.Any any) {
            any.of().forEach(one -> collect(one, reads));
        } else if (condition instanceof Condition.Among among) {
            collect(among.left(), reads);
            among.values().forEach(value -> collect(value, reads));
        } else if (condition instanceof Condition.Compare compare && !isNull(compare.left()) && !isNull(compare.right())) {
            collect(compare.left(), reads);
            collect(compare.right(), reads);
        }
    }

    private static void collect(Operand operand, List<Operand.Name> reads) {
        if (operand instanceof Operand.Name name) {
            reads.add(name);
        }
    }

    private static boolean isNull(Operand operand) {
        return operand instanceof Literal literal && literal.kind() == Literal.Kind.NULL;
    }
}
