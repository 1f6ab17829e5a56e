package io.payung.rules.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.pack.CheckReport;
import io.payung.rules.pack.NotAnalysed;
import io.payung.rules.pack.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A folder with 20 faults of 20 kinds in 9 files and 8 formats: all are told at once, each where it stands, and nothing else is. */
class TwentyFaultsTest {

    private static final Path FOLDER = Path.of("src/test/resources/products/twenty-faults");

    /** Place, severity and code; in text files also what stands there. */
    private static final List<String> FAULTS = List.of(
            "claim-documents.drl:16:38 error CONDITIONS_CONTRADICT | benefit != \"death\"",
            "claim-documents.drl:32:33 error VALUE_UNQUOTED | abroad )",
            "claim-documents.drl:44:37 error TYPE_MISMATCH | 1 )",
            "claim-documents.drl:47:1 warning RULE_COVERED | rule \"CLM-012",
            "clauses/refund.en.md:1:1 error CLAUSE_NOT_LISTED | # Refund",
            "consent.dslr:18:1 error RULE_TWICE | rule \"CON-003",
            "consent.dslr:24:6 error SENTENCE_UNKNOWN | an insured person is a child",
            "coverage.drl.xlsx!Rules!E10 error ID_UNKNOWN",
            "coverage.drl.xlsx!Rules!G11 error TEXT_MISSING",
            "eligibility.drl.csv!B13 error VALUE_UNKNOWN",
            "eligibility.drl.csv!E25 warning LITERAL_THRESHOLD",
            "messages_en.properties:52:1 error MESSAGE_SYNTAX | Who is asked",
            "messages_id.properties:128:1 error KEY_TWICE | plan.single=",
            "premium.csv!B3 error RATES_GAP",
            "product.yaml:22:1 error FIELD_UNKNOWN | ageOfMajorty:",
            "product.yaml:32:3 warning PARAMETER_UNUSED | shoeSize:",
            "product.yaml:35:43 error AMOUNT_LOOKS_GROUPED | 15.000.000",
            "product.yaml:48:22 error NAME_UNKNOWN | maximumSumInsuredPerPersn -",
            "product.yaml:70:3 error BENEFIT_NEVER_PAYS | funeral:",
            "product.yaml:85:11 error CLAUSE_TEXT_MISSING | summary,");

    private final CheckReport report = new FolderCompiler().check(FOLDER);

    @Test
    void tellsEveryOneAtItsPlace() {
        assertThat(report.problems()).extracting(TwentyFaultsTest::told).containsExactlyElementsOf(FAULTS);
        assertThat(report.isFine()).isFalse();
    }

    @Test
    void hasASuggestionForEach() {
        assertThat(report.problems()).allMatch(problem -> !problem.fix().isBlank());
        assertThat(report.problems()).extracting(Problem::fix).contains("did you mean \"ageOfMajority\"?", "did you mean \"death\"?",
                "did you mean \"child\"?", "did you mean \"an insured person is a minor\"?", "did you mean \"maximumSumInsuredPerPerson\"?",
                "write \"abroad\" in quotes");
    }

    @Test
    void isOfTwentyKindsInNineFilesOfEightFormats() {
        assertThat(report.problems().stream().map(Problem::code).distinct()).hasSize(20);
        assertThat(report.problems().stream().map(Problem::path).distinct()).hasSize(9);
        assertThat(new TreeSet<>(report.problems().stream().map(problem -> problem.path().replaceFirst(".*/[^.]+(?:\\.en)?\\.", ".")).toList()))
                .containsExactly(".csv", ".drl", ".drl.csv", ".drl.xlsx", ".dslr", ".md", ".properties", ".yaml");
    }

    @Test
    void listsTheRuleThatWaitsForAnotherFault() {
        assertThat(report.notAnalysed()).extracting(NotAnalysed::rule).containsExactly("ELG-008");
    }

    private static String told(Problem problem) {
        String place = problem.place().substring("twenty-faults/".length());
        String told = place + " " + (problem.severity() == Problem.Severity.ERROR ? "error " : "warning ") + problem.code();
        if (problem.cell() != null) {
            return told;
        }
        String expected = FAULTS.stream().filter(fault -> fault.startsWith(told + " | ")).findFirst().orElse(" | ?");
        String snippet = expected.substring(expected.indexOf(" | ") + 3);
        return line(problem).startsWith(snippet, problem.column() - 1) ? told + " | " + snippet : told;
    }

    private static String line(Problem problem) {
        try (Stream<String> lines = Files.lines(FOLDER.resolveSibling(problem.path()))) {
            return lines.skip(problem.line() - 1L).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
