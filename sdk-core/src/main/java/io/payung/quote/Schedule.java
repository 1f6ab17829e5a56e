package io.payung.quote;

import io.payung.money.Money;
import io.payung.money.Rounding;
import io.payung.product.terms.InstalmentTerms;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a premium into instalments that differ by one rounding unit at most, the greater ones first. Sums are exact in both directions: the instalments
 * to the premium, each payer's parts to that payer's share, and the parts of an instalment to its amount.
 */
final class Schedule {

    private final InstalmentTerms terms;
    private final Rounding rounding;

    Schedule(InstalmentTerms terms, Rounding rounding) {
        this.terms = terms;
        this.rounding = rounding;
    }

    /** @param payers of the whole premium, or none */
    List<PlannedInstalment> of(LocalDate start, Money premium, List<PayerShare> payers) {
        List<PlannedInstalment> instalments = new ArrayList<>();
        for (int number = 1; number <= terms.count(); number++) {
            instalments.add(new PlannedInstalment(
                    number, terms.dueOn(start, number), terms.graceUntil(start, number), part(premium, number), payers(payers, number, premium)));
        }
        return instalments;
    }

    /** What is paid by the first payers together never falls when one more is added, so nobody's part is less than nothing. */
    private List<PayerShare> payers(List<PayerShare> payers, int number, Money premium) {
        List<PayerShare> parts = new ArrayList<>();
        Money together = Money.zero(premium.currency());
        for (PayerShare payer : payers) {
            Money before = part(together, number);
            together = together.plus(payer.amount());
            parts.add(new PayerShare(payer.payer(), part(together, number).minus(before)));
        }
        return parts;
    }

    /** As many whole units for each, and one more for the first ones. */
    private Money part(Money whole, int number) {
        BigInteger[] units = whole.amount().divide(rounding.unit()).toBigIntegerExact().divideAndRemainder(BigInteger.valueOf(terms.count()));
        boolean oneMore = BigInteger.valueOf(number).compareTo(units[1]) <= 0;
        return new Money(new BigDecimal(oneMore ? units[0].add(BigInteger.ONE) : units[0]).multiply(rounding.unit()), whole.currency());
    }
}
