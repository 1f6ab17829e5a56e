package io.payung.rules.authoring.definition;

import io.payung.product.Benefit;
import io.payung.product.PremiumMode;
import io.payung.product.PremiumTerms.Charge;
import io.payung.product.PremiumTerms;
import io.payung.rules.authoring.source.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads how the price is made and what it consists of. */
final class PremiumReader {

    private static final Pattern SHARE = Pattern.compile("-?[01](?:\\.\\d{1,12})?");
    private static final Set<String> LOWERING = Set.of("subsidy", "discount");

    private final YamlNode premium;
    private final Set<String> plans;
    private final Problems problems;

    PremiumReader(YamlNode premium, Set<String> plans, Problems problems) {
        this.premium = premium;
        this.plans = plans;
        this.problems = problems;
    }

    /** @param payers read before, because they need other parts of product.yaml */
    PremiumTerms read(FormulaReader formulas, Collection<Benefit> benefits, PayerReader payers) {
        List<Charge> charges = charges();
        List<PremiumMode> modes = new ArrayList<>();
        premium.get("modes").entries().forEach((id, node) -> modes.add(new ModeReader(id, node, plans, problems).read(formulas, benefits)));
        if (modes.isEmpty()) {
            // The schema has told that one is missing; the rest is read as if it were there.
            modes.add(new PremiumMode(PremiumMode.SINGLE, Map.of(), null, null));
        }
        return new PremiumTerms(modes, charges, payers.duties(charges), payers.payers(), payers.remainderTo(charges));
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
