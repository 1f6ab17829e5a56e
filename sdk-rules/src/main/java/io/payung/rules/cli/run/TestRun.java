package io.payung.rules.cli.run;

import io.payung.rules.authoring.definition.YamlReader;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.pack.CheckReport;
import io.payung.rules.pack.Problem.Severity;
import io.payung.rules.pack.Problem;
import io.payung.rules.pack.RuleInfo;
import io.payung.rules.scenario.ScenarioResult.Failure;
import io.payung.rules.scenario.ScenarioResult;
import io.payung.rules.scenario.ScenarioSuite;
import io.payung.rules.scenario.story.RuleUse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One product folder, checked and with its scenarios run.
 *
 * @param suite   empty when the product or a scenario file has an error
 * @param results in the order of files and lines
 * @param uses    how often each rule fired and was held back
 */
public record TestRun(Path folder, CheckReport report, Optional<ScenarioSuite> suite, List<ScenarioResult> results, List<RuleUse> uses) {

    public static TestRun of(Path folder, Consumer<ScenarioResult> told) {
        ScenarioSuite.Checked checked = ScenarioSuite.check(folder);
        List<ScenarioResult> results = checked.suite().map(suite -> suite.run(told)).orElse(List.of());
        return new TestRun(folder, checked.report(), checked.suite(), results, checked.suite().map(ScenarioSuite::ruleUses).orElse(List.of()));
    }

    /** What is told of a folder that could not even be read. */
    static TestRun unreadable(Path folder, RuntimeException why) {
        Problem problem = new Problem(folder.getFileName().toString(), 1, 1, Severity.ERROR, "FOLDER_UNREADABLE", String.valueOf(why.getMessage()),
                "look whether the folder is there and save again");
        return new TestRun(folder, new CheckReport(List.of(problem), Optional.empty()), Optional.empty(), List.of(), List.of());
    }

    public String name() {
        return folder.getFileName().toString();
    }

    public boolean isFine() {
        return suite.isPresent() && report.isFine() && results.stream().allMatch(ScenarioResult::holds);
    }

    public long failed() {
        return results.stream().filter(result -> !result.holds()).count();
    }

    /** Rules of which scenarios saw one side only. */
    public List<RuleUse> untested() {
        return uses.stream().filter(use -> !use.isTested()).toList();
    }

    /** Benefits that are paid in no scenario. */
    public List<String> unclaimed() {
        Set<String> claimed = results.stream().flatMap(result -> result.ending().claimed().stream()).collect(Collectors.toSet());
        return report.pack().filter(pack -> suite.isPresent()).map(pack -> pack.product().benefits().keySet().stream()
                .filter(benefit -> !claimed.contains(benefit)).toList()).orElse(List.of());
    }

    /** Everything that a designer should look at, each as a problem with place and fix. */
    public List<Problem> problems(Words words) {
        List<Problem> problems = new ArrayList<>(report.problems());
        for (ScenarioResult result : results) {
            result.failures().forEach(failure -> problems.add(failed(result, failure, words)));
        }
        if (suite.isPresent() && results.isEmpty()) {
            problems.add(new Problem(name() + "/scenarios", 1, 1, Severity.WARNING, "SCENARIOS_MISSING", words.text("test.none"), words.text("test.none.fix")));
        } else {
            untested().forEach(use -> problems.add(untested(use, words)));
            unclaimed().forEach(benefit -> problems.add(unclaimed(benefit, words)));
        }
        return problems;
    }

    private static Problem failed(ScenarioResult result, Failure failure, Words words) {
        return new Problem(failure.path(), failure.line(), failure.column(), Severity.ERROR, "SCENARIO_FAILED",
                words.text("test.failed", result.scenario().name(), failure.expected(), failure.actual()), words.text("test.failed.fix"));
    }

    private Problem untested(RuleUse use, Words words) {
        RuleInfo rule = use.rule();
        boolean never = use.fired() == 0;
        return new Problem(name() + "/" + rule.place().file(), rule.place().line(), rule.place().column(), rule.place().cell(), Severity.WARNING,
                never ? "RULE_NEVER_FIRED" : "RULE_NEVER_HELD_BACK",
                words.text(never ? "test.neverFired" : "test.neverHeld", rule.id(), rule.name()),
                words.text(never ? "test.neverFired.fix" : "test.neverHeld.fix"));
    }

    private Problem unclaimed(String benefit, Words words) {
        Position at = report.pack().flatMap(pack -> YamlReader.read("product.yaml", pack.source().files().getOrDefault("product.yaml", ""),
                new Problems(name()))).map(root -> root.get("benefits").keyPosition(benefit)).orElse(Position.startOf("product.yaml"));
        return new Problem(name() + "/" + at.file(), at.line(), at.column(), Severity.WARNING, "BENEFIT_NEVER_CLAIMED",
                words.text("test.neverClaimed", benefit), words.text("test.neverClaimed.fix"));
    }
}
