package io.payung.change;

import io.payung.money.Money;
import io.payung.product.terms.Refund;
import io.payung.quote.PayerShare;
import io.payung.quote.PremiumLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is paid back of one premium, to the unit: to the payers in the proportion in which they pay, and to the sources of subsidies what they gave of
 * it. Computed as one exact fraction that is rounded once.
 *
 * @param total     what the payers get together
 * @param lines     of which charges; sums to {@code total}
 * @param payers    who gets which part, in the product's order; sums to {@code total}
 * @param subsidies what goes back to sources of subsidies, by their lines
 */
public record RefundSheet(Money total, List<PremiumLine> lines, List<PayerShare> payers, List<PremiumLine> subsidies) {

    public RefundSheet {
        lines = List.copyOf(lines);
        payers = List.copyOf(payers);
        subsidies = List.copyOf(subsidies);
    }

    /** Nothing. */
    public static RefundSheet nothing(Currency currency) {
        return new RefundSheet(Money.zero(currency), List.of(), List.of(), List.of());
    }

    /** What the rule gives back of the premium, when the fraction is that of its table or of the time that is not used. */
    public static RefundSheet of(PaidPremium premium, Refund rule, Fraction fraction) {
        BigDecimal gross = premium.gross();
        List<PremiumLine> charges = premium.charges(rule.of(), rule.butFees());
        if (gross.signum() == 0 || charges.isEmpty()) {
            return nothing(premium.currency());
        }
        BigDecimal part = PaidPremium.sum(charges).multiply(fraction.part());
        BigDecimal whole = gross.multiply(fraction.of());
        Money total = bounded(premium.rounding().round(part.multiply(premium.net().amount()), whole, premium.currency()), premium, rule);
        return new RefundSheet(total, linesOf(total, charges, premium), payersOf(total, premium), subsidiesOf(part, whole, premium));
    }

    /** Never more than was paid; less what is kept; and nothing at all where that is not worth a transfer. */
    private static Money bounded(Money exact, PaidPremium premium, Refund rule) {
        Money nothing = Money.zero(premium.currency());
        Money most = exact.min(premium.net());
        Money left = rule.fee() == null ? most : most.minus(new Money(rule.fee(), premium.currency()).min(most));
        boolean tooSmall = rule.minimum() != null && left.amount().compareTo(rule.minimum()) < 0;
        return tooSmall ? nothing : left;
    }

    private static List<PremiumLine> linesOf(Money total, List<PremiumLine> charges, PaidPremium premium) {
        List<PayerShare> weights = charges.stream().map(line -> new PayerShare(line.id(), line.amount())).toList();
        List<PayerShare> parts = split(total, weights, premium);
        List<PremiumLine> lines = new ArrayList<>();
        for (int i = 0; i < charges.size(); i++) {
            lines.add(new PremiumLine(charges.get(i).id(), charges.get(i).kind(), parts.get(i).amount()));
        }
        return lines;
    }

    private static List<PayerShare> payersOf(Money total, PaidPremium premium) {
        return split(total, premium.payers(), premium);
    }

    private static List<PremiumLine> subsidiesOf(BigDecimal part, BigDecimal whole, PaidPremium premium) {
        return premium.subsidies().stream()
                .map(line -> new PremiumLine(line.id(), line.kind(),
                        premium.rounding().roundDown(part.multiply(line.amount().amount()), whole, premium.currency())))
                .toList();
    }

    /** Each part down to the unit; the rest goes to whom the product names, else to the first, but nobody gets more than they gave. */
    private static List<PayerShare> split(Money whole, List<PayerShare> given, PaidPremium premium) {
        BigDecimal sum = given.stream().map(each -> each.amount().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Money> parts = new ArrayList<>();
        Money rest = whole;
        for (PayerShare each : given) {
            Money part = sum.signum() == 0
                    ? Money.zero(whole.currency())
                    : premium.rounding().roundDown(whole.amount().multiply(each.amount().amount()), sum, whole.currency());
            parts.add(part);
            rest = rest.minus(part);
        }
        handOut(rest, parts, given, premium.remainderTo());
        List<PayerShare> split = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            split.add(new PayerShare(given.get(i).payer(), parts.get(i)));
        }
        return split;
    }

    private static void handOut(Money rest, List<Money> parts, List<PayerShare> given, @Nullable String receiver) {
        int first = Math.max(0, given.stream().map(PayerShare::payer).toList().indexOf(String.valueOf(receiver)));
        Money left = rest;
        for (int step = 0; step < given.size() && left.isPositive(); step++) {
            int place = (first + step) % given.size();
            Money room = given.get(place).amount().minus(parts.get(place));
            Money more = left.min(room);
            parts.set(place, parts.get(place).plus(more));
            left = left.minus(more);
        }
    }
}
