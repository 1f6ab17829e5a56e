package io.payung.rules.authoring.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.authoring.source.Problems;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person does not see in a cell, or sees otherwise, does not become a rule. */
class HostileWorkbookLooksTest {

    private final Problems problems = new Problems("loan");

    @ParameterizedTest
    @ValueSource(strings = {
        "\"2\"", "\\2", "*2", "\"\"0\"00\"", "0;0;0;\"mining\"", "0;0", "0;;", "0_)", "(0)", "0;(0)", "[Red]0", "[<5]0;0", "0E+00", "# ?/?", "#",
        "0,", "0.0,", ";;;", "\"yyyy\"", "yyyy\\5", "[h]:mm", "yyyy-mm-dd;\"x\"", "x0", "0%%", "00/00", "\\-0",
    })
    void refusesAFormatThatIsNotOnTheList(String format) {
        assertThat(read(sheet -> {
            styled(sheet, "A1", 2, (style, font) -> style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(format)));
            styled(sheet, "B1", "a text", (style, font) -> style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(format)));
            styled(sheet, "C1", null, (style, font) -> style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(format)));
        })).isEqualTo("CELL_SHOWN_DIFFERS Rules!A1,CELL_SHOWN_DIFFERS Rules!B1");
    }

    @ParameterizedTest
    @ValueSource(shorts = {5, 8, 11, 12, 18, 27, 37, 41, 44, 46, 48, 163, 300})
    void refusesBuiltInFormatsThatAreNotOnTheList(short format) {
        assertThat(read(sheet -> styled(sheet, "A1", "a text", (style, font) -> style.setDataFormat(format)))).isEqualTo(
                "CELL_SHOWN_DIFFERS Rules!A1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"General", "@", "0", "00", "0.00", "#,##0", "#,##0.00", "0;-0", "#,##0.00;-#,##0.00", "0%", "0.0%", "d/m/yyyy", "dd mmmm yyyy",
        "yyyy\\-mm\\-dd", "yyyy\\-mm\\-dd;@", "dddd, d mmmm yyyy", "m/d/yy h:mm", "h:mm:ss", "mm:ss"})
    void readsAFormatOnTheList(String format) {
        assertThat(read(sheet -> styled(sheet, "A1", "a text", (style, font) -> style.setDataFormat(sheet.getWorkbook().createDataFormat()
                .getFormat(format))))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yyyy-dd h:mm", "yyyy-mmmmm-d", "mmmm yyyy", "dddd, mmmm yyyy", "yyyy"})
    void refusesADateOfWhichAPartIsNotShown(String format) {
        assertThat(read(sheet -> styled(sheet, "A1", 46000, (style, font) -> style.setDataFormat(sheet.getWorkbook().createDataFormat()
                .getFormat(format))))).isEqualTo("CELL_SHOWN_DIFFERS Rules!A1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"d.m.yyyy", "dddd, d mmmm yyyy", "yyyy\\-mm\\-dd;@", "m/d/yy h:mm"})
    void readsAWholeDate(String format) {
        assertThat(read(sheet -> styled(sheet, "A1", 46000, (style, font) -> style.setDataFormat(sheet.getWorkbook().createDataFormat()
                .getFormat(format))))).isEmpty();
    }

    static Stream<Arguments> unseen() {
        return Stream.of(
                look("a font of 5.9 points", "CELL_HIDDEN", (style, font) -> font.setFontHeight(5.9)),
                look("a font of 6 points", "", (style, font) -> font.setFontHeight(6.0)),
                look("a font of 6.1 points", "", (style, font) -> font.setFontHeight(6.1)),
                look("struck out", "CELL_HIDDEN", (style, font) -> font.setStrikeout(true)),
                look("shrunk", "CELL_HIDDEN", (style, font) -> style.setShrinkToFit(true)),
                look("repeated", "CELL_SHOWN_DIFFERS", (style, font) -> style.setAlignment(HorizontalAlignment.FILL)),
                look("white", "CELL_HIDDEN", (style, font) -> font.setColor(rgb(0xFFFFFF))),
                look("white of the system", "CELL_HIDDEN", (style, font) -> font.setColor((short) 65)),
                look("white of the palette", "CELL_HIDDEN", (style, font) -> font.setColor((short) 9)),
                look("a colour of a theme that is not there", "CELL_HIDDEN", (style, font) -> font.setThemeColor((short) 0)),
                look("31 from white", "CELL_HIDDEN", (style, font) -> font.setColor(rgb(0xE0E0E0))),
                look("32 from white", "", (style, font) -> font.setColor(rgb(0xDFDFDF))),
                look("33 from white", "", (style, font) -> font.setColor(rgb(0xDEDEDE))),
                look("white on white", "CELL_HIDDEN", solid(0xFFFFFF, 0xFFFFFF)),
                look("blue on the same blue", "CELL_HIDDEN", solid(0x003366, 0x003366)),
                look("black on black", "CELL_HIDDEN", solid(0, 0)),
                look("white on blue", "", solid(0xFFFFFF, 0x003366)),
                look("black on light blue", "", solid(0, 0x99CCFF)),
                look("bold, large and grey", "", (style, font) -> {
                    font.setBold(true);
                    font.setColor(rgb(0x808080));
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unseen")
    void tellsWhatTheEyeDoesNotSee(String name, String code, BiConsumer<XSSFCellStyle, XSSFFont> look) {
        assertThat(read(sheet -> {
            styled(sheet, "A1", "a text", look);
            styled(sheet, "B1", null, look);
        })).isEqualTo(code.isEmpty() ? "" : code + " Rules!A1");
    }

    @Test
    void tellsAPartOfATextThatIsWhite() {
        assertThat(read(sheet -> {
            XSSFFont white = sheet.getWorkbook().createFont();
            white.setColor(rgb(0xFFFFFF));
            XSSFRichTextString text = new XSSFRichTextString("seen and unseen");
            text.applyFont(4, 15, white);
            WorkbookReaderTest.cell(sheet, "A1").setCellValue(text);
        })).isEqualTo("CELL_HIDDEN Rules!A1");
    }

    static Stream<Arguments> places() {
        return Stream.of(
                place("a width of 511", "COLUMN_HIDDEN Rules!A1", sheet -> sheet.setColumnWidth(0, 511)),
                place("a width of 512", "", sheet -> sheet.setColumnWidth(0, 512)),
                place("a width of 513", "", sheet -> sheet.setColumnWidth(0, 513)),
                place("a narrow column without anything", "", sheet -> sheet.setColumnWidth(1, 0)),
                place("a usual width below 2", "COLUMN_HIDDEN Rules!A1", sheet -> sheet.getCTWorksheet().getSheetFormatPr().setDefaultColWidth(1.99)),
                place("a usual width of 2", "", sheet -> sheet.getCTWorksheet().getSheetFormatPr().setDefaultColWidth(2)),
                place("a usual base width of 1", "COLUMN_HIDDEN Rules!A1", sheet -> sheet.getCTWorksheet().getSheetFormatPr().setBaseColWidth(1)),
                place("a height of 79", "ROW_HIDDEN Rules!A1", sheet -> sheet.getRow(0).setHeight((short) 79)),
                place("a height of 80", "", sheet -> sheet.getRow(0).setHeight((short) 80)),
                place("a height of 81", "", sheet -> sheet.getRow(0).setHeight((short) 81)),
                place("a usual height below 4", "ROW_HIDDEN Rules!A1", sheet -> sheet.setDefaultRowHeightInPoints(3.95f)),
                place("rows that are usually hidden", "ROW_HIDDEN Rules!A1", sheet -> sheet.getCTWorksheet().getSheetFormatPr().setZeroHeight(true)),
                place("conditional formatting", "CELL_HIDDEN Rules!A1", sheet -> sheet.getSheetConditionalFormatting().addConditionalFormatting(
                        new CellRangeAddress[] {CellRangeAddress.valueOf("C1:C9")},
                        sheet.getSheetConditionalFormatting().createConditionalFormattingRule("TRUE"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void tellsRowsAndColumnsThatAreNearlyGone(String name, String expected, Consumer<XSSFSheet> change) {
        assertThat(read(sheet -> {
            WorkbookReaderTest.put(sheet, "A1", "a text");
            change.accept(sheet);
        })).isEqualTo(expected);
    }

    private static Arguments look(String name, String code, BiConsumer<XSSFCellStyle, XSSFFont> look) {
        return Arguments.of(name, code, look);
    }

    private static Arguments place(String name, String expected, Consumer<XSSFSheet> change) {
        return Arguments.of(name, expected, change);
    }

    private static BiConsumer<XSSFCellStyle, XSSFFont> solid(int letters, int behind) {
        return (style, font) -> {
            font.setColor(rgb(letters));
            style.setFillForegroundColor(rgb(behind));
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        };
    }

    private static XSSFColor rgb(int rgb) {
        return new XSSFColor(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb});
    }

    /** Without a value an empty cell of that look. */
    private static void styled(XSSFSheet sheet, String address, Object value, BiConsumer<XSSFCellStyle, XSSFFont> look) {
        XSSFCellStyle style = sheet.getWorkbook().createCellStyle();
        XSSFFont font = sheet.getWorkbook().createFont();
        look.accept(style, font);
        style.setFont(font);
        Cell cell = WorkbookReaderTest.cell(sheet, address);
        if (value != null) {
            WorkbookReaderTest.put(sheet, address, value);
        }
        cell.setCellStyle(style);
    }

    private String read(Consumer<XSSFSheet> content) {
        WorkbookReader.text("eligibility.drl.xlsx", WorkbookReaderTest.bytes(content), problems);
        return String.join(",", problems.all().stream().map(problem -> problem.code() + " " + problem.cell()).toList());
    }
}
