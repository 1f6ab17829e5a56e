package io.payung.party;

/** What a printed name may hold. */
public final class PersonName {

    /** At least one letter, no control or invisible formatting character: those hide in logs, on certificates and in comparisons. */
    public static final String REGEX = "\\s*|(?=.*\\p{L})[^\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]*";

    private PersonName() {}
}
