package io.payung.rules.authoring.lint;

import io.payung.product.PackSource;
import io.payung.product.Product;
import io.payung.product.RuleSet;
import io.payung.rules.authoring.definition.Definition;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.dialect.ReadRules;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.RuleNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A product folder as far as it was understood.
 *
 * @param texts language → key → text
 */
public record Draft(PackSource source, Definition definition, List<ReadRules> rules, Map<String, Map<String, String>> texts) {

    private static final List<String> RULE_FORMATS = List.of(".drl", ".drl.xlsx", ".drl.csv", ".dslr");

    public Draft {
        rules = List.copyOf(rules);
    }

    Symbols symbols() {
        return definition.symbols();
    }

    /** Absent while product.yaml has a fault. */
    @Nullable Product product() {
        return definition.product();
    }

    /** What stands behind the prefix in the messages of any language. */
    Set<String> messages(String prefix) {
        return texts.values().stream().flatMap(text -> text.keySet().stream()).filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length())).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether no rule file is missing or could not be read at all, so that what nothing uses is really unused. */
    boolean isComplete(Problems problems) {
        return Stream.of(RuleSet.values()).filter(set -> rules.stream().noneMatch(read -> read.set() == set))
                .noneMatch(set -> RULE_FORMATS.stream().anyMatch(format -> problems.anyIn(set.fileName() + format)));
    }

    /** Whether the id stands in a rule file with a fault, perhaps in a rule that was not understood. */
    boolean mayBeMeant(String id, Problems problems) {
        return rules.stream().filter(set -> problems.anyIn(set.file()))
                .anyMatch(set -> source.files().getOrDefault(set.file(), "").contains(id));
    }

    /** Every rule whose form was understood, also one with a fault. */
    Stream<RuleNode> written() {
        return rules.stream().flatMap(set -> set.written().stream());
    }
}
