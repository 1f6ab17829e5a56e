package io.payung.rules.authoring.grid;

import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import java.util.Arrays;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTBooleanProperty;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCol;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTFill;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTFontSize;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTRElt;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTRow;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTRst;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTSheetFormatPr;

/** Whether a person who opens the workbook sees what stands in a cell. A rule that nobody sees would count all the same. */
final class CellSight {

    static final double MIN_WIDTH = 2;
    static final double MIN_HEIGHT = 4;
    static final double MIN_FONT = 6;

    private static final double USUAL_HEIGHT = 15;

    private final XSSFSheet sheet;
    private final StylesTable styles;
    private final CellColours colours;
    private final Problems problems;
    private final TreeSet<Integer> told = new TreeSet<>();
    private boolean conditional;

    CellSight(XSSFSheet sheet, Problems problems) {
        this.sheet = sheet;
        this.styles = sheet.getWorkbook().getStylesSource();
        this.colours = new CellColours(styles);
        this.problems = problems;
        var worksheet = sheet.getCTWorksheet();
        conditional = worksheet.sizeOfConditionalFormattingArray() > 0
                || worksheet.isSetExtLst() && worksheet.getExtLst().xmlText().contains("onditionalFormatting");
    }

    /** Tells a hidden row or column once, and every cell whose text is hidden. */
    void check(XSSFCell cell, Position at) {
        if (rowHidden(cell.getRow().getCTRow()) && told.add(-1 - cell.getRowIndex())) {
            problems.error(at, "ROW_HIDDEN", "this row is hidden, or nearly, and would count",
                    "show it, also by clearing the filter and by its height, or delete it");
        }
        if (columnHidden(cell.getColumnIndex()) && told.add(cell.getColumnIndex())) {
            problems.error(at, "COLUMN_HIDDEN", "this column is hidden, or nearly, and would count", "show it, or widen it, or delete it");
        }
        if (conditional) {
            conditional = false;
            hidden(at, "the sheet has conditional formatting, which may hide cells", "clear the rules of conditional formatting");
        }
        text(cell, at);
    }

    private boolean rowHidden(CTRow row) {
        CTSheetFormatPr usual = sheet.getCTWorksheet().getSheetFormatPr();
        double height = row.isSetHt() ? row.getHt() : usual == null ? USUAL_HEIGHT : usual.getDefaultRowHeight();
        return row.getHidden() || !(height >= MIN_HEIGHT) || !row.isSetHt() && usual != null && usual.getZeroHeight();
    }

    private boolean columnHidden(int column) {
        CTCol own = sheet.getColumnHelper().getColumn(column, false);
        CTSheetFormatPr usual = sheet.getCTWorksheet().getSheetFormatPr();
        double width = own != null && own.isSetWidth() ? own.getWidth()
                : usual == null ? MIN_WIDTH : usual.isSetDefaultColWidth() ? usual.getDefaultColWidth() : usual.getBaseColWidth();
        return own != null && own.getHidden() || !(width >= MIN_WIDTH);
    }

    private void text(XSSFCell cell, Position at) {
        int style = Math.toIntExact(cell.getCTCell().getS());
        CTFill fill = styles.getFillAt(Math.toIntExact(styles.getCellXfAt(style).getFillId())).getCTFill();
        var font = cell.getCellStyle().getFont().getCTFont();
        boolean seen = visible(font.getSzArray(), font.getStrikeArray()) && colours.visible(font.getColorArray(), fill);
        if (cell.getCellType() == CellType.STRING) {
            CTRst rich = cell.getRichStringCellValue().getCTRst();
            for (CTRElt run : rich.getRArray()) {
                seen &= !run.isSetRPr() || visible(run.getRPr().getSzArray(), run.getRPr().getStrikeArray())
                        && colours.visible(run.getRPr().getColorArray(), fill);
            }
        }
        if (!seen || cell.getCellStyle().getShrinkToFit()) {
            hidden(at, "this text is struck out, too small, or in the colour of what is behind it", "clear the formatting of the cell");
        }
    }

    private static boolean visible(CTFontSize[] sizes, CTBooleanProperty[] strikes) {
        return sizes.length < 2 && Arrays.stream(sizes).allMatch(size -> size.getVal() >= MIN_FONT)
                && Arrays.stream(strikes).noneMatch(CTBooleanProperty::getVal);
    }

    private void hidden(Position at, String what, String fix) {
        problems.error(at, "CELL_HIDDEN", what, fix);
    }
}
