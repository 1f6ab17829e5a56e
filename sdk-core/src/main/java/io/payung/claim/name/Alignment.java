package io.payung.claim.name;

import io.payung.claim.name.NameMatch.Answer;
import io.payung.claim.name.NameMatch.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sets the words of two names against each other: what is the same first, then what may be. */
final class Alignment {

    private final List<Part> one;
    private final List<Part> two;
    private NameMatch found = NameMatch.same(Step.LETTERS);
    private int slips;

    Alignment(List<Part> one, List<Part> two) {
        this.one = one;
        this.two = two;
    }

    NameMatch match() {
        if (one.size() != two.size() && !Collections.disjoint(texts(one), texts(two))) {
            return NameMatch.same(Step.JOINED);
        }
        List<Part> mine = Joined.asIn(one, two);
        List<Part> yours = Joined.asIn(two, mine);
        if (mine.size() != one.size() || yours.size() != two.size()) {
            found = NameMatch.same(Step.JOINED);
        }
        List<Part> ours = new ArrayList<>(mine);
        List<Part> theirs = new ArrayList<>(yours);
        take(Answer.SAME, ours, theirs);
        if (ours.isEmpty() && theirs.isEmpty()) {
            return order(mine, yours);
        }
        take(Answer.ASK, ours, theirs);
        return rest(ours, theirs);
    }

    private void take(Answer wanted, List<Part> ours, List<Part> theirs) {
        for (Part part : List.copyOf(ours)) {
            for (Part other : List.copyOf(theirs)) {
                NameMatch match = part.match(other);
                if (match.answer() == wanted) {
                    ours.remove(part);
                    theirs.remove(other);
                    found = found.and(match);
                    slips += match.decidedBy() == Step.SIMILAR && !Spelling.sound(part.word()).equals(Spelling.sound(other.word())) ? 1 : 0;
                    break;
                }
            }
        }
    }

    /** What stands on one side alone is missing on the other; what stands on both stands against each other. */
    private NameMatch rest(List<Part> ours, List<Part> theirs) {
        if (ours.isEmpty() != theirs.isEmpty()) {
            return slips > 1 ? NameMatch.different(Step.OTHER) : found.and(NameMatch.ask(Step.PART));
        }
        if (ours.isEmpty()) {
            return slips > 1 ? NameMatch.different(Step.OTHER) : found;
        }
        boolean sex = ours.stream().anyMatch(part -> theirs.stream().anyMatch(other -> part.match(other).decidedBy() == Step.SEX));
        return NameMatch.different(sex ? Step.SEX : Step.OTHER);
    }

    /** The same words in another order: a family's name may stand first or last, two given names are two people's. */
    private NameMatch order(List<Part> mine, List<Part> yours) {
        if (inOrder(mine, yours, 0)) {
            return found;
        }
        boolean turned = false;
        for (int by = 1; by < mine.size(); by++) {
            turned |= inOrder(mine, yours, by);
        }
        boolean given = mine.stream().allMatch(part -> part.readings().stream().anyMatch(word -> Words.KNOWN.is("given", word)));
        return found.and(turned && !given ? NameMatch.same(Step.ORDER) : NameMatch.ask(Step.ORDER));
    }

    private static boolean inOrder(List<Part> mine, List<Part> yours, int by) {
        List<Part> turned = new ArrayList<>(mine);
        Collections.rotate(turned, by);
        for (int i = 0; i < turned.size(); i++) {
            if (turned.get(i).match(yours.get(i)).answer() != Answer.SAME) {
                return false;
            }
        }
        return true;
    }

    /** The words in one, as they are read today and as they were read before 1972. */
    private static Set<String> texts(List<Part> parts) {
        return Stream.<Function<Part, String>>of(part -> part.readings().first(), part -> part.readings().last())
                .map(reading -> parts.stream().map(reading).map(Spelling::once).collect(Collectors.joining()))
                .map(Words.KNOWN::oneSpelling)
                .collect(Collectors.toSet());
    }

    /** Words of one name written apart that the other writes as one. */
    private static final class Joined {

        static List<Part> asIn(List<Part> apart, List<Part> other) {
            List<Part> joined = new ArrayList<>(apart);
            for (int i = 0; i + 1 < joined.size(); i++) {
                Set<String> together = texts(joined.subList(i, i + 2));
                Optional<Part> whole = other.stream().filter(part -> !Collections.disjoint(texts(List.of(part)), together)).findFirst();
                if (whole.isPresent()) {
                    joined.set(i, whole.get());
                    joined.remove(i + 1);
                }
            }
            return joined;
        }
    }
}
