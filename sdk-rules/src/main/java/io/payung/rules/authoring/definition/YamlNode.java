package io.payung.rules.authoring.definition;

import io.payung.rules.authoring.source.Position;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value of product.yaml with its place. Reading something that is absent or of another shape gives an absent or empty value, so
 * that one fault does not hide the next; the schema reports the fault itself.
 */
public final class YamlNode {

    private final Position position;
    private final @Nullable Object scalar;
    private final boolean quoted;
    private final String raw;
    private final Map<String, YamlNode> entries;
    private final Map<String, Position> keys;
    private final List<YamlNode> items;
    private final Shape shape;

    /** What kind of value it is. */
    public enum Shape {
        ABSENT,
        SCALAR,
        MAP,
        LIST
    }

    private YamlNode(Shape shape, Position position, @Nullable Object scalar, boolean quoted, String raw,
            Map<String, YamlNode> entries, Map<String, Position> keys, List<YamlNode> items) {
        this.shape = shape;
        this.position = position;
        this.scalar = scalar;
        this.quoted = quoted;
        this.raw = raw;
        this.entries = entries;
        this.keys = keys;
        this.items = items;
    }

    public static YamlNode absent(Position position) {
        return new YamlNode(Shape.ABSENT, position, null, false, "", Map.of(), Map.of(), List.of());
    }

    /** @param value {@code BigDecimal}, {@code Boolean}, {@code String}, or {@code null} for a YAML null */
    public static YamlNode scalar(Position position, @Nullable Object value, boolean quoted, String raw) {
        return new YamlNode(Shape.SCALAR, position, value, quoted, raw, Map.of(), Map.of(), List.of());
    }

    public static YamlNode map(Position position, LinkedHashMap<String, YamlNode> entries, Map<String, Position> keys) {
        return new YamlNode(Shape.MAP, position, null, false, "", Collections.unmodifiableMap(entries), Map.copyOf(keys), List.of());
    }

    public static YamlNode list(Position position, List<YamlNode> items) {
        return new YamlNode(Shape.LIST, position, null, false, "", Map.of(), Map.of(), List.copyOf(items));
    }

    public Shape shape() {
        return shape;
    }

    public boolean exists() {
        return shape != Shape.ABSENT;
    }

    public Position position() {
        return position;
    }

    /** Where the text of a scalar itself starts, behind an opening quote. */
    public Position textPosition() {
        return quoted ? position.plus(1) : position;
    }

    public Position keyPosition(String key) {
        return keys.getOrDefault(key, position);
    }

    public YamlNode get(String key) {
        YamlNode value = entries.get(key);
        return value != null ? value : absent(position);
    }

    public Map<String, YamlNode> entries() {
        return entries;
    }

    public List<YamlNode> items() {
        return items;
    }

    public @Nullable Object scalar() {
        return scalar;
    }

    public boolean quoted() {
        return quoted;
    }

    /** The scalar as it was written, without quotes. */
    public String raw() {
        return raw;
    }

    /** A text, or the empty text. */
    public String text() {
        return scalar instanceof String text ? text : "";
    }

    public Optional<BigDecimal> number() {
        return scalar instanceof BigDecimal number ? Optional.of(number) : Optional.empty();
    }

    /** A whole number in the range of an int, else the fallback. */
    public int whole(int fallback) {
        return number().filter(number -> number.scale() <= 0 && number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0)
                .map(BigDecimal::intValueExact)
                .orElse(fallback);
    }

    /** The texts of a list, or of a single text. */
    public List<String> texts() {
        if (shape == Shape.LIST) {
            return items.stream().map(YamlNode::text).filter(text -> !text.isEmpty()).toList();
        }
        return text().isEmpty() ? List.of() : List.of(text());
    }
}
