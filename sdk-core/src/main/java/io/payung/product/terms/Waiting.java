package io.payung.product.terms;

import java.util.List;

/**
 * Days at the beginning during which a cause is not covered.
 *
 * @param days     how many
 * @param cause    of the event, {@code any} for every cause
 * @param waivedOn changes after which nobody waits again, for example {@code renewal}
 * @param from     what the days count from: {@code cover-start} or {@code issue}
 */
public record Waiting(int days, String cause, List<String> waivedOn, String from) {

    public Waiting {
        waivedOn = List.copyOf(waivedOn);
    }
}
