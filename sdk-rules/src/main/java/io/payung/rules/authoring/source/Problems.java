package io.payung.rules.authoring.source;

import io.payung.rules.pack.PackProblems;
import io.payung.rules.pack.Problem.Severity;
import io.payung.rules.pack.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the problems of one product folder, so that all are told at once. For one thread. */
public final class Problems {

    private static final int MAX_KEPT = 1_000;

    private final String folder;
    private final Set<Problem> problems = new LinkedHashSet<>();
    private int errors;

    /** @param folder name of the product folder, put before every path */
    public Problems(String folder) {
        this.folder = folder;
    }

    /** Notes a problem because of which the folder is refused. */
    public void error(Position at, String code, String message, String fix) {
        errors++;
        note(at, Severity.ERROR, code, message, fix);
    }

    /** Notes something worth looking at that refuses nothing. */
    public void warning(Position at, String code, String message, String fix) {
        note(at, Severity.WARNING, code, message, fix);
    }

    /** Notes a problem that was found elsewhere, or while trying. */
    public void add(Problem problem) {
        errors += problem.severity() == Severity.ERROR ? 1 : 0;
        if (problems.size() < MAX_KEPT) {
            problems.add(problem);
        }
    }

    /** One word above a table is read again for every row, and told once. */
    private void note(Position at, Severity severity, String code, String message, String fix) {
        if (problems.size() < MAX_KEPT) {
            problems.add(new Problem(oneLine(folder + "/" + at.file()), at.line(), at.column(), at.cell(), severity, code,
                    oneLine(message), oneLine(fix)));
        }
    }

    /** Problems of the same folder, noted apart from these. */
    public Problems apart() {
        return new Problems(folder);
    }

    /** Everything noted so far, in the order of path, line and column. */
    public List<Problem> all() {
        return problems.stream().sorted().toList();
    }

    /** A file name or value with a line break must not look like another problem. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    /** How many errors were noted so far. */
    public int count() {
        return errors;
    }

    /** Whether an error was noted in the file. */
    public boolean anyIn(String file) {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR && problem.path().equals(oneLine(folder + "/" + file)));
    }

    /** @throws PackProblems with everything noted so far, if an error is among it */
    public void throwIfAny() {
        if (errors > 0) {
            throw new PackProblems(List.copyOf(problems));
        }
    }
}
