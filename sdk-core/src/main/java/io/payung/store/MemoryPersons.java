package io.payung.store;

import io.payung.key.IdSource;
import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import io.payung.policy.PersonId;
import io.payung.policy.PersonStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Persons by document, in memory. One unit writes at a time, so the order of locking does not matter. */
final class MemoryPersons implements PersonStore {

    private record Key(PartnerId partner, String scheme, String number) {

        static Key of(PartnerId partner, IdentityDocument document) {
            return new Key(partner, document.scheme(), document.number().toUpperCase(Locale.ROOT));
        }

        @Override
        public String toString() {
            return scheme + " ****";
        }
    }

    private final MemoryUnitOfWork units;
    private final IdSource ids;
    private final MemoryTable<Key, PersonId> rows;

    MemoryPersons(MemoryUnitOfWork units, IdSource ids) {
        this.units = units;
        this.ids = ids;
        this.rows = new MemoryTable<>(units, "person");
    }

    @Override
    public Map<IdentityDocument, PersonId> lock(PartnerId partner, Collection<IdentityDocument> persons) {
        units.startWriting();
        Map<IdentityDocument, PersonId> locked = new HashMap<>();
        for (IdentityDocument person : persons) {
            Key key = Key.of(partner, person);
            if (rows.find(key).isEmpty()) {
                rows.put(key, new PersonId(ids.uuid()));
            }
            locked.put(person, rows.find(key).orElseThrow());
        }
        return locked;
    }

    Optional<PersonId> find(PartnerId partner, IdentityDocument document) {
        return rows.find(Key.of(partner, document));
    }
}
