package io.payung.claim.name;

import io.payung.claim.name.NameMatch.Step;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/**
 * One word of a name.
 *
 * @param word     in small letters without accents
 * @param readings everything it is without doubt
 * @param initial  whether it may stand for any name that begins so
 */
record Part(String word, SortedSet<String> readings, boolean initial) {

    private static final int LETTERS_FOR_A_SLIP = 5;
    private static final int LETTERS_FOR_A_PART = 3;
    private static final int LETTERS_IN_COMMON = 3;
    /** Endings by which a woman's name differs from a man's. */
    private static final List<Set<String>> ENDINGS =
            List.of(Set.of("o", "i"), Set.of("a", "i"), Set.of("us", "i"), Set.of("di", "ni"), Set.of("an", "ati"), Set.of("", "ah"), Set.of("", "wati"));

    /** How this stands to a word of the other name. */
    NameMatch match(Part other) {
        if (word.equals(other.word)) {
            return NameMatch.same(Step.LETTERS);
        }
        if (!Collections.disjoint(readings, other.readings)) {
            boolean shortened = Math.min(word.length(), other.word.length()) <= LETTERS_FOR_A_PART;
            return NameMatch.same(shortened ? Step.ABBREVIATION : Step.SPELLING);
        }
        if (initial || other.initial) {
            boolean fits = word.startsWith(other.word) || other.word.startsWith(word) || anyBegins(other) || other.anyBegins(this);
            return fits ? NameMatch.ask(Step.INITIAL) : NameMatch.different(Step.OTHER);
        }
        if (ofTheOtherSex(reading(), other.reading())) {
            return NameMatch.different(Step.SEX);
        }
        return sounds(other);
    }

    private NameMatch sounds(Part other) {
        if (Words.KNOWN.areAkin(word, other.word) || Spelling.sound(word).equals(Spelling.sound(other.word)) || isSlipOf(other)) {
            return NameMatch.ask(Step.SIMILAR);
        }
        return isPartOf(other) || other.isPartOf(this) ? NameMatch.ask(Step.PART) : NameMatch.different(Step.OTHER);
    }

    private boolean anyBegins(Part with) {
        return readings.stream().anyMatch(reading -> reading.startsWith(with.word));
    }

    String reading() {
        return readings.first();
    }

    /** One letter too many, too few, wrong or exchanged with its neighbour, behind a first letter that is right. */
    boolean isSlipOf(Part other) {
        String one = Spelling.plain(word);
        String two = Spelling.plain(other.word);
        boolean begins = one.charAt(0) == two.charAt(0) || one.equals("h" + two) || two.equals("h" + one);
        return Math.min(one.length(), two.length()) >= LETTERS_FOR_A_SLIP && begins && isOneSlip(one, two);
    }

    private static boolean isOneSlip(String one, String two) {
        int start = commonStart(one, two);
        String a = one.substring(start);
        String b = two.substring(start);
        if (a.length() == b.length()) {
            boolean wrong = a.substring(1).equals(b.substring(1));
            boolean exchanged = a.length() > 1 && a.charAt(0) == b.charAt(1) && a.charAt(1) == b.charAt(0) && a.substring(2).equals(b.substring(2));
            return wrong || exchanged;
        }
        return a.length() > b.length() ? a.substring(1).equals(b) : b.substring(1).equals(a);
    }

    private boolean isPartOf(Part longer) {
        String part = reading();
        String whole = longer.reading();
        return part.length() >= LETTERS_FOR_A_PART && whole.startsWith(part) || part.length() >= LETTERS_FOR_A_SLIP && whole.endsWith(part);
    }

    private static boolean ofTheOtherSex(String one, String two) {
        int start = commonStart(one, two);
        // An ending may begin with letters that both words have.
        for (int from = start; from >= LETTERS_IN_COMMON && from >= start - 1; from--) {
            String a = one.substring(from);
            String b = two.substring(from);
            if (!a.equals(b) && ENDINGS.contains(Set.of(a, b))) {
                return true;
            }
        }
        return false;
    }

    private static int commonStart(String one, String two) {
        int start = 0;
        while (start < Math.min(one.length(), two.length()) && one.charAt(start) == two.charAt(start)) {
            start++;
        }
        return start;
    }
}
