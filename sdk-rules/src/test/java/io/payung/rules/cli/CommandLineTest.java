package io.payung.rules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.ProductFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands as a designer types them. */
class CommandLineTest {

    @TempDir
    private static Path home;

    @BeforeAll
    static void writeFolders() {
        ProductFolder.sample().writeTo(home.resolve("products/sound"));
        ProductFolder.sample().replace("product.yaml", "minimumEntryAge: 6 ", "minimumEntryAge: 7 ").writeTo(home.resolve("products/changed"));
        ProductFolder.sample().replace("eligibility.drl", "parameters.minimumEntryAge", "parameters.minimumAge").writeTo(home.resolve("broken"));
        ProductFolder.sample().without("scenarios/claims.yaml").without("scenarios/consent.yaml").without("scenarios/coverage.yaml")
                .without("scenarios/eligibility.yaml").writeTo(home.resolve("untested"));
        ProductFolder.sample().without("product.yaml").writeTo(home.resolve("headless"));
    }

    @Test
    void checkEndsWithZeroForASoundFolder() {
        Ran ran = Ran.of("check", folder("products/sound"));

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("sound: fine");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void checkTellsEveryProblemOnALineWithAnIndentedFixAndEndsWithOne() {
        Ran ran = Ran.of("check", folder("broken"));

        assertThat(ran.exit()).isEqualTo(1);
        List<String> lines = ran.out().lines().toList();
        assertThat(lines.get(0)).startsWith("broken/eligibility.drl:4:42: error NAME_UNKNOWN ");
        assertThat(lines.get(1)).startsWith("    fix: ").contains("minimumEntryAge");
        assertThat(ran.out()).contains("broken: 1 error");
    }

    @Test
    @Tag("long")
    void checkCanCompileInAProcessOfItsOwn() {
        Ran ran = Ran.of("check", folder("products/sound"), "--isolated");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).isEqualTo(Ran.of("check", folder("products/sound")).out());
    }

    @Test
    void aFolderOfFoldersIsCheckedWhole() {
        assertThat(Ran.of("check", folder("products")).out()).contains("sound: fine").contains("changed: fine");
        assertThat(Ran.of("check", folder("products/sound"), folder("products/sound")).out()).containsOnlyOnce("sound: fine");
    }

    @Test
    void aProductWithoutItsDefinitionIsAProductWithAProblem() {
        Ran ran = Ran.of("check", folder("headless"));

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("headless/product.yaml:1:1: error PRODUCT_YAML_MISSING");
    }

    @Test
    void aMisspeltScenarioIsAProblemOfTheFolder(@TempDir Path folder) {
        ProductFolder.sample().replace("scenarios/consent.yaml", "plan: basic", "plan: basik").writeTo(folder);

        Ran ran = Ran.of("check", folder.toString());

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("/scenarios/consent.yaml:4:9: error NAME_UNKNOWN").contains("did you mean \"basic\"?");
    }

