package io.payung.store;

import io.payung.fault.PayungException;
import io.payung.key.Hmac;
import io.payung.key.IdSource;
import io.payung.key.KeyPurpose;
import io.payung.key.Keys;
import io.payung.key.Sealer;
import io.payung.key.SecretKey;
import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import io.payung.policy.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;

/** The data key of each person: random, stored only wrapped, and the blind index under which a person is found. */
final class PersonVault {

    /** Columns that {@link #read} needs, of the table {@code payung_person} under the alias {@code k}. */
    static final String COLUMNS = "k.id as person, k.key_id, k.wrapped_key";

    /** A fresh data key, and how it is stored. */
    record FreshKey(String keyId, byte[] wrapped, DataKey key) {}

    private final Keys keys;
    private final IdSource ids;
    private final Sealer sealer;

    PersonVault(Keys keys, IdSource ids) {
        this.keys = keys;
        this.ids = ids;
        this.sealer = new Sealer(ids);
    }

    /** The same for every spelling of the document; nobody without the key can tell whether a number is in it. */
    byte[] blindIndex(PartnerId partner, IdentityDocument document) {
        String text = partner + "|" + document.scheme() + "|" + document.number().toUpperCase(Locale.ROOT);
        return Hmac.sha256(keys.current(KeyPurpose.BLIND_INDEX).bytes(), text);
    }

    /** The same for equal texts; nobody without the key can try them out. */
    byte[] blindText(PartnerId partner, String text) {
        return Hmac.sha256(keys.current(KeyPurpose.BLIND_INDEX).bytes(), "payung_cover_key|" + partner + "|" + text);
    }

    String blindKeyId() {
        return keys.current(KeyPurpose.BLIND_INDEX).id();
    }

    FreshKey freshKey(UUID person) {
        byte[] bytes = ids.randomBytes(SecretKey.LENGTH);
        SecretKey wrapping = keys.current(KeyPurpose.PERSON);
        byte[] wrapped = sealer.seal(wrapping.bytes(), bytes, context(person));
        return new FreshKey(wrapping.id(), wrapped, new DataKey(sealer, bytes));
    }

    /** The data key from a row with {@link #COLUMNS}. Throws {@code PERSON_ERASED} when it is destroyed. */
    DataKey read(ResultSet row) throws SQLException {
        UUID person = JdbcSession.uuid(row, "person");
        byte[] wrapped = row.getBytes("wrapped_key");
        if (wrapped == null) {
            throw erased();
        }
        byte[] wrapping = wrappingKey(row.getString("key_id")).bytes();
        return new DataKey(sealer, sealer.open(wrapping, wrapped, context(person)));
    }

    /** Whether the row with {@link #COLUMNS} has nothing any more that could be read in this column. */
    static boolean isErased(ResultSet row, String sealedColumn) throws SQLException {
        return row.getBytes("wrapped_key") == null || DataKey.isErased(row.getBytes(sealedColumn));
    }

    static PayungException erased() {
        return new PayungException("PERSON_ERASED", "the person whom this is about was erased; nothing personal is left of it");
    }

    /** A key for what cannot be sealed under a person's key yet: derived, so that the wrapping key only wraps. */
    DataKey common(String keyId) {
        return new DataKey(sealer, Hmac.sha256(wrappingKey(keyId).bytes(), "payung_idempotency"));
    }

    String commonKeyId() {
        return keys.current(KeyPurpose.PERSON).id();
    }

    DataKey of(JdbcSession session, PersonId person) {
        return of(session, person, "");
    }

    /** The same, and nobody erases the person until the unit of work ends. */
    DataKey keep(JdbcSession session, PersonId person) {
        return of(session, person, " for update");
    }

    private DataKey of(JdbcSession session, PersonId person, String locking) {
        return session.first("select " + COLUMNS + " from payung_person k where k.id = ?" + locking, this::read, person.value())
                .orElseThrow(() -> new PayungException("PERSON_UNKNOWN", "there is no person " + person + "; lock persons first"));
    }

    private SecretKey wrappingKey(String keyId) {
        return keys.byId(KeyPurpose.PERSON, keyId)
                .orElseThrow(() -> new PayungException(
                        "PERSON_KEY_MISSING",
                        "there is no key \"" + keyId + "\" for persons; give the store the keys it was written with"));
    }

    private static String context(UUID person) {
        return "payung_person|wrapped_key|" + person;
    }
}
