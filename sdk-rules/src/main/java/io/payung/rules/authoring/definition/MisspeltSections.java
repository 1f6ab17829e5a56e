package io.payung.rules.authoring.definition;

import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.authoring.source.Position;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads {@code question:} as {@code questions:}, once that was told: otherwise every name in it would be unknown wherever it is used, and the
 * one fault would stand among its consequences.
 */
final class MisspeltSections {

    /** Sections whose names other files use. */
    private static final Set<String> SECTIONS = Set.of("parameters", "questions", "amounts", "documents", "plans", "benefits", "lives", "clauses", "languages",
            "premium", "claims");

    private MisspeltSections() {}

    /** @param root of which the schema told every unknown field already */
    static YamlNode corrected(YamlNode root) {
        Set<String> absent = new TreeSet<>(SECTIONS);
        absent.removeAll(root.entries().keySet());
        LinkedHashMap<String, YamlNode> entries = new LinkedHashMap<>();
        Map<String, Position> keys = new HashMap<>();
        root.entries().forEach((key, value) -> {
            String near = ProductSchema.knows(key) ? "" : DidYouMean.nearest(key, absent, 2);
            String meant = near.isEmpty() || !absent.remove(near) ? key : near;
            entries.put(meant, value);
            keys.put(meant, root.keyPosition(key));
        });
        return YamlNode.map(root.position(), entries, keys);
    }
}
