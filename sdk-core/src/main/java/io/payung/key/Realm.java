package io.payung.key;

import io.payung.fault.PayungException;

/**
 * What keys are for, and with them tokens and stores: real sales, or a sandbox. The ids of the keys tell, because they stand beside everything that
 * the keys protect: those of a sandbox begin with {@code test-}, no others do.
 */
public enum Realm {
    PRODUCTION,
    SANDBOX;

    /** With what the ids of a sandbox's keys begin. */
    public static final String TEST = "test-";

    /** What the keys are for. Throws {@code KEYS_MIXED} when they do not agree. */
    public static Realm of(Keys keys) {
        Realm realm = ofId(keys.current(KeyPurpose.BLIND_INDEX).id());
        for (KeyPurpose purpose : KeyPurpose.values()) {
            if (ofId(keys.current(purpose).id()) != realm) {
                throw new PayungException("KEYS_MIXED", "some keys are a sandbox's and some are not; the ids of all or of none begin with \"" + TEST + "\"");
            }
        }
        return realm;
    }

    static Realm ofId(String id) {
        return id.startsWith(TEST) ? SANDBOX : PRODUCTION;
    }

    /**
     * The same keys, of this realm alone: what the other realm's keys protect is not opened with them, even where they are known. A sandbox's bytes are
     * derived, so that the same secret under two ids is two keys.
     */
    public Keys only(Keys keys) {
        Realm theirs = of(keys);
        if (theirs != this) {
            throw new PayungException("KEYS_OF_" + theirs, this == SANDBOX
                    ? "a sandbox takes no keys of production; give it keys of its own, whose ids begin with \"" + TEST + "\""
                    : "these are keys of a sandbox, as their ids tell; give production keys of its own, or build a sandbox");
        }
        return new RealmKeys(this, keys);
    }
}
