package io.payung.quote;

import io.payung.product.Formula;
import io.payung.product.ProductPack;
import java.math.BigDecimal;

/** Evaluates a benefit's formula for a policy that was sold, on a day after its start. */
public final class BenefitFormula {

    private BenefitFormula() {}

    /**
     * The exact amount, before rounding.
     *
     * @param quoted       as it was sold
     * @param monthsElapsed whole months since the start of cover, from 0
     */
    public static BigDecimal after(long monthsElapsed, ProductPack pack, QuoteCase quoted, Formula formula) {
        QuoteCase sold = quoted.retyped(pack.product());
        PricingInputs inputs = new PricingInputs(pack.product(), sold, new FactSheet(pack.product(), sold));
        inputs.put("monthsElapsed", monthsElapsed);
        return pack.rules().evaluate(formula, inputs.of(formula));
    }
}
