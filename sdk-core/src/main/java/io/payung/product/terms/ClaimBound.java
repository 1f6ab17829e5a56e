package io.payung.product.terms;

import java.util.List;

/**
 * What a claim is at most, whatever the limit was when it was sold.
 *
 * @param lesserOf {@code schedule} for the benefit's own amount on the day of the event, or questions asked when claiming
 * @param without  what does not count, for example {@code interest-arrears}
 */
public record ClaimBound(List<String> lesserOf, List<String> without) {

    /** The benefit's own amount on the day of the event. */
    public static final String SCHEDULE = "schedule";

    public ClaimBound {
        lesserOf = List.copyOf(lesserOf);
        without = List.copyOf(without);
    }
}
