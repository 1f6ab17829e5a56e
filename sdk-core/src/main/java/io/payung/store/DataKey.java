package io.payung.store;

import io.payung.json.CanonicalJson;
import io.payung.key.Sealer;

/** Seals and opens what belongs to one person. */
final class DataKey {

    /** What was sealed for a person who is forgotten, under the key of one who is not, is overwritten with this. */
    static final byte[] NOTHING = {};

    private final Sealer sealer;
    private final byte[] key;

    DataKey(Sealer sealer, byte[] key) {
        this.sealer = sealer;
        this.key = key;
    }

    /** @param table and row: the only place where the bytes can be opened again */
    byte[] seal(byte[] clear, String table, Object row) {
        return sealer.seal(key, clear, context(table, row));
    }

    /** Throws {@code PERSON_ERASED} where nothing is left. */
    byte[] open(byte[] sealed, String table, Object row) {
        return sealer.open(key, kept(sealed), context(table, row));
    }

    static boolean isErased(byte[] sealed) {
        return sealed.length == 0;
    }

    /** The same bytes. Throws {@code PERSON_ERASED} where nothing is left. */
    static byte[] kept(byte[] stored) {
        if (isErased(stored)) {
            throw PersonVault.erased();
        }
        return stored;
    }

    /** From JSON. Throws {@code PERSON_ERASED} where nothing is left. */
    static <T> T readKept(byte[] json, Class<T> type) {
        return CanonicalJson.read(kept(json), type);
    }

    byte[] sealJson(Object value, String table, Object row) {
        return seal(CanonicalJson.write(value), table, row);
    }

    <T> T openJson(byte[] sealed, Class<T> type, String table, Object row) {
        return CanonicalJson.read(open(sealed, table, row), type);
    }

    private static String context(String table, Object row) {
        return table + "|sealed|" + row;
    }
}
