package io.payung.quote;

import io.payung.fault.InputError;
import io.payung.fault.PayungException;
import io.payung.party.Life;
import io.payung.product.Needs;
import io.payung.product.Product;
import io.payung.product.Question;
import io.payung.product.ValueType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns given answers into typed ones, and names what does not fit the question. */
public final class Answers {

    private static final int MAX_TEXT = 200;
    private static final int MAX_DIGITS = 24;
    /** A name that is none of ours is repeated only if it cannot be a person's, a number or a line of a log. */
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");

    private Answers() {}

    /**
     * Typed answers by name; what is absent or null stays absent.
     *
     * @param questions the questions that may be answered here
     * @param pointer   JSON pointer of the answers
     * @param errors    receives one entry for each answer that does not fit
     */
    public static Map<String, Object> typed(
            Map<String, Object> given, Map<String, Question> questions, String pointer, List<InputError> errors) {
        Map<String, Object> typed = new TreeMap<>();
        given.forEach((name, value) -> {
            Question question = questions.get(name);
            String place = pointer + "/" + name;
            if (question == null) {
                String shown = name != null && NAME.matcher(name).matches() ? place : pointer;
                errors.add(new InputError(shown, "FIELD_UNKNOWN", "the product does not ask this here"));
            } else if (value != null) {
                Object answer = convert(question, value);
                String code = answer == null ? wrongCode(question) : rangeCode(question, answer);
                if (code == null) {
                    typed.put(name, answer);
                } else {
                    errors.add(new InputError(place, code, "the answer is not one that the question allows"));
                }
            }
        });
        return typed;
    }

    /** The answer with its type, or null when it does not fit the question. */
    static @Nullable Object typedOrNull(Question question, @Nullable Object value) {
        Object answer = value == null ? null : convert(question, value);
        return answer == null || rangeCode(question, answer) != null ? null : answer;
    }

    /** The request with the types its answers had before they went through JSON, where every date is a text and every number a number. */
    static QuoteRequest retyped(QuoteRequest request, Product product) {
        List<Life> lives = new ArrayList<>();
        for (Life life : request.lives()) {
            lives.add(life.answering(retyped(life.answers(), product)));
        }
        QuoteRequest typed = request.insuring(lives).answers(retyped(request.answers(), product)).about(retyped(request.object(), product));
        return needed(typed, product);
    }

    /** The request without answers that nobody needs, so that they decide nothing. */
    static QuoteRequest needed(QuoteRequest request, Product product) {
        Map<String, Object> common = request.commonAnswers();
        List<Life> lives = new ArrayList<>();
        for (Life life : request.lives()) {
            Map<String, Object> known = new TreeMap<>(common);
            known.putAll(life.answers());
            lives.add(life.answering(Needs.of(product.questions(), known).keep(life.answers())));
        }
        Needs needs = Needs.of(product.questions(), common);
        return request.insuring(lives).answers(needs.keep(request.answers())).about(needs.keep(request.object()));
    }

    /** Stored answers with their types. Throws {@code ANSWERS_CHANGED} when they do not fit the product, which is then not the one that asked. */
    public static Map<String, Object> retyped(Map<String, Object> answers, Product product) {
        List<InputError> errors = new ArrayList<>();
        Map<String, Object> typed = typed(answers, product.questions(), "", errors);
        if (!errors.isEmpty()) {
            throw new PayungException("ANSWERS_CHANGED", "stored answers no longer fit the questions they answered");
        }
        return typed;
    }

    private static @Nullable Object convert(Question question, Object value) {
        return switch (question.type().kind()) {
            case WHOLE -> whole(value);
            case NUMBER -> number(value);
            case TEXT -> value instanceof String text && text.length() <= MAX_TEXT ? text : null;
            case FLAG -> value instanceof Boolean flag ? flag : null;
            case DATE -> date(value);
        };
    }

    private static @Nullable Object whole(Object value) {
        if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            return ((Number) value).longValue();
        }
        return value instanceof BigInteger big && big.bitLength() < Long.SIZE ? big.longValue() : null;
    }

    private static @Nullable Object number(Object value) {
        if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        if (value instanceof BigInteger big) {
            return big.bitLength() < Long.SIZE ? new BigDecimal(big) : null;
        }
        if (value instanceof String text && text.matches("-?[0-9]{1,18}([.][0-9]{1,6})?")) {
            return new BigDecimal(text);
        }
        // The bound comes before any arithmetic: 1e1000000000 has one digit and a ruinous scale.
        boolean bounded = value instanceof BigDecimal decimal
                && decimal.precision() <= MAX_DIGITS && decimal.scale() <= 6 && (long) decimal.precision() - decimal.scale() <= 18;
        return bounded ? value : null;
    }

    private static @Nullable Object date(Object value) {
        if (value instanceof LocalDate) {
            return value;
        }
        try {
            return value instanceof String text ? LocalDate.parse(text) : null;
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    private static String wrongCode(Question question) {
        return question.type() == ValueType.DATE ? "FIELD_FORMAT" : "FIELD_TYPE";
    }

    private static @Nullable String rangeCode(Question question, Object answer) {
        if (question.type() == ValueType.CHOICE) {
            return question.choices().contains((String) answer) ? null : "FIELD_NOT_ALLOWED";
        }
        BigDecimal number = answer instanceof Long whole ? BigDecimal.valueOf(whole) : answer instanceof BigDecimal exact ? exact : null;
        if (number == null) {
            return null;
        }
        boolean tooLow = question.min() != null && number.compareTo(question.min()) < 0;
        boolean tooHigh = question.max() != null && number.compareTo(question.max()) > 0;
        return tooLow || tooHigh ? "FIELD_OUT_OF_RANGE" : null;
    }
}
