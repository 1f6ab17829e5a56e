package io.payung.rules.authoring.definition;

import io.payung.product.CoverDuration;
import io.payung.product.PremiumTerms;
import io.payung.product.terms.InstalmentTerms;
import io.payung.rules.authoring.source.Problems;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;

/** Misses instalments that fall due when cover is over: on any day on which a fixed time may begin, or on every one where an answer decides. */
final class InstalmentCheck {

    /** Four years have every day of the calendar, and every distance between two. */
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 1461;

    private final YamlNode modes;
    private final CoverDuration duration;
    private final Problems problems;

    InstalmentCheck(YamlNode modes, CoverDuration duration, Problems problems) {
        this.modes = modes;
        this.duration = duration;
        this.problems = problems;
    }

    void check(PremiumTerms premium) {
        premium.modes().forEach(mode -> {
            InstalmentTerms terms = mode.instalments();
            if (terms != null && !fits(terms)) {
                YamlNode count = modes.get(mode.id()).get("instalments");
                problems.error(count.position(), "INSTALMENTS_EXCEED_DURATION", "the last of " + terms.count()
                        + " instalments is due when cover is over", "write fewer instalments, or a longer duration");
            }
        });
    }

    private boolean fits(InstalmentTerms terms) {
        Stream<LocalDate> starts = Stream.iterate(FIRST, day -> day.plusDays(1)).limit(DAYS);
        return duration.period() == null
                ? starts.anyMatch(start -> fits(terms, start))
                : starts.allMatch(start -> fits(terms, start));
    }

    private boolean fits(InstalmentTerms terms, LocalDate start) {
        return terms.fits(start, duration.lastDay(start, Map.of()));
    }
}
