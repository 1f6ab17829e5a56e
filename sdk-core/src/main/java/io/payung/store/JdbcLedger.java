package io.payung.store;

import io.payung.bordereau.Balance;
import io.payung.bordereau.LedgerStore;
import io.payung.party.PartnerId;
import java.util.Comparator;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Adds up the rows of policies, allocations, refunds and reversals, and looks at no event. */
final class JdbcLedger implements LedgerStore {

    private static final String ZERO = "cast(0 as numeric(24, 6))";

    /** By account, in the order of a {@link Balance}; a row moves one of them, or two. */
    private static final String ROWS = "select currency, premium as written, " + zeros(5, "received", "owed", "refunded", "reversed", "claims")
            + " from payung_policy where partner = ?"
            + " union all select currency, " + zeros(1) + ", amount, " + zeros(4) + " from payung_payment_allocation where partner = ?"
            + " union all select currency, " + zeros(2) + ", amount, case status when 'settled' then amount else " + ZERO + " end, " + zeros(2)
            + " from payung_refund_due where partner = ? and status <> 'withdrawn'"
            + " union all select currency, " + zeros(4) + ", reversed, " + zeros(1) + " from payung_payment where partner = ? and reversed is not null"
            + " union all select p.currency, " + zeros(5) + ", c.paid"
            + " from payung_claim c join payung_policy p on p.id = c.policy_id where c.partner = ?";

    private final JdbcSession session;

    JdbcLedger(JdbcSession session) {
        this.session = session;
    }

    private static String zeros(int many, String... names) {
        return IntStream.range(0, many).mapToObj(place -> names.length == 0 ? ZERO : ZERO + " as " + names[place]).collect(Collectors.joining(", "));
    }

    @Override
    public Map<Currency, Balance> balances(PartnerId partner) {
        Map<Currency, Balance> balances = new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
        session.list(
                "select currency, sum(written) as written, sum(received) as received, sum(owed) as owed, sum(refunded) as refunded,"
                        + " sum(reversed) as reversed, sum(claims) as claims from (" + ROWS + ") r group by currency",
                row -> balances.put(
                        Currency.getInstance(row.getString("currency")),
                        new Balance(
                                row.getBigDecimal("written"), row.getBigDecimal("received"), row.getBigDecimal("owed"), row.getBigDecimal("refunded"),
                                row.getBigDecimal("reversed"), row.getBigDecimal("claims"))),
                partner.value(), partner.value(), partner.value(), partner.value(), partner.value());
        return balances;
    }
}
