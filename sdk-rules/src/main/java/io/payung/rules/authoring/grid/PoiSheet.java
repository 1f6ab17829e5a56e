package io.payung.rules.authoring.grid;

import io.payung.rules.authoring.grid.ZipParts.Refused;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType;

/** Reads the one sheet of a workbook. A second sheet, and rows and columns that nobody sees, could hide a rule, so they are problems. */
final class PoiSheet {

    private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}");
    private static final int MAX_MERGED = 500;

    private final String file;
    private final XSSFSheet sheet;
    private final Problems problems;
    private final List<List<String>> texts = new ArrayList<>();
    private int length;

    private PoiSheet(String file, XSSFSheet sheet, Problems problems) {
        this.file = file;
        this.sheet = sheet;
        this.problems = problems;
    }

    /** Empty after a problem was noted. @throws Refused when it is no workbook */
    static Optional<Grid> read(String file, byte[] zip, Problems problems) throws Refused {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(zip))) {
            for (int index = 0; index < workbook.getNumberOfSheets(); index++) {
                if (!RowAddresses.sound(file, workbook.getSheetAt(index), problems)) {
                    return Optional.empty();
                }
                onlySheet(file, workbook, index, problems);
            }
            return new PoiSheet(file, workbook.getSheetAt(0), problems).grid();
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Of a file that is no sound workbook the library throws whatever comes, far beyond its own exceptions.
            throw new Refused("XLSX_BROKEN", "it is no workbook");
        }
    }

    private static void onlySheet(String file, Workbook workbook, int index, Problems problems) throws Refused {
        Sheet sheet = workbook.getSheetAt(index);
        boolean hidden = workbook.isSheetHidden(index) || workbook.isSheetVeryHidden(index);
        for (Row row : sheet) {
            for (org.apache.poi.ss.usermodel.Cell cell : row) {
                textIsThere(cell);
                if (filled(cell) && (index > 0 || hidden)) {
                    problems.error(Position.cell(file, sheet.getSheetName(), row.getRowNum() + 1, cell.getColumnIndex() + 1),
                            hidden ? "SHEET_HIDDEN" : "SHEET_SECOND", "something stands on " + (hidden ? "a hidden" : "another") + " sheet",
                            "keep all tables on the first sheet, one below the other, and delete the other sheets");
                    return;
                }
            }
        }
    }

    /** The library reads a text that the workbook does not have as an empty cell, and an empty cell is no condition. */
    private static void textIsThere(org.apache.poi.ss.usermodel.Cell cell) throws Refused {
        if (!(cell instanceof XSSFCell shared) || shared.getCTCell().getT() != STCellType.S) {
            return;
        }
        int texts = shared.getSheet().getWorkbook().getSharedStringSource().getSharedStringItems().size();
        String index = String.valueOf(shared.getRawValue());
        if (!INDEX.matcher(index).matches() || Integer.parseInt(index) >= texts) {
            throw new Refused("XLSX_BROKEN", "a cell of it has no text");
        }
    }

    static boolean filled(org.apache.poi.ss.usermodel.Cell cell) {
        return cell.getCellType() != CellType.BLANK && !(cell.getCellType() == CellType.STRING && cell.getStringCellValue().isBlank());
    }

    private Optional<Grid> grid() {
        if (sheet.getNumMergedRegions() > MAX_MERGED) {
            tooLarge(0, 0, MAX_MERGED + " merged cells", "split them");
            return Optional.empty();
        }
        CellSight sight = new CellSight(sheet, problems);
        PoiCell reader = new PoiCell(problems);
        for (Row row : sheet) {
            for (org.apache.poi.ss.usermodel.Cell cell : row) {
                if (filled(cell) && !take(cell, reader)) {
                    return Optional.empty();
                }
                if (filled(cell)) {
                    sight.check((XSSFCell) cell, at(row.getRowNum(), cell.getColumnIndex()));
                }
            }
        }
        sheet.getMergedRegions().forEach(this::merged);
        Grid grid = Grid.of(file, sheet.getSheetName().replaceAll("\\p{Cntrl}+", " "), false, texts);
        GridReader.bounded(grid, problems);
        return Optional.of(grid);
    }

    /** Whether the table is still within its bounds. */
    private boolean take(org.apache.poi.ss.usermodel.Cell cell, PoiCell reader) {
        int row = cell.getRowIndex();
        int column = cell.getColumnIndex();
        if (row >= Grid.MAX_ROWS || column >= Grid.MAX_COLUMNS) {
            tooLarge(row, column, Grid.MAX_ROWS + " rows and " + Grid.MAX_COLUMNS + " columns", "remove what stands here");
            return false;
        }
        String text = reader.text((XSSFCell) cell, at(row, column));
        length += text.length();
        if (length > Grid.MAX_LENGTH) {
            tooLarge(row, column, Grid.MAX_LENGTH + " characters", "shorten its texts");
            return false;
        }
        set(row, column, text);
        return true;
    }

    private void tooLarge(int row, int column, String most, String fix) {
        problems.error(at(row, column), "TABLE_TOO_LARGE", "a table has at most " + most, fix);
    }

    /** Cells that are merged over columns all hold the text; what else stands in them is seen by nobody. */
    private void merged(CellRangeAddress region) {
        int row = region.getFirstRow();
        int column = region.getFirstColumn();
        String text = get(row, column);
        boolean high = region.getLastRow() > row;
        for (int r = row; r <= Math.min(region.getLastRow(), texts.size() - 1); r++) {
            for (int c = column; c <= Math.min(region.getLastColumn(), Grid.MAX_COLUMNS - 1); c++) {
                if (!get(r, c).isEmpty() && (r > row || c > column)) {
                    problems.error(at(r, c), "CELL_MERGED", "this cell lies under a merged one, so nobody sees it",
                            "split the merged cells");
                } else if (!text.isEmpty() && !high) {
                    set(r, c, text + Cell.MERGED);
                }
            }
        }
        if (high && !text.isEmpty()) {
            problems.error(at(row, column), "CELL_MERGED", "cells of several rows are merged", "split them and fill each");
        }
    }

    private Position at(int row, int column) {
        return Position.cell(file, sheet.getSheetName(), row + 1, column + 1);
    }

    private String get(int row, int column) {
        return row < texts.size() && column < texts.get(row).size() ? texts.get(row).get(column) : "";
    }

    private void set(int row, int column, String text) {
        while (texts.size() <= row) {
            texts.add(new ArrayList<>());
        }
        List<String> cells = texts.get(row);
        while (cells.size() <= column) {
            cells.add("");
        }
        cells.set(column, text);
    }
}
