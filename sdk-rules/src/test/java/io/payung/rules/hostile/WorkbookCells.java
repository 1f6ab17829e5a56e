package io.payung.rules.hostile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Workbooks whose zip file is sound and whose cells are not what a person sees.
 *
 * @param place behind the name of the file
 */
record WorkbookCells(String name, String tries, String code, String place, byte[] workbook) {

    /** An invisible character and an address that is taken are found before any reader of cells, everything else by whoever reads them. */
    int layer() {
        return code.equals("CHARACTER_NOT_ALLOWED") || code.equals("XLSX_BROKEN") ? 1 : 2;
    }

    /** @param sound the workbook that each of them changes */
    static List<WorkbookCells> all(byte[] sound) {
        return List.of(
                of(sound, "formula", "a cell that computes", "CELL_FORMULA", "A11", sheet -> at(sheet, "A11").setCellFormula("1+1")),
                of(sound, "formula-hyperlink", "a link by a formula", "CELL_FORMULA", "A11", sheet -> at(sheet, "A11")
                        .setCellFormula("HYPERLINK(\"http://127.0.0.1/\",\"ELG-001 x\")")),
                of(sound, "formula-of-another-file", "a value of another file", "CELL_FORMULA", "A11", sheet -> at(sheet, "A11")
                        .setCellFormula("INDIRECT(\"A1\")")),
                of(sound, "error-value", "a cell that failed to compute", "CELL_ERROR", "A11", sheet -> at(sheet, "A11")
                        .setCellErrorValue(FormulaError.REF.getCode())),
                of(sound, "text-that-begins-a-formula", "a text that becomes a formula when it is saved as CSV", "CELL_FORMULA", "A11",
                        sheet -> at(sheet, "A11").setCellValue("=cmd|' /C calc'!A0")),
                of(sound, "text-too-long", "a cell of more than a thousand characters", "CELL_TOO_LONG", "A11", sheet -> at(sheet, "A11")
                        .setCellValue("x".repeat(1_001))),
                of(sound, "second-sheet", "a rule on a sheet that nobody looks at", "SHEET_SECOND", "Other!A1", sheet -> text(
                        sheet.getWorkbook().createSheet("Other"), "A1", "RuleTable evil")),
                of(sound, "hidden-sheet", "a rule on a hidden sheet", "SHEET_HIDDEN", "Other!A1", sheet -> {
                    text(sheet.getWorkbook().createSheet("Other"), "A1", "RuleTable evil");
                    sheet.getWorkbook().setSheetHidden(1, true);
                }),
                of(sound, "very-hidden-sheet", "a sheet that only code can show", "SHEET_HIDDEN", "Other!A1", sheet -> {
                    text(sheet.getWorkbook().createSheet("Other"), "A1", "RuleTable evil");
                    sheet.getWorkbook().setSheetVisibility(1, SheetVisibility.VERY_HIDDEN);
                }),
                of(sound, "hidden-row", "a rule in a hidden row", "ROW_HIDDEN", "A11", sheet -> sheet.getRow(10).setZeroHeight(true)),
                of(sound, "row-without-height", "a rule in a row of no height", "ROW_HIDDEN", "A11", sheet -> sheet.getRow(10).setHeight((short) 0)),
                of(sound, "hidden-column", "a condition in a hidden column", "COLUMN_HIDDEN", "B2", sheet -> sheet.setColumnHidden(1, true)),
                of(sound, "column-without-width", "a condition in a column of no width", "COLUMN_HIDDEN", "B2", sheet -> sheet.setColumnWidth(1, 0)),
                of(sound, "merged-over-rows", "a cell that stands for several rules", "CELL_MERGED", "A10", sheet -> sheet
                        .addMergedRegionUnsafe(new CellRangeAddress(9, 10, 0, 0))),
                of(sound, "text-below-a-merged-cell", "a value that another cell covers", "CELL_MERGED", "B10", sheet -> {
                    text(sheet, "B10", "minimumEntryAge");
                    sheet.addMergedRegionUnsafe(new CellRangeAddress(9, 9, 0, 1));
                }),
                of(sound, "shown-as-nothing", "a format that shows nothing", "CELL_SHOWN_DIFFERS", "B10", sheet -> number(sheet, "B10", 17, ";;;")),
                of(sound, "shown-rounded", "a format that shows another number", "CELL_SHOWN_DIFFERS", "B10", sheet -> number(sheet, "B10", 17.6, "0")),
                of(sound, "shown-in-thousands", "a format that leaves out zeros", "CELL_SHOWN_DIFFERS", "B10", sheet -> number(sheet, "B10", 50_000, "0,")),
                of(sound, "shown-as-a-word", "a format that shows a word for a number", "CELL_SHOWN_DIFFERS", "B10", sheet -> number(sheet, "B10", 17,
                        "\"none\"")),
                of(sound, "number-of-many-digits", "more digits than a cell keeps", "CELL_NUMBER", "B10", sheet -> number(sheet, "B10", 1e17, "0")),
                of(sound, "farthest-row", "a cell in the last row of a million", "TABLE_TOO_LARGE", "A1048576", sheet -> text(sheet, "A1048576", "x")),
                of(sound, "farthest-column", "a cell in the last of 16,384 columns", "TABLE_TOO_LARGE", "XFD10", sheet -> text(sheet, "XFD10", "x")),
                of(sound, "escaped-character", "an invisible character by an escape of the format", "CHARACTER_NOT_ALLOWED", "A11", sheet -> text(sheet,
                        "A11", "ELG-002 a\u202Eb")));
    }

    static WorkbookCells of(byte[] sound, String name, String tries, String code, String cell, Consumer<XSSFSheet> change) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(sound)); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            change.accept(workbook.getSheetAt(0));
            workbook.write(bytes);
            return new WorkbookCells(name, tries, code, "!" + (cell.contains("!") ? cell : "Rules!" + cell), bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written", e);
        }
    }

    private static void text(XSSFSheet sheet, String address, String text) {
        at(sheet, address).setCellValue(text);
    }

    static void number(XSSFSheet sheet, String address, double value, String format) {
        CellStyle style = sheet.getWorkbook().createCellStyle();
        style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(format));
        at(sheet, address).setCellValue(value);
        at(sheet, address).setCellStyle(style);
    }

    static Cell at(XSSFSheet sheet, String address) {
        CellReference at = new CellReference(address);
        var row = sheet.getRow(at.getRow()) == null ? sheet.createRow(at.getRow()) : sheet.getRow(at.getRow());
        return row.getCell(at.getCol()) == null ? row.createCell(at.getCol()) : row.getCell(at.getCol());
    }
}
