package io.payung.key;

import java.util.Optional;

/** Where the secret keys come from. Implemented by you (a vault, an HSM) or taken from {@link DevelopmentKeys}; safe for several threads. */
public interface Keys {

    /** The key that new data is protected with. */
    SecretKey current(KeyPurpose purpose);

    /** An older or current key by its id, as long as anything protected with it must stay readable. */
    Optional<SecretKey> byId(KeyPurpose purpose, String id);
}
