package io.payung.rules.authoring.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.fault.PayungException;
import io.payung.product.ProductId;
import io.payung.rules.scenario.ScenarioResult;
import io.payung.rules.scenario.ScenarioSuite;
import io.payung.rules.scenario.story.RuleUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A new product is free of problems and of warnings, and its scenarios hold. */
class ProductTemplatesTest {

    private static final ProductId PRODUCT = ProductId.of("village-benefit");

    @TempDir
    private Path parent;

    static Stream<Arguments> templates() {
        return Stream.of(TemplateKind.values()).flatMap(kind -> Stream.of("en", "id").map(language -> Arguments.of(kind, language)));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void isFreeOfProblemsAndItsScenariosHold(TemplateKind kind, String language) {
        Path folder = parent.resolve("new");
        List<Path> files = ProductTemplates.write(folder, PRODUCT, kind, language);

        ScenarioSuite.Checked checked = ScenarioSuite.check(folder);

        assertThat(checked.report().problems()).isEmpty();
        ScenarioSuite suite = checked.suite().orElseThrow();
        assertThat(suite.pack().product().id()).isEqualTo(PRODUCT);
        assertThat(suite.run(result -> { })).hasSizeGreaterThan(20).filteredOn(result -> !result.holds()).extracting(ScenarioResult::message).isEmpty();
        assertThat(suite.ruleUses()).allMatch(RuleUse::isTested);
        assertThat(files).hasSize(12).allMatch(Files::isRegularFile);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void marksEveryFigureAsAnAssumption(TemplateKind kind, String language) throws IOException {
        Path folder = parent.resolve("new");
        ProductTemplates.write(folder, PRODUCT, kind, language);

        List<String> unmarked = Files.readAllLines(folder.resolve("product.yaml")).stream()
                .filter(line -> line.replaceFirst("#.*", "").matches(".*[ \"][0-9][0-9_.]*.*") && !line.contains("# assumption")).toList();

        assertThat(unmarked).allMatch(line -> line.startsWith("version:") || line.startsWith("  main:"), "version and number of lives only");
    }

    @Test
    void overwritesNothing() throws IOException {
        Path file = Files.writeString(parent.resolve("notes.txt"), "mine");

        for (Path taken : List.of(parent, file)) {
            assertThatThrownBy(() -> ProductTemplates.write(taken, PRODUCT, TemplateKind.SENTENCES, "en"))
                    .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("FOLDER_NOT_EMPTY"));
        }

        assertThat(parent).isDirectoryContaining(path -> path.equals(file)).isDirectoryNotContaining(path -> !path.equals(file));
        assertThat(file).hasContent("mine");
    }

    @Test
    void fillsAFolderThatIsEmpty() {
        ProductTemplates.write(parent, PRODUCT, TemplateKind.SENTENCES, "id");

        assertThat(parent.resolve("product.yaml")).content().contains("product: village-benefit");
    }

    @Test
    void knowsTwoLanguages() {
        assertThatThrownBy(() -> ProductTemplates.write(parent, PRODUCT, TemplateKind.SENTENCES, "fr"))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("LANGUAGE_UNKNOWN"));
        assertThat(parent).isEmptyDirectory();
    }
}
