package io.payung.rules.authoring.definition;

import io.payung.product.Benefit;
import io.payung.product.Formula;
import io.payung.product.Parameter;
import io.payung.product.Question.Moment;
import io.payung.product.Question.Scope;
import io.payung.product.Question;
import io.payung.product.ValueType.Kind;
import io.payung.product.ValueType;
import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.formula.ParsedFormula.NameUse;
import io.payung.rules.formula.ParsedFormula.Use;
import io.payung.rules.formula.ParsedFormula;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads formulas: our grammar first, then every name against the numbers of the product. */
final class FormulaReader {

    private final Map<String, Parameter> parameters;
    private final Map<String, Question> questions;
    private final Map<String, Position> places;
    private final boolean severalLives;
    private final Problems problems;

    /**
     * @param places       where names stand that product.yaml declares, also those that have a fault of their own
     * @param severalLives whether some plan insures more than one life, so that an answer per life is no single number
     */
    FormulaReader(
            Map<String, Parameter> parameters, Map<String, Question> questions, Map<String, Position> places, boolean severalLives,
            Problems problems) {
        this.parameters = parameters;
        this.questions = questions;
        this.places = places;
        this.severalLives = severalLives;
        this.problems = problems;
    }

    /** The formulas under {@code amounts}: they know parameters and questions. */
    Map<String, Formula> amounts(YamlNode section) {
        Map<String, Formula> amounts = new LinkedHashMap<>();
        section.entries().forEach((name, node) -> {
            places.put("amounts." + name, section.keyPosition(name));
            new Reading(node, numbers(), false).read("amounts." + name).ifPresent(formula -> amounts.put(name, formula));
        });
        return amounts;
    }

    /** The formula of a benefit's amount: it knows how long the policy lasts and lasted, too. Empty for a number. */
    Optional<Formula> benefit(String id, YamlNode node) {
        Set<String> known = numbers();
        known.addAll(Set.of("age", "lives", "months", "monthsElapsed"));
        return new Reading(node, known, severalLives).read(id);
    }

    /** A premium formula: it knows the age of the oldest life, the number of lives, the months, the limits of the plans, and a rate. */
    Optional<Formula> premium(String id, YamlNode node, Collection<String> plans, Collection<Benefit> benefits, boolean rated) {
        Set<String> known = numbers();
        known.addAll(Set.of("age", "lives", "months"));
        benefits.stream().filter(benefit -> plans.stream().allMatch(benefit::isIn)).forEach(benefit -> known.add("limits." + benefit.id()));
        if (rated) {
            known.add("rate");
        }
        return new Reading(node, known, severalLives).read(id);
    }

    /** The questions about money, whenever they are asked. */
    Set<String> moneyQuestions() {
        Set<String> names = new TreeSet<>();
        questions.values().stream().filter(question -> question.type() == ValueType.MONEY).forEach(question -> names.add(question.name()));
        return names;
    }

    /** The questions asked when claiming whose answers measure a basis. */
    Set<String> measuresOf(String basis) {
        Set<ValueType> types = switch (basis) {
            case "indemnity" -> EnumSet.of(ValueType.MONEY);
            case "per-day" -> EnumSet.of(ValueType.INTEGER);
            case "percent-table" -> EnumSet.of(ValueType.CHOICE);
            case "index" -> EnumSet.of(ValueType.INTEGER, ValueType.DECIMAL);
            default -> EnumSet.noneOf(ValueType.class);
        };
        Set<String> names = new TreeSet<>();
        questions.values().stream()
                .filter(question -> question.askedAt() == Moment.CLAIM && types.contains(question.type()))
                .forEach(question -> names.add(question.name()));
        return names;
    }

