package io.payung.rules.authoring.lint;

import io.payung.rules.authoring.source.Problems;
import io.payung.rules.pack.NotAnalysed;
import java.util.List;

/** Looks through a whole product for what is sound and yet hardly meant. Safe for several threads. */
public final class Lint {

    private Lint() {}

    /** Notes errors and warnings; the answer is every rule that the exact analysis does not read, in the order of the files. */
    public static List<NotAnalysed> check(Draft draft, Problems problems) {
        new LiteralLint(draft, problems).check();
        new ReasonLint(draft, problems).check();
        new UseLint(draft, problems).check();
        new TextLint(draft, problems).check();
        new SpellingLint(draft, problems).check();
        new WorldLint(draft, problems).check();
        new PremiumLint(draft, problems).check();
        LogicLint logic = new LogicLint(draft, problems);
        List<NotAnalysed> notAnalysed = logic.check();
        new CoverLint(draft, logic, problems).check();
        return notAnalysed;
    }
}
