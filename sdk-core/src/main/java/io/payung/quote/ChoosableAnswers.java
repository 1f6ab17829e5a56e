package io.payung.quote;

import io.payung.decision.Reason;
import io.payung.product.Parameter;
import io.payung.product.ProductPack;
import io.payung.product.Question;
import io.payung.product.RuleOutline;
import io.payung.product.ValueType;
import io.payung.quote.Proposal.Change;
import io.payung.quote.Proposal.Choice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Other answers to the questions that product.yaml calls {@code choosable}: every other choice, and of numbers and dates those at which rules change
 * their mind: each parameter that a rule compares with, each limit of a reason, one less and one more, the least and the greatest answer. At most
 * {@value #MOST} for each question, nearest to the given one first.
 */
final class ChoosableAnswers {

    static final int MOST = 12;

    private static final Pattern PARAMETER = Pattern.compile("parameters[.]([A-Za-z][A-Za-z0-9]*)");

    private final ProductPack pack;
    private final List<Reason> reasons;

    /** @param reasons why it was declined; their limits are what another answer would have to meet */
    ChoosableAnswers(ProductPack pack, List<Reason> reasons) {
        this.pack = pack;
        this.reasons = reasons;
    }

    /** For each answer that may be chosen otherwise, in the order of request and product, the other answers. */
    List<List<Change>> of(QuoteRequest request) {
        List<List<Change>> all = new ArrayList<>();
        add(all, Question.Scope.QUOTE, request.answers(), "/answers/");
        if (request.lives().isEmpty()) {
            add(all, Question.Scope.LIFE, request.answers(), "/answers/");
        }
        for (int life = 0; life < request.lives().size(); life++) {
            add(all, Question.Scope.LIFE, request.lives().get(life).answers(), "/lives/" + life + "/answers/");
        }
        add(all, Question.Scope.OBJECT, request.object(), "/object/");
        return all;
    }

    private void add(List<List<Change>> all, Question.Scope scope, Map<String, Object> answers, String pointer) {
        QuoteQuestions.of(pack.product(), scope).values().stream().filter(Question::choosable).forEach(question -> {
            Object given = Answers.typedOrNull(question, answers.get(question.name()));
            if (given != null) {
                List<Change> others = others(question, given).stream()
                        .map(value -> new Change(Choice.ANSWER, pointer + question.name(), value))
                        .toList();
                all.add(others);
            }
        });
    }

    private List<Object> others(Question question, Object given) {
        return switch (question.type()) {
            case CHOICE -> question.choices().stream().filter(choice -> !choice.equals(given)).limit(MOST).map(Object.class::cast).toList();
            case YES_NO -> List.of(!(Boolean) given);
            case TEXT -> List.of();
            case DATE -> dates(question, (LocalDate) given);
            default -> numbers(question, given);
        };
    }

    private List<Object> numbers(Question question, Object given) {
        BigDecimal mine = number(given);
        Set<BigDecimal> candidates = new TreeSet<>();
        limits(question).map(ChoosableAnswers::number).forEach(limit -> {
            if (limit != null) {
                candidates.addAll(List.of(limit.subtract(BigDecimal.ONE), limit, limit.add(BigDecimal.ONE)));
            }
        });
        Stream.of(question.min(), question.max()).forEach(bound -> {
            if (bound != null) {
                candidates.add(bound);
            }
        });
        return candidates.stream()
                .filter(value -> value.compareTo(mine) != 0)
                .sorted(Comparator.comparing((BigDecimal value) -> value.subtract(mine).abs()).thenComparing(Comparator.reverseOrder()))
                .map(value -> Answers.typedOrNull(question, question.type() == ValueType.INTEGER ? whole(value) : value))
                .filter(Objects::nonNull)
                .limit(MOST)
                .toList();
    }

    private List<Object> dates(Question question, LocalDate given) {
        Set<LocalDate> candidates = new TreeSet<>();
        limits(question).map(ChoosableAnswers::date).forEach(limit -> {
            if (limit != null) {
                candidates.addAll(List.of(limit.minusDays(1), limit, limit.plusDays(1)));
            }
        });
        candidates.remove(given);
        return candidates.stream()
                .sorted(Comparator.comparingLong((LocalDate day) -> Math.abs(ChronoUnit.DAYS.between(given, day)))
                        .thenComparing(Comparator.reverseOrder()))
                .limit(MOST)
                .map(Object.class::cast)
                .toList();
    }

    /** Parameters that a rule compares with the answer, and what the reasons say was asked. */
    private Stream<Object> limits(Question question) {
        Set<String> names = new TreeSet<>();
        Map<?, List<RuleOutline>> outline = pack.rules().outline();
        outline.values().stream().flatMap(List::stream).flatMap(rule -> rule.conditions().stream())
                .filter(condition -> condition.reads().contains("answers." + question.name()))
                .forEach(condition -> {
                    Matcher parameter = PARAMETER.matcher(condition.written());
                    while (parameter.find()) {
                        names.add(parameter.group(1));
                    }
                });
        Stream<Object> parameters = pack.product().parameters().values().stream()
                .filter(parameter -> outline.isEmpty() || names.contains(parameter.name()))
                .map(Parameter::value);
        return Stream.concat(parameters, reasons.stream().map(Reason::limit).filter(Objects::nonNull));
    }

    private static @Nullable BigDecimal number(Object value) {
        if (value instanceof Long whole) {
            return BigDecimal.valueOf(whole);
        }
        if (value instanceof BigDecimal exact) {
            return exact;
        }
        boolean plain = value instanceof String text && text.matches("-?[0-9]{1,18}([.][0-9]{1,6})?");
        return plain ? new BigDecimal((String) value) : null;
    }

    private static @Nullable LocalDate date(Object value) {
        if (value instanceof LocalDate date) {
            return date;
        }
        try {
            return value instanceof String text ? LocalDate.parse(text) : null;
        } catch (DateTimeParseException noDate) {
            return null;
        }
    }

    private static @Nullable Object whole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0 ? value.toBigIntegerExact() : null;
    }
}
