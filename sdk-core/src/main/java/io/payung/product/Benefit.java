package io.payung.product;

import io.payung.product.terms.BenefitTerms;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is paid when.
 *
 * @param id           benefit id
 * @param cause        cause of the event, {@code any} for every cause
 * @param consequences what the event must lead to, for example {@code death}
 * @param basis        how the amount is meant
 * @param amounts      amount by plan, in the product's currency; a plan that is neither here nor in {@code formulas} lacks the benefit
 * @param formulas     formula of the amount by plan, for amounts that depend on answers
 * @param terms        everything else
 */
public record Benefit(
        String id,
        String cause,
        List<String> consequences,
        Basis basis,
        Map<String, BigDecimal> amounts,
        Map<String, Formula> formulas,
        BenefitTerms terms) {

    /** How the amount is meant. */
    public enum Basis {
        /** The amount is paid. */
        FIXED,
        /** At most the amount is reimbursed. */
        INDEMNITY,
        /** The amount is paid for each day. */
        PER_DAY,
        /** A percentage of the amount is paid, by what was lost. */
        PERCENT_TABLE,
        /** The amount follows a schedule, such as the balance of a loan. */
        SCHEDULE,
        /** The amount is paid by the value of an index. */
        INDEX;

        /** As product.yaml spells it: {@code per-day}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The cause of a benefit that is paid for every cause; no event has it. */
    public static final String ANY_CAUSE = "any";

    public Benefit {
        consequences = List.copyOf(consequences);
        amounts = Collections.unmodifiableMap(new LinkedHashMap<>(amounts));
        formulas = Collections.unmodifiableMap(new LinkedHashMap<>(formulas));
    }

    /** A benefit with amounts and nothing else said. */
    public Benefit(String id, String cause, List<String> consequences, Basis basis, Map<String, BigDecimal> amounts) {
        this(id, cause, consequences, basis, amounts, Map.of(), BenefitTerms.PLAIN);
    }

    /** Whether the plan has the benefit. */
    public boolean isIn(String plan) {
        return amounts.containsKey(plan) || formulas.containsKey(plan);
    }

    public boolean isPaidFor(String eventCause, String eventConsequence) {
        return (cause.equals(ANY_CAUSE) || cause.equals(eventCause)) && consequences.contains(eventConsequence);
    }
}
