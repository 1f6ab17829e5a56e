package io.payung.key;

import java.util.UUID;

/** Ids and randomness, injected so that tests can repeat them. Safe for several threads. */
public interface IdSource {

    /** A fresh id, ascending in time (UUID version 7). */
    UUID uuid();

    /** Unpredictable bytes for secrets, numbers and nonces. */
    byte[] randomBytes(int length);
}
