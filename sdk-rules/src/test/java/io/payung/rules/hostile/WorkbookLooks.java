package io.payung.rules.hostile;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** What an attack from documents alone got through once: workbooks that look otherwise than they read, and rows that are there twice. */
final class WorkbookLooks {

    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String TEXT = "A11";
    private static final String DIFFERS = "CELL_SHOWN_DIFFERS";
    private static final String HIDDEN = "CELL_HIDDEN";

    private final byte[] sound;

    private WorkbookLooks(byte[] sound) {
        this.sound = sound;
    }

    /** @param sound the workbook that each of them changes */
    static List<WorkbookCells> all(byte[] sound) {
        WorkbookLooks looks = new WorkbookLooks(sound);
        return List.of(
                looks.format("shown-as-a-digit-of-the-format", "a format that writes a digit of its own", "\"2\""),
                looks.format("shown-with-a-digit-before", "a format that puts a digit before the number", "\\2"),
                looks.format("shown-with-a-filling", "a format that repeats a character", "*2"),
                looks.format("shown-without-its-sign", "a format that hides that a number is negative", "0;0"),
                looks.format("shown-by-a-condition", "a format that depends on the value", "[<5]0;0"),
                looks.look("white-text", "white letters on white", HIDDEN, (style, font) -> font.setColor(rgb(0xFFFFFF))),
                looks.look("nearly-white-text", "letters that only a computer can tell from paper", HIDDEN, (style, font) -> font.setColor(rgb(0xE0E0E0))),
                looks.look("text-in-the-colour-behind-it", "blue letters on the same blue", HIDDEN, (style, font) -> {
                    font.setColor(rgb(0x003366));
                    style.setFillForegroundColor(rgb(0x003366));
                    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
                }),
                looks.look("tiny-text", "letters of less than six points", HIDDEN, (style, font) -> font.setFontHeight(1.0)),
                looks.look("struck-out", "a rule that a person takes for deleted", HIDDEN, (style, font) -> font.setStrikeout(true)),
                looks.look("shrunk", "a text that shrinks until it is gone", HIDDEN, (style, font) -> style.setShrinkToFit(true)),
                looks.look("repeated", "a text that is shown several times", DIFFERS, (style, font) -> style.setAlignment(HorizontalAlignment.FILL)),
                looks.cells("partly-white-text", "a word of the text in white", HIDDEN, TEXT, WorkbookLooks::whiteWord),
                looks.cells("conditional-format", "a look that depends on a formula", HIDDEN, "A1", sheet -> sheet.getSheetConditionalFormatting()
                        .addConditionalFormatting(new CellRangeAddress[] {CellRangeAddress.valueOf("A1:C20")},
                                sheet.getSheetConditionalFormatting().createConditionalFormattingRule("TRUE"))),
                looks.cells("thin-column", "a condition in a column of nearly no width", "COLUMN_HIDDEN", "B2", sheet -> sheet.setColumnWidth(1, 511)),
                looks.cells("thin-row", "a rule in a row of nearly no height", "ROW_HIDDEN", TEXT, sheet -> sheet.getRow(10).setHeight((short) 79)),
                looks.xml("row-twice", "a row of which a reader keeps one", TEXT, "<row r=\"12\"", "<row r=\"11\""),
                looks.xml("rows-out-of-order", "a row that moves", "A9", "<row r=\"11\"", "<row r=\"9\""),
                looks.xml("cell-twice", "a cell of which a reader keeps one", "A11", "r=\"B11\"", "r=\"A11\""));
    }

    private WorkbookCells format(String name, String tries, String format) {
        return cells(name, tries, DIFFERS, "B10", sheet -> WorkbookCells.number(sheet, "B10", 17, format));
    }

    private WorkbookCells look(String name, String tries, String code, BiConsumer<XSSFCellStyle, XSSFFont> look) {
        return cells(name, tries, code, TEXT, sheet -> {
            XSSFCellStyle style = sheet.getWorkbook().createCellStyle();
            XSSFFont font = sheet.getWorkbook().createFont();
            look.accept(style, font);
            style.setFont(font);
            WorkbookCells.at(sheet, TEXT).setCellStyle(style);
        });
    }

    private static void whiteWord(XSSFSheet sheet) {
        XSSFFont white = sheet.getWorkbook().createFont();
        white.setColor(rgb(0xFFFFFF));
        Cell cell = WorkbookCells.at(sheet, TEXT);
        XSSFRichTextString text = new XSSFRichTextString(cell.getStringCellValue());
        text.applyFont(0, 4, white);
        cell.setCellValue(text);
    }

    private WorkbookCells cells(String name, String tries, String code, String cell, Consumer<XSSFSheet> change) {
        return WorkbookCells.of(sound, name, tries, code, cell, change);
    }

    private WorkbookCells xml(String name, String tries, String cell, String from, String to) {
        Map<String, byte[]> parts = new LinkedHashMap<>(Workbooks.parts(sound));
        String sheet = new String(parts.get(SHEET), StandardCharsets.UTF_8);
        String changed = sheet.replaceFirst(from, to);
        if (changed.equals(sheet)) {
            throw new IllegalStateException(name + " changes nothing");
        }
        parts.put(SHEET, changed.getBytes(StandardCharsets.UTF_8));
        return new WorkbookCells(name, tries, "XLSX_BROKEN", "!Rules!" + cell, RawZip.of(parts).bytes());
    }

    private static XSSFColor rgb(int rgb) {
        return new XSSFColor(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb});
    }
}
