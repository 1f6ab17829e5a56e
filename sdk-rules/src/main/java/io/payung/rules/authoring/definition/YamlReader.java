package io.payung.rules.authoring.definition;

import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.JsonScalarResolver;

/** Reads plain YAML with places: no anchors, aliases, tags or second documents, and no key twice. For one file. */
public final class YamlReader {

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setUseMarks(true)
            .setAllowDuplicateKeys(true)
            .setMaxAliasesForCollections(0)
            .build();
    private static final Pattern DIRECTIVE = Pattern.compile("(?m)^%");

    private final String file;
    private final Problems problems;

    private YamlReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The root, or empty after a problem was noted because of which nothing can be read. */
    public static Optional<YamlNode> read(String file, String text, Problems problems) {
        YamlReader reader = new YamlReader(file, problems);
        if (reader.directs(text)) {
            return Optional.empty();
        }
        try {
            Optional<Node> root = new Compose(SETTINGS).composeString(text);
            if (root.isEmpty()) {
                reader.syntax(Position.startOf(file), "the file is empty");
            }
            return root.map(reader::convert);
        } catch (MarkedYamlEngineException e) {
            Position at = e.getProblemMark().map(reader::position).orElse(Position.startOf(file));
            if (!reader.tab(at, text)) {
                reader.syntax(at, e.getProblem() == null ? "this is no YAML" : e.getProblem().replace('\n', ' '));
            }
        } catch (YamlEngineException | StackOverflowError e) {
            reader.syntax(Position.startOf(file), "this is no YAML");
        }
        return Optional.empty();
    }

    /** A version of YAML or a prefix of tags would give the same values another meaning for other readers. */
    private boolean directs(String text) {
        Matcher directive = DIRECTIVE.matcher(text);
        boolean found = directive.find();
        if (found) {
            int line = (int) text.substring(0, directive.start()).lines().count() + 1;
            problems.error(new Position(file, line, 1), "YAML_FEATURE", "directives are not read", "remove the lines that begin with %");
        }
        return found;
    }

    /** Tabs look like the spaces that YAML counts; what the parser stumbles over because of one stands in its line or the next. */
    private boolean tab(Position at, String text) {
        List<String> lines = text.lines().toList();
        for (int line = at.line(); line >= Math.max(1, at.line() - 1); line--) {
            String indent = line > lines.size() ? "" : lines.get(line - 1).replaceAll("\\S.*", "");
            if (indent.indexOf('\t') >= 0) {
                problems.error(new Position(file, line, indent.indexOf('\t') + 1), "TAB_IN_INDENTATION", "a tab stands before this line",
                        "indent with spaces");
                return true;
            }
        }
        return false;
    }

    private void syntax(Position at, String message) {
        problems.error(at, "YAML_SYNTAX", message, "check indentation, colons and quotes here");
    }

    private YamlNode convert(Node node) {
        Position at = node.getStartMark().map(this::position).orElse(Position.startOf(file));
        if (node.getAnchor().isPresent()) {
            problems.error(at, "YAML_FEATURE", "anchors and aliases are not read", "write the value out");
            return YamlNode.absent(at);
        }
        if (node instanceof MappingNode mapping) {
            return map(at, mapping);
        }
        if (node instanceof SequenceNode sequence) {
            checkTag(node, Tag.SEQ, at);
            List<YamlNode> items = new ArrayList<>();
            sequence.getValue().forEach(item -> items.add(convert(item)));
            return YamlNode.list(at, items);
        }
        return scalar(at, (ScalarNode) node);
    }

    private YamlNode map(Position at, MappingNode mapping) {
        checkTag(mapping, Tag.MAP, at);
        LinkedHashMap<String, YamlNode> entries = new LinkedHashMap<>();
        Map<String, Position> keys = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Position keyAt = tuple.getKeyNode().getStartMark().map(this::position).orElse(at);
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.error(keyAt, "YAML_FEATURE", "a key is a word", "write a plain key");
                continue;
            }
            Position first = keys.putIfAbsent(key.getValue(), keyAt);
            if (first != null) {
                problems.error(keyAt, "KEY_TWICE", "\"" + key.getValue() + "\" stands in line " + first.line() + " already",
                        "keep one of them");
                continue;
            }
            entries.put(key.getValue(), convert(tuple.getValueNode()));
        }
        return YamlNode.map(at, entries, keys);
    }

    private YamlNode scalar(Position at, ScalarNode node) {
        boolean plain = node.getScalarStyle() == ScalarStyle.PLAIN;
        checkTag(node, new JsonScalarResolver().resolve(node.getValue(), plain), at);
        Object value = plain ? Scalars.plain(node.getValue()) : node.getValue();
        return YamlNode.scalar(at, value, !plain, node.getValue());
    }

    private void checkTag(Node node, Tag expected, Position at) {
        if (!node.getTag().equals(expected)) {
            problems.error(at, "YAML_FEATURE", "the tag \"" + node.getTag() + "\" is not read", "write the value without a tag");
        }
    }

    private Position position(Mark mark) {
        return new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
