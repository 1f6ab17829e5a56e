package io.payung.rules.authoring.definition;

import io.payung.product.Parameter;
import io.payung.product.Question.Moment;
import io.payung.product.Question.Scope;
import io.payung.product.Question;
import io.payung.product.ValueType;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads parameters and questions: the names that rules and formulas share. */
final class NamesReader {

    private static final Set<String> RESERVED = Set.of(
            "age", "lives", "limits", "months", "monthsElapsed", "plan", "premium", "rate", "min", "max", "round", "divide", "outstanding");

    private final YamlNode root;
    private final Set<Position> grouped;
    private final Map<String, Position> places;
    private final Problems problems;

    /** @param grouped values that were refused already because they look like a grouped amount */
    NamesReader(YamlNode root, Set<Position> grouped, Map<String, Position> places, Problems problems) {
        this.root = root;
        this.grouped = grouped;
        this.places = places;
        this.problems = problems;
    }

    Map<String, Parameter> parameters() {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        YamlNode section = root.get("parameters");
        section.entries().forEach((name, node) -> {
            places.put("parameters." + name, section.keyPosition(name));
            reserved(name, section);
            boolean declared = node.shape() == YamlNode.Shape.MAP;
            YamlNode value = declared ? node.get("value") : node;
            if (Scalars.looksLikeFlag(value)) {
                problems.error(value.position(), "FLAG_SHAPE", "\"" + value.raw() + "\" is neither true nor false",
                        "write true or false, or put it in quotes");
                return;
            }
            if (Scalars.looksLikeNumber(value)) {
                Scalars.refuse(value, problems);
                return;
            }
            Optional<ValueType> type = declared ? Values.type(node.get("type").text()) : Values.typeOf(node);
            if (type.isPresent() && value.scalar() != null && !grouped.contains(value.position())) {
                Object typed = Values.typed(value, type.get(), problems);
                if (typed != null) {
                    parameters.put(name, new Parameter(name, type.get(), typed));
                }
            }
        });
        return parameters;
    }

    /** @param parameters that conditions may compare with */
    Map<String, Question> questions(Map<String, Parameter> parameters) {
        Map<String, Question> questions = new LinkedHashMap<>();
        YamlNode section = root.get("questions");
        section.entries().forEach((name, node) -> {
            places.put("questions." + name, section.keyPosition(name));
            reserved(name, section);
            if (root.get("parameters").get(name).exists()) {
                problems.error(section.keyPosition(name), "NAME_TWICE", "\"" + name + "\" is a parameter already, and formulas know both",
                        "rename one of them");
            }
            Values.type(node.get("type").text()).ifPresent(type -> questions.put(name, question(name, type, node)));
        });
        return new NeededWhenReader(section, questions, parameters, problems).read();
    }

    private Question question(String name, ValueType type, YamlNode node) {
        YamlNode choices = node.get("of");
        if (type == ValueType.CHOICE && !choices.exists()) {
            problems.error(node.position(), "FIELD_MISSING", "\"of\" is missing here", "add of: [first, second]");
        }
        if (type != ValueType.CHOICE && choices.exists()) {
            problems.error(node.keyPosition("of"), "FIELD_UNKNOWN", "\"of\" is only for a choice", "write type: choice, or remove it");
        }
        BigDecimal min = bound(node, "min", type);
        BigDecimal max = bound(node, "max", type);
        if (min != null && max != null && min.compareTo(max) > 0) {
            problems.error(node.keyPosition("min"), "VALUE_RANGE", "min is greater than max", "exchange them");
        }
        Moment moment = constant(Moment.values(), node.get("askedAt"), Moment.QUOTE);
        Scope scope = constant(Scope.values(), node.get("per"), Scope.QUOTE);
        boolean choosable = Boolean.TRUE.equals(node.get("choosable").scalar());
        return new Question(name, type, choices.texts(), min, max, node.get("source").text(), moment, scope, null, choosable);
    }

    /** The constant of the name that product.yaml spells in lower case; the schema tells an unknown one. */
    private static <E extends Enum<E>> E constant(E[] values, YamlNode node, E fallback) {
        for (E value : values) {
            if (value.name().toLowerCase(Locale.ROOT).equals(node.text())) {
                return value;
            }
        }
        return fallback;
    }

    private @Nullable BigDecimal bound(YamlNode node, String key, ValueType type) {
        YamlNode bound = node.get(key);
        boolean numeric = type.kind() == ValueType.Kind.WHOLE || type.kind() == ValueType.Kind.NUMBER;
        if (bound.exists() && !numeric) {
            problems.error(node.keyPosition(key), "FIELD_UNKNOWN", "\"" + key + "\" is only for a number", "remove it");
        }
        return bound.number().orElse(null);
    }

    private void reserved(String name, YamlNode section) {
        if (RESERVED.contains(name)) {
            problems.error(section.keyPosition(name), "NAME_RESERVED", "\"" + name + "\" is a word of formulas", "choose another name");
        }
    }
}
