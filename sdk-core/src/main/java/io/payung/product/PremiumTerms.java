package io.payung.product;

import io.payung.product.terms.Duty;
import io.payung.product.terms.Payer;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the price is made.
 *
 * @param plans       the single premium of each plan, exact, before the product's rounding; a fixed amount is a formula without names
 * @param rates       file of the table that gives {@code rate}; absent when no formula reads one
 * @param charges     what the premium consists of; shares sum to exactly 1
 * @param dutiesOnTop what is paid beside the premium
 * @param payers      who pays which part; empty when the customer pays all of it
 * @param remainderTo the payer, else the charge, that gets what rounding leaves over; absent for the first
 */
public record PremiumTerms(
        Map<String, Formula> plans,
        @Nullable String rates,
        List<Charge> charges,
        List<Duty> dutiesOnTop,
        List<Payer> payers,
        @Nullable String remainderTo) {

    /**
     * One part of the premium.
     *
     * @param kind  risk, expense, commission, tax, duty, fee, subsidy, discount or rounding
     * @param share fraction of the premium, for example 0.55; only a subsidy or discount is below zero
     */
    public record Charge(String id, String kind, BigDecimal share) {}

    public PremiumTerms {
        plans = Collections.unmodifiableMap(new LinkedHashMap<>(plans));
        charges = List.copyOf(charges);
        dutiesOnTop = List.copyOf(dutiesOnTop);
        payers = List.copyOf(payers);
    }

    /** A premium without rate table, duties on top and payers. */
    public PremiumTerms(Map<String, Formula> plans, List<Charge> charges) {
        this(plans, null, charges, List.of(), List.of(), null);
    }
}
