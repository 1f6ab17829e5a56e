package io.payung.rules.pack;

/**
 * A rule about which the check cannot say whether it ever fires, always fires or is covered by another: only scenarios show what it does.
 *
 * @param rule  its id
 * @param place where the author wrote it
 * @param why   what the analysis does not read, for example {@code it compares two facts}
 */
public record NotAnalysed(String rule, RuleInfo.Place place, String why) {

    /** For example {@code ELG-005 eligibility.drl:24 it compares two facts}. */
    @Override
    public String toString() {
        return rule + " " + place.shown() + " " + why;
    }
}
