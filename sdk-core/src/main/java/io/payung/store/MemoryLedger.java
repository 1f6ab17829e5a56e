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

    private final Map<Currency, Balance> balances = new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));

    void written(Money premium) {
        add(premium, new Balance(premium.amount(), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO));
    }

    void received(Money paid) {
        add(paid, new Balance(BigDecimal.ZERO, paid.amount(), BigDecimal.ZERO, BigDecimal.ZERO));
    }

    void owed(Money refund, boolean settled) {
        add(refund, new Balance(BigDecimal.ZERO, BigDecimal.ZERO, refund.amount(), settled ? refund.amount() : BigDecimal.ZERO));
    }

    private void add(Money money, Balance balance) {
        balances.merge(money.currency(), balance, Balance::plus);
    }

    Map<Currency, Balance> balances() {
        return balances;
    }
}
