package io.payung.product;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the price is made.
 *
 * @param plans   the single premium of each plan, exact, before the product's rounding; a fixed amount is a formula without names
 * @param charges what the premium consists of; shares sum to exactly 1
 */
public record PremiumTerms(Map<String, Formula> plans, List<Charge> charges) {

    /**
     * One part of the premium.
     *
     * @param kind  risk, expense, commission, tax, duty or fee
     * @param share fraction of the premium, for example 0.55
     */
    public record Charge(String id, String kind, BigDecimal share) {}

    public PremiumTerms {
        plans = Collections.unmodifiableMap(new LinkedHashMap<>(plans));
        charges = List.copyOf(charges);
    }
}
