package io.payung.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reads a figure of a sample product sees whether somebody published it or we assumed it. */
class MarkedFiguresTest {
    private static final Pattern FIGURE = Pattern.compile("(?<![A-Za-z0-9_-])-?[0-9][0-9_.,-]*");
    private static final Pattern MARK = Pattern.compile("#.*\\b(seen|assumption)\\b");
    /** What no insurer decides: the version, and how many lives one policy of the plan has. */
    private static final List<Pattern> STRUCTURE =
            List.of(Pattern.compile("version: [0-9]+"), Pattern.compile("  [a-z]+: \\{ relation: \\[[a-z, ]+], min: [0-9]+, max: [0-9]+ }"));

    @Test
    void everyFigureOfASampleProductIsMarked() {
        List<Path> products = Sources.ending(Sources.root().resolve("samples/products"), "product.yaml");
        List<String> unmarked = new ArrayList<>();
        products.forEach(product -> unmarked.addAll(unmarked(Sources.root().relativize(product).toString(), Sources.lines(product))));

        assertThat(products).isNotEmpty();
        assertThat(unmarked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "  seniorAge: 60", "  rate: { type: decimal, value: 1.5 }   # see below", "fiveIncomes: \"5 * monthlyIncome\"", "onSale: { from: 2026-01-01 }",
        "version: 1 # of 2 }", "  max: 100_000_000", "  amount: \"20.000\"", "  - { share: \"0.55\" } # assumptions everywhere"
    })
    void findsAFigureWithoutAMark(String line) {
        assertThat(unmarked("p", List.of("# head", line))).hasSize(1).allSatisfy(text -> assertThat(text).startsWith("p:2 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "  seniorAge: 60      # assumption", "  entry: 6   # seen: somewhere (facts 2.1)", "version: 12", "  main: { relation: [self, child], min: 1, max: 1 }",
        "# 1 comment of 2 figures", "id: plan-2", "  clause1: text"
    })
    void takesAMarkedFigureAndAStructuralOne(String line) {
        assertThat(unmarked("p", List.of(line))).isEmpty();
    }

    private static List<String> unmarked(String file, List<String> lines) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String value = line.replaceFirst("(^|\\s)#.*", "").stripTrailing();
            Matcher figure = FIGURE.matcher(value);
            boolean structural = value.equals(line.stripTrailing()) && STRUCTURE.stream().anyMatch(shape -> shape.matcher(value).matches());
            if (figure.find() && !structural && !MARK.matcher(line).find()) {
                found.add(file + ":" + (i + 1) + " " + figure.group() + " has no mark");
            }
        }
        return found;
    }
}
