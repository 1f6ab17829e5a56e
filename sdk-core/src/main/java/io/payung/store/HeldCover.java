package io.payung.store;

import io.payung.money.Money;
import io.payung.policy.Policy;
import io.payung.quote.BenefitLimit;
import io.payung.quote.Holdings;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;

/** What counts of one policy when a person asks for another. */
record HeldCover(LocalDate from, LocalDate until, Money sumInsured) {

    static HeldCover of(Policy policy) {
        return new HeldCover(policy.coverFromDate(), policy.coverUntil(), sumInsuredOf(policy));
    }

    /** The greatest limit; nothing when there is none. */
    static Money sumInsuredOf(Policy policy) {
        return policy.limits().stream()
                .map(BenefitLimit::amount)
                .max(Comparator.naturalOrder())
                // Adding nothing of the premium's currency refuses a limit in another one.
                .map(Money.zero(policy.premium().currency())::plus)
                .orElse(Money.zero(policy.premium().currency()));
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
