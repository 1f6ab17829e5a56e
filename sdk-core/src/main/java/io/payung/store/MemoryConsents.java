package io.payung.store;

import io.payung.consent.Consent;
import io.payung.consent.ConsentEvidence;
import io.payung.consent.ConsentPurpose;
import io.payung.consent.NoticeItem;
import io.payung.consent.ledger.LedgerContent;
import io.payung.consent.ledger.LedgerEntry;
import io.payung.consent.ledger.LedgerHead;
import io.payung.consent.ledger.LedgerRecord;
import io.payung.consent.proof.ConsentStore;
import io.payung.consent.proof.StoredConsent;
import io.payung.consent.proof.Withdrawal;
import io.payung.key.IdSource;
import io.payung.party.PartnerId;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyStore.NewPolicy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Consent records, withdrawals and chains, in memory. */
final class MemoryConsents implements ConsentStore {

    private record PolicyKey(PartnerId partner, PolicyNumber policy) {}

    private record EntryKey(PartnerId partner, long number) {}

    /** What is to be chained, or has been. */
    private record Waiting(PartnerId partner, Instant receivedAt, UUID record, boolean sealed) {}

    private static final int SALT_LENGTH = 32;

    private final MemoryUnitOfWork units;
    private final IdSource ids;
    private final MemoryEvents events;
    private final MemoryTable<UUID, StoredConsent> consents;
    private final MemoryTable<PolicyKey, List<UUID>> byPolicy;
    private final MemoryTable<UUID, Withdrawal> withdrawals;
    private final MemoryTable<UUID, Withdrawal> byConsent;
    private final MemoryTable<UUID, Waiting> queue;
    private final MemoryTable<PartnerId, ChainEnd> chains;
    private final MemoryTable<EntryKey, LedgerEntry> entries;
    private final MemoryTable<UUID, LedgerEntry> byRecord;
    private final MemoryTable<EntryKey, LedgerHead> heads;

    MemoryConsents(MemoryUnitOfWork units, IdSource ids, MemoryEvents events) {
        this.units = units;
        this.ids = ids;
        this.events = events;
        this.consents = new MemoryTable<>(units, "consent");
        this.byPolicy = MemoryTable.index(units);
        this.withdrawals = new MemoryTable<>(units, "consent_withdrawal");
        this.byConsent = MemoryTable.index(units);
        this.queue = MemoryTable.index(units);
        this.chains = MemoryTable.index(units);
        this.entries = new MemoryTable<>(units, "consent_entry");
        this.byRecord = MemoryTable.index(units);
        this.heads = new MemoryTable<>(units, "consent_head");
    }

    void write(NewPolicy created) {
        UUID contract = ids.uuid();
        List<UUID> records = new ArrayList<>();
        for (ConsentEvidence.Part part : created.evidence().parts()) {
            boolean ofContract = part.purpose() == ConsentPurpose.CONTRACT;
            StoredConsent stored = stored(created, part, ofContract ? contract : ids.uuid(), ofContract ? null : contract);
            consents.put(stored.id(), stored);
            records.add(stored.id());
            queue.put(stored.id(), new Waiting(stored.partner(), stored.receivedAt(), stored.id(), false));
        }
        byPolicy.put(new PolicyKey(created.policy().partner(), created.policy().number()), List.copyOf(records));
    }

    private StoredConsent stored(NewPolicy created, ConsentEvidence.Part part, UUID id, @Nullable UUID beside) {
        Consent consent = part.consent();
        return new StoredConsent(
                id,
                created.policy().partner(),
                created.policy().number(),
                part.purpose().key(),
                beside,
                consent.by().key(),
                consent.acceptedAt().truncatedTo(ChronoUnit.MICROS),
                created.evidence().receivedAt().truncatedTo(ChronoUnit.MICROS),
                consent.language(),
                consent.channel(),
                consent.method().key(),
                part.clauses(),
                part.noticeItems().stream().map(NoticeItem::key).toList(),
                created.insured().get(0),
                SealedConsent.of(ids.randomBytes(SALT_LENGTH), consent).saltedDigest(),
                null);
    }

    @Override
    public List<StoredConsent> ofPolicy(PartnerId partner, PolicyNumber policy) {
        return byPolicy.find(new PolicyKey(partner, policy)).orElse(List.of()).stream()
                .map(id -> consents.find(id).orElseThrow())
                .toList();
    }

