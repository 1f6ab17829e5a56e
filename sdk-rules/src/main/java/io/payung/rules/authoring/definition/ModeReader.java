package io.payung.rules.authoring.definition;

import io.payung.product.Benefit;
import io.payung.product.Formula;
import io.payung.product.PremiumMode;
import io.payung.product.terms.InstalmentTerms.Every;
import io.payung.product.terms.InstalmentTerms;
import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.authoring.source.Problems;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads one way to pay the premium: at once, or in instalments. */
final class ModeReader {

    private static final Map<String, Every> STEPS = Map.of("weekly", Every.WEEK, "monthly", Every.MONTH, "yearly", Every.YEAR);

    private final String id;
    private final YamlNode mode;
    private final Set<String> plans;
    private final Problems problems;

    ModeReader(String id, YamlNode mode, Set<String> plans, Problems problems) {
        this.id = id;
        this.mode = mode;
        this.plans = plans;
        this.problems = problems;
    }

    PremiumMode read(FormulaReader formulas, Collection<Benefit> benefits) {
        boolean rated = mode.get("rates").exists();
        Map<String, Formula> prices = mode.get("amount").exists() ? priceForAll(formulas, benefits) : prices(formulas, benefits);
        if (rated && !prices.isEmpty() && prices.values().stream().noneMatch(formula -> formula.reads().contains("rate"))) {
            problems.error(mode.keyPosition("rates"), "RATES_UNUSED", "no formula reads \"rate\"", "read rate in the formula, or remove rates");
        }
        return new PremiumMode(id, prices, rated ? mode.get("rates").text() : null, instalments());
    }

    private @Nullable InstalmentTerms instalments() {
        Every every = STEPS.get(id);
        if (every == null) {
            return null;
        }
        YamlNode within = mode.get("reinstatement").get("within").get("days");
        return new InstalmentTerms(
                every, mode.get("instalments").whole(2), mode.get("graceDays").whole(0), within.exists() ? within.whole(1) : null);
    }

    private Map<String, Formula> priceForAll(FormulaReader formulas, Collection<Benefit> benefits) {
        YamlNode node = mode.get("amount");
        if (mode.get("plans").exists()) {
            problems.error(mode.keyPosition("amount"), "KEY_TWICE", "the price stands under plans already", "keep one of them");
        }
        Map<String, Formula> prices = new LinkedHashMap<>();
        node.number().ifPresent(amount -> plans.forEach(plan -> prices.put(plan, fixed(name(), amount))));
        formulas.premium(name(), node, plans, benefits, mode.get("rates").exists())
                .ifPresent(formula -> plans.forEach(plan -> prices.put(plan, formula)));
        return prices;
    }

    private Map<String, Formula> prices(FormulaReader formulas, Collection<Benefit> benefits) {
        YamlNode section = mode.get("plans");
        Map<String, Formula> prices = new LinkedHashMap<>();
        section.entries().forEach((plan, node) -> {
            if (!plans.contains(plan)) {
                problems.error(section.keyPosition(plan), "ID_UNKNOWN", "there is no plan \"" + plan + "\"", DidYouMean.among(plan, plans));
                return;
            }
            node.get("amount").number().ifPresent(amount -> prices.put(plan, fixed(name() + "." + plan, amount)));
            formulas.premium(name() + "." + plan, node.get("formula"), List.of(plan), benefits, mode.get("rates").exists())
                    .ifPresent(formula -> prices.put(plan, formula));
        });
        if (!section.exists()) {
            problems.error(mode.position(), "FIELD_MISSING", "\"plans\" is missing here", "add \"plans:\", or one \"amount:\" for every plan");
        }
        for (String plan : plans) {
            if (section.exists() && !section.get(plan).exists()) {
                problems.error(section.position(), "FIELD_MISSING", "the plan \"" + plan + "\" has no premium here", "add \"" + plan
                        + ": { amount: … }\"");
            }
        }
        return prices;
    }

    /** Of its formulas, in messages: the one name that every formula had when there was one mode. */
    private String name() {
        return id.equals(PremiumMode.SINGLE) ? "premium" : "premium." + id;
    }

    private static Formula fixed(String id, BigDecimal amount) {
        return new Formula(id, amount.toPlainString(), new TreeSet<>());
    }
}
