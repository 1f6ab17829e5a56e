package io.payung.store;

import io.payung.consent.ledger.LedgerEntry;
import io.payung.consent.ledger.LedgerHead;
import io.payung.consent.ledger.LedgerRecord;
import io.payung.consent.proof.ConsentStore;
import io.payung.consent.proof.StoredConsent;
import io.payung.consent.proof.Withdrawal;
import io.payung.party.PartnerId;
import io.payung.policy.PolicyNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The chain of each partner in {@code payung_consent_entry}, its signed heads, withdrawals, and the queue of what is to be chained. */
final class JdbcConsentLedger implements ConsentStore {

    private static final int PART = 1_000;

    private final JdbcUnitOfWork units;
    private final JdbcSession session;
    private final JdbcConsents consents;
    private final JdbcOutbox outbox;

    JdbcConsentLedger(JdbcUnitOfWork units, JdbcSession session, JdbcConsents consents, JdbcOutbox outbox) {
        this.units = units;
        this.session = session;
        this.consents = consents;
        this.outbox = outbox;
    }

    @Override
    public List<StoredConsent> ofPolicy(PartnerId partner, PolicyNumber policy) {
        return consents.ofPolicy(partner, policy);
    }

    @Override
    public Optional<Withdrawal> withdrawalOf(PartnerId partner, UUID consent) {
        return session.first(
                "select * from payung_consent_withdrawal where partner = ? and consent_id = ?", JdbcConsents::withdrawal, partner.value(), consent);
    }

    @Override
    public boolean withdraw(Withdrawal withdrawal, UUID eventId) {
        return units.run(() -> {
            if (!insert(withdrawal)) {
                return false;
            }
            consents.queue(withdrawal.id(), withdrawal.partner(), withdrawal.receivedAt());
            outbox.add(ConsentEvents.withdrawn(eventId, withdrawal));
            return true;
        });
    }

    private boolean insert(Withdrawal withdrawal) {
        return session.insertIfAbsent(
                "payung_uq_consent_withdrawal_consent",
                "insert into payung_consent_withdrawal (id, partner, policy_number, consent_id, purpose, withdrawn_by, channel, withdrawn_at,"
                        + " received_at, duty, due_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                withdrawal.id(),
                withdrawal.partner().value(),
                withdrawal.policy().value(),
                withdrawal.consent(),
                withdrawal.purpose(),
                withdrawal.by(),
                withdrawal.channel(),
                withdrawal.withdrawnAt(),
                withdrawal.receivedAt(),
                withdrawal.duty(),
                withdrawal.dueBy());
    }

    @Override
    public List<PartnerId> waiting() {
        return session.list(
                "select distinct partner from payung_consent_unsealed order by partner", row -> PartnerId.of(row.getString("partner")));
    }

    @Override
    public Optional<ChainEnd> lock(PartnerId partner) {
        boolean begun = session.first("select 1 from payung_consent_chain where partner = ?", row -> true, partner.value()).isPresent();
        if (!begun) {
            session.insertIfAbsent(
                    "payung_pk_consent_chain",
                    "insert into payung_consent_chain (partner, last_entry, last_hash, last_head) values (?, 0, ?, 0)",
                    partner.value(),
                    LedgerEntry.START);
        }
        return session.first(
                "select last_entry, last_hash, last_head from payung_consent_chain where partner = ? for update skip locked",
                row -> new ChainEnd(row.getLong("last_entry"), row.getString("last_hash"), row.getInt("last_head")),
                partner.value());
    }

    @Override
    public List<LedgerRecord> unsealed(PartnerId partner, int limit) {
        List<UUID> waiting = session.list(
                "select record_id from payung_consent_unsealed where partner = ? order by received_at, record_id limit ?",
                row -> JdbcSession.uuid(row, "record_id"),
                partner.value(),
                limit);
        return records(partner, waiting);
    }

