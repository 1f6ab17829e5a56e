package io.payung.rules.cli;

import io.payung.product.ProductPack;
import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.cli.run.Json;
import io.payung.rules.cli.run.Words;
import io.payung.rules.explain.DecisionTree;
import io.payung.rules.pack.PackProblems;
import io.payung.rules.scenario.Scenario;
import io.payung.rules.scenario.ScenarioSuite;
import io.payung.rules.scenario.story.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows how something was decided, as a tree of rules. */
@Command(name = "explain")
final class ExplainCommand extends FolderCommand {

    @Option(names = "--input", required = true, paramLabel = "FILE|SCENARIO", descriptionKey = "input")
    private String input = "";

    ExplainCommand(Console console, Words words) {
        super(console, words);
    }

    @Override
    public Integer call() {
        List<Path> folders = folders();
        if (folders.size() > 1) {
            throw new WrongUse(words.text("explain.one"));
        }
        Path folder = folders.get(0);
        try {
            ScenarioSuite suite = ScenarioSuite.of(folder);
            tell(suite, ending(suite, folder.getFileName().toString()));
            return PayungCommand.FINE;
        } catch (PackProblems e) {
            tell(e.problems());
            return PayungCommand.PROBLEMS;
        }
    }

    private Ending ending(ScenarioSuite suite, String product) {
        Path file = Path.of(input);
        if (!input.endsWith(".yaml") || !Files.isRegularFile(file)) {
            return suite.run(scenario(suite.scenarios(), product)).ending();
        }
        try {
            return suite.tell(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new WrongUse(words.text("folder.unreadable", file));
        }
    }

    private Scenario scenario(List<Scenario> scenarios, String product) {
        String wanted = input.toLowerCase(Locale.ROOT);
        List<Scenario> exact = scenarios.stream().filter(scenario -> scenario.name().equals(input)).toList();
        List<Scenario> near = scenarios.stream().filter(scenario -> scenario.name().toLowerCase(Locale.ROOT).contains(wanted)).toList();
        List<Scenario> meant = exact.isEmpty() ? near : exact;
        if (meant.isEmpty()) {
            throw new WrongUse(words.text("explain.scenario", product, input, DidYouMean.among(input, scenarios.stream().map(Scenario::name).toList())));
        }
        if (meant.size() > 1) {
            throw new WrongUse(words.text("explain.many", product, input, String.join("; ", meant.stream().limit(8).map(Scenario::name).toList())));
        }
        return meant.get(0);
    }

    private void tell(ScenarioSuite suite, Ending ending) {
        ProductPack pack = suite.pack();
        List<DecisionTree> trees = ending.decisions().stream().map(decision -> DecisionTree.of(pack, decision)).toList();
        if (json) {
            ObjectNode answer = Json.object().put("outcome", ending.outcome());
            answer.set("codes", Json.texts(ending.codes()));
            ArrayNode all = answer.putArray("decisions");
            trees.forEach(tree -> all.add(Json.tree(tree)));
            console.out().println(Json.text(answer));
            return;
        }
        trees.forEach(tree -> console.out().println(tree.render(pack, words.language())));
        String more = ending.detail().isEmpty() ? String.join(", ", besideRules(ending, trees)) : ending.detail();
        console.out().println(words.text("explain.outcome", ending.outcome()) + (more.isEmpty() ? "" : " (" + more + ")"));
    }

    /** Codes that no rule gave, for example of a sale stop: the tree does not show them. */
    private static List<String> besideRules(Ending ending, List<DecisionTree> trees) {
        List<String> shown = trees.stream().flatMap(tree -> tree.branches().stream()).flatMap(branch -> branch.leaves().stream())
                .flatMap(leaf -> leaf.reasons().stream()).map(reason -> reason.code().value()).toList();
        return ending.codes().stream().filter(code -> !shown.contains(code)).toList();
    }
}
