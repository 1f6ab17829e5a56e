package io.payung.consent.ledger;

import io.payung.fault.PayungException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The public keys by which heads are believed. They come from whoever verifies, never from what is verified. */
public final class TrustedHeadKeys {

    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final Pattern LINE = Pattern.compile("(\\S{1," + LedgerHead.KEY_ID_LENGTH + "})\\s+([0-9a-f]{64})");

    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{128}");

    private final Map<String, byte[]> keys;

    private TrustedHeadKeys(Map<String, byte[]> keys) {
        this.keys = keys;
    }

    /**
     * Reads a file of keys.
     *
     * @param text one key a line: its id and 64 hexadecimal digits; empty lines and lines from {@code #} on are remarks
     * @throws PayungException {@code LEDGER_KEYS_UNREADABLE} with the number of the first line that is neither
     */
    public static TrustedHeadKeys read(String text) {
        Map<String, byte[]> keys = new TreeMap<>();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            Matcher key = LINE.matcher(line.strip());
            if (key.matches()) {
                keys.put(key.group(1), HexFormat.of().parseHex(key.group(2)));
            } else if (!line.isBlank() && !line.strip().startsWith("#")) {
                throw new PayungException("LEDGER_KEYS_UNREADABLE", "line " + number + " of the keys is not: id, space, 64 hexadecimal digits");
            }
        }
        return new TrustedHeadKeys(keys);
    }

    boolean knows(String keyId) {
        return keys.containsKey(keyId);
    }

    /** Whether a key that is trusted signed exactly this. */
    boolean believes(LedgerHead head) {
        // One way to write a signature, so that a head has one text.
        return SIGNATURE.matcher(head.signature()).matches()
                && Optional.ofNullable(keys.get(head.keyId())).filter(key -> signed(key, head)).isPresent();
    }

    private static boolean signed(byte[] key, LedgerHead head) {
        try {
            byte[] encoded = Arrays.copyOf(X509, X509.length + key.length);
            System.arraycopy(key, 0, encoded, X509.length, key.length);
            Signature signature = Signature.getInstance(HeadKey.ALGORITHM);
            signature.initVerify(KeyFactory.getInstance(HeadKey.ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
            signature.update(head.signedBytes());
            return signature.verify(HexFormat.of().parseHex(head.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
            return false;
        }
    }
}
