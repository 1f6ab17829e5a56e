package io.payung.consent.proof;

import io.payung.consent.ledger.LedgerEntry;
import io.payung.consent.ledger.LedgerHead;
import io.payung.consent.ledger.LedgerLine;
import io.payung.consent.ledger.LedgerRecord;
import io.payung.party.PartnerId;
import io.payung.policy.UnitOfWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes a partner's whole ledger, a page at a time. Heads come first: an entry that is sealed meanwhile then only stands behind the last head,
 * while a head of an entry that had not been read would look like a cut.
 */
final class LedgerExport {

    private static final int PAGE = 500;
    private static final int MOST_UNSEALED = 100_000;

    private final ConsentStore store;
    private final UnitOfWork unitOfWork;
    private final PartnerId partner;
    private final Appendable out;

    LedgerExport(ConsentParts parts, PartnerId partner, Appendable out) {
        this.store = parts.store();
        this.unitOfWork = parts.unitOfWork();
        this.partner = partner;
        this.out = out;
    }

    void write() {
        line(LedgerLine.ledger(partner.value()));
        long heads = heads();
        long entries = entries();
        List<LedgerRecord> unsealed = unitOfWork.run(() -> store.unchained(partner, MOST_UNSEALED));
        unsealed.forEach(record -> line(LedgerLine.unsealed(record)));
        line(LedgerLine.end(entries, heads, unsealed.size()));
    }

    private long heads() {
        long written = 0;
        int after = 0;
        List<LedgerHead> page;
        do {
            int from = after;
            page = unitOfWork.run(() -> store.heads(partner, from, PAGE));
            for (LedgerHead head : page) {
                after = head.number();
                line(LedgerLine.head(head));
                written++;
            }
        } while (page.size() == PAGE);
        return written;
    }

    private long entries() {
        long written = 0;
        long after = 0;
        List<LedgerEntry> page;
        do {
            long from = after;
            page = unitOfWork.run(() -> store.entries(partner, from, PAGE));
            Map<UUID, LedgerRecord> records = records(page);
            for (LedgerEntry entry : page) {
                after = entry.number();
                line(LedgerLine.entry(entry, records.getOrDefault(entry.record(), new LedgerRecord(entry.record(), null, null))));
                written++;
            }
        } while (page.size() == PAGE);
        return written;
    }

    private Map<UUID, LedgerRecord> records(List<LedgerEntry> page) {
        List<UUID> ids = page.stream().map(LedgerEntry::record).toList();
        Map<UUID, LedgerRecord> records = new HashMap<>();
        unitOfWork.run(() -> store.records(partner, ids)).forEach(record -> records.put(record.record(), record));
        return records;
    }

    private void line(LedgerLine line) {
        try {
            out.append(line.text()).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
