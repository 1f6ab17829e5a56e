package io.payung.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.FactVocabulary;
import io.payung.product.ProductId;
import io.payung.product.ProductPack;
import io.payung.product.RuleAnswer;
import io.payung.product.RuleFacts;
import io.payung.product.RuleSet;
import io.payung.rules.pack.Problem;
import io.payung.rules.pack.Problem.Severity;
import io.payung.rules.scenario.ProductScenarios;
import io.payung.rules.scenario.ScenarioResult;
import io.payung.rules.scenario.ScenarioSuite;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the guide's reference says is so: its code runs here, and its tables name what the SDK knows. {@code cli.GuideTest} follows the tutorial. */
class ReadmeTest {

    private static final String OWN = "src/test/java/io/payung/rules/ReadmeTest.java";
    private static final Map<RuleSet, String> LETTERS =
            Map.of(RuleSet.ELIGIBILITY, "E", RuleSet.COVERAGE, "C", RuleSet.CONSENT, "S", RuleSet.CLAIM_DOCUMENTS, "D");

    @Test
    @Tag("long")
    void showsCodeThatRuns() throws IOException {
        Instant instant = Instant.parse("2026-06-01T00:00:00Z");
        RuleFacts facts = SampleFacts.of(RuleSet.ELIGIBILITY).facts();
        // region products
        ServedProducts products = ProductPacks.directory(Path.of("../samples/products"));
        ProductPack pack = products.onSale(ProductId.of("personal-accident"), instant).orElseThrow();
        RuleAnswer answer = pack.rules().decide(RuleSet.ELIGIBILITY, facts);
        CatalogStatus status = products.reload();
        // endregion
        assertThat(answer.<List<?>>fold(RuleAnswer.Decided::findings, missing -> List.of(missing))).isEmpty();
        assertThat(status.isUpToDate()).isTrue();
        assertThat(blocks("java")).containsExactly(region("products"), region("scenarios"));
    }

    // region scenarios
    @ProductScenarios("../samples/products/personal-accident")
    void everyScenarioHolds(ScenarioResult result) {
        assertThat(result.failures()).isEmpty();
    }
    // endregion

    @Test
    void buildsTheToolWhereTheGuideSays() throws IOException {
        assertThat(blocks("sh")).containsExactly("./mvnw -q -pl sdk-rules -am package -DskipTests\nalias payung=\"java -jar $PWD/sdk-rules/target/payung.jar\"\n");
        assertThat(Path.of("../mvnw")).isExecutable();
        assertThat(Files.readString(Path.of("pom.xml"))).contains("payung.jar</outputFile>");
    }

    @Test
    void showsATableThatIsRead(@TempDir Path products) throws IOException {
        String table = blocks("csv").get(1);
        Path folder = ProductFolder.sample().without("eligibility.drl").with("eligibility.drl.csv", table).writeTo(products.resolve("personal-accident"));

        List<Problem> problems = ScenarioSuite.check(folder).report().problems();

        assertThat(problems).filteredOn(problem -> problem.severity() == Severity.ERROR).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"README.md, en", "README.id.md, id"})
    void namesEveryFactWithItsSentenceAndType(String readme, String language) throws IOException {
        Properties wording = wording(language);
        List<String> lines = Files.readAllLines(Path.of(readme));
        for (RuleSet set : RuleSet.values()) {
            FactVocabulary.of(set).forEach((name, type) -> {
                String row = lines.stream().filter(line -> line.contains("| `" + name + "` (")).collect(Collectors.joining("\n"));
                assertThat(row).contains("`" + name + "` (" + type.key() + ") |").endsWith(" |");
                assertThat(row.substring(row.lastIndexOf(") |"))).contains(LETTERS.get(set));
                phrases(wording, "fact." + name).forEach(phrase -> assertThat(row).contains("`" + phrase + "`"));
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"README.md, en", "README.id.md, id"})
    void namesEveryComparisonAndEveryDecision(String readme, String language) throws IOException {
        String text = Files.readString(Path.of(readme));
        Properties wording = wording(language);

        for (String key : wording.stringPropertyNames()) {
            String phrase = wording.getProperty(key);
            if (key.matches("(number|age|text|date|any|flag|keyword)\\..*|yes|no")) {
                assertThat(text).as(key).containsPattern("[` ]" + Pattern.quote(phrase) + "[` ]");
            } else if (key.matches("(eligibility|coverage|consent|claim-documents)\\..*|answer|countOf")) {
                String shape = Stream.of(phrase.split("\\{[a-z]+}", -1)).map(Pattern::quote).collect(Collectors.joining("[A-Z]+"));
                assertThat(text).as(key).containsPattern("`" + shape + "`");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"README.md", "README.id.md"})
    void namesCodesAndFilesThatExist(String readme) throws IOException {
        String text = Files.readString(Path.of(readme));
        String sources = sources(Path.of("src/main/java")) + sources(Path.of("../sdk-core/src/main/java"));

        assertThat(Pattern.compile("`([A-Z]{3,}(?:_[A-Z]+)+)`").matcher(text).results().map(code -> code.group(1)))
                .hasSizeGreaterThan(30).allMatch(code -> sources.contains('"' + code + '"'));
        assertThat(Pattern.compile("]\\(([^)#:]+)\\)").matcher(text).results().map(link -> Path.of(link.group(1))))
                .hasSizeGreaterThan(6).allMatch(Files::exists);
    }

    private static Stream<String> phrases(Properties wording, String key) {
        return Stream.of(key, key + ".yes", key + ".no").filter(wording::containsKey).map(wording::getProperty);
    }

    private static Properties wording(String language) throws IOException {
        Properties wording = new Properties();
        wording.load(new StringReader(Files.readString(
                Path.of("src/main/resources/io/payung/rules/authoring/sentence/sentences_" + language + ".properties"))));
        return wording;
    }

    private static String sources(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    private static String region(String name) throws IOException {
        String own = Files.readString(Path.of(OWN));
        String begin = "// region " + name + "\n";
        String region = own.substring(own.indexOf(begin) + begin.length());
        return region.substring(0, region.indexOf("// endregion")).stripIndent().stripTrailing().stripIndent() + "\n";
    }

    private static List<String> blocks(String kind) throws IOException {
        return Pattern.compile("^```" + kind + "[^\n]*\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("README.md"))).results().map((MatchResult found) -> found.group(1)).toList();
    }
}
