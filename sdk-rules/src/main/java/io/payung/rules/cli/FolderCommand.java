package io.payung.rules.cli;

import io.payung.rules.cli.run.Words;
import io.payung.rules.pack.Problem.Severity;
import io.payung.rules.pack.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command about product folders, which tells problems. */
abstract class FolderCommand implements Callable<Integer> {

    final Console console;
    final Words words;

    @Parameters(arity = "0..*", paramLabel = "DIR", descriptionKey = "dir")
    private List<Path> named = new ArrayList<>();

    @Option(names = "--json", descriptionKey = "json")
    boolean json;

    FolderCommand(Console console, Words words) {
        this.console = console;
        this.words = words;
    }

    /** The product folders that are meant. */
    List<Path> folders() {
        return new Folders(words).in(named.isEmpty() ? List.of(Path.of("")) : named);
    }

    void tell(List<Problem> problems) {
        problems.forEach(problem -> console.out().println(problem));
    }

    static boolean isFine(List<Problem> problems) {
        return problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
    }

    static long count(List<Problem> problems, Severity severity) {
        return problems.stream().filter(problem -> problem.severity() == severity).count();
    }
}
