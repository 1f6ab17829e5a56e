package io.payung.rules.cli.run;

import io.payung.product.Product;
import io.payung.rules.explain.DecisionTree;
import io.payung.rules.pack.CheckReport;
import io.payung.rules.pack.Problem.Severity;
import io.payung.rules.pack.NotAnalysed;
import io.payung.rules.pack.Problem;
import io.payung.rules.scenario.ScenarioResult.Failure;
import io.payung.rules.scenario.ScenarioResult;
import io.payung.rules.scenario.story.RuleUse;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the commands answer to other programs; fields are only ever added. */
public final class Json {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    public static ObjectNode object() {
        return NODES.objectNode();
    }

    public static ArrayNode array() {
        return NODES.arrayNode();
    }

    public static String text(ObjectNode node) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }

    public static ObjectNode report(Path folder, CheckReport report) {
        ObjectNode product = object().put("folder", folder.getFileName().toString()).put("fine", report.isFine());
        report.pack().ifPresent(pack -> {
            Product defined = pack.product();
            product.put("product", defined.id().value()).put("version", defined.version()).put("digest", pack.source().digest())
                    .put("contentDigest", pack.source().contentDigest());
        });
        product.set("problems", problems(report.problems()));
        product.set("notAnalysed", texts(report.notAnalysed().stream().map(NotAnalysed::toString).toList()));
        return product;
    }

    public static ArrayNode problems(List<Problem> problems) {
        ArrayNode all = array();
        problems.forEach(problem -> all.add(object()
                .put("place", problem.place())
                .put("path", problem.path())
                .put("line", problem.line())
                .put("column", problem.column())
                .put("cell", problem.cell())
                .put("severity", problem.severity() == Severity.ERROR ? "error" : "warning")
                .put("code", problem.code())
                .put("message", problem.message())
                .put("fix", problem.fix())));
        return all;
    }

    public static ArrayNode results(List<ScenarioResult> results) {
        ArrayNode all = array();
        for (ScenarioResult result : results) {
            ObjectNode one = object().put("name", result.scenario().name()).put("place", result.scenario().place()).put("holds", result.holds())
                    .put("outcome", result.ending().outcome());
            one.set("codes", texts(result.ending().codes()));
            ArrayNode failures = one.putArray("failures");
            for (Failure failure : result.failures()) {
                failures.add(object().put("place", failure.place()).put("expected", failure.expected()).put("actual", failure.actual()));
            }
            all.add(one);
        }
        return all;
    }

    public static ArrayNode uses(List<RuleUse> uses) {
        ArrayNode all = array();
        uses.forEach(use -> all.add(object().put("rule", use.rule().id()).put("set", use.set().fileName().toLowerCase(Locale.ROOT))
                .put("place", use.rule().place().shown()).put("fired", use.fired()).put("heldBack", use.held()).put("tested", use.isTested())));
        return all;
    }

    public static ObjectNode tree(DecisionTree tree) {
        ObjectNode node = object().put("outcome", tree.decision().outcome());
        ArrayNode branches = node.putArray("branches");
        for (DecisionTree.Branch branch : tree.branches()) {
            ObjectNode one = object().put("set", branch.set().fileName()).put("subject", branch.subject());
            ArrayNode rules = one.putArray("rules");
            branch.leaves().forEach(leaf -> rules.add(leaf(leaf)));
            branches.add(one);
        }
        return node;
    }

    private static ObjectNode leaf(DecisionTree.Leaf leaf) {
        ObjectNode node = object().put("rule", leaf.rule().id()).put("name", leaf.rule().name()).put("place", leaf.rule().place())
                .put("decided", leaf.decided()).put("heldBack", leaf.heldBack());
        ArrayNode conditions = node.putArray("conditions");
        leaf.conditions().forEach(condition -> conditions.add(object().put("written", condition.written())
                .put("truth", condition.truth().name().toLowerCase(Locale.ROOT))));
        ArrayNode reasons = node.putArray("reasons");
        leaf.reasons().forEach(reason -> reasons.add(object().put("code", reason.code().value()).put("actual", reason.actual())
                .put("limit", reason.limit())));
        return node;
    }

    public static ArrayNode texts(Collection<String> texts) {
        ArrayNode all = array();
        texts.forEach(all::add);
        return all;
    }
}
