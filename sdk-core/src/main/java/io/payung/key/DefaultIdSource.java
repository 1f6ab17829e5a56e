package io.payung.key;

import com.github.f4b6a3.uuid.UuidCreator;
import java.security.SecureRandom;
import java.util.UUID;

/** UUID version 7 and the platform's strong randomness. */
public final class DefaultIdSource implements IdSource {

    private final SecureRandom random = new SecureRandom();

    @Override
    public UUID uuid() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    @Override
    public byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
