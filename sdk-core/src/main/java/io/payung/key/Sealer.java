package io.payung.key;

import io.payung.fault.PayungException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM: the first 12 bytes of what is sealed are the nonce, the last 16 the tag. Stateless but for its randomness. */
public final class Sealer {

    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;

    private final IdSource ids;

    public Sealer(IdSource ids) {
        this.ids = ids;
    }

    /** @param context where the bytes belong (table, column, row); opening them elsewhere fails */
    public byte[] seal(byte[] key, byte[] clear, String context) {
        byte[] nonce = ids.randomBytes(NONCE_LENGTH);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, key, nonce, clear, context);
        byte[] result = Arrays.copyOf(nonce, NONCE_LENGTH + sealed.length);
        System.arraycopy(sealed, 0, result, NONCE_LENGTH, sealed.length);
        return result;
    }

    public byte[] open(byte[] key, byte[] sealed, String context) {
        if (sealed.length < NONCE_LENGTH + TAG_BITS / 8) {
            throw new PayungException("SEAL_BROKEN", "the sealed bytes of " + context + " are cut short");
        }
        byte[] nonce = Arrays.copyOf(sealed, NONCE_LENGTH);
        return run(Cipher.DECRYPT_MODE, key, nonce, Arrays.copyOfRange(sealed, NONCE_LENGTH, sealed.length), context);
    }

    private static byte[] run(int mode, byte[] key, byte[] nonce, byte[] input, String context) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new PayungException("SEAL_BROKEN", "the sealed bytes of " + context + " do not open with this key", e);
        }
    }
}
