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

    private static final Key NOBODY = new Key(PartnerId.of("erased"), "", "");

    private final MemoryUnitOfWork units;
    private final IdSource ids;
    private final MemoryTable<Key, PersonId> rows;
    private final MemoryTable<PersonId, Key> known;

    MemoryPersons(MemoryUnitOfWork units, IdSource ids) {
        this.units = units;
        this.ids = ids;
        this.rows = MemoryTable.index(units);
        this.known = new MemoryTable<>(units, "person");
    }

    @Override
    public Map<IdentityDocument, PersonId> lock(PartnerId partner, Collection<IdentityDocument> persons) {
        units.startWriting();
        Map<IdentityDocument, PersonId> locked = new HashMap<>();
        for (IdentityDocument person : persons) {
            Key key = Key.of(partner, person);
            if (rows.find(key).isEmpty()) {
                add(key, new PersonId(ids.uuid()));
            }
            locked.put(person, rows.find(key).orElseThrow());
        }
        return locked;
    }

    private void add(Key key, PersonId person) {
        rows.put(key, person);
        known.put(person, key);
    }

    /** What is left says that there was somebody. */
    void erase(PersonId person) {
        rows.remove(known.find(person).orElseThrow());
        known.put(person, NOBODY);
    }

    Optional<PersonId> find(PartnerId partner, IdentityDocument document) {
        return rows.find(Key.of(partner, document));
    }
}
