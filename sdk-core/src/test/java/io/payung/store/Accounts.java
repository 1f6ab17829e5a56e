package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.bordereau.Balance;
import io.payung.bordereau.Bordereau;
import io.payung.fixture.Shop;
import io.payung.money.Money;
import io.payung.payment.RefundDue;
import io.payung.policy.Instalment;
import io.payung.policy.PremiumShare;
import java.time.YearMonth;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What became of all money that one till received: kept as premium, or owed back, each once and to the last unit. */
final class Accounts {

    private static final Money NOTHING = Shop.rupiah(0);

    private final TillOfInstalments sold;

    private Accounts(TillOfInstalments sold) {
        this.sold = sold;
    }

    /** What is kept of it, once everything that must add up does. */
    static Money kept(TillOfInstalments sold) {
        Accounts accounts = new Accounts(sold);
        accounts.reconciled();
        accounts.paidBackOnce();
        Money received = sum(sold.paid.values().stream().toList());
        return received.minus(Money.of(accounts.ledger().refundsOwed().toPlainString(), "IDR"));
    }

    private Balance ledger() {
        return sold.till.store.ledger().balances(sold.till.partner).getOrDefault(Currency.getInstance("IDR"), Balance.NOTHING);
    }

    private void reconciled() {
        Bordereau bordereau = sold.till.payung.bordereau(YearMonth.from(sold.till.clock.instant().atZone(World.JAKARTA)), World.JAKARTA);
        assertThat(bordereau.differences()).isEmpty();
    }

    /** The settler is told what is owed, and no payment goes back beyond what came of it. */
    private void paidBackOnce() {
        sold.till.payung.settleRefunds(1000);
        Map<String, Money> back = new HashMap<>();
        for (RefundDue due : sold.till.gateway.refunds()) {
            if (sold.paid.containsKey(due.reference())) {
                back.merge(due.reference(), due.amount(), Money::plus);
            }
        }
        assertThat(sum(back.values().stream().toList()).amount()).as("paid back").isEqualByComparingTo(ledger().refundsOwed());
        back.forEach((reference, amount) -> assertThat(amount.amount()).as(reference).isLessThanOrEqualTo(sold.paid.get(reference).amount()));
    }

    /** What of the premium is neither paid nor forgiven. */
    static Money open(TillOfInstalments sold) {
        return sum(sold.plan().instalments().stream().map(Instalment::shares).flatMap(List::stream)
                .filter(share -> !share.isPaid()).map(PremiumShare::amount).toList());
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(NOTHING, Money::plus);
    }
}
