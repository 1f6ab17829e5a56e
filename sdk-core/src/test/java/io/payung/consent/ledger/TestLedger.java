package io.payung.consent.ledger;

import io.payung.key.SecretKey;
import io.payung.party.PartnerId;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A ledger of consents that a test may spoil: entries, a head after every third and after the last, and two records that wait. */
final class TestLedger {

    static final PartnerId PARTNER = PartnerId.of("coop");
    static final Instant AT = Instant.parse("2026-06-15T03:00:00Z");
    static final HeadKey KEY = key("ledger-1", 7);

    private static final int EVERY = 3;

    final List<LedgerEntry> entries = new ArrayList<>();
    final List<LedgerRecord> records = new ArrayList<>();
    final List<LedgerHead> heads = new ArrayList<>();
    final List<LedgerRecord> unsealed = new ArrayList<>();

    static HeadKey key(String id, int fill) {
        byte[] seed = new byte[SecretKey.LENGTH];
        java.util.Arrays.fill(seed, (byte) fill);
        return HeadKey.of(new SecretKey(id, seed));
    }

    static TestLedger of(int entries) {
        return of(entries, Integer.MAX_VALUE, KEY);
    }

    /** The same up to an entry, and from there on another history. */
    static TestLedger of(int entries, int differingFrom, HeadKey key) {
        TestLedger ledger = new TestLedger();
        for (int number = 1; number <= entries; number++) {
            ledger.add(record(number, number >= differingFrom ? "late" : "app"), key);
        }
        if (ledger.heads.isEmpty() || ledger.heads.get(ledger.heads.size() - 1).entry() < entries) {
            ledger.sign(key);
        }
        ledger.unsealed.add(record(entries + 100, "app"));
        ledger.unsealed.add(record(entries + 101, "app"));
        return ledger;
    }

    private void add(LedgerRecord record, HeadKey key) {
        LedgerEntry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
        entries.add(LedgerEntry.after(
                PARTNER, last == null ? 0 : last.number(), last == null ? LedgerEntry.START : last.hash(), record.content()));
        records.add(record);
        if (entries.size() % EVERY == 0) {
            sign(key);
        }
    }

    private void sign(HeadKey key) {
        heads.add(LedgerHead.sign(key, PARTNER, heads.size() + 1, entries.get(entries.size() - 1), AT.plusSeconds(entries.size())));
    }

    static LedgerRecord record(int number, String channel) {
        UUID id = new UUID(7, number);
        Map<String, Object> fields = new TreeMap<>();
        fields.put("kind", "consent");
        fields.put("format", 1);
        fields.put("record", id.toString());
        fields.put("partner", PARTNER.value());
        fields.put("policy", "PYG-" + number);
        fields.put("channel", channel);
        fields.put("acceptedAt", AT.plusSeconds(number).toString());
        fields.put("clauses", List.of(
                Map.of("id", "summary", "language", "id", "sha256", "a".repeat(64), "accepted", true),
                Map.of("id", "cover", "language", "en", "sha256", "b".repeat(64), "accepted", false)));
        fields.put("sealedSha256", String.format("%064x", number));
        return new LedgerRecord(id, new LedgerContent(id, new TreeMap<>(fields)), "PYG-" + number);
    }

    /** As an export is written. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(LedgerLine.ledger(PARTNER.value()).text()));
        heads.forEach(head -> lines.add(LedgerLine.head(head).text()));
        for (int i = 0; i < entries.size(); i++) {
            lines.add(LedgerLine.entry(entries.get(i), records.get(i)).text());
        }
        unsealed.forEach(record -> lines.add(LedgerLine.unsealed(record).text()));
        lines.add(LedgerLine.end(entries.size(), heads.size(), unsealed.size()).text());
        return lines;
    }

    /** Knows every head of the sound ledger. */
    LedgerVerifier verifier() {
        return new LedgerVerifier(trusted(), heads);
    }

    static TrustedHeadKeys trusted() {
        return TrustedHeadKeys.read("# the cooperative's\n" + KEY.id() + " " + KEY.publicKey() + "\n");
    }

    static LedgerReport verify(LedgerVerifier verifier, List<String> lines) {
        return verifier.verify(new StringReader(String.join("\n", lines) + "\n"));
    }
}
