package io.payung.rules.pack;

import io.payung.rules.pack.Problem.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What the check of a product folder found. Never thrown: a designer wants to see everything at once.
 *
 * @param problems errors and warnings in the order of path, line and column
 * @param pack     the compiled product; empty when there is an error
 */
public record CheckReport(List<Problem> problems, Optional<CompiledPack> pack) {

    public CheckReport {
        problems = problems.stream().sorted().toList();
    }

    /** Whether the folder can be served. */
    public boolean isFine() {
        return problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
