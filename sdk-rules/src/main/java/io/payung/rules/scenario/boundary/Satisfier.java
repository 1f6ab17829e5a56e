package io.payung.rules.scenario.boundary;

import io.payung.product.Question;
import io.payung.rules.authoring.syntax.Condition.All;
import io.payung.rules.authoring.syntax.Condition.Among;
import io.payung.rules.authoring.syntax.Condition.Any;
import io.payung.rules.authoring.syntax.Condition.Compare;
import io.payung.rules.authoring.syntax.Condition;
import io.payung.rules.authoring.syntax.Operand.Name;
import io.payung.rules.authoring.syntax.Operand;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Changes facts so that a condition holds, where a scenario can say so. */
record Satisfier(Setter setter, Constants constants) {

    /** The facts changed, or empty when no change is known that would do. */
    Optional<Facts> hold(Condition condition, Facts facts) {
        if (condition instanceof All all) {
            Optional<Facts> changed = Optional.of(facts);
            for (Condition part : all.of()) {
                changed = changed.flatMap(now -> hold(part, now));
            }
            return changed;
        }
        if (condition instanceof Any any) {
            return any.of().stream().map(part -> hold(part, facts)).flatMap(Optional::stream).findFirst();
        }
        if (condition instanceof Among among) {
            return among(among, facts);
        }
        Compare compare = (Compare) condition;
        boolean straight = Threshold.isFact(compare.left());
        Operand fact = straight ? compare.left() : compare.right();
        Operand bound = straight ? compare.right() : compare.left();
        if (!Threshold.isFact(fact)) {
            return Optional.of(facts);
        }
        String operator = straight ? compare.operator() : mirrored(compare.operator());
        return constants.of(bound, facts).flatMap(value -> compare(((Name) fact).name(), operator, value, facts));
    }

    private Optional<Facts> compare(String fact, String operator, Object value, Facts facts) {
        if (fact.startsWith("life.r") || fact.startsWith("lives.")) {
            // Which life it is about, and how many there are, was chosen with the facts.
            return Optional.of(facts);
        }
        return switch (operator) {
            case "==", "<=", ">=" -> setter.set(fact, facts, value);
            case "!=" -> other(fact, List.of(value), facts);
            default -> value instanceof BigDecimal number
                    ? setter.set(fact, facts, operator.equals("<") ? number.subtract(BigDecimal.ONE) : number.add(BigDecimal.ONE)) : Optional.empty();
        };
    }

    private Optional<Facts> among(Among among, Facts facts) {
        String fact = ((Name) among.left()).name();
        List<Object> values = among.values().stream().map(value -> constants.of(value, facts)).flatMap(Optional::stream).toList();
        return among.negated() ? other(fact, values, facts) : setter.set(fact, facts, values.get(0));
    }

    /** With none of the values: as it is when that will do. */
    private Optional<Facts> other(String fact, List<Object> values, Facts facts) {
        Object now = setter.path(fact).map(facts::get).orElse(null);
        if (now != null && values.stream().noneMatch(value -> same(value, now))) {
            return Optional.of(facts);
        }
        return choices(fact).stream().filter(choice -> values.stream().noneMatch(value -> same(value, choice)))
                .findFirst().flatMap(choice -> setter.set(fact, facts, choice));
    }

    /** The values that a fact may have, as far as there are few. */
    List<Object> choices(String fact) {
        Question question = fact.startsWith("answers.") ? setter.product().questions().get(fact.substring("answers.".length())) : null;
        if (question != null) {
            return switch (question.type().kind()) {
                case FLAG -> List.of(true, false);
                case TEXT -> List.copyOf(question.choices());
                default -> List.of();
            };
        }
        return switch (fact) {
            case "plan" -> List.copyOf(setter.product().plans().keySet());
            case "life.sex", "applicant.sex" -> List.of("female", "male");
            case "by" -> List.of("applicant", "guardian");
            case "held.overlaps", "minorInsured" -> List.of(true, false);
            case "benefit" -> List.copyOf(setter.product().benefits().keySet());
            case "event.consequence" -> setter.product().benefits().values().stream().flatMap(benefit -> benefit.consequences().stream())
                    .distinct().map(Object.class::cast).toList();
            case "event.place" -> List.of("home", "abroad");
            default -> List.of();
        };
    }

    private static boolean same(Object one, Object other) {
        return one instanceof BigDecimal number && other instanceof BigDecimal second ? number.compareTo(second) == 0 : Objects.equals(one, other);
    }

    private static String mirrored(String operator) {
        return switch (operator) {
            case "<" -> ">";
            case "<=" -> ">=";
            case ">" -> "<";
            case ">=" -> "<=";
            default -> operator;
        };
    }
}
