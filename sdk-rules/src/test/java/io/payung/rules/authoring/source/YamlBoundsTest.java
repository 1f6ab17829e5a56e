package io.payung.rules.authoring.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.pack.Problem;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Our count of a YAML text's nesting is never less than what its parser would find. ¶ stands for a line break. */
class YamlBoundsTest {

    private static final long SEED = 20261125;
    private static final int ROUNDS = 60_000;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "a: [[[[[[1]]]]]] | ", "a: [[[[[[[1]]]]]]] | NESTING_TOO_DEEP 1:10",
        "a: [ b \", [[[[[[[ | NESTING_TOO_DEEP 1:16", "a: [ '\"', [[[[[[[ | NESTING_TOO_DEEP 1:16", "a: [ b - \", [[[[[[[ | NESTING_TOO_DEEP 1:18",
        "a: [ b:\", [[[[[[[ | NESTING_TOO_DEEP 1:16", "a: [ b¶\", [[[[[[[ | NESTING_TOO_DEEP 2:9",
        "a: [ \"b¶, \", [[[[[[[ | QUOTE_NOT_CLOSED 1:6", "a: 'b | QUOTE_NOT_CLOSED 1:4",
        "a: [[[[[[ {\"b\":\"]]]]\"} ]]]]]] | NESTING_TOO_DEEP 1:11", "a: [ !!str \"]]\" ] | YAML_FEATURE 1:6", "a: &b 1 | YAML_FEATURE 1:4",
        "a: *b | YAML_FEATURE 1:4", "a: [ ? \"]\" : b ] | YAML_FEATURE 1:6", "%YAML 1.2¶a: 1 | YAML_FEATURE 1:1", "a: 1¶---¶b: 2 | YAML_FEATURE 2:1",
        "a: 1¶...¶b: 2 | YAML_FEATURE 2:1", "---¶a: 1 | ", "a: \"[[[[[[[[\" # [[[[[[[[ | ", "a: it's b, 'tis | ", "a: why & how * much! | ",
        "a: { 'b': \"it's\", c: 'it''s [[[[[[[' } | ",
    })
    void countsBracketsAsTheParserDoes(String text, String expected) {
        assertThat(found(text.replace('¶', '\n'))).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 17})
    void countsBlocks(int depth) {
        String keys = IntStream.range(0, depth).mapToObj(level -> " ".repeat(level) + "k:").collect(Collectors.joining("\n"));

        assertThat(found(keys)).isEqualTo(depth > 16 ? "NESTING_TOO_DEEP 17:17" : "");
        assertThat(found("- ".repeat(depth - 1) + "a")).isEqualTo(depth > 16 ? "NESTING_TOO_DEEP 1:1" : "");
    }

    /** Six brackets inside of sixteen levels, of which each may hold a list as deep as itself. */
    @Test
    void neverCountsLessThanTheParser() {
        Random random = new Random(SEED);
        int deepest = 0;
        int parsed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = hostile(random);
            if (found(text).isEmpty()) {
                int depth = depth(text);
                deepest = Math.max(deepest, depth);
                parsed++;
                assertThat(depth).as("seed %s round %s: %s", SEED, round, text).isLessThanOrEqualTo(6 + 2 * 16);
            }
        }
        assertThat(parsed).isGreaterThan(ROUNDS / 10);
        assertThat(deepest).isGreaterThan(3);
    }

    /** The control: of the same texts, some do nest deeper than any product when nobody counts. */
    @Test
    void someOfTheseTextsWouldNestDeep() {
        Random random = new Random(SEED);
        int deep = 0;
        for (int round = 0; round < ROUNDS; round++) {
            deep += depth(hostile(random)) > 6 + 2 * 16 ? 1 : 0;
        }
        assertThat(deep).isGreaterThan(20);
    }

    /** A few openings, quotes and breaks, and then a long run of brackets or dashes. */
    private static String hostile(Random random) {
        List<String> words = List.of("[", "[", "{", "]", "}", ",", ", ", ": ", ":", "- ", "? ", "\"", "'", "\\", "#", " #", "\n", "\n  ", "a", "b ", "''", "|", ">",
                "a: ", "\n- ", "\"a\"", "\"]\"", "!x ", "&x ", "*x", "\t");
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "a: [ " : "");
        int count = 1 + random.nextInt(9);
        for (int index = 0; index < count; index++) {
            text.append(words.get(random.nextInt(words.size())));
        }
        String run = List.of("[", "{", "- ", "[a, ", "{a: ", "? ").get(random.nextInt(6));
        return text + run.repeat(60);
    }

    /** How deep the parser gets before it stops. */
    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        try {
            for (Event event : new Parse(LoadSettings.builder().build()).parseString(text)) {
                switch (event.getEventId()) {
                    case MappingStart, SequenceStart -> deepest = Math.max(deepest, ++depth);
                    case MappingEnd, SequenceEnd -> depth--;
                    default -> { }
                }
            }
        } catch (YamlEngineException e) {
            // What it found until then counts.
        }
        return deepest;
    }

    private static String found(String text) {
        Problems problems = new Problems("folder");
        boolean holds = YamlBounds.hold("product.yaml", text, problems);
        List<Problem> all = problems.all();
        assertThat(all).hasSize(holds ? 0 : 1);
        return holds ? "" : all.get(0).code() + " " + all.get(0).line() + ":" + all.get(0).column();
    }
}
