package io.payung.claim.name;

import io.payung.claim.name.NameMatch.Answer;
import io.payung.claim.name.NameMatch.Step;
import java.util.List;

/**
 * Compares a name on a claim document with the name on the identity document that was used at enrolment. A pure function of the two texts: it
 * never says that somebody is a person, only whether the names may be one. Doubt is a question, never a suspicion.
 */
public final class NameCheck {

    private NameCheck() {}

    /** @return the same whichever name comes first */
    public static NameMatch compare(String onDocument, String atEnrolment) {
        List<List<WrittenName>> document = NameReader.read(onDocument);
        List<List<WrittenName>> enrolled = NameReader.read(atEnrolment);
        NameMatch best = NameMatch.different(Step.OTHER);
        for (List<WrittenName> one : document) {
            for (List<WrittenName> two : enrolled) {
                best = best(one, two).orBetter(best);
            }
        }
        boolean aliases = document.size() > 1 || enrolled.size() > 1;
        return best.answer() == Answer.SAME && aliases ? best.and(NameMatch.same(Step.ALIAS)) : best;
    }

    private static NameMatch best(List<WrittenName> one, List<WrittenName> two) {
        NameMatch best = one.get(0).match(two.get(0));
        for (WrittenName mine : one) {
            for (WrittenName yours : two) {
                best = best.orBetter(mine.match(yours));
            }
        }
        return best;
    }
}
