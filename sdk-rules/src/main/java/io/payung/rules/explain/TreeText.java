package io.payung.rules.explain;

import io.payung.decision.Decision;
import io.payung.decision.Reason;
import io.payung.product.ProductTexts;
import io.payung.rules.explain.DecisionTree.Branch;
import io.payung.rules.explain.DecisionTree.Condition;
import io.payung.rules.explain.DecisionTree.Leaf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws a decision tree with lines and ticks. */
final class TreeText {

    private static final Map<String, Map<String, String>> WORDS = Map.of(
            "en", Map.of("found", "found", "limit", "limit", "noPart", "had no part in this", "waits", "depends on what is known later", "asOf", "as of"),
            "id", Map.of("found", "ternyata", "limit", "batas", "noPart", "tidak ikut menentukan", "waits", "tergantung hal yang diketahui kemudian", "asOf", "per"));

    private final ProductTexts texts;
    private final String language;
    private final StringBuilder text = new StringBuilder();

    TreeText(ProductTexts texts, String language) {
        this.texts = texts;
        this.language = language;
    }

    /** A line, and the lines below it. */
    private record Node(String line, List<Node> below) {

        Node(String line) {
            this(line, List.of());
        }
    }

    String of(DecisionTree tree) {
        Decision decision = tree.decision();
        text.append(decision.outcome()).append(": ").append(decision.pack().product()).append(" v").append(decision.pack().version())
                .append(", ").append(word("asOf")).append(' ').append(decision.asOf()).append('\n');
        List<Node> nodes = new ArrayList<>();
        tree.own().forEach(reason -> nodes.add(new Node("✗ " + said(reason))));
        nodes.addAll(sets(tree));
        draw(nodes, "");
        return text.toString();
    }

    private List<Node> sets(DecisionTree tree) {
        Map<String, List<Node>> sets = new LinkedHashMap<>();
        for (Branch branch : tree.branches()) {
            List<Node> below = sets.computeIfAbsent(branch.set().fileName(), key -> new ArrayList<>());
            List<Node> rules = branch.leaves().stream().sorted((one, other) -> Integer.compare(rank(one), rank(other))).map(this::rule).toList();
            if (branch.subject().isEmpty()) {
                below.addAll(rules);
            } else {
                below.add(new Node(branch.subject(), rules));
            }
        }
        return sets.entrySet().stream().map(set -> new Node(set.getKey(), set.getValue())).toList();
    }

    /** What decided comes first. */
    private static int rank(Leaf leaf) {
        return leaf.decided() ? 0 : leaf.heldBack() ? 2 : 1;
    }

    private Node rule(Leaf leaf) {
        String place = leaf.rule().place() == null ? "" : " (" + leaf.rule().place() + ")";
        String title = leaf.rule().id() + " " + leaf.rule().name() + place;
        if (leaf.decided()) {
            return new Node("● " + title, leaf.reasons().stream().map(reason -> new Node(said(reason))).toList());
        }
        List<Node> conditions = leaf.conditions().stream().map(TreeText::condition).toList();
        if (leaf.heldBack()) {
            return new Node("○ " + title, conditions);
        }
        return leaf.waits() ? new Node("· " + title + ": " + word("waits"), conditions) : new Node("· " + title + ": " + word("noPart"));
    }

    private static Node condition(Condition condition) {
        String mark = switch (condition.truth()) {
            case TRUE -> "✓ ";
            case FALSE -> "✗ ";
            case UNKNOWN -> "? ";
        };
        return new Node(mark + condition.written());
    }

    private String said(Reason reason) {
        String code = reason.code().value();
        String message = texts.text(code, language);
        return code + (message.equals(code) ? "" : ": " + message) + compared(reason.actual(), reason.limit());
    }

    private String compared(@Nullable String actual, @Nullable String limit) {
        if (actual == null) {
            return "";
        }
        return " [" + word("found") + " " + actual + (limit == null ? "" : ", " + word("limit") + " " + limit) + "]";
    }

    private String word(String key) {
        return WORDS.getOrDefault(language, WORDS.get("en")).get(key);
    }

    private void draw(List<Node> nodes, String indent) {
        for (int index = 0; index < nodes.size(); index++) {
            boolean last = index == nodes.size() - 1;
            text.append(indent).append(last ? "└─ " : "├─ ").append(nodes.get(index).line()).append('\n');
            draw(nodes.get(index).below(), indent + (last ? "   " : "│  "));
        }
    }
}
