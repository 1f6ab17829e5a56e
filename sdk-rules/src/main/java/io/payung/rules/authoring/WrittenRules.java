package io.payung.rules.authoring;

import io.payung.product.PackSource;
import io.payung.product.RuleSet;
import io.payung.rules.authoring.definition.Definition;
import io.payung.rules.authoring.definition.DefinitionReader;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.RuleNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of a product as their author wrote them, whatever the format: with the names of parameters, which compiled rules no longer know. */
public final class WrittenRules {

    private WrittenRules() {}

    /** The rules of each set in the author's order; nothing of a source that cannot be understood. */
    public static Map<RuleSet, List<RuleNode>> of(PackSource source) {
        Problems problems = new Problems("product");
        Map<RuleSet, List<RuleNode>> rules = new EnumMap<>(RuleSet.class);
        Optional<Definition> definition = DefinitionReader.read(source, problems);
        if (definition.isPresent()) {
            RuleFiles files = new RuleFiles(source, definition.get().symbols(), problems);
            for (RuleSet set : RuleSet.values()) {
                List<RuleNode> nodes = new ArrayList<>();
                files.of(set).ifPresent(file -> nodes.addAll(files.rules(set, file)));
                rules.put(set, nodes);
            }
        }
        return rules;
    }
}
