package io.payung.rules.scenario.boundary;

import io.payung.rules.authoring.definition.YamlNode.Shape;
import io.payung.rules.authoring.definition.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a proposed scenario gives, as a tree that can be changed and written as YAML. For one thread. */
final class Facts {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z](?:[A-Za-z0-9 _-]*[A-Za-z0-9])?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern WORD_WITH_MEANING = Pattern.compile("true|false|null|yes|no|on|off");

    private static final Object NOTHING = new Object();

    private final Map<String, Object> tree;

    private Facts(Map<String, Object> tree) {
        this.tree = tree;
    }

    static Facts none() {
        return new Facts(new LinkedHashMap<>());
    }

    @SuppressWarnings("unchecked") // A map of YAML becomes a map.
    static Facts of(YamlNode given) {
        return new Facts((Map<String, Object>) plain(given));
    }

    Facts copy() {
        return new Facts(copy(tree));
    }

    /** The value under the dotted path. */
    @Nullable Object get(String path) {
        Object value = tree;
        for (String name : path.split("\\.")) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value;
    }

    /** With the value under the dotted path; everything on the way becomes a map. */
    Facts with(String path, Object value) {
        Facts changed = copy();
        int dot = path.lastIndexOf('.');
        changed.map(dot < 0 ? "" : path.substring(0, dot)).put(path.substring(dot + 1), value);
        return changed;
    }

    Facts without(String path) {
        Facts changed = copy();
        int dot = path.lastIndexOf('.');
        if (dot < 0 || get(path.substring(0, dot)) instanceof Map) {
            Map<String, Object> parent = changed.map(dot < 0 ? "" : path.substring(0, dot));
            boolean last = parent.remove(path.substring(dot + 1)) != null && parent.isEmpty();
            // An empty consent means something; any other empty map is only what is left over.
            return last && dot > 0 && !path.startsWith("consent.") ? changed.without(path.substring(0, dot)) : changed;
        }
        return changed;
    }

    /** What has to be said over the other facts so that they become these; a value that is taken away is {@code ~}. */
    Facts over(Facts other) {
        return new Facts(difference(other.tree, tree));
    }

    boolean isEmpty() {
        return tree.isEmpty();
    }

    /** One line of YAML in braces. */
    String yaml() {
        return yaml(tree);
    }

    /** One entry a line, each as short as it can be. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        tree.forEach((key, value) -> lines.add(key + ": " + yaml(value)));
        return lines;
    }

    static String yaml(Object value) {
        if (value instanceof Map<?, ?> map) {
            List<String> entries = new ArrayList<>();
            map.forEach((key, each) -> entries.add(key + ": " + yaml(each)));
            return entries.isEmpty() ? "{}" : "{ " + String.join(", ", entries) + " }";
        }
        if (value instanceof List<?> list) {
            return "[" + String.join(", ", list.stream().map(Facts::yaml).toList()) + "]";
        }
        if (value instanceof String text) {
            boolean plain = (PLAIN.matcher(text).matches() || DATE.matcher(text).matches()) && !WORD_WITH_MEANING.matcher(text).matches();
            return plain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }
        if (value == NOTHING) {
            return "~";
        }
        return value instanceof BigDecimal number ? grouped(number) : value instanceof Number number ? grouped(new BigDecimal(number.toString()))
                : String.valueOf(value);
    }

    /** Large numbers with underscores, as people read them. */
    private static String grouped(BigDecimal number) {
        String text = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        return whole.replaceAll("(?<=\\d)(?=(?:\\d{3})+$)", "_") + (point < 0 ? "" : text.substring(point));
    }

    @SuppressWarnings("unchecked") // Every map of the tree is made here.
    private Map<String, Object> map(String path) {
        Map<String, Object> map = tree;
        for (String name : path.isEmpty() ? new String[0] : path.split("\\.")) {
            Object next = map.get(name);
            if (!(next instanceof Map)) {
                next = new LinkedHashMap<String, Object>();
                map.put(name, next);
            }
            map = (Map<String, Object>) next;
        }
        return map;
    }

    @SuppressWarnings("unchecked") // Every map of the tree is made here.
    private static Map<String, Object> difference(Map<String, Object> from, Map<String, Object> to) {
        Map<String, Object> difference = new LinkedHashMap<>();
        from.keySet().stream().filter(key -> !to.containsKey(key)).forEach(key -> difference.put(key, NOTHING));
        to.forEach((key, value) -> {
            Object before = from.get(key);
            if (before instanceof Map && value instanceof Map) {
                Map<String, Object> inner = difference((Map<String, Object>) before, (Map<String, Object>) value);
                if (!inner.isEmpty()) {
                    difference.put(key, inner);
                }
            } else if (!value.equals(before)) {
                difference.put(key, value);
            }
        });
        return difference;
    }

    private static Map<String, Object> copy(Map<String, Object> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key, copy(value)));
        return copy;
    }

    @SuppressWarnings("unchecked")
    private static Object copy(Object value) {
        return value instanceof Map ? copy((Map<String, Object>) value) : value;
    }

    private static Object plain(YamlNode node) {
        if (node.shape() == Shape.MAP) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.entries().forEach((key, value) -> map.put(key, plain(value)));
            return map;
        }
        if (node.shape() == Shape.LIST) {
            return node.items().stream().map(Facts::plain).toList();
        }
        return node.scalar() == null ? "" : node.scalar();
    }
}
