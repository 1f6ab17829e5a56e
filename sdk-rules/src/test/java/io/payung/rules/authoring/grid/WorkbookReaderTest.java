package io.payung.rules.authoring.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.authoring.source.Problems;
import io.payung.rules.pack.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A workbook becomes the text of its cells: what a person sees there, exactly, or a problem with the cell. */
class WorkbookReaderTest {

    private static final String FILE = "eligibility.drl.xlsx";

    private final Problems problems = new Problems("loan");

    @Test
    void writesCellsAsCanonicalText() {
        String text = text(sheet -> {
            put(sheet, "B2", "say \"hi\", you");
            put(sheet, "C2", 18);
            put(sheet, "A3", true);
            put(sheet, "D5", " cafe\u0301\u00A0");
            put(sheet, "F9", " ");
        });

        assertThat(text).isEqualTo("#sheet Rules\n\n,\"say \"\"hi\"\", you\",18\ntrue\n\n,,,caf\u00e9\n");
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void readsItsTextWithoutTheWorkbook() {
        String text = text(sheet -> {
            put(sheet, "A1", "a,b");
            put(sheet, "B3", "two\nlines");
        });

        Grid grid = GridReader.canonical(FILE, text, problems).orElseThrow();

        assertThat(grid.text()).isEqualTo(text);
        assertThat(grid.cell(3, 2).text()).isEqualTo("two\nlines");
        assertThat(grid.cell(3, 2).at().cell()).isEqualTo("Rules!B3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "18|General|18",
        "18|0|18",
        "18|0.00|18",
        "0.1|General|0.1",
        "1.1|General|1.1",
        "-0.5|General|-0.5",
        "50000|General|50000",
        "50000|#,##0|50000",
        "50000|\"Rp\" #,##0|- CELL_SHOWN_DIFFERS",
        "50000000|General|50000000",
        "123456789012345|General|123456789012345",
        "0|General|0",
        "1.125|0.0000|1.1250",
        "1.125|0.00000|1.1250",
        "1.125|General|1.125",
        "50|0.000|50.000",
        "0.24|0%|- CELL_SHOWN_DIFFERS",
        "17.6|0|- CELL_SHOWN_DIFFERS",
        "50000|;;;|- CELL_SHOWN_DIFFERS",
        "50000|0,|- CELL_SHOWN_DIFFERS",
        "1234567890123456|0|- CELL_NUMBER",
        "0.30000000000000004|General|- CELL_NUMBER",
        "46000|yyyy-mm-dd|2025-12-09",
        "46000|m/d/yy|2025-12-09",
        "46000|d-mmm|- CELL_SHOWN_DIFFERS",
        "46000.5|yyyy-mm-dd|- CELL_SHOWN_DIFFERS",
    })
    void readsANumberAsItIsShown(double value, String format, String expected) {
        String text = text(sheet -> formatted(sheet, value, format));

        String code = problems.all().stream().map(Problem::code).findFirst().orElse("");
        assertThat(code.isEmpty() ? text.lines().skip(1).findFirst().orElse("") : "- " + code).isEqualTo(expected);
    }

    @Test
    void readsDatesOfDateCells() {
        String text = text(sheet -> {
            CellStyle style = sheet.getWorkbook().createCellStyle();
            style.setDataFormat((short) 14);
            Cell cell = cell(sheet, "A1");
            cell.setCellValue(LocalDate.of(2027, 3, 1));
            cell.setCellStyle(style);
        });

        assertThat(text).endsWith("\n2027-03-01\n");
    }

    static Stream<Arguments> hiding() {
        return Stream.of(
                refused("SHEET_SECOND", "Notes!B2", sheet -> put(sheet.getWorkbook().createSheet("Notes"), "B2", "x")),
                refused("SHEET_HIDDEN", "Notes!B2", sheet -> {
                    put(sheet.getWorkbook().createSheet("Notes"), "B2", "x");
                    sheet.getWorkbook().setSheetHidden(1, true);
                }),
                refused("SHEET_HIDDEN", "Rules!A1", sheet -> {
                    sheet.getWorkbook().createSheet("Empty");
                    sheet.getWorkbook().setActiveSheet(1);
                    sheet.getWorkbook().setSheetHidden(0, true);
                }),
                refused("ROW_HIDDEN", "Rules!A2", sheet -> cell(sheet, "A2").getRow().setZeroHeight(true)),
                refused("ROW_HIDDEN", "Rules!A2", sheet -> cell(sheet, "A2").getRow().setHeight((short) 0)),
                refused("COLUMN_HIDDEN", "Rules!B1", sheet -> sheet.setColumnHidden(1, true)),
                refused("COLUMN_HIDDEN", "Rules!B1", sheet -> sheet.setColumnWidth(1, 0)),
                refused("CELL_FORMULA", "Rules!A1", sheet -> cell(sheet, "A1").setCellFormula("1+1")),
                refused("CELL_FORMULA", "Rules!A1", sheet -> cell(sheet, "A1").setCellFormula("HYPERLINK(\"http://x\")")),
                refused("CELL_ERROR", "Rules!A1", sheet -> cell(sheet, "A1").setCellErrorValue(FormulaError.NA.getCode())),
                refused("CELL_FORMULA", "Rules!A1", sheet -> put(sheet, "A1", "=1+1")),
                refused("CELL_MERGED", "Rules!A1", sheet -> sheet.addMergedRegion(CellRangeAddress.valueOf("A1:A2"))),
                refused("CELL_MERGED", "Rules!B1", sheet -> sheet.addMergedRegion(CellRangeAddress.valueOf("A1:B1"))),
                refused("CELL_TOO_LONG", "Rules!A1", sheet -> put(sheet, "A1", "x".repeat(1_001))),
                refused("CHARACTER_NOT_ALLOWED", "Rules!A1", sheet -> put(sheet, "A1", "a\u200bb")),
                refused("CHARACTER_NOT_ALLOWED", "Rules!A1", sheet -> put(sheet, "A1", "a\u202eb")),
                refused("TABLE_TOO_LARGE", "Rules!BM1", sheet -> put(sheet, "BM1", "x")),
                refused("TABLE_TOO_LARGE", "Rules!A5001", sheet -> put(sheet, "A5001", "x")));
    }

    @ParameterizedTest(name = "{0} {1} {index}")
    @MethodSource("hiding")
    void tellsWhatCouldHideARule(String code, String place, Consumer<XSSFSheet> change) {
        write(sheet -> {
            put(sheet, "A1", "a");
            put(sheet, "B1", "b");
            put(sheet, "A2", "c");
            change.accept(sheet);
        });

        assertThat(problems.all()).extracting(problem -> problem.code() + " " + problem.cell()).contains(code + " " + place);
    }

    @Test
    void readsMergedColumnsAsDroolsWritesThemInCsv() {
        String text = text(sheet -> {
            put(sheet, "B1", "EligibilityFacts");
            sheet.addMergedRegion(CellRangeAddress.valueOf("B1:D1"));
        });

        assertThat(text).isEqualTo("#sheet Rules\n,EligibilityFacts...,EligibilityFacts...,EligibilityFacts...\n");
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void allowsEmptySheetsRemarksAndLooks() {
        String text = text(sheet -> {
            put(sheet, "A1", "a");
            sheet.getWorkbook().createSheet("Sheet2");
            sheet.setColumnHidden(7, true);
            cell(sheet, "A9").getRow().setZeroHeight(true);
            sheet.createDrawingPatriarch().createCellComment(sheet.getWorkbook().getCreationHelper().createClientAnchor())
                    .setString(sheet.getWorkbook().getCreationHelper().createRichTextString("a remark"));
        });

        assertThat(problems.all()).isEmpty();
        assertThat(text).isEqualTo("#sheet Rules\na\n");
    }

    private static Arguments refused(String code, String place, Consumer<XSSFSheet> change) {
        return Arguments.of(code, place, change);
    }

    private String text(Consumer<XSSFSheet> content) {
        return write(content).orElseThrow();
    }

    private Optional<String> write(Consumer<XSSFSheet> content) {
        return WorkbookReader.text(FILE, bytes(content), problems);
    }

    static byte[] bytes(Consumer<XSSFSheet> content) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            content.accept(workbook.createSheet("Rules"));
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void formatted(XSSFSheet sheet, double value, String format) {
        CellStyle style = sheet.getWorkbook().createCellStyle();
        style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(format));
        Cell cell = cell(sheet, "A1");
        cell.setCellValue(value);
        cell.setCellStyle(style);
    }

    static void put(XSSFSheet sheet, String address, Object value) {
        Cell cell = cell(sheet, address);
        if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (value instanceof Boolean flag) {
            cell.setCellValue(flag);
        } else {
            cell.setCellValue(String.valueOf(value));
        }
    }

    static Cell cell(XSSFSheet sheet, String address) {
        CellReference at = new CellReference(address);
        var row = sheet.getRow(at.getRow()) == null ? sheet.createRow(at.getRow()) : sheet.getRow(at.getRow());
        return row.getCell(at.getCol()) == null ? row.createCell(at.getCol()) : row.getCell(at.getCol());
    }
}