    @Override
    public List<LedgerRecord> unchained(PartnerId partner, int limit) {
        List<UUID> loose = session.list(
                "select record_id from payung_consent_unsealed where partner = ?"
                        + " union select c.id from payung_consent c where c.partner = ?"
                        + " and not exists (select 1 from payung_consent_entry e where e.record_id = c.id)"
                        + " union select w.id from payung_consent_withdrawal w where w.partner = ?"
                        + " and not exists (select 1 from payung_consent_entry e where e.record_id = w.id)"
                        + " order by 1 fetch first ? rows only",
                row -> JdbcSession.uuid(row, "record_id"),
                partner.value(),
                partner.value(),
                partner.value(),
                limit);
        return records(partner, loose);
    }

    @Override
    public List<LedgerRecord> records(PartnerId partner, List<UUID> ids) {
        Map<UUID, LedgerRecord> found = new HashMap<>();
        // A statement takes no more than 65,535 values.
        for (int from = 0; from < ids.size(); from += PART) {
            List<UUID> part = ids.subList(from, Math.min(from + PART, ids.size()));
            consents.byIds(partner, part).forEach((consent, referring) ->
                    found.put(consent.id(), new LedgerRecord(consent.id(), consent.toContent(), referring.orElse(null))));
            consents.withdrawals(partner, part).forEach((id, withdrawal) ->
                    found.put(id, new LedgerRecord(id, withdrawal.toContent(), withdrawal.policy().value())));
        }
        return ids.stream().map(id -> found.getOrDefault(id, new LedgerRecord(id, null, null))).toList();
    }

    @Override
    public void append(PartnerId partner, List<LedgerEntry> entries, LedgerHead head, UUID eventId) {
        for (LedgerEntry entry : entries) {
            session.update(
                    "insert into payung_consent_entry (partner, entry_number, record_id, content_digest, previous_hash, hash)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    partner.value(), entry.number(), entry.record(), entry.contentDigest(), entry.previous(), entry.hash());
            session.update("delete from payung_consent_unsealed where record_id = ?", entry.record());
        }
        session.update(
                "insert into payung_consent_head (partner, head_number, entry_number, hash, signed_at, key_id, signature)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                partner.value(), head.number(), head.entry(), head.hash(), head.signedAt(), head.keyId(), head.signature());
        session.update(
                "update payung_consent_chain set last_entry = ?, last_hash = ?, last_head = ? where partner = ?",
                head.entry(), head.hash(), head.number(), partner.value());
        outbox.add(ConsentEvents.sealed(eventId, head));
    }

    @Override
    public List<LedgerEntry> entries(PartnerId partner, long after, int limit) {
        return session.list(
                "select * from payung_consent_entry where partner = ? and entry_number > ? order by entry_number limit ?",
                JdbcConsentLedger::entry,
                partner.value(),
                after,
                limit);
    }

    @Override
    public Optional<LedgerEntry> entryOf(PartnerId partner, UUID record) {
        return session.first(
                "select * from payung_consent_entry where partner = ? and record_id = ?", JdbcConsentLedger::entry, partner.value(), record);
    }

    @Override
    public List<LedgerHead> heads(PartnerId partner, int after, int limit) {
        return session.list(
                "select * from payung_consent_head where partner = ? and head_number > ? order by head_number limit ?",
                row -> new LedgerHead(
                        partner,
                        row.getInt("head_number"),
                        row.getLong("entry_number"),
                        row.getString("hash"),
                        JdbcSession.instant(row, "signed_at"),
                        row.getString("key_id"),
                        row.getString("signature")),
                partner.value(),
                after,
                limit);
    }

    private static LedgerEntry entry(ResultSet row) throws SQLException {
        return new LedgerEntry(
                PartnerId.of(row.getString("partner")),
                row.getLong("entry_number"),
                JdbcSession.uuid(row, "record_id"),
                row.getString("content_digest"),
                row.getString("previous_hash"),
                row.getString("hash"));
    }
}
