package io.payung.rules.authoring.source;

import io.payung.rules.pack.PackProblems;
import io.payung.rules.pack.Problem.Severity;
import io.payung.rules.pack.Problem;
import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one product folder, so that all are told at once. For one thread. */
public final class Problems {

    private static final int MAX_KEPT = 1_000;

    private final String folder;
    private final List<Problem> problems = new ArrayList<>();

    /** @param folder name of the product folder, put before every path */
    public Problems(String folder) {
        this.folder = folder;
    }

    /** Notes a problem because of which the folder is refused. */
    public void error(Position at, String code, String message, String fix) {
        if (problems.size() < MAX_KEPT) {
            problems.add(new Problem(oneLine(folder + "/" + at.file()), at.line(), at.column(), Severity.ERROR, code, oneLine(message),
                    oneLine(fix)));
        }
    }

    /** A file name or value with a line break must not look like another problem. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    /** How many were noted so far. */
    public int count() {
        return problems.size();
    }

    /** Whether one was noted in the file. */
    public boolean anyIn(String file) {
        return problems.stream().anyMatch(problem -> problem.path().equals(oneLine(folder + "/" + file)));
    }

    /** @throws PackProblems with everything noted so far, if there is anything */
    public void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new PackProblems(problems);
        }
    }
}
