package io.payung.product;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long cover lasts from its first day. Exactly one of period, question and season says so.
 *
 * @param period   a fixed time
 * @param question the question whose answer is the number of units
 * @param unit     what is counted, for a question: a day, a month or a year
 * @param max      most units, for a question
 * @param season   the last day of the season, in the year in which it comes next
 */
public record CoverDuration(
        @Nullable Period period, @Nullable String question, @Nullable Period unit, int max, @Nullable MonthDay season) {

    /** A fixed time. */
    public CoverDuration(Period period) {
        this(period, null, null, 0, null);
    }

    /** As many units as the question's answer says, at most {@code max}. */
    public static CoverDuration asked(String question, Period unit, int max) {
        return new CoverDuration(null, question, unit, max, null);
    }

    /** To the end of the season. */
    public static CoverDuration season(MonthDay lastDay) {
        return new CoverDuration(null, null, null, 0, lastDay);
    }

    /**
     * The last day of cover: one year from 1 March 2026 ends on 28 February 2027.
     *
     * @param answers those of the quote; as long as the question has no answer, the longest time counts
     */
    public LocalDate lastDay(LocalDate start, Map<String, ?> answers) {
        if (season != null) {
            LocalDate thisYear = season.atYear(start.getYear());
            return thisYear.isBefore(start) ? season.atYear(start.getYear() + 1) : thisYear;
        }
        return start.plus(period(answers)).minusDays(1);
    }

    /** How many whole months cover lasts, for a time that is counted in months or years; else absent. */
    public @Nullable Long months(Map<String, ?> answers) {
        if (season != null) {
            return null;
        }
        Period length = period(answers);
        return length.getDays() == 0 ? (Long) length.toTotalMonths() : null;
    }

    /** Whether the answer asks for more than the product gives. */
    public boolean isTooLong(Map<String, ?> answers) {
        return question != null && answers.get(question) instanceof Long units && units > max;
    }

    private Period period(Map<String, ?> answers) {
        if (question == null) {
            return Objects.requireNonNull(period, "a duration has one form");
        }
        long units = answers.get(question) instanceof Long answer ? Math.min(answer, max) : max;
        return Objects.requireNonNull(unit, "a question counts something").multipliedBy((int) units);
    }
}
