package io.payung.rules.authoring.grid;

import io.payung.rules.authoring.grid.SheetStyle.Choice;
import io.payung.rules.authoring.grid.SheetStyle.RowStyle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes the cells and the looks of one workbook. */
final class PoiWriter {

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,14})(?:\\.\\d{1,6})?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern FLAG = Pattern.compile("(?i)true|false");
    private static final int MAX_CHOICES = 255;
    private static final int MIN_WIDTH = 12;
    private static final int MAX_WIDTH = 44;
    private static final int CHARACTER = 256;

    private final Grid grid;
    private final SheetStyle style;
    private final Sheet sheet;
    private final Map<RowStyle, CellStyle> looks = new EnumMap<>(RowStyle.class);
    private final CellStyle date;

    private PoiWriter(Grid grid, SheetStyle style, XSSFWorkbook workbook) {
        this.grid = grid;
        this.style = style;
        this.sheet = workbook.createSheet(grid.sheet() == null ? "Rules" : grid.sheet());
        SheetLooks made = new SheetLooks(workbook);
        for (RowStyle row : RowStyle.values()) {
            looks.put(row, made.of(row));
        }
        date = made.date();
    }

    static byte[] xlsx(Grid grid, SheetStyle style) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            new PoiWriter(grid, style, workbook).write();
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written", e);
        }
    }

    private void write() {
        for (int row = 1; row <= grid.height(); row++) {
            Row written = sheet.createRow(row - 1);
            for (int column = 1; column <= grid.row(row).size(); column++) {
                set(written.createCell(column - 1), grid.cell(row, column), style.row(row));
            }
            merge(row);
        }
        widths();
        style.choices().forEach(this::choose);
        if (style.frozen() > 0) {
            sheet.createFreezePane(0, style.frozen());
        }
    }

    private void set(org.apache.poi.ss.usermodel.Cell written, Cell cell, RowStyle row) {
        String text = cell.text();
        written.setCellStyle(looks.get(row));
        if (cell.isBlank()) {
            return;
        }
        if (row != RowStyle.DATA) {
            written.setCellValue(cell.unmerged());
        } else if (NUMBER.matcher(text).matches() && !CellNumber.looksGrouped(text)) {
            written.setCellValue(new BigDecimal(text).doubleValue());
        } else if (FLAG.matcher(text).matches()) {
            written.setCellValue(Boolean.parseBoolean(text));
        } else if (DATE.matcher(text).matches()) {
            written.setCellValue(LocalDate.parse(text));
            written.setCellStyle(date);
        } else {
            written.setCellValue(text);
        }
    }

    private void merge(int row) {
        List<Cell> cells = grid.row(row);
        for (int first = 0; first < cells.size(); first++) {
            int last = first;
            while (cells.get(first).isMerged() && last + 1 < cells.size() && cells.get(last + 1).text().equals(cells.get(first).text())) {
                last++;
                sheet.getRow(row - 1).getCell(last).setBlank();
            }
            if (last > first) {
                sheet.addMergedRegion(new CellRangeAddress(row - 1, row - 1, first, last));
                first = last;
            }
        }
    }

    /** As wide as what people read needs; snippets are wrapped. */
    private void widths() {
        int columns = grid.rows().stream().mapToInt(List::size).max().orElse(0);
        for (int column = 1; column <= columns; column++) {
            int widest = MIN_WIDTH;
            for (int row = 1; row <= grid.height(); row++) {
                if (style.row(row) == RowStyle.DATA || style.row(row) == RowStyle.LABEL) {
                    widest = Math.max(widest, grid.cell(row, column).text().length() + 3);
                }
            }
            sheet.setColumnWidth(column - 1, Math.min(widest, MAX_WIDTH) * CHARACTER);
        }
    }

    private void choose(Choice choice) {
        if (String.join(",", choice.values()).length() > MAX_CHOICES) {
            return;
        }
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidation validation = helper.createValidation(
                helper.createExplicitListConstraint(choice.values().toArray(String[]::new)),
                new CellRangeAddressList(choice.firstRow() - 1, choice.lastRow() - 1, choice.column() - 1, choice.column() - 1));
        validation.setErrorStyle(DataValidation.ErrorStyle.WARNING);
        validation.setShowErrorBox(true);
        sheet.addValidationData(validation);
    }
}
