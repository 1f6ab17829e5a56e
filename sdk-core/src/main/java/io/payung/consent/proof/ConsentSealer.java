package io.payung.consent.proof;

import io.payung.consent.ledger.HeadKey;
import io.payung.consent.ledger.LedgerEntry;
import io.payung.consent.ledger.LedgerHead;
import io.payung.consent.ledger.LedgerRecord;
import io.payung.consent.proof.ConsentStore.ChainEnd;
import io.payung.key.IdSource;
import io.payung.key.KeyPurpose;
import io.payung.key.Keys;
import io.payung.party.PartnerId;
import io.payung.policy.UnitOfWork;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chains what was recorded and signs the end. Any number of nodes may call it: a chain is sealed by one at a time, the others pass it by. */
final class ConsentSealer {

    private static final int BATCH = 500;

    private final ConsentStore store;
    private final UnitOfWork unitOfWork;
    private final Keys keys;
    private final IdSource ids;
    private final Clock clock;

    ConsentSealer(ConsentParts parts) {
        this.store = parts.store();
        this.unitOfWork = parts.unitOfWork();
        this.keys = parts.keys();
        this.ids = parts.ids();
        this.clock = parts.clock();
    }

    /** @return how many records were chained */
    int sealEveryPartner() {
        int sealed = 0;
        for (PartnerId partner : unitOfWork.run(store::waiting)) {
            sealed += seal(partner);
        }
        return sealed;
    }

    int seal(PartnerId partner) {
        int sealed = 0;
        int batch;
        do {
            batch = unitOfWork.run(() -> sealBatch(partner));
            sealed += batch;
        } while (batch == BATCH);
        return sealed;
    }

    private int sealBatch(PartnerId partner) {
        Optional<ChainEnd> end = store.lock(partner);
        if (end.isEmpty()) {
            return 0;
        }
        List<LedgerEntry> entries = new ArrayList<>();
        long number = end.get().entry();
        String hash = end.get().hash();
        for (LedgerRecord record : store.unsealed(partner, BATCH)) {
            // What is gone before it was chained stays in line, where an export shows it as missing.
            if (record.content() != null) {
                LedgerEntry entry = LedgerEntry.after(partner, number, hash, record.content());
                entries.add(entry);
                number = entry.number();
                hash = entry.hash();
            }
        }
        if (!entries.isEmpty()) {
            HeadKey key = HeadKey.of(keys.current(KeyPurpose.LEDGER));
            LedgerEntry last = entries.get(entries.size() - 1);
            LedgerHead head = LedgerHead.sign(key, partner, end.get().head() + 1, last, clock.instant().truncatedTo(ChronoUnit.MICROS));
            store.append(partner, entries, head, ids.uuid());
        }
        return entries.size();
    }
}
