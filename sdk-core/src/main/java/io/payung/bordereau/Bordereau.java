package io.payung.bordereau;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A partner's month for the insurer of record: a line for whatever happened, and the accounts before and after it by currency code. A month
 * that is over never changes; make it some time after its end, when everything that began in it is committed.
 *
 * @param month       the month in {@code zone}
 * @param createdAt   when it was made
 * @param lines       in the order in which it happened
 * @param opening     the accounts when the month began
 * @param closing     the accounts when the month ended, or by now
 * @param differences where the ledger says something else than all events until now; empty when both agree to the last unit
 */
public record Bordereau(
        YearMonth month,
        ZoneId zone,
        Instant createdAt,
        List<BordereauLine> lines,
        Map<String, Balance> opening,
        Map<String, Balance> closing,
        List<Difference> differences) {

    /**
     * The ledger and the events do not tell the same.
     *
     * @param events what all events until now come to
     * @param ledger what the ledger holds
     */
    public record Difference(Currency currency, Balance events, Balance ledger) {}

    public Bordereau {
        lines = List.copyOf(lines);
        opening = Collections.unmodifiableMap(new TreeMap<>(opening));
        closing = Collections.unmodifiableMap(new TreeMap<>(closing));
        differences = List.copyOf(differences);
    }

    /** Whether the ledger holds what the events tell. */
    public boolean isReconciled() {
        return differences.isEmpty();
    }
}
