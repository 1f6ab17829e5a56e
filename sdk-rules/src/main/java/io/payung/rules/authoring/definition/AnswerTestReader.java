package io.payung.rules.authoring.definition;

import io.payung.product.Parameter;
import io.payung.product.ValueType.Kind;
import io.payung.product.ValueType;
import io.payung.product.terms.AnswerTest.Operator;
import io.payung.product.terms.AnswerTest;
import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.Condition;
import io.payung.rules.authoring.syntax.DrlParser;
import io.payung.rules.authoring.syntax.Operand.Literal;
import io.payung.rules.authoring.syntax.Operand;
import io.payung.rules.authoring.syntax.SyntaxException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a condition on answers in the words of the rule language; {@code answers.} and {@code parameters.} may be left out, and so may the
 * quotes of a choice: {@code loanMethod == annuity}.
 */
final class AnswerTestReader {

    private static final Pattern SIMPLE = Pattern.compile("\\s*[a-z][A-Za-z0-9.]*\\s*(?:==|!=)\\s*([a-z][a-z0-9]*(?:-[a-z0-9]+)+)\\s*");

    private final Map<String, Answer> answers;
    private final Map<String, Parameter> parameters;
    private final Problems problems;

    /** @param answers what the condition may read, by name */
    AnswerTestReader(Map<String, Answer> answers, Map<String, Parameter> parameters, Problems problems) {
        this.answers = answers;
        this.parameters = parameters;
        this.problems = problems;
    }

    /** @param choices the only texts it can have; empty when there is no such list */
    record Answer(ValueType type, List<String> choices) {}

    /** The condition, or empty after a problem was noted. */
    Optional<AnswerTest> read(YamlNode node) {
        Matcher simple = SIMPLE.matcher(node.text());
        String text = simple.matches() ? node.text().substring(0, simple.start(1)) + '"' + simple.group(1) + '"' : node.text();
        try {
            return test(DrlParser.condition(node.textPosition(), text));
        } catch (SyntaxException e) {
            e.report(problems);
            return Optional.empty();
        }
    }

    /** The meaning of a condition, or empty after a problem was noted. */
    Optional<AnswerTest> test(Condition condition) {
        if (condition instanceof Condition.All all) {
            return combined(true, all.of().stream().map(this::test).toList());
        }
        if (condition instanceof Condition.Any any) {
            return combined(false, any.of().stream().map(this::test).toList());
        }
        if (condition instanceof Condition.Among among) {
            Operator operator = among.negated() ? Operator.UNEQUAL : Operator.EQUAL;
            return combined(among.negated(), among.values().stream().map(value -> compare(among.left(), operator, value)).toList());
        }
        Condition.Compare compare = (Condition.Compare) condition;
        return compare(compare.left(), operator(compare.operator()), compare.right());
    }

    private static Optional<AnswerTest> combined(boolean all, List<Optional<AnswerTest>> of) {
        List<AnswerTest> tests = new ArrayList<>();
        of.forEach(one -> one.ifPresent(tests::add));
        return tests.size() == of.size() ? Optional.of(new AnswerTest.Combined(all, tests)) : Optional.empty();
    }

    private Optional<AnswerTest> compare(Operand left, Operator operator, Operand right) {
        String name = left instanceof Operand.Name named ? after(named.name(), "answers.") : "";
        Answer answer = answers.get(name);
        if (answer == null) {
            problems.error(left.at(), "NAME_UNKNOWN", "\"" + shown(left) + "\" is no answer that is known here",
                    "begin with the name of an answer; " + DidYouMean.among(name, answers.keySet()));
            return Optional.empty();
        }
        Kind kind = answer.type().kind();
        if ((kind == Kind.TEXT || kind == Kind.FLAG) && operator != Operator.EQUAL && operator != Operator.UNEQUAL) {
            problems.error(right.at(), "OPERATOR_NOT_FOR_TYPE", "\"" + operator.sign() + "\" does not compare \"" + name + "\"", "use == or !=");
            return Optional.empty();
        }
        Object value = value(right, answer);
        if (value == null) {
            problems.error(right.at(), "TYPE_MISMATCH", "\"" + name + "\" (" + answer.type().key() + ") cannot be compared with \""
                    + shown(right) + "\"", "compare it with a value or a parameter of its type");
            return Optional.empty();
        }
        if (!answer.choices().isEmpty() && !answer.choices().contains(value)) {
            problems.error(right.at(), "VALUE_UNKNOWN", "\"" + value + "\" is no value of \"" + name + "\"",
                    DidYouMean.among((String) value, answer.choices()));
            return Optional.empty();
        }
        return Optional.of(new AnswerTest.Compare(name, operator, value));
    }

    private @Nullable Object value(Operand operand, Answer answer) {
        Kind kind = answer.type().kind();
        if (operand instanceof Operand.Name name) {
            Parameter parameter = parameters.get(after(name.name(), "parameters."));
            if (parameter != null) {
                return ofKind(parameter.value(), kind);
            }
            return kind == Kind.TEXT ? name.name() : null;
        }
        Literal literal = (Literal) operand;
        return switch (kind) {
            case WHOLE, NUMBER -> literal.kind() == Literal.Kind.NUMBER ? ofKind(new BigDecimal(literal.text()), kind) : null;
            case TEXT -> literal.kind() == Literal.Kind.TEXT ? literal.text() : null;
            case FLAG -> literal.kind() == Literal.Kind.FLAG ? Boolean.valueOf(literal.text()) : null;
            case DATE -> literal.kind() == Literal.Kind.TEXT ? date(literal.text()) : null;
        };
    }

    private static @Nullable Object ofKind(Object value, Kind kind) {
        return switch (kind) {
            case WHOLE, NUMBER -> value instanceof Long whole ? BigDecimal.valueOf(whole) : value instanceof BigDecimal ? value : null;
            case TEXT -> value instanceof String ? value : null;
            case FLAG -> value instanceof Boolean ? value : null;
            case DATE -> value instanceof LocalDate ? value : null;
        };
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    private static Operator operator(String sign) {
        for (Operator operator : Operator.values()) {
            if (operator.sign().equals(sign)) {
                return operator;
            }
        }
        throw new IllegalArgumentException("the parser knows no " + sign);
    }

    private static String after(String name, String prefix) {
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }

    private static String shown(Operand operand) {
        return operand instanceof Operand.Name name ? name.name() : ((Literal) operand).text();
    }
}
