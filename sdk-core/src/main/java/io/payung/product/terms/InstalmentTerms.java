package io.payung.product.terms;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a premium is paid part by part. The first instalment is due when cover starts, and cover waits for it; the others follow in equal steps.
 *
 * @param every                from one due date to the next
 * @param count                how many instalments, 2 to 520
 * @param graceDays            days after a due date during which cover goes on unpaid; at the end of the last one the policy lapses
 * @param reinstatedWithinDays days after a lapse within which paying all arrears brings cover back from then on; absent for never
 */
public record InstalmentTerms(Every every, int count, int graceDays, @Nullable Integer reinstatedWithinDays) {

    /** The step between two due dates. */
    public enum Every {
        WEEK,
        MONTH,
        YEAR;

        private LocalDate after(LocalDate first, int steps) {
            return switch (this) {
                case WEEK -> first.plusWeeks(steps);
                case MONTH -> first.plusMonths(steps);
                case YEAR -> first.plusYears(steps);
            };
        }
    }

    /**
     * The day on which an instalment is due: always counted from the first one, so that what starts on the 31st is due on the last day of a shorter month
     * and on the 31st again after it.
     *
     * @param number from 1
     */
    public LocalDate dueOn(LocalDate start, int number) {
        return every.after(start, number - 1);
    }

    /** The last day on which cover goes on without this instalment; absent for the first, without which there is no cover. */
    public @Nullable LocalDate graceUntil(LocalDate start, int number) {
        return number == 1 ? null : dueOn(start, number).plusDays(graceDays);
    }

    /** Whether every instalment is due before cover ends. */
    public boolean fits(LocalDate start, LocalDate lastDay) {
        return !dueOn(start, count).isAfter(lastDay);
    }
}
