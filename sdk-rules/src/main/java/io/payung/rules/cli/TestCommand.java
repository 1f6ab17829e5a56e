package io.payung.rules.cli;

import io.payung.rules.cli.run.Json;
import io.payung.rules.cli.run.TestRun;
import io.payung.rules.cli.run.WatchTask;
import io.payung.rules.cli.run.Words;
import io.payung.rules.pack.Problem.Severity;
import io.payung.rules.pack.Problem;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs the scenarios of product folders. */
@Command(name = "test")
final class TestCommand extends FolderCommand {

    @Option(names = "--watch", descriptionKey = "watch")
    private boolean watch;

    @Option(names = "--generate", descriptionKey = "generate")
    private boolean generate;

    @Option(names = "--output", paramLabel = "FILE", descriptionKey = "output")
    private @Nullable Path output;

    TestCommand(Console console, Words words) {
        super(console, words);
    }

    @Override
    public Integer call() throws InterruptedException {
        agree();
        List<Path> folders = folders();
        if (generate) {
            return new GenerateTask(console, words).run(folders, output);
        }
        if (watch) {
            new WatchTask(folders, this::tell, () -> true).run();
        }
        return once(folders);
    }

    /** An option that would do nothing is most likely a misunderstanding. */
    private void agree() {
        if (output != null && !generate) {
            throw new WrongUse(words.text("option.needs", "--output", "--generate"));
        }
        if (watch && generate) {
            throw new WrongUse(words.text("option.excludes", "--watch", "--generate"));
        }
        if (json && (watch || generate)) {
            throw new WrongUse(words.text("option.excludes", watch ? "--watch" : "--generate", "--json"));
        }
    }

    private int once(List<Path> folders) {
        boolean fine = true;
        ArrayNode products = Json.array();
        try (Progress progress = Progress.of(console, words.text("test.progress"), folders.size())) {
            for (Path folder : folders) {
                TestRun run = TestRun.of(folder, result -> { });
                fine &= run.isFine();
                if (json) {
                    products.add(json(run));
                } else {
                    tell(run);
                }
                progress.step();
            }
        }
        if (json) {
            ObjectNode answer = Json.object().put("fine", fine);
            answer.set("products", products);
            console.out().println(Json.text(answer));
        }
        return fine ? PayungCommand.FINE : PayungCommand.PROBLEMS;
    }

    private void tell(TestRun run) {
        List<Problem> problems = run.problems(words);
        tell(problems);
        console.out().println(summary(run, words));
    }

    private void tell(WatchTask.Round round) {
        round.runs().forEach(this::tell);
        console.out().println(words.text(round.isFine() ? "watch.green" : "watch.red", round.millis()));
        console.out().println(words.text("watch.waiting"));
        console.out().flush();
    }

    static String summary(TestRun run, Words words) {
        if (run.suite().isEmpty()) {
            return words.text("test.unreadable", run.name(), count(run.report().problems(), Severity.ERROR));
        }
        long seen = run.uses().stream().filter(use -> use.isTested()).count();
        return words.text(run.isFine() ? "test.fine" : "test.problems", run.name(), run.results().size(), run.failed(), seen, run.uses().size());
    }

    private static ObjectNode json(TestRun run) {
        ObjectNode product = Json.report(run.folder(), run.report());
        product.put("fine", run.isFine());
        product.set("scenarios", Json.results(run.results()));
        product.set("rules", Json.uses(run.uses()));
        product.set("unclaimed", Json.texts(run.unclaimed()));
        return product;
    }
}
