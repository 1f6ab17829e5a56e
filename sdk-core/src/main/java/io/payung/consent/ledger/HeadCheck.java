package io.payung.consent.ledger;

import io.payung.consent.ledger.LedgerFinding.Code;
import io.payung.consent.ledger.LedgerVerifier.Check;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds signed heads, the ledger's own and those kept elsewhere, against each other and against the chain as it goes by. */
final class HeadCheck {

    private record Believed(LedgerHead head, boolean known) {

        String place() {
            return (known ? "known head " : "head ") + head.number();
        }

        Check check() {
            return known ? Check.KNOWN_HEADS : Check.OWN_HEADS;
        }
    }

    private final TrustedHeadKeys keys;
    private final Findings findings;
    private final Map<Long, List<Believed>> byEntry = new HashMap<>();
    private final Map<Integer, LedgerHead> byNumber = new HashMap<>();
    private int agreeing;
    private int agreeingKnown;
    private final List<Believed> differing = new ArrayList<>();
    private int lastOwn;
    private long ownEnd;
    private long confirmed;

    HeadCheck(TrustedHeadKeys keys, Findings findings) {
        this.keys = keys;
        this.findings = findings;
    }

    void known(LedgerHead head) {
        take(new Believed(head, true));
    }

    void own(LedgerHead head) {
        if (head.number() != lastOwn + 1) {
            findings.add(Check.OWN_HEADS, Code.HEAD_MISSING, "head " + (lastOwn + 1));
        }
        lastOwn = head.number();
        if (take(new Believed(head, false))) {
            ownEnd = Math.max(ownEnd, head.entry());
        }
    }

    private boolean take(Believed one) {
        LedgerHead head = one.head();
        if (!keys.knows(head.keyId())) {
            findings.add(Check.SIGNATURE, Code.HEAD_KEY_UNKNOWN, one.place());
            return false;
        }
        if (!keys.believes(head)) {
            findings.add(Check.SIGNATURE, Code.HEAD_FORGED, one.place());
            return false;
        }
        LedgerHead same = byNumber.putIfAbsent(head.number(), head);
        if (same != null && (same.entry() != head.entry() || !same.hash().equals(head.hash()))) {
            findings.add(Check.DISAGREEMENT, Code.FORKED, "head " + head.number());
        }
        List<Believed> there = byEntry.computeIfAbsent(head.entry(), entry -> new ArrayList<>());
        if (there.stream().anyMatch(other -> !other.head().hash().equals(head.hash()))) {
            findings.add(Check.DISAGREEMENT, Code.FORKED, "entry " + head.entry());
        }
        there.add(one);
        return true;
    }

    /** The chain has come to this entry. */
    void pass(long number, String hash) {
        for (Believed one : byEntry.getOrDefault(number, List.of())) {
            if (one.head().hash().equals(hash)) {
                agreeing++;
                agreeingKnown += one.known() ? 1 : 0;
                confirmed = one.known() ? confirmed : number;
            } else {
                differing.add(one);
            }
        }
    }

    /** The chain has ended. */
    void finish(long last) {
        for (Believed one : differing) {
            // Where a later head of the ledger's own confirms the chain, somebody with the key has signed another history.
            boolean signedOtherwise = one.known() && confirmed >= one.head().entry();
            findings.add(one.check(), signedOtherwise ? Code.FORKED : Code.HISTORY_REWRITTEN, one.place());
        }
        byEntry.entrySet().stream().filter(entry -> entry.getKey() > last).sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            for (Believed one : entry.getValue()) {
                findings.add(one.check(), ownEnd >= one.head().entry() ? Code.TAIL_CUT : Code.ROLLED_BACK, one.place());
            }
        });
    }

    int agreeing() {
        return agreeing;
    }

    int agreeingKnown() {
        return agreeingKnown;
    }

    /** Up to which entry the ledger's own heads are signed. */
    long ownEnd() {
        return ownEnd;
    }
}
