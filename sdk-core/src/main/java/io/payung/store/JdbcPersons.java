package io.payung.store;

import io.payung.fault.PayungException;
import io.payung.key.IdSource;
import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import io.payung.policy.PersonId;
import io.payung.policy.PersonStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Persons in {@code payung_person}: found by blind index, locked by their row, everything else sealed. */
final class JdbcPersons implements PersonStore {

    private record Wanted(IdentityDocument document, byte[] blindIndex) {}

    private final JdbcSession session;
    private final PersonVault vault;
    private final IdSource ids;

    JdbcPersons(JdbcSession session, PersonVault vault, IdSource ids) {
        this.session = session;
        this.vault = vault;
        this.ids = ids;
    }

    @Override
    public Map<IdentityDocument, PersonId> lock(PartnerId partner, Collection<IdentityDocument> persons) {
        List<Wanted> inOrder = new ArrayList<>();
        for (IdentityDocument person : persons) {
            inOrder.add(new Wanted(person, vault.blindIndex(partner, person)));
        }
        inOrder.sort((a, b) -> Arrays.compareUnsigned(a.blindIndex, b.blindIndex));
        Map<IdentityDocument, PersonId> locked = new HashMap<>();
        for (Wanted wanted : inOrder) {
            locked.put(wanted.document, lock(partner, wanted));
        }
        return locked;
    }

    /** Without a lock. */
    Optional<PersonId> find(PartnerId partner, IdentityDocument document) {
        return find(partner, vault.blindIndex(partner, document), "");
    }

    /** Another key would not find the persons that are there, so their holdings would be overlooked. */
    void requireBlindIndexKey() {
        long others = session.first(
                        "select count(*) from payung_person where blind_key_id <> ? and erased_at is null", row -> row.getLong(1), vault.blindKeyId())
                .orElse(0L);
        if (others > 0) {
            throw new PayungException(
                    "BLIND_INDEX_KEY_CHANGED",
                    others + " persons were indexed with another key than \"" + vault.blindKeyId()
                            + "\"; give the store the key it was written with");
        }
    }

    private PersonId lock(PartnerId partner, Wanted wanted) {
        Optional<PersonId> known = find(partner, wanted.blindIndex, " for update");
        if (known.isPresent()) {
            return known.get();
        }
        insertIfAbsent(partner, wanted);
        return find(partner, wanted.blindIndex, " for update").orElseThrow();
    }

    private Optional<PersonId> find(PartnerId partner, byte[] blindIndex, String locking) {
        return session.first(
                "select id from payung_person where partner = ? and blind_index = ?" + locking,
                row -> new PersonId(JdbcSession.uuid(row, "id")),
                partner.value(),
                blindIndex);
    }

    private void insertIfAbsent(PartnerId partner, Wanted wanted) {
        UUID id = ids.uuid();
        PersonVault.FreshKey fresh = vault.freshKey(id);
        session.insertIfAbsent(
                "payung_uq_person_blind_index",
                "insert into payung_person (id, partner, blind_key_id, blind_index, key_id, wrapped_key, sealed)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                id,
                partner.value(),
                vault.blindKeyId(),
                wanted.blindIndex,
                fresh.keyId(),
                fresh.wrapped(),
                fresh.key().sealJson(wanted.document, "payung_person", id));
    }
}
