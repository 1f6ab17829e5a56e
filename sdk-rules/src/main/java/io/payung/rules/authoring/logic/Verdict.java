package io.payung.rules.authoring.logic;

/** What the analysis can say for certain. */
public enum Verdict {
    YES,
    NO,
    /** It would take too long, or something was not understood. */
    UNDECIDED
}
