package io.payung.rules.authoring.definition;

import io.payung.product.DocumentType;
import io.payung.product.LifeRole;
import io.payung.product.Plan;
import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Reads who is covered and what a claim needs: lives, plans and claim documents. */
final class CoverReader {

    private final YamlNode root;
    private final Map<String, Position> places;
    private final Problems problems;

    CoverReader(YamlNode root, Map<String, Position> places, Problems problems) {
        this.root = root;
        this.places = places;
        this.problems = problems;
    }

    /** The role {@code main} first. */
    Map<String, LifeRole> lives() {
        Map<String, LifeRole> lives = new LinkedHashMap<>();
        lives.put("main", new LifeRole("main", List.of(), 0, 0));
        each("lives", (id, node) -> {
            int min = node.get("min").whole(0);
            int max = node.get("max").whole(1);
            if (min > max) {
                problems.error(node.keyPosition("min"), "VALUE_RANGE", "min is greater than max", "exchange them");
            }
            listed("relations.", node.get("relation"));
            lives.put(id, new LifeRole(id, node.get("relation").texts(), min, max));
        });
        if (!root.get("lives").get("main").exists()) {
            lives.remove("main");
        }
        return lives;
    }

    Map<String, Plan> plans() {
        Map<String, Plan> plans = new LinkedHashMap<>();
        each("plans", (id, node) -> {
            node.get("lives").items().forEach(life -> mustExist(life.text(), root.get("lives").entries().keySet(), "insured role",
                    life.position()));
            plans.put(id, new Plan(id, node.get("lives").texts()));
        });
        return plans;
    }

    Map<String, DocumentType> documents() {
        Map<String, DocumentType> documents = new LinkedHashMap<>();
        each("documents", (id, node) -> documents.put(id, new DocumentType(id, node.get("oneOf").texts(), node.get("form").text(),
                word(node.get("names"), "anybody"), word(node.get("issued"), "any-time"))));
        return documents;
    }

    private static String word(YamlNode node, String otherwise) {
        return node.text().isEmpty() ? otherwise : node.text();
    }

    private void each(String section, BiConsumer<String, YamlNode> reader) {
        YamlNode node = root.get(section);
        node.entries().forEach((id, entry) -> {
            places.put(section + "." + id, node.keyPosition(id));
            reader.accept(id, entry);
        });
    }

    private void listed(String prefix, YamlNode node) {
        places.putIfAbsent(prefix + node.text(), node.position());
        node.items().forEach(item -> places.putIfAbsent(prefix + item.text(), item.position()));
    }

    private void mustExist(String id, Collection<String> known, String what, Position at) {
        if (!id.isEmpty() && !known.contains(id)) {
            problems.error(at, "ID_UNKNOWN", "there is no " + what + " \"" + id + "\"", DidYouMean.among(id, known));
        }
    }
}
