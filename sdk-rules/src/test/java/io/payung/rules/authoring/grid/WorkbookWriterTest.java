package io.payung.rules.authoring.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.table.TableSheet;
import io.payung.rules.authoring.table.TableSheet.Column;
import io.payung.rules.authoring.table.TableSheet.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFDataValidation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** A new workbook is pleasant: rows for the machine step back, labels stand out, choices can be picked. */
class WorkbookWriterTest {

    private static final TableSheet SHEET = new TableSheet("Who may buy", List.of(new Table("eligibility", "EligibilityFacts", List.of(
            Column.name("Rule"), Column.condition("life.ageAtStart < $param", "Younger than"),
            Column.condition("held.overlaps == $param", "Covered already", "TRUE", "FALSE"),
            Column.condition("coverStart < $param", "Starts before"), Column.action("decision.decline(\"$param\");", "Reason")), List.of(
                    List.of("ELG-001 younger than the minimum entry age", "18", "true", "2027-03-01", "AGE_BELOW_MINIMUM")))));

    @Test
    void givesTheSameCellsBack() {
        Problems problems = new Problems("loan");

        assertThat(WorkbookReader.text("x.xlsx", SHEET.xlsx(), problems).orElseThrow()).isEqualTo("""
                #sheet Rules
                Who may buy
                RuleSet,payung.tables
                Import,io.payung.rules.fact.EligibilityFacts

                RuleTable eligibility
                NAME,CONDITION,CONDITION,CONDITION,ACTION
                ,EligibilityFacts...,EligibilityFacts...,EligibilityFacts...
                ,life.ageAtStart < $param,held.overlaps == $param,coverStart < $param,"decision.decline(""$param"");"
                Rule,Younger than,Covered already,Starts before,Reason
                ELG-001 younger than the minimum entry age,18,true,2027-03-01,AGE_BELOW_MINIMUM
                """);
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void makesASheetThatPeopleLikeToFill() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(SHEET.xlsx()))) {
            XSSFSheet sheet = workbook.getSheetAt(0);

            assertThat(sheet.getRow(7).getCell(1).getCellStyle().getFont().getFontHeightInPoints()).isEqualTo((short) 8);
            assertThat(sheet.getRow(8).getCell(1).getCellStyle().getFont().getBold()).isTrue();
            assertThat(sheet.getRow(8).getCell(1).getCellStyle().getWrapText()).isTrue();
            assertThat(sheet.getRow(9).getCell(1).getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(sheet.getRow(9).getCell(2).getCellType()).isEqualTo(CellType.BOOLEAN);
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 9);
            assertThat(sheet.getColumnWidth(0)).isGreaterThan(40 * 256);
            assertThat(sheet.getMergedRegions()).extracting(Object::toString).singleElement().asString().contains("B7:D7");
            XSSFDataValidation choice = sheet.getDataValidations().get(0);
            assertThat(choice.getValidationConstraint().getExplicitListValues()).containsExactly("TRUE", "FALSE");
            assertThat(choice.getRegions().getCellRangeAddresses()[0].formatAsString()).isEqualTo("C10:C60");
        }
    }
}
