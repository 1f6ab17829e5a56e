package io.payung.rules.pack;

import io.payung.rules.pack.Problem.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What the check of a product folder found. Never thrown: a designer wants to see everything at once.
 *
 * @param problems    errors and warnings in the order of path, line and column
 * @param pack        the compiled product; empty when there is an error
 * @param notAnalysed every rule of which the check cannot say whether it ever fires, in the order of the files
 */
public record CheckReport(List<Problem> problems, Optional<CompiledPack> pack, List<NotAnalysed> notAnalysed) {

    public CheckReport {
        problems = problems.stream().sorted().toList();
        notAnalysed = List.copyOf(notAnalysed);
    }

    /** A report without rules that could not be analysed. */
    public CheckReport(List<Problem> problems, Optional<CompiledPack> pack) {
        this(problems, pack, List.of());
    }

    /** Whether the folder can be served. */
    public boolean isFine() {
        return problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
