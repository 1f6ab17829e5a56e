package io.payung.rules.scenario.boundary;

import io.payung.product.PackSource;
import io.payung.product.ProductPack;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.scenario.file.ScenarioReader;
import io.payung.rules.scenario.file.ScenarioText;
import io.payung.rules.scenario.story.Ending;
import io.payung.rules.scenario.story.Story;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells proposed facts through the files that a designer would write, so that what is proposed is what was tried. For one product. */
record Rehearsal(ProductPack pack, String asOf) {

    /** How it ends; empty when the facts cannot be written in a scenario, or something breaks. */
    Optional<Ending> of(Facts facts) {
        String text = "asOf: " + asOf + "\ngiven: " + facts.yaml() + "\n";
        Problems problems = new Problems("proposed");
        Optional<ScenarioText> read = new ScenarioReader(pack.product(), problems).readInput("scenarios/proposed.yaml", text);
        return read.map(scenario -> Story.tell(pack, scenario.given(), scenario.asOf(), false))
                .filter(ending -> !ending.outcome().equals("fault") && !ending.outcome().equals("not-on-sale"));
    }

    /** The scenarios of a text of ours. */
    List<ScenarioText> read(String text) {
        Problems problems = new Problems("proposed");
        PackSource source = new PackSource(new TreeMap<>(Map.of("scenarios/proposed.yaml", text)));
        List<ScenarioText> scenarios = new ScenarioReader(pack.product(), problems).readAll(source);
        problems.throwIfAny();
        return scenarios;
    }
}
