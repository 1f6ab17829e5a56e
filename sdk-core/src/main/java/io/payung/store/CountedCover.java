package io.payung.store;

import io.payung.money.Money;
import io.payung.policy.Application;
import io.payung.policy.Policy;
import io.payung.policy.PolicyState;
import io.payung.policy.Standing;
import io.payung.quote.Holdings;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/** What counts of one policy, or of one application that awaits its payment, when a person asks for another. */
record CountedCover(LocalDate from, LocalDate until, Money sumInsured) {

    static CountedCover of(Policy policy) {
        CountedCover whole = new CountedCover(policy.coverFromDate(), policy.coverUntil(), policy.sumInsured());
        return policy.standing() == null ? whole : whole.endingAs(policy.standing(), policy.zone());
    }

    /** What is left of it after a move: a policy that was replaced today does not count beside the one that goes on in its place. */
    CountedCover endingAs(Standing standing, ZoneId zone) {
        LocalDate last = standing.lastCovered(from, until, zone);
        return new CountedCover(from, standing.state() == PolicyState.REPLACED ? last.minusDays(1) : last, sumInsured);
    }

    static CountedCover of(Application held) {
        return new CountedCover(held.coverStart(), held.coverUntil(), held.sumInsured());
    }

    /** Holdings for a new cover of these days (both included), from covers that have not ended when it starts. */
    static Holdings holdings(List<CountedCover> covers, Currency currency, LocalDate from, LocalDate until) {
        int count = 0;
        Money sum = Money.zero(currency);
        boolean overlaps = false;
        for (CountedCover cover : covers) {
            if (!cover.until.isBefore(from) && !cover.until.isBefore(cover.from)) {
                count++;
                sum = sum.plus(cover.sumInsured);
                overlaps |= !cover.from.isAfter(until);
            }
        }
        return new Holdings(count, sum, overlaps);
    }
}
