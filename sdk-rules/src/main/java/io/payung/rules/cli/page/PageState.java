package io.payung.rules.cli.page;

import io.payung.product.ProductPack;
import io.payung.rules.cli.run.Json;
import io.payung.rules.cli.run.TestRun;
import io.payung.rules.cli.run.WatchTask.Round;
import io.payung.rules.cli.run.Words;
import io.payung.rules.scenario.Scenario;
import io.payung.rules.scenario.ScenarioResult;
import io.payung.rules.scenario.ScenarioSuite;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the page shows, as JSON. Safe for several threads. */
record PageState(Rounds rounds, Words words) {

    /** The last round. */
    ObjectNode all() {
        ObjectNode state = Json.object().put("round", rounds.count());
        ObjectNode texts = state.putObject("words");
        words.under("page.").forEach(texts::put);
        state.put("language", words.language());
        Round round = rounds.last();
        state.put("ready", round != null);
        if (round != null) {
            state.put("fine", round.isFine()).put("millis", round.millis());
            ArrayNode products = state.putArray("products");
            round.runs().forEach(run -> products.add(product(run)));
        }
        return state;
    }

    /** What the customer of a scenario reads; empty when there is no such scenario or language any more. */
    Optional<ObjectNode> view(Map<String, String> asked) {
        Round round = rounds.last();
        if (round == null) {
            return Optional.empty();
        }
        return round.runs().stream().filter(run -> run.name().equals(asked.get("folder"))).findFirst()
                .flatMap(TestRun::suite).flatMap(suite -> view(suite, asked));
    }

    private Optional<ObjectNode> view(ScenarioSuite suite, Map<String, String> asked) {
        String language = asked.getOrDefault("language", "");
        ProductPack pack = suite.pack();
        if (!pack.product().languages().contains(language)) {
            return Optional.empty();
        }
        Optional<Scenario> scenario = suite.scenarios().stream().filter(each -> each.name().equals(asked.get("scenario"))).findFirst();
        Words spoken = Words.has(language) ? Words.in(language) : words;
        return scenario.map(found -> new CustomerView(pack, language, spoken).of(suite.tell(found, language), found.text().given().plan()));
    }

    private ObjectNode product(TestRun run) {
        ObjectNode product = Json.object().put("folder", run.name()).put("fine", run.isFine());
        product.set("problems", Json.problems(run.problems(words)));
        product.put("tested", run.uses().size() - run.untested().size()).put("rules", run.uses().size()).put("failed", run.failed());
        run.suite().ifPresent(suite -> {
            product.put("title", suite.pack().product().names().getOrDefault(words.language(), suite.pack().product().id().value()))
                    .put("version", suite.pack().product().version());
            product.set("languages", Json.texts(suite.pack().product().languages().all()));
        });
        ArrayNode scenarios = product.putArray("scenarios");
        for (ScenarioResult result : run.results()) {
            scenarios.add(Json.object().put("name", result.scenario().name()).put("place", result.scenario().place())
                    .put("file", result.scenario().text().at().file()).put("holds", result.holds()).put("outcome", result.ending().outcome())
                    .put("message", result.message()));
        }
        return product;
    }
}
