package io.payung.rules.scenario;

import io.payung.product.ProductPack;
import io.payung.rules.ProductPacks;
import io.payung.rules.authoring.FolderCompiler;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.pack.CheckReport;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.pack.PackCompiler;
import io.payung.rules.pack.PackProblems;
import io.payung.rules.pack.Problem.Severity;
import io.payung.rules.pack.Problem;
import io.payung.rules.scenario.file.ScenarioReader;
import io.payung.rules.scenario.file.ScenarioText;
import io.payung.rules.scenario.story.Ending;
import io.payung.rules.scenario.story.Recorder;
import io.payung.rules.scenario.story.RuleUse;
import io.payung.rules.scenario.story.Story;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The scenarios of one product folder, ready to run. Loading compiles the product, which takes seconds; running a scenario takes milliseconds.
 * For one thread.
 */
public final class ScenarioSuite {

    private static final Set<String> AFTER_THE_OFFER = Set.of("issued", "refused", "complete", "documents-missing", "referred");

    private final CompiledPack compiled;
    private final ProductPack served;
    private final ProductPack pack;
    private final Recorder recorder;
    private final List<Scenario> scenarios;

    private ScenarioSuite(CompiledPack compiled, List<Scenario> scenarios) {
        this.compiled = compiled;
        this.scenarios = List.copyOf(scenarios);
        this.served = ProductPacks.serve(compiled);
        this.recorder = new Recorder(served.rules(), compiled.rules());
        this.pack = recorder.watch(served);
    }

    /**
     * What checking a folder with its scenarios found.
     *
     * @param report   problems of the product and of its scenarios
     * @param suite    empty when the product or a scenario has an error
     */
    public record Checked(CheckReport report, Optional<ScenarioSuite> suite) {}

    /** The scenarios of the folder. Throws {@link PackProblems} with every problem of the product and of its scenarios. */
    public static ScenarioSuite of(Path folder) {
        Checked checked = check(folder);
        return checked.suite().orElseThrow(() -> new PackProblems(checked.report().problems()));
    }

    /** The scenarios in the source of a compiled product. Throws {@link PackProblems} when one of them cannot be read. */
    public static ScenarioSuite of(CompiledPack compiled) {
        String name = compiled.product().id().value();
        Problems problems = new Problems(name);
        List<ScenarioText> texts = new ScenarioReader(compiled.product(), problems).readAll(compiled.source());
        problems.throwIfAny();
        return new ScenarioSuite(compiled, texts.stream().map(text -> new Scenario(name, text)).toList());
    }

    /** Checks the folder and its scenarios, and tells every error and warning; runs nothing. */
    public static Checked check(Path folder) {
        return check(folder, new FolderCompiler());
    }

    /** The same with another compiler, for example one that compiles in a process of its own. */
    public static Checked check(Path folder, PackCompiler compiler) {
        CheckReport report = compiler.check(folder);
        if (report.pack().isEmpty()) {
            return new Checked(report, Optional.empty());
        }
        CompiledPack compiled = report.pack().get();
        String name = folder.toAbsolutePath().normalize().getFileName().toString();
        Problems problems = new Problems(name);
        List<ScenarioText> texts = new ScenarioReader(compiled.product(), problems).readAll(compiled.source());
        // What all rows of a table share is read with each of them.
        List<Problem> found = new ArrayList<>(problems.all().stream().distinct().toList());
        boolean fine = found.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
        found.addAll(report.problems());
        CheckReport all = new CheckReport(found, report.pack(), report.notAnalysed());
        List<Scenario> scenarios = texts.stream().map(text -> new Scenario(name, text)).toList();
        return new Checked(all, fine ? Optional.of(new ScenarioSuite(compiled, scenarios)) : Optional.empty());
    }

    /** In the order of files and lines. */
    public List<Scenario> scenarios() {
        return scenarios;
    }

    /** The compiled product. */
    public CompiledPack compiled() {
        return compiled;
    }

    /** Tells the scenario's story and compares its ending with what is expected. */
    public ScenarioResult run(Scenario scenario) {
        ScenarioText text = scenario.text();
        Ending ending = Story.tell(pack, text.given(), text.asOf(), goesOn(text));
        ending.decisions().stream().limit(1).forEach(recorder::count);
        String folder = scenario.place().substring(0, scenario.place().indexOf('/'));
        return new ScenarioResult(scenario, ending, new Comparison(folder, text.expected(), ending).failures(text.at()));
    }

    /** How the scenario ends for a customer who reads the language; counts no rules, and is safe for several threads. */
    public Ending tell(Scenario scenario, String language) {
        ScenarioText text = scenario.text();
        return Story.tell(served, text.given().inLanguage(language), text.asOf(), goesOn(text));
    }

    private static boolean goesOn(ScenarioText text) {
        return text.expected().containsKey("outcome") && AFTER_THE_OFFER.contains(text.expected().get("outcome").text());
    }

    /** Tells the story of a file that says only what is given. Throws {@link PackProblems} when something in it is wrong. */
    public Ending tell(String file, String text) {
        Problems problems = new Problems(compiled.product().id().value());
        Optional<ScenarioText> input = new ScenarioReader(compiled.product(), problems).readInput(file, text);
        problems.throwIfAny();
        return Story.tell(pack, input.orElseThrow().given(), input.orElseThrow().asOf(), false);
    }

    /** Runs every scenario. @param told is told each result as it comes, for example to show progress */
    public List<ScenarioResult> run(Consumer<ScenarioResult> told) {
        List<ScenarioResult> results = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            ScenarioResult result = run(scenario);
            results.add(result);
            told.accept(result);
        }
        return results;
    }

    /** How often each rule fired and was held back in what was run so far. */
    public List<RuleUse> ruleUses() {
        return recorder.uses();
    }

    /** The product as it is served, for telling further stories. */
    public ProductPack pack() {
        return pack;
    }
}
