package io.payung.rules.authoring.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.fault.PayungException;
import io.payung.product.ProductId;
import io.payung.product.RuleSet;
import io.payung.rules.authoring.FolderCompiler;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.pack.RuleInfo;
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

    /** What tables say is what sentences say, whatever the format and the language. */
    @ParameterizedTest
    @MethodSource("templates")
    void hasTheSameRulesInEveryFormat(TemplateKind kind, String language) {
        List<RuleInfo> rules = rules(kind, language);

        assertThat(rules).hasSize(15).isEqualTo(rules(TemplateKind.SENTENCES, language));
    }

    private List<RuleInfo> rules(TemplateKind kind, String language) {
        Path folder = parent.resolve(kind + "-" + language);
        if (!Files.exists(folder)) {
            ProductTemplates.write(folder, PRODUCT, kind, language);
        }
        CompiledPack pack = new FolderCompiler().compile(folder);
        return Stream.of(RuleSet.values()).flatMap(set -> pack.rules().sets().get(set).rules().stream()).map(rule -> new RuleInfo(rule.id(),
                rule.name(), new RuleInfo.Place("", 1, 1, null), rule.conditions(), rule.says(), rule.comparison())).toList();
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
