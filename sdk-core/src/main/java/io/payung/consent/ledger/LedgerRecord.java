package io.payung.consent.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record as the store has it now.
 *
 * @param content absent when it is gone
 * @param policy  number of the policy that refers to it, absent when none does
 */
public record LedgerRecord(UUID record, @Nullable LedgerContent content, @Nullable String policy) {

    @Override
    public String toString() {
        return "LedgerRecord[" + record + "]";
    }
}
