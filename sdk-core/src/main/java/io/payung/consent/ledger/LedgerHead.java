package io.payung.consent.ledger;

import io.payung.party.PartnerId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The signed end of a partner's chain at one instant. Whoever keeps heads elsewhere notices later when history is cut or rewritten.
 *
 * @param number    from 1, without gaps
 * @param entry     number of the last entry
 * @param hash      of that entry
 * @param keyId     of the signing key
 * @param signature Ed25519, hexadecimal
 */
public record LedgerHead(PartnerId partner, int number, long entry, String hash, Instant signedAt, String keyId, String signature) {

    static final int KEY_ID_LENGTH = 40;

    /** Signs. */
    public static LedgerHead sign(HeadKey key, PartnerId partner, int number, LedgerEntry last, Instant at) {
        LedgerHead unsigned = new LedgerHead(partner, number, last.number(), last.hash(), at, key.id(), "");
        return new LedgerHead(partner, number, last.number(), last.hash(), at, key.id(), key.sign(unsigned.signedBytes()));
    }

    /** As the event {@code consent.head_sealed} brings it. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new TreeMap<>();
        map.put("partner", partner.value());
        map.put("number", number);
        map.put("entry", entry);
        map.put("hash", hash);
        map.put("signedAt", signedAt.toString());
        map.put("keyId", keyId);
        map.put("signature", signature);
        return map;
    }

    byte[] signedBytes() {
        String text = "payung-consent-head-1\n" + partner + "\n" + number + "\n" + entry + "\n" + hash + "\n" + signedAt + "\n" + keyId + "\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
