package io.payung.rules.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.RuleSet;
import io.payung.rules.ProductFolder;
import io.payung.rules.authoring.grid.CellWriting;
import io.payung.rules.authoring.grid.WorkbookReader;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.source.SourceReader;
import io.payung.rules.authoring.table.PersonalAccidentTables;
import io.payung.rules.pack.CheckReport;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.pack.Problem.Severity;
import io.payung.rules.pack.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables as files of a product folder: what is wrong is told with its cell, and saving a file again changes nothing. */
class TableFolderTest {

    private static final String XLSX = "eligibility.drl.xlsx";
    private static final String CSV = "eligibility.drl.csv";

    @TempDir
    private Path folder;

    @Test
    void tellsEveryProblemOfAWorkbookWithItsCell() throws IOException {
        write(CellWriting.change(PersonalAccidentTables.all().get("eligibility").xlsx(), "D12", "maximumPolicies", "A13", "ELG-004: (covered)",
                "E13", "yes", "B8", "life.ageAtStrt < parameters.$param", "F11", "AGE"));

        assertThat(errors()).extracting(problem -> problem.place().replace(folder.getFileName().toString(), "loan") + " "
                + problem.code()).containsExactly(
                        "loan/eligibility.drl.xlsx!Rules!B8 NAME_UNKNOWN",
                        "loan/eligibility.drl.xlsx!Rules!F11 TEXT_MISSING",
                        "loan/eligibility.drl.xlsx!Rules!F11 TEXT_MISSING",
                        "loan/eligibility.drl.xlsx!Rules!D12 NAME_UNKNOWN",
                        "loan/eligibility.drl.xlsx!Rules!A13 RULE_NAME_SHAPE");
    }

    @Test
    void tellsAValueOfTheWrongType() throws IOException {
        write(CellWriting.change(PersonalAccidentTables.all().get("eligibility").xlsx(), "E13", "yes"));

        assertThat(check().problems()).extracting(problem -> problem.cell() + " " + problem.code())
                .containsExactly("Rules!E13 TYPE_MISMATCH");
    }

    @Test
    void givesARuleThePlaceOfItsName() throws IOException {
        write(PersonalAccidentTables.all().get("eligibility").xlsx());

        CompiledPack pack = check().pack().orElseThrow();

        assertThat(pack.rules().sets().get(RuleSet.ELIGIBILITY).rules()).extracting(rule -> rule.id() + " " + rule.place().shown())
                .contains("ELG-003 eligibility.drl.xlsx!Rules!A12");
    }

    @Test
    void changesNoDigestWhenAnotherProgramSavesTheWorkbook() throws IOException {
        byte[] first = PersonalAccidentTables.all().get("eligibility").xlsx();
        byte[] again = CellWriting.change(first, "A40", " ", "Z1", "");
        write(first);
        String digest = digest();

        write(again);

        assertThat(again).isNotEqualTo(first);
        assertThat(digest()).isEqualTo(digest);
    }

    @Test
    void readsAWorkbookThatAnotherProgramSaved() throws IOException {
        write(PersonalAccidentTables.all().get("eligibility").xlsx());
        String digest = digest();

        write(Files.readAllBytes(Path.of("src/test/resources/tables/saved-by-another-program.xlsx")));

        assertThat(digest()).isEqualTo(digest);
    }

    @Test
    void changesTheDigestWithACell() throws IOException {
        byte[] first = PersonalAccidentTables.all().get("eligibility").xlsx();
        write(first);
        String digest = digest();

        write(CellWriting.change(first, "A12", "ELG-003 holds too many policies"));

        assertThat(digest()).isNotEqualTo(digest);
    }

    @Test
    void readsCsvOfExcelWithItsMarkAndItsLineEnds() throws IOException {
        String csv = PersonalAccidentTables.all().get("eligibility").csv();
        write(CSV, csv);
        String digest = digest();

        write(CSV, "\uFEFF" + csv.replace("\n", "\r\n"));

        assertThat(digest()).isEqualTo(digest);
    }

    @Test
    void readsSemicolonsOfAnIndonesianExcelAndSaysSo() throws IOException {
        String csv = PersonalAccidentTables.all().get("eligibility").csv();
        write(CSV, csv.replace("\"$1\"\", \"\"$2\"", "\"$1\"\"& \"\"$2\"").replace("\"student, home\"", "student& home").replace(',', ';')
                .replace('&', ','));

        assertThat(check().problems()).extracting(Problem::code).containsExactly("CSV_SEMICOLONS");
        assertThat(check().pack()).isPresent();
    }

    @Test
    void readsTheTableOfTheGuide() throws IOException {
        write(CSV, Files.readString(Path.of("src/test/resources/tables/guide.drl.csv")));

        assertThat(errors()).isEmpty();
        assertThat(check().pack().orElseThrow().rules().sets().get(RuleSet.ELIGIBILITY).rules())
                .extracting(rule -> rule.id() + " " + rule.place().shown()).containsExactly("ELG-001 eligibility.drl.csv!A10",
                        "ELG-004 eligibility.drl.csv!A11", "ELG-007 eligibility.drl.csv!A12");
    }

    @Test
    void tellsCsvThatIsNotUtf8() throws IOException {
        ProductFolder.sample().draft().without("eligibility.drl").writeTo(folder);
        Files.write(folder.resolve(CSV), "RuleTable caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(check().problems()).extracting(Problem::code).containsExactly("FILE_NOT_UTF8");
    }

    @Test
    void refusesRulesInTwoFiles() throws IOException {
        ProductFolder.sample().draft().writeTo(folder);
        Files.write(folder.resolve(XLSX), PersonalAccidentTables.all().get("eligibility").xlsx());

        assertThat(check().problems()).extracting(Problem::code).containsExactly("RULES_IN_TWO_FILES");
    }

    @Test
    void saysNothingMoreOfAWorkbookThatCannotBeRead() throws IOException {
        ProductFolder.sample().draft().without("consent.drl").writeTo(folder);
        Files.writeString(folder.resolve("consent.drl.xlsx"), "#sheet Rules\n");

        assertThat(check().problems()).extracting(Problem::code).containsExactly("XLSX_BROKEN");
    }

    private String digest() {
        Problems problems = new Problems("loan");
        String digest = SourceReader.read(SourceReader.list(folder, problems), WorkbookReader::text, problems).digest();
        assertThat(problems.all()).isEmpty();
        return digest;
    }

    /** What is wrong; what a changed rule leaves unused in other files is a warning. */
    private List<Problem> errors() {
        return check().problems().stream().filter(problem -> problem.severity() == Problem.Severity.ERROR).toList();
    }

    private CheckReport check() {
        return new FolderCompiler().check(folder);
    }

    private void write(byte[] workbook) throws IOException {
        ProductFolder.sample().draft().without("eligibility.drl").writeTo(folder);
        Files.write(folder.resolve(XLSX), workbook);
    }

    private void write(String file, String text) throws IOException {
        ProductFolder.sample().draft().without("eligibility.drl").writeTo(folder);
        Files.writeString(folder.resolve(file), text);
    }
}