    @Override
    public Optional<Withdrawal> withdrawalOf(PartnerId partner, UUID consent) {
        return byConsent.find(consent).filter(withdrawal -> withdrawal.partner().equals(partner));
    }

    @Override
    public boolean withdraw(Withdrawal withdrawal, UUID eventId) {
        return units.run(() -> {
            units.startWriting();
            if (byConsent.find(withdrawal.consent()).isPresent()) {
                return false;
            }
            withdrawals.put(withdrawal.id(), withdrawal);
            byConsent.put(withdrawal.consent(), withdrawal);
            queue.put(withdrawal.id(), new Waiting(withdrawal.partner(), withdrawal.receivedAt(), withdrawal.id(), false));
            events.add(ConsentEvents.withdrawn(eventId, withdrawal));
            return true;
        });
    }

    @Override
    public List<PartnerId> waiting() {
        return queue.all().stream().filter(each -> !each.sealed).map(Waiting::partner).distinct()
                .sorted(Comparator.comparing(PartnerId::value)).toList();
    }

    /** Whoever writes holds everything, and whoever finds somebody writing waits for their turn. */
    @Override
    public Optional<ChainEnd> lock(PartnerId partner) {
        if (!units.tryToWrite()) {
            return Optional.empty();
        }
        return Optional.of(chains.find(partner).orElse(new ChainEnd(0, LedgerEntry.START, 0)));
    }

    @Override
    public List<LedgerRecord> unsealed(PartnerId partner, int limit) {
        List<UUID> waiting = queue.all().stream()
                .filter(each -> !each.sealed && each.partner.equals(partner))
                .sorted(Comparator.comparing(Waiting::receivedAt).thenComparing(Waiting::record))
                .limit(limit)
                .map(Waiting::record)
                .toList();
        return records(partner, waiting);
    }

    Optional<Instant> unsealedSince(PartnerId partner) {
        return queue.all().stream().filter(each -> !each.sealed && each.partner.equals(partner)).map(Waiting::receivedAt).min(Comparator.naturalOrder());
    }

    @Override
    public List<LedgerRecord> records(PartnerId partner, List<UUID> wanted) {
        return wanted.stream().map(id -> record(partner, id)).toList();
    }

    private LedgerRecord record(PartnerId partner, UUID id) {
        Optional<StoredConsent> consent = consents.find(id).filter(each -> each.partner().equals(partner));
        if (consent.isPresent()) {
            return new LedgerRecord(id, consent.get().toContent(), consent.get().policy().value());
        }
        Optional<Withdrawal> withdrawal = withdrawals.find(id).filter(each -> each.partner().equals(partner));
        LedgerContent content = withdrawal.map(Withdrawal::toContent).orElse(null);
        return new LedgerRecord(id, content, withdrawal.map(each -> each.policy().value()).orElse(null));
    }

    @Override
    public void append(PartnerId partner, List<LedgerEntry> added, LedgerHead head, UUID eventId) {
        for (LedgerEntry entry : added) {
            entries.put(new EntryKey(partner, entry.number()), entry);
            byRecord.put(entry.record(), entry);
            queue.put(entry.record(), new Waiting(partner, head.signedAt(), entry.record(), true));
        }
        heads.put(new EntryKey(partner, head.number()), head);
        chains.put(partner, new ChainEnd(head.entry(), head.hash(), head.number()));
        events.add(ConsentEvents.sealed(eventId, head));
    }

    @Override
    public List<LedgerEntry> entries(PartnerId partner, long after, int limit) {
        return entries.all().stream()
                .filter(entry -> entry.partner().equals(partner) && entry.number() > after)
                .sorted(Comparator.comparing(LedgerEntry::number))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<LedgerEntry> entryOf(PartnerId partner, UUID record) {
        return byRecord.find(record).filter(entry -> entry.partner().equals(partner));
    }

    @Override
    public List<LedgerHead> heads(PartnerId partner, int after, int limit) {
        return heads.all().stream()
                .filter(head -> head.partner().equals(partner) && head.number() > after)
                .sorted(Comparator.comparing(LedgerHead::number))
                .limit(limit)
                .toList();
    }
}
