package io.payung.claim.name;

import io.payung.claim.name.NameMatch.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * One way to read a name: what belongs to it, without titles.
 *
 * @param article {@code i} or {@code ni} before a Balinese name, else empty
 * @param given   the name itself
 * @param father  what stands behind {@code bin} or {@code binti}
 * @param titles  what was left out
 * @param spelled whether initials were read as what they usually stand for
 */
record WrittenName(String article, List<Part> given, List<Part> father, List<String> titles, boolean spelled) {

    WrittenName {
        given = List.copyOf(given);
        father = List.copyOf(father);
        titles = List.copyOf(titles);
    }

    NameMatch match(WrittenName other) {
        if (given.isEmpty() || other.given.isEmpty()) {
            return NameMatch.ask(Step.EMPTY);
        }
        if (!article.isEmpty() && !other.article.isEmpty() && !article.equals(other.article)) {
            return NameMatch.different(Step.SEX);
        }
        NameMatch found = names(other);
        if (!titles.equals(other.titles)) {
            found = found.and(NameMatch.same(Step.TITLES));
        }
        if (spelled || other.spelled) {
            found = found.and(NameMatch.same(Step.ABBREVIATION));
        }
        return article.equals(other.article) ? found : found.and(NameMatch.same(Step.ARTICLE));
    }

    private NameMatch names(WrittenName other) {
        NameMatch given = new Alignment(this.given, other.given).match();
        if (father.isEmpty() && other.father.isEmpty()) {
            return given;
        }
        if (!father.isEmpty() && !other.father.isEmpty()) {
            NameMatch fathers = new Alignment(father, other.father).match();
            return given.and(fathers.answer() == NameMatch.Answer.DIFFERENT ? NameMatch.different(Step.FATHER) : fathers);
        }
        // The father's name is no part of the own one, or it is, without the word before it.
        NameMatch whole = new Alignment(all(), other.all()).match();
        return given.orBetter(whole).and(NameMatch.same(Step.FATHER));
    }

    private List<Part> all() {
        List<Part> all = new ArrayList<>(given);
        all.addAll(father);
        return all;
    }
}
