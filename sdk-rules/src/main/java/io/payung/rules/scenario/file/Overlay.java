package io.payung.rules.scenario.file;

import io.payung.rules.authoring.definition.YamlNode.Shape;
import io.payung.rules.authoring.definition.YamlNode;
import io.payung.rules.authoring.source.Position;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts what a scenario says over what its file says: maps entry by entry, everything else whole, and {@code ~} takes away. */
final class Overlay {

    private Overlay() {}

    static YamlNode of(YamlNode base, YamlNode over) {
        if (!over.exists()) {
            return base;
        }
        if (base.shape() != Shape.MAP || over.shape() != Shape.MAP) {
            return over;
        }
        LinkedHashMap<String, YamlNode> entries = new LinkedHashMap<>();
        Map<String, Position> keys = new HashMap<>();
        copy(base, entries, keys);
        over.entries().forEach((key, value) -> {
            keys.put(key, over.keyPosition(key));
            YamlNode known = entries.get(key);
            entries.put(key, known == null ? value : of(known, value));
        });
        return YamlNode.map(over.position(), entries, keys);
    }

    /** The node without the entries that are {@code ~}. */
    static YamlNode withoutNulls(YamlNode node) {
        if (node.shape() != Shape.MAP) {
            return node;
        }
        LinkedHashMap<String, YamlNode> entries = new LinkedHashMap<>();
        Map<String, Position> keys = new HashMap<>();
        node.entries().forEach((key, value) -> {
            if (value.shape() != Shape.SCALAR || value.scalar() != null) {
                keys.put(key, node.keyPosition(key));
                entries.put(key, withoutNulls(value));
            }
        });
        return YamlNode.map(node.position(), entries, keys);
    }

    /** A map that holds the value under the dotted path. */
    static YamlNode path(String dotted, YamlNode value, Position at) {
        YamlNode node = value;
        List<String> names = List.of(dotted.split("\\."));
        for (int index = names.size() - 1; index >= 0; index--) {
            node = entry(names.get(index), node, at);
        }
        return node;
    }

    static YamlNode entry(String key, @Nullable YamlNode value, Position at) {
        LinkedHashMap<String, YamlNode> entries = new LinkedHashMap<>();
        if (value != null) {
            entries.put(key, value);
        }
        return YamlNode.map(at, entries, Map.of(key, at));
    }

    private static void copy(YamlNode from, LinkedHashMap<String, YamlNode> entries, Map<String, Position> keys) {
        from.entries().forEach((key, value) -> {
            entries.put(key, value);
            keys.put(key, from.keyPosition(key));
        });
    }
}
