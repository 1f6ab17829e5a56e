package io.payung.product.terms;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;

/** How an age in whole years is counted. Somebody born on 29 February has a birthday on 1 March of other years. */
public enum AgeBasis {

    /** Completed years. */
    LAST_BIRTHDAY {
        @Override
        public long age(LocalDate birthDate, LocalDate on) {
            return completed(birthDate, on);
        }
    },

    /** The age at whichever birthday is nearer in days, the last or the next; as near to both, at the next. */
    NEAREST_BIRTHDAY {
        @Override
        public long age(LocalDate birthDate, LocalDate on) {
            long completed = completed(birthDate, on);
            long since = ChronoUnit.DAYS.between(birthday(birthDate, completed), on);
            long left = ChronoUnit.DAYS.between(on, birthday(birthDate, completed + 1));
            return left <= since ? completed + 1 : completed;
        }
    },

    /** Completed years on the last day of the year. */
    AT_31_DECEMBER {
        @Override
        public long age(LocalDate birthDate, LocalDate on) {
            return completed(birthDate, LocalDate.of(on.getYear(), 12, 31));
        }
    };

    /** Whole years of somebody born on the date. */
    public abstract long age(LocalDate birthDate, LocalDate on);

    private static long completed(LocalDate birthDate, LocalDate on) {
        return Period.between(birthDate, on).getYears();
    }

    private static LocalDate birthday(LocalDate birthDate, long age) {
        LocalDate day = birthDate.plusYears(age);
        return day.getDayOfMonth() == birthDate.getDayOfMonth() ? day : day.plusDays(1);
    }
}
