package io.payung.consent.ledger;

/**
 * One fault of a ledger.
 *
 * @param code  what is wrong
 * @param place where: {@code entry 17}, {@code head 3}, {@code line 120}, {@code record <id>}
 */
public record LedgerFinding(Code code, String place) {

    /** What may be wrong, and what it means. */
    public enum Code {
        /** The file ends before its end, or its own counts differ: export it again. */
        FILE_CUT,
        /** A line that is none of an export. */
        LINE_UNREADABLE,
        /** An entry whose record is gone. */
        RECORD_MISSING,
        /** A record that is not what was chained. */
        RECORD_ALTERED,
        /** A record that stands in two places. */
        RECORD_TWICE,
        /** A record whose policy refers to another consent, or is gone. */
        POLICY_DIFFERS,
        /** An entry whose hash does not follow from its content. */
        ENTRY_ALTERED,
        /** Entries that are left out. */
        ENTRY_MISSING,
        /** An entry that does not follow the one before it. */
        ENTRY_MISPLACED,
        /** A head that no trusted key signed as it stands. */
        HEAD_FORGED,
        /** A head of a key that is not among the trusted ones. */
        HEAD_KEY_UNKNOWN,
        /** Heads that are left out of the ledger. */
        HEAD_MISSING,
        /** The chain is not the one that a head was signed over. */
        HISTORY_REWRITTEN,
        /** Two signed heads disagree about the same entry: there are two histories. */
        FORKED,
        /** The ledger's own heads know of entries that it no longer has. */
        TAIL_CUT,
        /** A head kept elsewhere knows more than the whole ledger: an older state was put back. */
        ROLLED_BACK
    }

    @Override
    public String toString() {
        return code + " " + place;
    }
}
