package io.payung.quote;

import io.payung.decision.Reason;
import io.payung.fault.PayungException;
import io.payung.money.Money;
import io.payung.product.Benefit;
import io.payung.product.Finding.Word;
import io.payung.product.Finding;
import io.payung.product.Formula;
import io.payung.product.PremiumMode;
import io.payung.product.Product;
import io.payung.product.ProductPack;
import io.payung.product.terms.InstalmentTerms;
import io.payung.product.terms.RateTable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Limits from the coverage findings, and the premium from the limits. */
final class Pricing {

    private static final String RATE = "rate";

    private final ProductPack pack;
    private final Product product;
    private final QuoteCase quoted;
    private final PricingInputs known;
    private final Map<String, Map<String, Object>> inputs = new TreeMap<>();

    Pricing(ProductPack pack, QuoteCase quoted, FactSheet sheet) {
        this.pack = pack;
        this.product = pack.product();
        this.quoted = quoted;
        this.known = new PricingInputs(product, quoted, sheet);
    }

    /**
     * @param instalments empty when it is paid at once
     * @param inputs      what each formula was given, as canonical numbers and choices
     */
    record Price(
            Money premium,
            List<PremiumLine> lines,
            List<PayerShare> payers,
            List<PlannedInstalment> instalments,
            Map<String, Map<String, Object>> inputs) {}

    /** Each benefit of the plan at its amount, lowered by every rule that lowers it; zero when a rule excludes it. */
    List<BenefitLimit> limits(List<Finding> coverage) {
        List<BenefitLimit> limits = new ArrayList<>();
        for (Benefit benefit : product.benefits().values()) {
            if (benefit.isIn(quoted.request().plan())) {
                limits.add(limit(benefit.id(), amount(benefit), coverage));
            }
        }
        return limits;
    }

    private Money amount(Benefit benefit) {
        Formula formula = benefit.formulas().get(quoted.request().plan());
        if (formula == null) {
            return new Money(benefit.amounts().get(quoted.request().plan()), product.currency());
        }
        Money amount = product.rounding().round(evaluate(formula, "benefits/" + benefit.id()), product.currency());
        if (amount.amount().signum() < 0) {
            throw new PayungException("AMOUNT_NEGATIVE", "formula \"" + formula.id() + "\" of " + pack + " gives less than zero");
        }
        return amount;
    }

    private BigDecimal evaluate(Formula formula, String place) {
        Map<String, Object> given = known.of(formula);
        inputs.put(place, given);
        return pack.rules().evaluate(formula, given);
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

    /** Whether the plan's price needs no rate, or the table has one: what no row covers is not sold at a guess. */
    private boolean isRated() {
        String rates = mode().rates();
        if (rates == null || !premium().reads().contains(RATE)) {
            return true;
        }
        RateTable table = product.tables().get(rates);
        if (table == null) {
            throw new PayungException("PREMIUM_MISSING", "the rate table of " + pack + " is missing");
        }
        List<RateTable.Row> rows = known.matching(table);
        if (rows.size() > 1) {
            throw new PayungException("RATE_AMBIGUOUS", "rows " + rows.stream().map(RateTable.Row::line).toList() + " of \"" + table.file()
                    + "\" of " + pack + " match together");
        }
        rows.forEach(row -> known.put(RATE, row.value()));
        return !rows.isEmpty();
    }

    private PremiumMode mode() {
        return product.premium().mode(quoted.request().mode()).orElseThrow(
                () -> new PayungException("PREMIUM_MISSING", pack + " cannot be paid by the mode \"" + quoted.request().mode() + "\""));
    }

    /** Why there is no price for a cover that ends so. */
    Optional<Reason> refusal(LocalDate coverEnd) {
        if (!isRated()) {
            return Optional.of(Reason.about("RATE_NOT_FOUND", "premium"));
        }
        InstalmentTerms terms = mode().instalments();
        return terms == null || terms.fits(quoted.coverStart(), coverEnd)
                ? Optional.empty()
                : Optional.of(Reason.about("INSTALMENTS_EXCEED_COVER", "mode"));
    }

    private Formula premium() {
        Formula formula = mode().plans().get(quoted.request().plan());
        if (formula == null) {
            throw new PayungException("PREMIUM_MISSING", "plan \"" + quoted.request().plan() + "\" of " + pack + " has no premium");
        }
        return formula;
    }

    Price price(List<BenefitLimit> limits) {
        Formula formula = premium();
        product.benefits().keySet().forEach(benefit -> known.put("limits." + benefit, BigDecimal.ZERO));
        limits.forEach(limit -> known.put("limits." + limit.benefit(), limit.amount().amount()));
        InstalmentTerms terms = mode().instalments();
        BigDecimal one = evaluate(formula, "premium");
        BigDecimal exact = terms == null ? one : one.multiply(BigDecimal.valueOf(terms.count()));
        if (exact.signum() < 0) {
            throw new PayungException("PREMIUM_NEGATIVE", "formula \"" + formula.id() + "\" of " + pack + " gives less than zero");
        }
        Money premium = product.rounding().round(exact, product.currency());
        // Whoever means to give cover away says zero; a price that is rounded away is a mistake.
        if (!premium.isPositive() && exact.signum() > 0) {
            throw new PayungException("PREMIUM_ROUNDED_AWAY", "formula \"" + formula.id() + "\" of " + pack + " gives less than the rounding unit");
        }
        PremiumSplit split = new PremiumSplit(product);
        List<PremiumLine> lines = new ArrayList<>(split.charges(premium));
        Money paid = premium;
        for (PremiumLine duty : split.duties(premium, quoted.request().commonAnswers())) {
            lines.add(duty);
            paid = paid.plus(duty.amount());
        }
        List<PayerShare> payers = split.payers(paid);
        List<PlannedInstalment> instalments =
                terms == null ? List.of() : new Schedule(terms, product.rounding()).of(quoted.coverStart(), paid, payers);
        return new Price(paid, lines, payers, instalments, inputs);
    }
}
