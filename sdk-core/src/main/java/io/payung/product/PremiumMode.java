package io.payung.product;

import io.payung.product.terms.InstalmentTerms;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way to pay a premium.
 *
 * @param id          single, weekly, monthly or yearly
 * @param plans       the price of each plan, exact, before the product's rounding: of the whole premium, or of one instalment
 * @param rates       file of the table that gives {@code rate}; absent when no formula reads one
 * @param instalments how it is paid part by part; absent when it is paid at once
 */
public record PremiumMode(String id, Map<String, Formula> plans, @Nullable String rates, @Nullable InstalmentTerms instalments) {

    /** All at once, which every product had before there were others. */
    public static final String SINGLE = "single";

    public PremiumMode {
        plans = Collections.unmodifiableMap(new LinkedHashMap<>(plans));
    }
}
