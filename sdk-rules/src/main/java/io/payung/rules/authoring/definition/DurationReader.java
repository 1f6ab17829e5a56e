package io.payung.rules.authoring.definition;

import io.payung.product.CoverDuration;
import io.payung.product.Question.Moment;
import io.payung.product.Question.Scope;
import io.payung.product.Question;
import io.payung.product.ValueType;
import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.authoring.source.Problems;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.MonthDay;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads how long cover lasts: a fixed time, a question, or a season. */
final class DurationReader {

    private static final Map<String, Period> UNITS =
            Map.of("years", Period.ofYears(1), "months", Period.ofMonths(1), "days", Period.ofDays(1));
    private static final CoverDuration A_YEAR = new CoverDuration(Period.ofYears(1));

    private final YamlNode node;
    private final Map<String, Question> questions;
    private final Problems problems;

    DurationReader(YamlNode node, Map<String, Question> questions, Problems problems) {
        this.node = node;
        this.questions = questions;
        this.problems = problems;
    }

    CoverDuration read() {
        List<String> asked = UNITS.keySet().stream().filter(unit -> !node.get(unit).text().isEmpty()).sorted().toList();
        long forms = asked.size() + (node.get("season").exists() ? 1 : 0) + (isFixed() ? 1 : 0);
        if (forms > 1) {
            problems.error(node.position(), "DURATION_TWICE", "this says in several ways how long cover lasts", "keep one of them");
            return A_YEAR;
        }
        if (asked.isEmpty() && node.get("max").exists()) {
            problems.error(node.keyPosition("max"), "FIELD_UNKNOWN", "\"max\" is only for a question", "remove it");
        }
        if (node.get("season").exists()) {
            return season(node.get("season").get("until"));
        }
        return asked.isEmpty() ? fixed() : asked(asked.get(0));
    }

    private boolean isFixed() {
        return UNITS.keySet().stream().anyMatch(unit -> node.get(unit).number().isPresent());
    }

    private CoverDuration fixed() {
        Period period = Period.of(node.get("years").whole(0), node.get("months").whole(0), node.get("days").whole(0));
        if (period.isZero() && node.exists() && node.entries().keySet().equals(Set.of("max"))) {
            problems.error(node.position(), "FIELD_MISSING", "this does not say how long cover lasts", "add years, months, days or season");
        }
        return period.isZero() ? A_YEAR : new CoverDuration(period);
    }

    private CoverDuration season(YamlNode until) {
        try {
            return CoverDuration.season(MonthDay.parse("--" + until.text()));
        } catch (DateTimeException e) {
            if (until.text().matches("\\d{2}-\\d{2}")) {
                problems.error(until.position(), "DATE_UNKNOWN", "there is no day " + until.text(), "write a day of the calendar");
            }
            return A_YEAR;
        }
    }

    private CoverDuration asked(String unit) {
        YamlNode name = node.get(unit);
        Question question = questions.get(name.text());
        if (question == null) {
            Set<String> whole = new TreeSet<>();
            questions.values().stream().filter(DurationReader::fits).forEach(one -> whole.add(one.name()));
            problems.error(name.position(), "NAME_UNKNOWN", "there is no question \"" + name.text() + "\"", DidYouMean.among(name.text(), whole));
            return A_YEAR;
        }
        if (!fits(question)) {
            problems.error(name.position(), "TYPE_MISMATCH", "\"" + name.text() + "\" tells no number of " + unit + " for every quote",
                    "ask { type: integer, min: 1 } at quote, per quote, without neededWhen");
        }
        int max = node.get("max").whole(question.max() == null ? 0 : question.max().min(BigDecimal.valueOf(3660)).intValue());
        if (max == 0) {
            problems.error(node.position(), "FIELD_MISSING", "\"max\" is missing here", "add max: the most " + unit + " that are sold");
        }
        return CoverDuration.asked(name.text(), UNITS.get(unit), Math.max(max, 1));
    }

    private static boolean fits(Question question) {
        return question.type() == ValueType.INTEGER && question.askedAt() == Moment.QUOTE && question.per() != Scope.LIFE
                && question.neededWhen() == null && question.min() != null && question.min().signum() > 0;
    }
}
