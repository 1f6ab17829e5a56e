package io.payung.rules.authoring.grid;

import io.payung.rules.authoring.grid.SheetStyle.RowStyle;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;

/** Fonts and colours of a workbook. */
final class SheetLooks {

    private static final short TITLE_POINTS = 14;
    private static final short TECHNICAL_POINTS = 8;

    private final Workbook workbook;

    SheetLooks(Workbook workbook) {
        this.workbook = workbook;
    }

    CellStyle of(RowStyle row) {
        CellStyle style = workbook.createCellStyle();
        Font font = workbook.createFont();
        style.setVerticalAlignment(VerticalAlignment.TOP);
        switch (row) {
            case TITLE -> {
                font.setBold(true);
                font.setFontHeightInPoints(TITLE_POINTS);
            }
            case TECHNICAL -> {
                font.setColor(IndexedColors.GREY_50_PERCENT.getIndex());
                font.setFontHeightInPoints(TECHNICAL_POINTS);
                style.setWrapText(true);
            }
            case LABEL -> {
                font.setBold(true);
                style.setWrapText(true);
                style.setFillForegroundColor(IndexedColors.PALE_BLUE.getIndex());
                style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
                style.setBorderBottom(BorderStyle.THIN);
            }
            case DATA -> style.setWrapText(true);
        }
        style.setFont(font);
        return style;
    }

    CellStyle date() {
        CellStyle style = of(RowStyle.DATA);
        style.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
        return style;
    }
}
