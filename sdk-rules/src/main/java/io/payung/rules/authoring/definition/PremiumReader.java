package io.payung.rules.authoring.definition;

import io.payung.product.Benefit;
import io.payung.product.Formula;
import io.payung.product.PremiumTerms.Charge;
import io.payung.product.PremiumTerms;
import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.authoring.source.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads how the price is made and what it consists of. */
final class PremiumReader {

    private static final Pattern SHARE = Pattern.compile("-?[01](?:\\.\\d{1,12})?");
    private static final Set<String> LOWERING = Set.of("subsidy", "discount");

    private final YamlNode premium;
    private final YamlNode single;
    private final Set<String> plans;
    private final Problems problems;

    PremiumReader(YamlNode premium, Set<String> plans, Problems problems) {
        this.premium = premium;
        this.single = premium.get("modes").get("single");
        this.plans = plans;
        this.problems = problems;
    }

    /** @param payers read before, because they need other parts of product.yaml */
    PremiumTerms read(FormulaReader formulas, Collection<Benefit> benefits, PayerReader payers) {
        refuseInstalments();
        List<Charge> charges = charges();
        boolean rated = single.get("rates").exists();
        Map<String, Formula> prices = single.get("amount").exists() ? priceForAll(formulas, benefits) : prices(formulas, benefits);
        if (rated && !prices.isEmpty() && prices.values().stream().noneMatch(formula -> formula.reads().contains("rate"))) {
            problems.error(single.keyPosition("rates"), "RATES_UNUSED", "no formula reads \"rate\"", "read rate in the formula, or remove rates");
        }
        return new PremiumTerms(prices, rated ? single.get("rates").text() : null, charges, payers.duties(charges), payers.payers(),
                payers.remainderTo(charges));
    }

    /** An offer has one premium, so a mode with instalments would be sold as something it is not. */
    private void refuseInstalments() {
        YamlNode modes = premium.get("modes");
        for (String mode : List.of("weekly", "monthly", "yearly")) {
            if (modes.get(mode).exists()) {
                problems.error(modes.keyPosition(mode), "FIELD_NOT_SUPPORTED_YET", "instalments (\"" + mode
                        + "\") are read and cannot be sold yet", "leave the mode out for now");
            }
        }
    }

    private Map<String, Formula> priceForAll(FormulaReader formulas, Collection<Benefit> benefits) {
        YamlNode node = single.get("amount");
        if (single.get("plans").exists()) {
            problems.error(single.keyPosition("amount"), "KEY_TWICE", "the price stands under plans already", "keep one of them");
        }
        Map<String, Formula> prices = new LinkedHashMap<>();
        node.number().ifPresent(amount -> plans.forEach(plan -> prices.put(plan, fixed("premium", amount))));
        formulas.premium("premium", node, plans, benefits, single.get("rates").exists())
                .ifPresent(formula -> plans.forEach(plan -> prices.put(plan, formula)));
        return prices;
    }

    private Map<String, Formula> prices(FormulaReader formulas, Collection<Benefit> benefits) {
        YamlNode section = single.get("plans");
        Map<String, Formula> prices = new LinkedHashMap<>();
        section.entries().forEach((plan, node) -> {
            if (!plans.contains(plan)) {
                problems.error(section.keyPosition(plan), "ID_UNKNOWN", "there is no plan \"" + plan + "\"", DidYouMean.among(plan, plans));
                return;
            }
            node.get("amount").number().ifPresent(amount -> prices.put(plan, fixed("premium." + plan, amount)));
            formulas.premium("premium." + plan, node.get("formula"), List.of(plan), benefits, single.get("rates").exists())
                    .ifPresent(formula -> prices.put(plan, formula));
        });
        if (single.exists() && !section.exists()) {
            problems.error(single.position(), "FIELD_MISSING", "\"plans\" is missing here", "add \"plans:\", or one \"amount:\" for every plan");
        }
        for (String plan : plans) {
            if (section.exists() && !section.get(plan).exists()) {
                problems.error(section.position(), "FIELD_MISSING", "the plan \"" + plan + "\" has no premium here", "add \"" + plan
                        + ": { amount: … }\"");
            }
        }
        return prices;
    }

    private static Formula fixed(String id, BigDecimal amount) {
        return new Formula(id, amount.toPlainString(), new TreeSet<>());
    }

    private List<Charge> charges() {
        List<Charge> charges = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (YamlNode node : premium.get("charges").items()) {
            String id = node.get("id").text();
            if (!ids.add(id)) {
                problems.error(node.get("id").position(), "ID_TWICE", "there are two charges \"" + id + "\"", "rename one of them");
            }
            String share = node.get("share").text();
            if (!SHARE.matcher(share).matches()) {
                return charges;
            }
            String kind = node.get("kind").text();
            if (share.startsWith("-") && !LOWERING.contains(kind)) {
                problems.error(node.get("share").position(), "VALUE_RANGE", "only a subsidy or a discount is below zero",
                        "write the share without -");
            }
            charges.add(new Charge(id, kind, new BigDecimal(share)));
            sum = sum.add(new BigDecimal(share));
        }
        if (!charges.isEmpty() && sum.compareTo(BigDecimal.ONE) != 0) {
            problems.error(premium.keyPosition("charges"), "SHARES_NOT_ONE", "the shares sum to " + sum.toPlainString() + ", not to 1",
                    "change a share by " + BigDecimal.ONE.subtract(sum).toPlainString());
        }
        return charges;
    }
}
