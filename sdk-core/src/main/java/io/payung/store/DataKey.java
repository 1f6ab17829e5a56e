package io.payung.store;

import io.payung.json.CanonicalJson;
import io.payung.key.Sealer;

/** Seals and opens what belongs to one person. */
final class DataKey {

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

    byte[] open(byte[] sealed, String table, Object row) {
        return sealer.open(key, sealed, context(table, row));
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
