package io.payung.product;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is paid when.
 *
 * @param id           benefit id
 * @param cause        cause of the event, {@code any} for every cause
 * @param consequences what the event must lead to, for example {@code death}
 * @param basis        {@code fixed}: the amount is paid; {@code indemnity}: at most the amount is reimbursed
 * @param amounts      amount by plan, in the product's currency; a plan that is not named does not have the benefit
 */
public record Benefit(String id, String cause, List<String> consequences, Basis basis, Map<String, BigDecimal> amounts) {

    /** How the amount is meant. */
    public enum Basis {
        FIXED,
        INDEMNITY
    }

    /** The cause of a benefit that is paid for every cause; no event has it. */
    public static final String ANY_CAUSE = "any";

    public Benefit {
        consequences = List.copyOf(consequences);
        amounts = Collections.unmodifiableMap(new LinkedHashMap<>(amounts));
    }

    public boolean isPaidFor(String eventCause, String eventConsequence) {
        return (cause.equals(ANY_CAUSE) || cause.equals(eventCause)) && consequences.contains(eventConsequence);
    }
}
