package io.payung.store;

import io.payung.bordereau.Balance;
import io.payung.bordereau.LedgerStore;
import io.payung.party.PartnerId;
import java.util.Comparator;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;

/** Adds up the rows of policies, allocations and refunds, and looks at no event. */
final class JdbcLedger implements LedgerStore {

    private static final String ZERO = "cast(0 as numeric(24, 6))";

    private static final String ROWS = "select currency, premium as written, " + ZERO + " as received, " + ZERO + " as owed, " + ZERO + " as refunded, "
            + ZERO + " as claims from payung_policy where partner = ?"
            + " union all select currency, " + ZERO + ", amount, " + ZERO + ", " + ZERO + ", " + ZERO + " from payung_payment_allocation where partner = ?"
            + " union all select currency, " + ZERO + ", " + ZERO + ", amount, case status when 'settled' then amount else " + ZERO + " end, " + ZERO
            + " from payung_refund_due where partner = ? and status <> 'withdrawn'"
            + " union all select p.currency, " + ZERO + ", " + ZERO + ", " + ZERO + ", " + ZERO + ", c.paid"
            + " from payung_claim c join payung_policy p on p.id = c.policy_id where c.partner = ?";

    private final JdbcSession session;

    JdbcLedger(JdbcSession session) {
        this.session = session;
    }

    @Override
    public Map<Currency, Balance> balances(PartnerId partner) {
        Map<Currency, Balance> balances = new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
        session.list(
                "select currency, sum(written) as written, sum(received) as received, sum(owed) as owed, sum(refunded) as refunded, sum(claims) as claims from (" + ROWS
                        + ") r group by currency",
                row -> balances.put(
                        Currency.getInstance(row.getString("currency")),
                        new Balance(
                                row.getBigDecimal("written"), row.getBigDecimal("received"), row.getBigDecimal("owed"), row.getBigDecimal("refunded"),
                                row.getBigDecimal("claims"))),
                partner.value(), partner.value(), partner.value(), partner.value());
        return balances;
    }
}
