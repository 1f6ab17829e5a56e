package io.payung.product;

import io.payung.product.terms.Duty;
import io.payung.product.terms.Payer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the price is made.
 *
 * @param modes       how it may be paid, in the product's order: who does not choose pays by the first
 * @param charges     what the premium consists of; shares sum to exactly 1
 * @param dutiesOnTop what is paid beside the premium
 * @param payers      who pays which part; empty when the customer pays all of it
 * @param remainderTo the payer, else the charge, that gets what rounding leaves over; absent for the first
 */
public record PremiumTerms(
        List<PremiumMode> modes, List<Charge> charges, List<Duty> dutiesOnTop, List<Payer> payers, @Nullable String remainderTo) {

    /**
     * One part of the premium.
     *
     * @param kind  risk, expense, commission, tax, duty, fee, subsidy, discount or rounding
     * @param share fraction of the premium, for example 0.55; only a subsidy or discount is below zero
     */
    public record Charge(String id, String kind, BigDecimal share) {}

    public PremiumTerms {
        modes = List.copyOf(modes);
        charges = List.copyOf(charges);
        dutiesOnTop = List.copyOf(dutiesOnTop);
        payers = List.copyOf(payers);
    }

    /** A premium that is paid at once. */
    public PremiumTerms(
            Map<String, Formula> plans, @Nullable String rates, List<Charge> charges, List<Duty> dutiesOnTop, List<Payer> payers,
            @Nullable String remainderTo) {
        this(List.of(new PremiumMode(PremiumMode.SINGLE, plans, rates, null)), charges, dutiesOnTop, payers, remainderTo);
    }

    /** A premium that is paid at once, without rate table, duties on top and payers. */
    public PremiumTerms(Map<String, Formula> plans, List<Charge> charges) {
        this(plans, null, charges, List.of(), List.of(), null);
    }

    /** The mode of that name, the first one for no name; absent when there is none of it. */
    public Optional<PremiumMode> mode(@Nullable String id) {
        return modes.stream().filter(mode -> id == null || mode.id().equals(id)).findFirst();
    }

    /** Whether there is nothing to choose: everything is paid at once. */
    public boolean isSingleOnly() {
        return modes.size() == 1 && modes.get(0).instalments() == null;
    }

    /** The price of each plan by the first mode. */
    public Map<String, Formula> plans() {
        return modes.get(0).plans();
    }
}
