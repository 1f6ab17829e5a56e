package io.payung.store;

import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IdempotencyStore;
import io.payung.policy.PersonId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Answers by key in {@code payung_idempotency}; the primary key decides whose turn it is. */
final class JdbcIdempotency implements IdempotencyStore {

    private static final String TABLE = "payung_idempotency";
    private static final String FINGERPRINT = TABLE + "|fingerprint";
    private static final String THE_ROW = " where partner = ? and operation = ? and idempotency_key = ?";

    private final JdbcSession session;
    private final PersonVault vault;

    JdbcIdempotency(JdbcSession session, PersonVault vault) {
        this.session = session;
        this.vault = vault;
    }

    @Override
    public Optional<StoredAnswer> answer(PartnerId partner, String operation, IdempotencyKey key) {
        return session.first(
                "select i.fingerprint_key_id, i.sealed_fingerprint, i.sealed, " + PersonVault.COLUMNS
                        + " from payung_idempotency i join payung_person k on k.id = i.person_id"
                        + " where i.partner = ? and i.operation = ? and i.idempotency_key = ?",
                row -> stored(row, rowName(partner, operation, key)),
                partner.value(),
                operation,
                key.value());
    }

    @Override
    public Claim claim(PartnerId partner, String operation, IdempotencyKey key, String fingerprint, Instant now) {
        String common = vault.commonKeyId();
        byte[] clear = fingerprint.getBytes(StandardCharsets.UTF_8);
        try {
            boolean claimed = session.insertIfAbsent(
                    "payung_pk_idempotency",
                    "insert into payung_idempotency"
                            + " (partner, operation, idempotency_key, fingerprint_key_id, sealed_fingerprint, claimed_at)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    partner.value(),
                    operation,
                    key.value(),
                    common,
                    vault.common(common).seal(clear, FINGERPRINT, rowName(partner, operation, key)),
                    now);
            return claimed ? Claim.CLAIMED : Claim.TAKEN;
        } catch (StoreFault fault) {
            if (fault.code().equals(StoreFault.BUSY)) {
                return Claim.BUSY;
            }
            throw fault;
        }
    }

    @Override
    public void answer(PartnerId partner, String operation, IdempotencyKey key, PersonId person, byte[] answer) {
        byte[] sealed = vault.of(session, person).seal(answer, TABLE, rowName(partner, operation, key));
        int answered = session.update(
                "update payung_idempotency set person_id = ?, sealed = ?" + THE_ROW + " and sealed is null",
                person.value(),
                sealed,
                partner.value(),
                operation,
                key.value());
        if (answered != 1) {
            throw new PayungException("KEY_NOT_CLAIMED", "claim the key before answering under it");
        }
    }

    /** Destroys the answers that were given to the person; their keys stay used. */
    void forget(PersonId person) {
        session.update("update payung_idempotency set sealed = ?, sealed_fingerprint = ? where person_id = ?", DataKey.NOTHING, DataKey.NOTHING, person.value());
    }

    /** Destroys those of the person's answers that name one of these numbers or ids. */
    void forgetNaming(PersonId person, Set<String> names) {
        session.list(
                        "select i.*, " + PersonVault.COLUMNS + " from payung_idempotency i join payung_person k on k.id = i.person_id"
                                + " where i.person_id = ?",
                        row -> named(row, names),
                        person.value())
                .stream()
                .flatMap(Optional::stream)
                .forEach(row -> session.update("update payung_idempotency set sealed = ?, sealed_fingerprint = ?" + THE_ROW, row));
    }

    private Optional<Object[]> named(ResultSet row, Set<String> names) throws SQLException {
        if (PersonVault.isErased(row, "sealed")) {
            return Optional.empty();
        }
        PartnerId partner = PartnerId.of(row.getString("partner"));
        String operation = row.getString("operation");
        IdempotencyKey key = IdempotencyKey.of(row.getString("idempotency_key"));
        byte[] clear = vault.read(row).open(row.getBytes("sealed"), TABLE, rowName(partner, operation, key));
        String answer = new String(clear, StandardCharsets.UTF_8);
        return names.stream().anyMatch(answer::contains)
                ? Optional.of(new Object[] {DataKey.NOTHING, DataKey.NOTHING, partner.value(), operation, key.value()})
                : Optional.empty();
    }

    private StoredAnswer stored(ResultSet row, String rowName) throws SQLException {
        if (PersonVault.isErased(row, "sealed")) {
            throw PersonVault.erased();
        }
        DataKey common = vault.common(row.getString("fingerprint_key_id"));
        byte[] fingerprint = common.open(row.getBytes("sealed_fingerprint"), FINGERPRINT, rowName);
        byte[] answer = vault.read(row).open(row.getBytes("sealed"), TABLE, rowName);
        return new StoredAnswer(new String(fingerprint, StandardCharsets.UTF_8), answer);
    }

    private static String rowName(PartnerId partner, String operation, IdempotencyKey key) {
        return partner + "|" + operation + "|" + key;
    }
}
