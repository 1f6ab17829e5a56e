package io.payung.store;

import io.payung.bordereau.Balance;
import io.payung.money.Money;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what the tables in memory hold. */
final class MemoryLedger {

    private static final BigDecimal NONE = BigDecimal.ZERO;

    private final Map<Currency, Balance> balances = new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));

    void written(Money premium) {
        add(premium, new Balance(premium.amount(), NONE, NONE, NONE, NONE, NONE));
    }

    void received(Money paid) {
        add(paid, new Balance(NONE, paid.amount(), NONE, NONE, NONE, NONE));
    }

    void owed(Money refund, boolean settled) {
        add(refund, new Balance(NONE, NONE, refund.amount(), settled ? refund.amount() : NONE, NONE, NONE));
    }

    void reversed(Money takenBack) {
        add(takenBack, new Balance(NONE, NONE, NONE, NONE, takenBack.amount(), NONE));
    }

    void claimed(Money paid) {
        add(paid, new Balance(NONE, NONE, NONE, NONE, NONE, paid.amount()));
    }

    private void add(Money money, Balance balance) {
        balances.merge(money.currency(), balance, Balance::plus);
    }

    Map<Currency, Balance> balances() {
        return balances;
    }
}
