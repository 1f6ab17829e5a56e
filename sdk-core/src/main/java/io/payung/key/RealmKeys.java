package io.payung.key;

import io.payung.fault.PayungException;
import java.util.Optional;

/** Keys of one realm, whatever else there is in their source. */
final class RealmKeys implements Keys {

    private final Realm realm;
    private final Keys source;

    RealmKeys(Realm realm, Keys source) {
        this.realm = realm;
        this.source = source;
    }

    /** Looked at each time, because a source may rotate its keys while we run. */
    @Override
    public SecretKey current(KeyPurpose purpose) {
        SecretKey key = source.current(purpose);
        if (Realm.ofId(key.id()) != realm) {
            throw new PayungException("KEYS_MIXED", "the key \"" + key.id() + "\" is none of " + realm + ", which this was started with");
        }
        return own(purpose, key);
    }

    @Override
    public Optional<SecretKey> byId(KeyPurpose purpose, String id) {
        return Realm.ofId(id) == realm ? source.byId(purpose, id).map(key -> own(purpose, key)) : Optional.empty();
    }

    private SecretKey own(KeyPurpose purpose, SecretKey key) {
        return realm == Realm.SANDBOX ? new SecretKey(key.id(), Hmac.sha256(key.bytes(), "payung_sandbox|" + purpose)) : key;
    }

    @Override
    public String toString() {
        return "RealmKeys[" + realm + "]";
    }
}
