package io.payung.claim.name;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What comparing two names as written came to. Nothing of the names is kept.
 *
 * @param decidedBy the step that decided: of {@code SAME} the furthest one that was needed, else the first that stood against it
 */
public record NameMatch(Answer answer, Step decidedBy) {

    /** One name, one name perhaps, or two. */
    public enum Answer {
        /** The difference is one of writing. */
        SAME,
        /** A letter that both names are one person's settles it; by itself it is no suspicion. */
        ASK,
        /** At least one part of each name stands against a part of the other. */
        DIFFERENT
    }

    /** How names are compared, in the order in which the steps are tried. */
    public enum Step {
        /** Capitals, accents, width, punctuation, characters that nobody sees. */
        LETTERS,
        /** Titles, degrees and forms of address. */
        TITLES,
        /** Old spelling and spellings of one name. */
        SPELLING,
        /** Words written together or apart. */
        JOINED,
        /** Short forms that stand for one name alone. */
        ABBREVIATION,
        /** {@code I} and {@code Ni} before a Balinese name. */
        ARTICLE,
        /** The father's name behind {@code bin} or {@code binti}. */
        FATHER,
        /** The family's name first or last. */
        ORDER,
        /** Another name of the same person stands on the document itself. */
        ALIAS,
        /** An initial for a name. */
        INITIAL,
        /** A part of the name is missing. */
        PART,
        /** One letter, or a spelling that is used for other names too. */
        SIMILAR,
        /** Nothing of a name is left to compare. */
        EMPTY,
        /** Endings or articles of men and women. */
        SEX,
        /** Another name. */
        OTHER;

        /** As answers spell it: {@code old-spelling} would be {@code OLD_SPELLING}. */
        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static NameMatch same(Step step) {
        return new NameMatch(Answer.SAME, step);
    }

    static NameMatch ask(Step step) {
        return new NameMatch(Answer.ASK, step);
    }

    static NameMatch different(Step step) {
        return new NameMatch(Answer.DIFFERENT, step);
    }

    /** The one that speaks more for one person; of two that say the same, this one. */
    NameMatch orBetter(NameMatch other) {
        return other.answer.compareTo(answer) < 0 ? other : this;
    }

    /** The one that speaks less for one person; of two that say the same, the one that had to go further. */
    NameMatch and(NameMatch other) {
        int order = other.answer.compareTo(answer);
        return order > 0 || order == 0 && other.decidedBy.compareTo(decidedBy) > 0 ? other : this;
    }
}
