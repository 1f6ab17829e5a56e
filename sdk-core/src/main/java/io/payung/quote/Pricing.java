package io.payung.quote;

import io.payung.decision.Reason;
import io.payung.fault.PayungException;
import io.payung.money.Money;
import io.payung.product.Benefit;
import io.payung.product.Finding.Word;
import io.payung.product.Finding;
import io.payung.product.Formula;
import io.payung.product.PremiumTerms.Charge;
import io.payung.product.Product;
import io.payung.product.ProductPack;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Limits from the coverage findings, and the premium from the limits. */
final class Pricing {

    private final ProductPack pack;
    private final Product product;
    private final QuoteCase quoted;
    private final FactSheet sheet;

    Pricing(ProductPack pack, QuoteCase quoted, FactSheet sheet) {
        this.pack = pack;
        this.product = pack.product();
        this.quoted = quoted;
        this.sheet = sheet;
    }

    /** @param inputs what the formula was given, as canonical numbers */
    record Price(Money premium, List<PremiumLine> lines, Map<String, Object> inputs) {}

    /** Each benefit of the plan at its amount, lowered by every rule that lowers it; zero when a rule excludes it. */
    List<BenefitLimit> limits(List<Finding> coverage) {
        List<BenefitLimit> limits = new ArrayList<>();
        for (Benefit benefit : product.benefits().values()) {
            BigDecimal amount = benefit.amounts().get(quoted.request().plan());
            if (amount != null) {
                limits.add(limit(benefit.id(), new Money(amount, product.currency()), coverage));
            }
        }
        return limits;
    }

    private BenefitLimit limit(String benefit, Money amount, List<Finding> coverage) {
        Money least = amount;
        List<Reason> reasons = new ArrayList<>();
        for (Finding finding : coverage) {
            Money bound = benefit.equals(finding.target()) ? bound(finding) : amount;
            // A limit at or above the plan's amount lowers nothing and is no reason.
            if (bound.compareTo(amount) < 0) {
                least = least.min(bound);
                reasons.add(finding.about("benefits/" + benefit));
            }
        }
        return new BenefitLimit(benefit, least, reasons);
    }

    private Money bound(Finding finding) {
        if (finding.word() == Word.EXCLUDE) {
            return Money.zero(product.currency());
        }
        BigDecimal amount = Objects.requireNonNull(finding.amount(), "checked with the pack");
        if (amount.signum() < 0) {
            throw new PayungException("LIMIT_NEGATIVE", "rule \"" + finding.rule() + "\" gives a limit below zero");
        }
        return product.rounding().roundDown(amount, product.currency());
    }

    Price price(List<BenefitLimit> limits) {
        Formula formula = product.premium().plans().get(quoted.request().plan());
        if (formula == null) {
            throw new PayungException("PREMIUM_MISSING", "plan \"" + quoted.request().plan() + "\" of " + pack + " has no premium");
        }
        Map<String, BigDecimal> known = numbers(limits);
        Map<String, Object> inputs = new TreeMap<>();
        for (String name : formula.reads()) {
            BigDecimal value = known.get(name);
            if (value == null) {
                throw new PayungException("FACT_MISSING", "the premium formula reads \"" + name + "\", which is not known");
            }
            inputs.put(name, value);
        }
        BigDecimal exact = pack.rules().evaluate(formula, inputs);
        if (exact.signum() < 0) {
            throw new PayungException("PREMIUM_NEGATIVE", "formula \"" + formula.id() + "\" of " + pack + " gives less than zero");
        }
        Money premium = product.rounding().round(exact, product.currency());
        // Whoever means to give cover away says zero; a price that is rounded away is a mistake.
        if (!premium.isPositive() && exact.signum() > 0) {
            throw new PayungException("PREMIUM_ROUNDED_AWAY", "formula \"" + formula.id() + "\" of " + pack + " gives less than the rounding unit");
        }
        return new Price(premium, lines(premium), new TreeMap<>(inputs));
    }

    private Map<String, BigDecimal> numbers(List<BenefitLimit> limits) {
        Map<String, BigDecimal> numbers = new TreeMap<>();
        product.parameters().forEach((name, parameter) -> putNumber(numbers, name, parameter.value()));
        quoted.request().lives().get(0).answers().forEach((name, value) -> putNumber(numbers, name, value));
        quoted.request().answers().forEach((name, value) -> putNumber(numbers, name, value));
        numbers.put("age", BigDecimal.valueOf(sheet.oldestAge()));
        numbers.put("lives", BigDecimal.valueOf(quoted.request().lives().size()));
        product.benefits().keySet().forEach(benefit -> numbers.put("limits." + benefit, BigDecimal.ZERO));
        limits.forEach(limit -> numbers.put("limits." + limit.benefit(), limit.amount().amount()));
        return numbers;
    }

    private static void putNumber(Map<String, BigDecimal> numbers, String name, Object value) {
        if (value instanceof Long whole) {
            numbers.put(name, BigDecimal.valueOf(whole));
        } else if (value instanceof BigDecimal exact) {
            numbers.put(name, exact);
        }
    }

    /** Each share rounded down to the unit; what is left over goes to the first line, so that the lines sum to the premium. */
    private List<PremiumLine> lines(Money premium) {
        List<PremiumLine> lines = new ArrayList<>();
        Money rest = premium;
        for (Charge charge : product.premium().charges()) {
            Money share = product.rounding().roundDown(premium.amount().multiply(charge.share()), product.currency());
            lines.add(new PremiumLine(charge.id(), charge.kind(), share));
            rest = rest.minus(share);
        }
        if (!lines.isEmpty()) {
            PremiumLine first = lines.get(0);
            lines.set(0, new PremiumLine(first.id(), first.kind(), first.amount().plus(rest)));
        }
        return lines;
    }
}
