package io.payung.consent.ledger;

import io.payung.consent.ledger.LedgerFinding.Code;
import io.payung.consent.ledger.LedgerVerifier.Check;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Walks along a ledger, line by line. */
final class LedgerWalk {

    private final String partner;
    private final HeadCheck heads;
    private final Findings findings;
    private final Set<UUID> records = new HashSet<>();
    private final List<String> unsealed = new ArrayList<>();
    private long entries;
    private long ownHeads;
    private long lastNumber;
    private String lastHash = LedgerEntry.START;
    private boolean ended;

    LedgerWalk(String partner, HeadCheck heads, Findings findings) {
        this.partner = partner;
        this.heads = heads;
        this.findings = findings;
    }

    /** @return false for a line that does not belong here */
    boolean take(LedgerLine line) {
        if (ended) {
            return false;
        }
        switch (line.type()) {
            case "head" -> head(line.head());
            case "entry" -> entry(line);
            case "unsealed" -> unsealed(line);
            case "end" -> end(line);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void head(LedgerHead head) {
        ownHeads++;
        if (head.partner().value().equals(partner)) {
            heads.own(head);
        } else {
            findings.add(Check.SIGNATURE, Code.HEAD_FORGED, "head " + head.number());
        }
    }

    private void entry(LedgerLine line) {
        LedgerEntry entry = line.entry();
        String place = "entry " + entry.number();
        entries++;
        order(entry, place);
        if (!entry.fits() || !entry.partner().value().equals(partner)) {
            findings.add(Check.LINK, Code.ENTRY_ALTERED, place);
        }
        LedgerContent content = line.content();
        if (content == null) {
            findings.add(Check.CONTENT, Code.RECORD_MISSING, place);
        } else if (!content.digest().equals(entry.contentDigest()) || !content.record().equals(entry.record())) {
            findings.add(Check.CONTENT, Code.RECORD_ALTERED, place);
        } else {
            policy(content, line.text("policy"), place);
        }
        once(entry.record(), place);
        lastNumber = entry.number();
        lastHash = entry.hash();
        heads.pass(lastNumber, lastHash);
    }

    private void order(LedgerEntry entry, String place) {
        long expected = lastNumber + 1;
        if (entry.number() > expected) {
            findings.add(Check.ORDER, Code.ENTRY_MISSING, "entry " + expected);
        } else if (entry.number() < expected || !entry.previous().equals(lastHash)) {
            findings.add(Check.ORDER, Code.ENTRY_MISPLACED, place);
        }
    }

    /** Every consent belongs to exactly the policy that refers to it. */
    private void policy(LedgerContent content, String referring, String place) {
        if ("consent".equals(content.fields().get("kind")) && !referring.equals(content.fields().get("policy"))) {
            findings.add(Check.POLICY, Code.POLICY_DIFFERS, place);
        }
    }

    private void unsealed(LedgerLine line) {
        LedgerContent content = line.content();
        if (content == null) {
            findings.add(Check.CONTENT, Code.RECORD_MISSING, "unsealed " + (unsealed.size() + 1));
            return;
        }
        String place = "record " + content.record();
        policy(content, line.text("policy"), place);
        once(content.record(), place);
        unsealed.add(content.record().toString());
    }

    private void once(@Nullable UUID record, String place) {
        if (record != null && !records.add(record)) {
            findings.add(Check.TWICE, Code.RECORD_TWICE, place);
        }
    }

    private void end(LedgerLine line) {
        ended = true;
        if (line.number("entries") != entries || line.number("heads") != ownHeads || line.number("unsealed") != unsealed.size()) {
            findings.add(Check.END, Code.FILE_CUT, "end");
        }
    }

    LedgerReport report() {
        if (!ended) {
            findings.add(Check.END, Code.FILE_CUT, "end");
        }
        heads.finish(lastNumber);
        long unsigned = Math.max(0, lastNumber - heads.ownEnd());
        return new LedgerReport(
                partner, entries, heads.agreeing(), heads.agreeingKnown(), unsealed, unsigned, findings.all());
    }
}
