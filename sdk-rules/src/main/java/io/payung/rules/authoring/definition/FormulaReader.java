package io.payung.rules.authoring.definition;

import io.payung.product.Benefit;
import io.payung.product.Formula;
import io.payung.product.Parameter;
import io.payung.product.Question.Moment;
import io.payung.product.Question;
import io.payung.product.ValueType.Kind;
import io.payung.product.ValueType;
import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.formula.ParsedFormula;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads formulas: our grammar first, then every name against the numbers of the product. */
final class FormulaReader {

    private final Map<String, Parameter> parameters;
    private final Map<String, Question> questions;
    private final Map<String, Position> places;
    private final Problems problems;

    /** @param places where names stand that product.yaml declares, also those that have a fault of their own */
    FormulaReader(Map<String, Parameter> parameters, Map<String, Question> questions, Map<String, Position> places, Problems problems) {
        this.parameters = parameters;
        this.questions = questions;
        this.places = places;
        this.problems = problems;
    }

    /** The formulas under {@code amounts}: they know parameters and questions. */
    Map<String, Formula> amounts(YamlNode section) {
        Map<String, Formula> amounts = new LinkedHashMap<>();
        section.entries().forEach((name, node) -> {
            places.put("amounts." + name, section.keyPosition(name));
            read("amounts." + name, node, numbers()).ifPresent(formula -> amounts.put(name, formula));
        });
        return amounts;
    }

    /** A premium formula: it knows the age of the oldest life, the number of lives and the limits of the plan too. */
    Optional<Formula> premium(String plan, YamlNode node, Collection<Benefit> benefits) {
        Set<String> known = numbers();
        known.add("age");
        known.add("lives");
        benefits.stream().filter(benefit -> benefit.amounts().containsKey(plan)).forEach(benefit -> known.add("limits." + benefit.id()));
        return read("premium." + plan, node, known);
    }

    private Optional<Formula> read(String id, YamlNode node, Set<String> known) {
        if (node.text().isEmpty()) {
            return Optional.empty();
        }
        ParsedFormula parsed = ParsedFormula.of(node.text());
        parsed.fault().ifPresent(fault -> problems.error(node.textPosition().plus(fault.offset()), fault.code(), fault.message(),
                fault.fix()));
        Set<String> reads = new TreeSet<>();
        boolean complete = parsed.fault().isEmpty();
        for (ParsedFormula.NameUse use : parsed.names()) {
            reads.add(use.name());
            complete &= knows(use, known, node);
        }
        parsed.unscaled().stream().filter(use -> isPercent(use.name())).forEach(use -> problems.warning(node.textPosition().plus(use.offset()),
                "PERCENT_RAW", "\"" + use.name() + "\" is a percentage, and 24 percent counts as 24 here",
                "write divide(… * " + use.name() + ", 100, 12)"));
        return complete ? Optional.of(new Formula(id, node.text(), new TreeSet<>(reads))) : Optional.empty();
    }

    private boolean knows(ParsedFormula.NameUse use, Set<String> known, YamlNode node) {
        if (known.contains(use.name())) {
            return true;
        }
        Question question = questions.get(use.name());
        Position at = node.textPosition().plus(use.offset());
        if (question != null && question.askedAt() == Moment.CLAIM) {
            problems.error(at, "QUESTION_ASKED_LATER", "\"" + use.name() + "\" is asked when claiming, after the price is made",
                    "ask it at quote");
        } else if (question != null || parameters.containsKey(use.name())) {
            problems.error(at, "TYPE_MISMATCH", "\"" + use.name() + "\" is no number", "use a number");
        } else if (!places.containsKey("parameters." + use.name()) && !places.containsKey("questions." + use.name())) {
            problems.error(at, "NAME_UNKNOWN", "this formula knows no \"" + use.name() + "\"", DidYouMean.among(use.name(), known));
        }
        return false;
    }

    private boolean isPercent(String name) {
        return parameters.containsKey(name) && parameters.get(name).type() == ValueType.PERCENT
                || questions.containsKey(name) && questions.get(name).type() == ValueType.PERCENT;
    }

    private Set<String> numbers() {
        Set<String> names = new TreeSet<>();
        parameters.values().stream().filter(one -> isNumber(one.type().kind())).forEach(one -> names.add(one.name()));
        questions.values().stream().filter(one -> isNumber(one.type().kind()) && one.askedAt() == Moment.QUOTE)
                .forEach(one -> names.add(one.name()));
        return names;
    }

    private static boolean isNumber(Kind kind) {
        return kind == Kind.WHOLE || kind == Kind.NUMBER;
    }
}
