package io.payung.consent.ledger;

import io.payung.fault.PayungException;
import java.io.BufferedReader;
import java.io.Reader;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds out whether an exported ledger is the one that was signed: every changed bit, every entry that was left out, added or moved, a tail that
 * was cut, an older state that was put back, and a second history. What nobody has chained or signed yet is told, not believed. Needs the file,
 * the public keys and the heads that were kept elsewhere; no database, no secret. Reads the file once, line by line.
 */
public final class LedgerVerifier {

    /** What is looked at; tests leave one out to see that nothing else would notice. */
    enum Check {
        CONTENT,
        TWICE,
        POLICY,
        LINK,
        ORDER,
        SIGNATURE,
        OWN_HEADS,
        KNOWN_HEADS,
        DISAGREEMENT,
        END
    }

    private final TrustedHeadKeys keys;
    private final List<LedgerHead> known;
    private final Set<Check> checks;

    /** @param known heads that were kept elsewhere; those of other partners do not count */
    public LedgerVerifier(TrustedHeadKeys keys, List<LedgerHead> known) {
        this(keys, known, EnumSet.allOf(Check.class));
    }

    private LedgerVerifier(TrustedHeadKeys keys, List<LedgerHead> known, Set<Check> checks) {
        this.keys = keys;
        this.known = List.copyOf(known);
        this.checks = checks;
    }

    LedgerVerifier without(Check... left) {
        EnumSet<Check> rest = EnumSet.copyOf(checks);
        rest.removeAll(List.of(left));
        return new LedgerVerifier(keys, known, rest);
    }

    /** @throws PayungException {@code LEDGER_FORMAT_UNKNOWN} when this is no export, or one of a later version */
    public LedgerReport verify(Reader export) {
        BufferedReader file = new BufferedReader(export);
        String first = LedgerLine.next(file);
        LedgerLine start = readable(first == null ? "" : first);
        if (!start.type().equals("ledger") || start.number("format") != LedgerLine.FORMAT) {
            throw new PayungException("LEDGER_FORMAT_UNKNOWN", "the first line is not that of a ledger of format " + LedgerLine.FORMAT);
        }
        Findings findings = new Findings(checks);
        String partner = start.text("partner");
        HeadCheck heads = new HeadCheck(keys, findings);
        known.stream().filter(head -> head.partner().value().equals(partner)).forEach(heads::known);
        LedgerWalk walk = new LedgerWalk(partner, heads, findings);
        int number = 1;
        for (String line = LedgerLine.next(file); line != null; line = LedgerLine.next(file)) {
            number++;
            walk(walk, line, number, findings);
        }
        return walk.report();
    }

    private static void walk(LedgerWalk walk, String line, int number, Findings findings) {
        try {
            if (!walk.take(readable(line))) {
                findings.always(LedgerFinding.Code.LINE_UNREADABLE, "line " + number);
            }
        } catch (PayungException noLine) {
            findings.always(LedgerFinding.Code.LINE_UNREADABLE, "line " + number);
        }
    }

    private static LedgerLine readable(String line) {
        try {
            return LedgerLine.parse(line);
        } catch (PayungException noJson) {
            return new LedgerLine(Map.of());
        }
    }
}
