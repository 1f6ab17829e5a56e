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

    private static final Pattern SHARE = Pattern.compile("[01](?:\\.\\d{1,12})?");

    private final YamlNode premium;
    private final Set<String> plans;
    private final Problems problems;

    PremiumReader(YamlNode premium, Set<String> plans, Problems problems) {
        this.premium = premium;
        this.plans = plans;
        this.problems = problems;
    }

    PremiumTerms read(FormulaReader formulas, Collection<Benefit> benefits) {
        YamlNode section = premium.get("modes").get("single").get("plans");
        Map<String, Formula> prices = new LinkedHashMap<>();
        section.entries().forEach((plan, node) -> {
            if (!plans.contains(plan)) {
                problems.error(section.keyPosition(plan), "ID_UNKNOWN", "there is no plan \"" + plan + "\"", DidYouMean.among(plan, plans));
                return;
            }
            node.get("amount").number().ifPresent(amount -> prices.put(plan,
                    new Formula("premium." + plan, amount.toPlainString(), new TreeSet<>())));
            formulas.premium(plan, node.get("formula"), benefits).ifPresent(formula -> prices.put(plan, formula));
        });
        for (String plan : plans) {
            if (section.exists() && !section.get(plan).exists()) {
                problems.error(section.position(), "FIELD_MISSING", "the plan \"" + plan + "\" has no premium here", "add \"" + plan
                        + ": { amount: … }\"");
            }
        }
        return new PremiumTerms(prices, charges());
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
            charges.add(new Charge(id, node.get("kind").text(), new BigDecimal(share)));
            sum = sum.add(new BigDecimal(share));
        }
        if (!charges.isEmpty() && sum.compareTo(BigDecimal.ONE) != 0) {
            problems.error(premium.keyPosition("charges"), "SHARES_NOT_ONE", "the shares sum to " + sum.toPlainString() + ", not to 1",
                    "change a share by " + BigDecimal.ONE.subtract(sum).toPlainString());
        }
        return charges;
    }
}