    /** The choices of a question; empty when there is no such question. */
    List<String> choicesOf(String question) {
        return questions.containsKey(question) ? questions.get(question).choices() : List.of();
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

    /** One formula and the names it may read. */
    private final class Reading {

        private final YamlNode node;
        private final Set<String> known;
        private final boolean once;

        /** @param once whether it is computed once for several lives */
        private Reading(YamlNode node, Set<String> known, boolean once) {
            this.node = node;
            this.known = known;
            this.once = once;
        }

        private Optional<Formula> read(String id) {
            // A grouped amount was told already, and is no formula.
            if (node.text().isEmpty() || !node.quoted() && Scalars.looksGrouped(node)) {
                return Optional.empty();
            }
            ParsedFormula parsed = ParsedFormula.of(node.text());
            parsed.fault().ifPresent(fault -> problems.error(node.textPosition().plus(fault.offset()), fault.code(), fault.message(),
                    fault.fix()));
            Set<String> reads = new TreeSet<>();
            boolean complete = parsed.fault().isEmpty();
            NameUse interest = null;
            for (NameUse use : parsed.names()) {
                reads.add(use.name());
                complete &= use.use() == Use.LOAN_METHOD ? method(use, interest) : knows(use);
                interest = use.use() == Use.INTEREST ? use : interest;
            }
            parsed.unscaled().stream().filter(use -> isPercent(use.name())).forEach(this::raw);
            return complete ? Optional.of(new Formula(id, node.text(), new TreeSet<>(reads))) : Optional.empty();
        }

        private void raw(NameUse use) {
            problems.warning(node.textPosition().plus(use.offset()), "PERCENT_RAW", "\"" + use.name()
                    + "\" is a percentage, and 24 percent counts as 24 here", "write divide(… * " + use.name() + ", 100, 12)");
        }

        private boolean knows(NameUse use) {
            Question question = questions.get(use.name());
            if (!known.contains(use.name())) {
                return unknown(use, question);
            }
            if (question != null && once && question.per() == Scope.LIFE) {
                return error(use, "QUESTION_PER_LIFE", "\"" + use.name() + "\" is asked for each life, and this is computed once",
                        "ask it per quote");
            }
            if (question != null && use.use() == Use.INTEREST && question.type() != ValueType.PERCENT) {
                return error(use, "TYPE_MISMATCH", "\"" + use.name() + "\" is no percent", "write type: percent, so that 24 means 24 %");
            }
            if (question != null && use.use() == Use.NUMBER && question.neededWhen() != null) {
                return error(use, "ANSWER_MAY_BE_ABSENT", "\"" + use.name() + "\" is not always asked", "remove its neededWhen");
            }
            return true;
        }

        private boolean unknown(NameUse use, Question question) {
            if (question != null && question.askedAt() != Moment.QUOTE) {
                return error(use, "QUESTION_ASKED_LATER", "\"" + use.name() + "\" is asked when claiming, after the price is made",
                        "ask it at quote");
            }
            if (question != null || parameters.containsKey(use.name())) {
                return error(use, "TYPE_MISMATCH", "\"" + use.name() + "\" is no number", "use a number");
            }
            if (!places.containsKey("parameters." + use.name()) && !places.containsKey("questions." + use.name())) {
                return error(use, "NAME_UNKNOWN", "this formula knows no \"" + use.name() + "\"", DidYouMean.among(use.name(), known));
            }
            return false;
        }

        /** A choice of which every value is a method, and which says whether there is an interest. */
        private boolean method(NameUse use, NameUse interest) {
            Question question = questions.get(use.name());
            if (question == null && places.containsKey("questions." + use.name())) {
                return false;
            }
            boolean fits = question != null && question.type() == ValueType.CHOICE && question.askedAt() == Moment.QUOTE
                    && ParsedFormula.LOAN_METHODS.containsAll(question.choices());
            if (!fits) {
                return error(use, "TYPE_MISMATCH", "\"" + use.name() + "\" is no choice between annuity and flat",
                        "ask { type: choice, of: [annuity, flat] } at quote");
            }
            if (question.neededWhen() != null) {
                return error(use, "ANSWER_MAY_BE_ABSENT", "\"" + use.name() + "\" is not always asked", "remove its neededWhen");
            }
            Question asked = interest == null ? null : questions.get(interest.name());
            if (asked != null && question.choices().contains("annuity") && !asked.isNeeded(Map.of(use.name(), "annuity"), Set.of())) {
                return error(interest, "ANSWER_MAY_BE_ABSENT", "an annuity needs \"" + interest.name() + "\", which is not always asked",
                        "write neededWhen: " + use.name() + " == annuity");
            }
            return true;
        }

        private boolean error(NameUse use, String code, String message, String fix) {
            problems.error(node.textPosition().plus(use.offset()), code, message, fix);
            return false;
        }
    }
}
