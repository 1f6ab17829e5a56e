package io.payung.consent.ledger;

import io.payung.key.SecretKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Signs heads with Ed25519. The seed comes from {@code Keys} like every other key, so vault and rotation are the same; whoever verifies needs
 * the public half alone, so an auditor cannot forge what the auditor checks, as with a shared key it could.
 */
public final class HeadKey {

    static final String ALGORITHM = "Ed25519";

    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");
    private static final int LENGTH = 32;

    private final String id;
    private final PrivateKey secret;
    private final String publicKey;

    private HeadKey(String id, PrivateKey secret, String publicKey) {
        this.id = id;
        this.secret = secret;
        this.publicKey = publicKey;
    }

    /** @param seed 32 bytes; the private key of RFC 8032 */
    public static HeadKey of(SecretKey seed) {
        try {
            byte[] encoded = Arrays.copyOf(PKCS8, PKCS8.length + LENGTH);
            System.arraycopy(seed.bytes(), 0, encoded, PKCS8.length, LENGTH);
            PrivateKey secret = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new HeadKey(seed.id(), secret, publicKey(seed.bytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 15 on has " + ALGORITHM, e);
        }
    }

    public String id() {
        return id;
    }

    /** 32 bytes as RFC 8032 encodes them, hexadecimal; not secret. */
    public String publicKey() {
        return publicKey;
    }

    String sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(message);
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an " + ALGORITHM + " key signs", e);
        }
    }

    /** The platform derives a public key only while it makes a pair, so a pair is made of our seed. */
    private static String publicKey(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
        EdECPublicKey made = (EdECPublicKey) generator.generateKeyPair().getPublic();
        byte[] bigEndian = made.getPoint().getY().toByteArray();
        byte[] encoded = new byte[LENGTH];
        for (int i = 0; i < Math.min(bigEndian.length, LENGTH); i++) {
            encoded[i] = bigEndian[bigEndian.length - 1 - i];
        }
        if (made.getPoint().isXOdd()) {
            encoded[LENGTH - 1] |= (byte) 0x80;
        }
        return HexFormat.of().formatHex(encoded);
    }

    private static final class Seed extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final transient byte[] seed;

        private Seed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("the platform makes " + ALGORITHM + " keys in another way than it used to");
            }
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }

    @Override
    public String toString() {
        return "HeadKey[" + id + "]";
    }
}
