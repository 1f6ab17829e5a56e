package io.payung.rules.scenario.file;

import io.payung.product.Product;
import io.payung.product.Question.Moment;
import io.payung.product.Question;
import io.payung.product.ValueType.Kind;
import io.payung.product.ValueType;
import io.payung.rules.authoring.definition.YamlNode;
import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.authoring.source.Problems;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads answers: names and types must fit the question; whether a number is in its bounds is for the story to say. */
final class AnswerReader {

    private final Product product;
    private final Problems problems;

    AnswerReader(Product product, Problems problems) {
        this.product = product;
        this.problems = problems;
    }

    Map<String, Object> atQuote(YamlNode node) {
        return read(node, Moment.QUOTE);
    }

    Map<String, Object> atClaim(YamlNode node) {
        return read(node, Moment.CLAIM);
    }

    private Map<String, Object> read(YamlNode node, Moment moment) {
        Map<String, Question> asked = new LinkedHashMap<>(product.questions());
        asked.values().removeIf(question -> question.askedAt() != moment);
        Map<String, Object> answers = new LinkedHashMap<>();
        node.entries().forEach((name, value) -> {
            Question question = asked.get(name);
            if (question == null) {
                problems.error(node.keyPosition(name), "NAME_UNKNOWN", "no question \"" + name + "\" is asked here", fix(name, asked.keySet()));
            } else {
                typed(value, question).ifPresent(answer -> answers.put(name, answer));
            }
        });
        return answers;
    }

    private String fix(String name, Collection<String> asked) {
        return product.questions().containsKey(name) ? "product.yaml asks it at another moment: answers at a claim stand in event.answers"
                : DidYouMean.among(name, asked);
    }

    private Optional<Object> typed(YamlNode value, Question question) {
        Object answer = plain(value);
        if (!fits(answer, question.type().kind())) {
            problems.error(value.position(), "FIELD_TYPE", "\"" + value.raw() + "\" is no " + question.type().key(), example(question.type().kind()));
            return Optional.empty();
        }
        if (question.type() == ValueType.CHOICE && !question.choices().contains((String) answer)) {
            problems.error(value.position(), "VALUE_UNKNOWN", "\"" + value.raw() + "\" is no choice of \"" + question.name() + "\"",
                    DidYouMean.among(value.raw(), question.choices()));
            return Optional.empty();
        }
        return Optional.of(answer);
    }

    private static Object plain(YamlNode value) {
        Object scalar = value.scalar();
        if (scalar instanceof BigDecimal number && number.scale() <= 0) {
            return number.longValueExact();
        }
        return scalar == null ? "" : scalar;
    }

    private static boolean fits(Object answer, Kind kind) {
        return switch (kind) {
            case WHOLE -> answer instanceof Long;
            case NUMBER -> answer instanceof Long || answer instanceof BigDecimal;
            case FLAG -> answer instanceof Boolean;
            case TEXT, DATE -> answer instanceof String;
        };
    }

    private static String example(Kind kind) {
        return switch (kind) {
            case WHOLE -> "write a whole number, for example 3";
            case NUMBER -> "write a number, for example 3_000_000";
            case FLAG -> "write true or false";
            case TEXT -> "write a text, in quotes if it looks like a number";
            case DATE -> "write a day, for example 2027-03-01";
        };
    }
}
