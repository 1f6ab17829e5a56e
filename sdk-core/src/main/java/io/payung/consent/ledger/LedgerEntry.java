package io.payung.consent.ledger;

import io.payung.party.PartnerId;
import io.payung.product.PackSource;
import java.util.UUID;

/**
 * One link of a partner's chain.
 *
 * @param number        from 1, without gaps
 * @param record        the consent record or withdrawal
 * @param contentDigest of what was recorded
 * @param previous      hash of the entry before it, of the first: 64 zeros
 * @param hash          over partner, number, previous and content digest
 */
public record LedgerEntry(PartnerId partner, long number, UUID record, String contentDigest, String previous, String hash) {

    /** What the first entry names as previous. */
    public static final String START = "0".repeat(64);

    /** The entry that follows. */
    public static LedgerEntry after(PartnerId partner, long lastNumber, String lastHash, LedgerContent content) {
        long number = lastNumber + 1;
        String digest = content.digest();
        return new LedgerEntry(partner, number, content.record(), digest, lastHash, hash(partner, number, digest, lastHash));
    }

    /** Whether the hash follows from the rest. */
    public boolean fits() {
        return hash.equals(hash(partner, number, contentDigest, previous));
    }

    private static String hash(PartnerId partner, long number, String contentDigest, String previous) {
        return PackSource.sha256("payung-consent-entry-1\n" + partner + "\n" + number + "\n" + previous + "\n" + contentDigest + "\n");
    }
}
