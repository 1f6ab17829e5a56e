package io.payung.consent.ledger;

import io.payung.fault.PayungException;
import io.payung.json.CanonicalJson;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of an export, JSON with a {@code type}: {@code ledger} comes first, then each {@code head}, each {@code entry}, each record that is
 * still {@code unsealed}, and {@code end} with the counts of all three.
 */
public record LedgerLine(Map<String, Object> fields) {

    static final int FORMAT = 1;

    /** Far more than a record with two hundred texts needs. */
    private static final int LONGEST = 1 << 20;

    /** The first line. */
    public static LedgerLine ledger(String partner) {
        return of("ledger", Map.of("format", FORMAT, "partner", partner));
    }

    public static LedgerLine head(LedgerHead head) {
        return of("head", Map.of("head", head));
    }

    /** An entry and what its record is now. */
    public static LedgerLine entry(LedgerEntry entry, LedgerRecord record) {
        Map<String, Object> fields = now(record);
        fields.put("entry", entry);
        return of("entry", fields);
    }

    /** A record that nobody has chained yet. */
    public static LedgerLine unsealed(LedgerRecord record) {
        return of("unsealed", now(record));
    }

    private static Map<String, Object> now(LedgerRecord record) {
        Map<String, Object> fields = new TreeMap<>();
        if (record.content() != null) {
            fields.put("content", record.content().fields());
        }
        if (record.policy() != null) {
            fields.put("policy", record.policy());
        }
        return fields;
    }

    /** The last line. */
    public static LedgerLine end(long entries, long heads, long unsealed) {
        return of("end", Map.of("entries", entries, "heads", heads, "unsealed", unsealed));
    }

    private static LedgerLine of(String type, Map<String, Object> fields) {
        Map<String, Object> all = new TreeMap<>(fields);
        all.put("type", type);
        return new LedgerLine(all);
    }

    /** Canonical JSON without a line break. */
    public String text() {
        return new String(CanonicalJson.write(fields), StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked")
    static LedgerLine parse(String text) {
        return new LedgerLine(CanonicalJson.read(text.getBytes(StandardCharsets.UTF_8), Map.class));
    }

    String type() {
        return text("type");
    }

    String text(String name) {
        return fields.get(name) instanceof String text ? text : "";
    }

    long number(String name) {
        return fields.get(name) instanceof Number number ? number.longValue() : -1;
    }

    LedgerHead head() {
        return headIn(fields.get("head"));
    }

    LedgerEntry entry() {
        LedgerEntry entry = CanonicalJson.read(CanonicalJson.write(required(fields.get("entry"))), LedgerEntry.class);
        required(entry.partner());
        required(entry.record());
        required(entry.contentDigest());
        required(entry.previous());
        required(entry.hash());
        return entry;
    }

    @SuppressWarnings("unchecked")
    @Nullable LedgerContent content() {
        if (!(fields.get("content") instanceof Map<?, ?> map)) {
            return null;
        }
        TreeMap<String, Object> content = new TreeMap<>((Map<String, Object>) map);
        return new LedgerContent(recordOf(content), content);
    }

    private static UUID recordOf(Map<String, Object> content) {
        try {
            return UUID.fromString(String.valueOf(content.get("record")));
        } catch (IllegalArgumentException noId) {
            throw unreadable();
        }
    }

    /**
     * Reads heads that were kept elsewhere: one a line, as the event {@code consent.head_sealed} brings them, with or without its envelope.
     *
     * @throws PayungException {@code LEDGER_HEADS_UNREADABLE} with the number of the first line that is none
     */
    public static List<LedgerHead> heads(Reader file) {
        List<LedgerHead> heads = new ArrayList<>();
        int number = 0;
        for (String line = next(file); line != null; line = next(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                LedgerLine read = parse(line);
                heads.add(headIn(read.fields.getOrDefault("data", read.fields)));
            } catch (PayungException noHead) {
                throw new PayungException("LEDGER_HEADS_UNREADABLE", "line " + number + " of the heads is no signed head");
            }
        }
        return heads;
    }

    private static LedgerHead headIn(@Nullable Object value) {
        LedgerHead head = CanonicalJson.read(CanonicalJson.write(required(value)), LedgerHead.class);
        required(head.partner());
        required(head.hash());
        required(head.signedAt());
        required(head.keyId());
        required(head.signature());
        return head;
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw unreadable();
        }
        return value;
    }

    private static PayungException unreadable() {
        return new PayungException("LEDGER_LINE_UNREADABLE", "this is no line of a ledger");
    }

    /** The next line; null at the end. Of one that is too long, its beginning, which is no JSON. */
    static @Nullable String next(Reader file) {
        try {
            StringBuilder line = new StringBuilder();
            int read = file.read();
            if (read < 0) {
                return null;
            }
            while (read >= 0 && read != '\n') {
                if (line.length() < LONGEST) {
                    line.append((char) read);
                }
                read = file.read();
            }
            return line.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
