package io.payung.store;

import io.payung.money.Money;
import io.payung.policy.Application;
import io.payung.policy.Policy;
import io.payung.quote.BenefitLimit;
import io.payung.quote.Holdings;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;

/** What counts of one policy, or of one application that awaits its payment, when a person asks for another. */
record HeldCover(LocalDate from, LocalDate until, Money sumInsured) {

    static HeldCover of(Policy policy) {
        return new HeldCover(policy.coverFromDate(), policy.coverUntil(), sumInsuredOf(policy));
    }

    static HeldCover of(Application held) {
        return new HeldCover(held.coverStart(), held.coverUntil(), sumInsuredOf(held.limits(), held.premium().currency()));
    }

    /** The greatest limit; nothing when there is none. */
    static Money sumInsuredOf(Policy policy) {
        return sumInsuredOf(policy.limits(), policy.premium().currency());
    }

    private static Money sumInsuredOf(List<BenefitLimit> limits, Currency currency) {
        return limits.stream()
                .map(BenefitLimit::amount)
                .max(Comparator.naturalOrder())
                // Adding nothing of the premium's currency refuses a limit in another one.
                .map(Money.zero(currency)::plus)
                .orElse(Money.zero(currency));
    }

    /** Holdings for a new cover of these days (both included), from covers that have not ended when it starts. */
    static Holdings holdings(List<HeldCover> covers, Currency currency, LocalDate from, LocalDate until) {
        int count = 0;
        Money sum = Money.zero(currency);
        boolean overlaps = false;
        for (HeldCover cover : covers) {
            if (!cover.until.isBefore(from)) {
                count++;
                sum = sum.plus(cover.sumInsured);
                overlaps |= !cover.from.isAfter(until);
            }
        }
        return new Holdings(count, sum, overlaps);
    }
}
