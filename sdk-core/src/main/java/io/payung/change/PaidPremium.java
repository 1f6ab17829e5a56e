package io.payung.change;

import io.payung.money.Money;
import io.payung.money.Rounding;
import io.payung.quote.PayerShare;
import io.payung.quote.PremiumLine;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A premium as it was sold, of which something may be paid back. Lines below zero are what somebody else gave (a subsidy) or nobody did (a
 * discount): the payers paid the rest, and each source of money gets back its part of what is given back of the lines above zero.
 *
 * @param lines       sum to what the payers pay
 * @param payers      who pays which part, at least one
 * @param rounding    the product's
 * @param remainderTo the payer, else the line, that gets what rounding leaves over; absent for the first
 */
public record PaidPremium(List<PremiumLine> lines, List<PayerShare> payers, Rounding rounding, @Nullable String remainderTo) {

    private static final String SUBSIDY = "subsidy";

    public PaidPremium {
        lines = List.copyOf(lines);
        payers = List.copyOf(payers);
    }

    Currency currency() {
        return payers.get(0).amount().currency();
    }

    /** What the payers pay together. */
    Money net() {
        return payers.stream().map(PayerShare::amount).reduce(Money.zero(currency()), Money::plus);
    }

    /** Those that money was asked for. */
    List<PremiumLine> charges() {
        return lines.stream().filter(line -> line.amount().isPositive()).toList();
    }

    /** What was asked for before anybody gave something to it. */
    BigDecimal gross() {
        return sum(charges());
    }

    /** What others gave, in amounts above zero. */
    List<PremiumLine> subsidies() {
        return lines.stream().filter(line -> line.kind().equals(SUBSIDY) && line.amount().amount().signum() < 0)
                .map(line -> new PremiumLine(line.id(), line.kind(), new Money(line.amount().amount().negate(), line.amount().currency())))
                .toList();
    }

    /** The charges of which a refund is a fraction. */
    List<PremiumLine> charges(List<String> ids, boolean butFees) {
        Predicate<PremiumLine> named = line -> ids.isEmpty() || Set.copyOf(ids).contains(line.id());
        return charges().stream().filter(named).filter(line -> !butFees || !line.kind().equals("fee")).toList();
    }

    static BigDecimal sum(List<PremiumLine> lines) {
        return lines.stream().map(line -> line.amount().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
