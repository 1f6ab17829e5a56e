package io.payung.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.payung.product.FactVocabulary;
import io.payung.product.ProductCatalog;
import io.payung.product.ProductId;
import io.payung.product.ProductPack;
import io.payung.product.RuleAnswer;
import io.payung.product.RuleFacts;
import io.payung.product.RuleSet;
import io.payung.rules.pack.PackProblems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every code block of the README runs here or stands in the sample, word for word. */
class ReadmeTest {

    private static final Pattern BLOCK = Pattern.compile("```([a-z]+)\n(.*?)```", Pattern.DOTALL);

    @Test
    void showsCodeThatRuns() throws IOException {
        Instant instant = Instant.parse("2026-06-01T00:00:00Z");
        RuleFacts facts = SampleFacts.of(RuleSet.ELIGIBILITY).facts();
        // region readme
        ProductCatalog products = ProductPacks.directory(Path.of("../samples/products"));
        ProductPack pack = products.onSale(ProductId.of("personal-accident"), instant).orElseThrow();
        RuleAnswer answer = pack.rules().decide(RuleSet.ELIGIBILITY, facts);
        // endregion
        assertThat(answer.<List<?>>fold(RuleAnswer.Decided::findings, missing -> List.of(missing))).isEmpty();
        String own = Files.readString(Path.of("src/test/java/io/payung/rules/ReadmeTest.java"));
        String region = own.substring(own.indexOf("// region readme\n") + 17, own.indexOf("        // endregion\n"));
        assertThat(blocks("java")).containsExactly(region.lines().map(line -> line.strip() + "\n").collect(Collectors.joining()));
    }

    @Test
    void showsRulesAndParametersOfTheSample() throws IOException {
        assertThat(blocks("drl")).hasSize(1).allMatch(ProductFolder.sample().text("eligibility.drl")::contains);
        assertThat(blocks("yaml")).hasSize(1).allMatch(ProductFolder.sample().text("product.yaml")::contains);
    }

    @Test
    void showsAProblemAsItIsTold(@TempDir Path products) throws IOException {
        ProductFolder.sample().replace("eligibility.drl", "parameters.minimumEntryAge", "parameters.minimumEntryAg")
                .writeTo(products.resolve("personal-accident"));

        PackProblems problems = catchThrowableOfType(PackProblems.class, () -> ProductPacks.directory(products));

        assertThat(blocks("problem")).containsExactly(problems.problems().get(0) + "\n");
    }

    @Test
    void namesEveryFactOfEachFileWithItsType() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        for (RuleSet set : RuleSet.values()) {
            String rows = readme.lines()
                    .filter(line -> line.startsWith("| every file |") || line.split("[|]").length > 2 && line.split("[|]")[1].contains(set.fileName()))
                    .collect(Collectors.joining("\n"));
            FactVocabulary.of(set).forEach((name, type) -> assertThat(rows).contains("`" + name + "` (" + type.key()));
        }
    }

    @Test
    void showsNoOtherBlocks() throws IOException {
        Map<String, Long> kinds = all().collect(Collectors.groupingBy(block -> block.group(1), Collectors.counting()));

        assertThat(kinds).containsOnlyKeys("java", "drl", "yaml", "problem");
    }

    private static List<String> blocks(String kind) throws IOException {
        return all().filter(block -> block.group(1).equals(kind)).map(block -> block.group(2)).toList();
    }

    private static Stream<MatchResult> all() throws IOException {
        Matcher matcher = BLOCK.matcher(Files.readString(Path.of("README.md")));
        return matcher.results();
    }
}
