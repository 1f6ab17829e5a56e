package io.payung.rules.cli;

import io.payung.rules.authoring.FolderCompiler;
import io.payung.rules.authoring.isolated.IsolatedCompiler;
import io.payung.rules.cli.run.Json;
import io.payung.rules.cli.run.Words;
import io.payung.rules.pack.CheckReport;
import io.payung.rules.pack.PackCompiler;
import io.payung.rules.pack.Problem.Severity;
import io.payung.rules.scenario.ScenarioSuite;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks product folders and tells every problem at once. */
@Command(name = "check")
final class CheckCommand extends FolderCommand {

    @Option(names = "--digest", descriptionKey = "digest")
    private boolean digest;

    @Option(names = "--isolated", descriptionKey = "isolated")
    private boolean isolated;

    CheckCommand(Console console, Words words) {
        super(console, words);
    }

    @Override
    public Integer call() {
        List<Path> folders = folders();
        PackCompiler compiler = isolated ? new IsolatedCompiler() : new FolderCompiler();
        boolean fine = true;
        ArrayNode products = Json.array();
        try (Progress progress = Progress.of(console, words.text("check.progress"), folders.size())) {
            for (Path folder : folders) {
                CheckReport report = ScenarioSuite.check(folder, compiler).report();
                fine &= report.isFine();
                if (json) {
                    products.add(Json.report(folder, report));
                } else {
                    tell(folder, report);
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

    private void tell(Path folder, CheckReport report) {
        tell(report.problems());
        long errors = count(report.problems(), Severity.ERROR);
        long warnings = count(report.problems(), Severity.WARNING);
        String name = folder.getFileName().toString();
        console.out().println(report.isFine() ? words.text("check.fine", name, warnings) : words.text("check.problems", name, errors, warnings));
        report.notAnalysed().forEach(rule -> console.out().println(words.text("check.notAnalysed", name, rule)));
        if (digest) {
            report.pack().ifPresent(pack -> console.out().println(words.text("check.digest", name, pack.source().contentDigest())));
        }
    }
}