    @Test
    void testTellsHowManyHoldAndHowManyRulesWereSeenBothWays() {
        Ran ran = Ran.of("test", folder("products/sound"));

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).isEqualToIgnoringNewLines("sound: all 136 scenarios hold; 32 of 32 rules tested both ways");
    }

    @Test
    void testTellsWhereAScenarioExpectsOtherwiseAndEndsWithOne() {
        Ran ran = Ran.of("test", folder("products/changed"));

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).containsPattern("changed/scenarios/eligibility\\.yaml:\\d+:\\d+: error SCENARIO_FAILED "
                + "\"age of a pupil, for whom a parent consents \\(applicant\\.age 6\\)\": expected offered, was declined "
                + "\\(AGE_BELOW_MINIMUM by ELG-001: 6 against 7\\)");
        assertThat(ran.out()).contains("changed: 1 of 136 scenarios fail");
    }

    @Test
    void testWarnsOfAProductWithoutScenarios() {
        Ran ran = Ran.of("test", folder("untested"));

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("untested/scenarios:1:1: warning SCENARIOS_MISSING").contains("--generate");
    }

    @Test
    void testWarnsOfRulesThatWereSeenOneWayOnly(@TempDir Path folder) {
        ProductFolder.sample().without("scenarios/eligibility.yaml").without("scenarios/claims.yaml").writeTo(folder);

        Ran ran = Ran.of("test", folder.toString());

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("/eligibility.drl:28:1: warning RULE_NEVER_FIRED no scenario makes ELG-007 fire: works in a mine");
        assertThat(ran.out()).contains("/claim-documents.drl:3:1: warning RULE_NEVER_FIRED");
    }

    @Test
    void testRunsNothingWhileTheProductHasAnErrorAndCountsNoWarningAsOne(@TempDir Path folder) {
        ProductFolder.sample().replace("product.yaml", "parameters:\n", "parameters:\n  shoeSize: 40\n")
                .replace("eligibility.drl", "parameters.minimumEntryAge", "parameters.minimumAge").writeTo(folder);

        Ran ran = Ran.of("test", folder.toString());

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("error NAME_UNKNOWN").contains("warning PARAMETER_UNUSED")
                .contains("no scenario was run, because 1 error stands in the way");
    }

    @Test
    void testWarnsOfBenefitsThatAreClaimedInNoScenario(@TempDir Path folder) {
        ProductFolder product = ProductFolder.sample();
        product.with("scenarios/claims.yaml", product.text("scenarios/claims.yaml").replace("consequence: injury", "consequence: death"))
                .writeTo(folder);

        Ran ran = Ran.of("test", folder.toString());

        assertThat(ran.out()).contains("/product.yaml:" + line(product.text("product.yaml"), "  medical:") + ":3: warning BENEFIT_NEVER_CLAIMED ")
                .containsOnlyOnce("BENEFIT_NEVER_CLAIMED");
        assertThat(Ran.of("test", folder("products/sound")).out()).doesNotContain("BENEFIT_NEVER_CLAIMED");
    }

    private static int line(String text, String begin) {
        return 1 + (int) text.substring(0, text.indexOf("\n" + begin) + 1).chars().filter(character -> character == '\n').count();
    }

    @Test
    void answersInJsonOfAKnownShape() {
        JsonNode tested = JsonMapper.shared().readTree(Ran.of("test", folder("products"), "--json").out());
        JsonNode checked = JsonMapper.shared().readTree(Ran.of("check", folder("broken"), "--json").out());

        assertThat(tested.path("fine").asBoolean()).isFalse();
        JsonNode changed = tested.path("products").path(0);
        assertThat(changed.path("folder").asString()).isEqualTo("changed");
        assertThat(changed.path("digest").asString()).hasSize(64);
        assertThat(changed.path("scenarios").size()).isEqualTo(136);
        assertThat(changed.path("rules").path(0).path("rule").asString()).isEqualTo("ELG-001");
        assertThat(changed.path("scenarios").findValues("failures").stream().filter(failures -> !failures.isEmpty())).hasSize(1);
        JsonNode problem = checked.path("products").path(0).path("problems").path(0);
        assertThat(problem.propertyNames()).containsExactlyInAnyOrder("place", "path", "line", "column", "cell", "severity", "code", "message", "fix");
        assertThat(problem.path("line").asInt()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "''                       ~ say which command you want",
        "chekc                    ~ \"chekc\" is no command or option; did you mean check?",
        "check --jsn              ~ \"--jsn\" is no command or option",
        "check nowhere            ~ there is no folder",
        "explain products/sound   ~ say which FILE|SCENARIO you mean",
        "explain products/sound --input nonsense ~ no scenario of this product is called \"nonsense\"",
        "explain products/sound --input minor    ~ several scenarios are meant",
        "test products --generate ~ name one product folder",
        "explain products --input minor ~ name one product folder to explain",
        "watch products --port 70000 ~ there is no port 70000",
        "check products --language fr ~ there is no language \"fr\"; write id or en",
        "--language fr check products ~ there is no language \"fr\"",
        "check products --language ~ say which id|en you mean",
        "check --language=fr --help ~ there is no language \"fr\"",
        "test products --output mine.yaml ~ --output does nothing without --generate",
        "test products --watch --generate ~ --watch and --generate do not go together",
        "test products --watch --json ~ --watch and --json do not go together",
        "test products --generate --json ~ --generate and --json do not go together",
        "check products -x ~ \"-x\" is no command or option",
        "check products --digset ~ \"--digset\" is no command or option",
        "check products --json=yes ~ yes",
        "check products +json ~ there is no folder",
        "check products stray ~ there is no folder",
        "new home stray ~ \"stray\" is no command or option",
        "explain products/sound stray --input minor ~ stray",
        "watch products stray ~ stray",
    })
    void wrongUseEndsWithTwoAndSaysWhatToDo(String command, String said) {
        String[] args = command.isEmpty() ? new String[0] : command.replace("products", home.resolve("products").toString()).split(" ");

        Ran ran = Ran.of(args);

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(said);
    }

    @Test
    void aFolderWithoutProductsAndAFileAreWrongUse(@TempDir Path empty) throws IOException {
        Files.writeString(empty.resolve("notes.txt"), "hello");

        assertThat(Ran.of("check", empty.toString())).matches(ran -> ran.exit() == 2 && ran.err().contains("holds no product"));
        assertThat(Ran.of("check", empty.resolve("notes.txt").toString())).matches(ran -> ran.exit() == 2 && ran.err().contains("is a file"));
    }

    @Test
    void speaksIndonesian() {
        assertThat(Ran.of("test", folder("products/sound"), "--language", "id").out()).contains("semua 136 skenario terpenuhi");
        assertThat(Ran.of("--help", "--language=id").out()).contains("Memeriksa folder produk").contains("Pemakaian: payung").doesNotContain("Checks");
        assertThat(Ran.of("check", "nowhere", "--language=id").err()).contains("tidak ada folder");
        assertThat(Ran.of("chekc", "--language=id").err()).contains("maksudnya check?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "test", "explain", "watch"})
    void everyCommandHasHelp(String command) {
        Ran ran = Ran.of(command, "--help");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("Usage: payung " + command).doesNotContain("\u001b[");
    }

    @Test
    void explainsAScenarioAsATree() {
        Ran ran = Ran.of("explain", folder("products/sound"), "--input", "a minor alone needs a guardian");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("ELG-001 younger than the minimum entry age").contains("✗ life.ageAtStart < parameters.minimumEntryAge")
                .contains("outcome: declined");
    }

    @Test
    void explainsAClaimWithBothDecisions() {
        Ran ran = Ran.of("explain", folder("products/sound"), "--input", "a death at home", "--json");

        JsonNode explained = JsonMapper.shared().readTree(ran.out());
        assertThat(explained.path("outcome").asString()).isEqualTo("documents-missing");
        assertThat(explained.path("decisions").size()).isEqualTo(2);
        assertThat(explained.path("decisions").path(1).findValuesAsString("rule")).contains("CLM-005");
    }

    @Test
    void explainsAFileOfFacts(@TempDir Path folder) throws IOException {
        Path facts = folder.resolve("facts.yaml");
        String given = "asOf: 2026-06-01\ngiven:\n  plan: basic\n  applicant: { age: 70 }\n"
                + "  answers: { occupation: mining, motorcycle: false, monthlyIncome: 1_000_000, hazardousSport: false }\n";
        Files.writeString(facts, given);

        Ran sound = Ran.of("explain", folder("products/sound"), "--input", facts.toString());
        Files.writeString(facts, given.replace("mining", "minning"));
        Ran misspelt = Ran.of("explain", folder("products/sound"), "--input", facts.toString());

        assertThat(sound.out()).contains("AGE_ABOVE_MAXIMUM").contains("OCCUPATION_NOT_INSURED").contains("outcome: declined");
        assertThat(misspelt.exit()).isEqualTo(1);
        assertThat(misspelt.out()).contains("facts.yaml:5:26: error VALUE_UNKNOWN").contains("\"mining\"");
    }

    @Test
    void explainTellsTheProblemsOfABrokenFolder() {
        assertThat(Ran.of("explain", folder("broken"), "--input", "x")).matches(ran -> ran.exit() == 1 && ran.out().contains("NAME_UNKNOWN"));
    }

    private static String folder(String name) {
        return home.resolve(name).toString();
    }
}
