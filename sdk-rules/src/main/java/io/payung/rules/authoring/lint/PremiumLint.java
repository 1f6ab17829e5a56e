package io.payung.rules.authoring.lint;

import io.payung.product.Benefit;
import io.payung.product.PremiumMode;
import io.payung.product.Product;
import io.payung.product.terms.InstalmentTerms;
import io.payung.rules.authoring.source.Problems;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** Prices that cannot be meant, of plans whose price depends on no answer. */
final class PremiumLint {

    private final Draft draft;
    private final Problems problems;

    PremiumLint(Draft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
    }

    void check() {
        Product product = draft.product();
        if (product == null) {
            return;
        }
        Constants constants = new Constants(draft.symbols(), product);
        product.premium().modes().forEach(mode -> mode.plans().forEach((plan, formula) -> {
            Map<String, BigDecimal> limits = new HashMap<>();
            product.benefits().values().stream().filter(benefit -> benefit.amounts().containsKey(plan))
                    .forEach(benefit -> limits.put("limits." + benefit.id(), benefit.amounts().get(plan)));
            boolean bounded = product.benefits().values().stream().filter(benefit -> benefit.isIn(plan))
                    .allMatch(benefit -> limits.containsKey("limits." + benefit.id()) && benefit.basis() != Benefit.Basis.PER_DAY);
            BigDecimal cover = bounded ? limits.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add) : BigDecimal.ZERO;
            constants.value(formula, limits).map(exact -> product.rounding().round(exact, product.currency()).amount())
                    .ifPresent(premium -> check(plan, mode, premium, cover));
        }));
    }

    /**
     * @param price of the whole premium, or of one instalment
     * @param cover what is paid at most, or 0 when nobody can say
     */
    private void check(String plan, PremiumMode mode, BigDecimal price, BigDecimal cover) {
        String place = "premium." + mode.id() + "." + plan;
        InstalmentTerms terms = mode.instalments();
        BigDecimal premium = terms == null ? price : price.multiply(BigDecimal.valueOf(terms.count()));
        if (premium.signum() == 0) {
            problems.warning(draft.symbols().place(place), "PREMIUM_ZERO", "the plan \"" + plan + "\" costs nothing after rounding",
                    "raise the amount, or lower the rounding unit");
        } else if (cover.signum() > 0 && premium.compareTo(cover) > 0) {
            problems.warning(draft.symbols().place(place), "PREMIUM_ABOVE_COVER", "the plan \"" + plan + "\" costs "
                    + premium.toPlainString() + " and pays at most " + cover.toPlainString(),
                    "look for a zero too many or too few");
        }
    }
}
