package io.payung.rules.authoring.grid;

import io.payung.rules.authoring.source.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One sheet, or one CSV file: its cells by row and column, both from 1.
 *
 * @param file         path inside the product folder
 * @param sheet        name of the sheet; absent in a CSV file
 * @param decimalComma whether a comma between digits is the decimal point: so in files that separate values by {@code ;}
 * @param rows         as long as they were written; blank rows are empty
 */
public record Grid(String file, @Nullable String sheet, boolean decimalComma, List<List<Cell>> rows) {

    /** More rows than any rate table of micro-insurance has. */
    public static final int MAX_ROWS = 5_000;

    public static final int MAX_COLUMNS = 64;

    static final int MAX_TEXT = 1_000;

    /** Of all cells together: one text may stand in many of them, and in the workbook only once. */
    static final int MAX_LENGTH = 1_000_000;

    private static final String SHEET = "#sheet ";

    public Grid {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** A grid of plain texts, by row and column. */
    public static Grid of(String file, @Nullable String sheet, List<List<String>> texts) {
        return of(file, sheet, false, texts);
    }

    static Grid of(String file, @Nullable String sheet, boolean decimalComma, List<List<String>> texts) {
        List<List<Cell>> rows = new ArrayList<>();
        for (List<String> row : texts) {
            List<Cell> cells = new ArrayList<>();
            for (String text : row) {
                cells.add(new Cell(text, Position.cell(file, sheet, rows.size() + 1, cells.size() + 1)));
            }
            rows.add(cells);
        }
        return new Grid(file, sheet, decimalComma, rows);
    }

    /** The cell at the place; a blank one where nothing was written. */
    public Cell cell(int row, int column) {
        List<Cell> cells = row <= rows.size() ? rows.get(row - 1) : List.of();
        return column <= cells.size() ? cells.get(column - 1) : new Cell("", Position.cell(file, sheet, row, column));
    }

    /** The cells of a row, as many as were written. */
    public List<Cell> row(int row) {
        return rows.get(row - 1);
    }

    public int height() {
        return rows.size();
    }

    /** Whether nothing stands in the row. */
    public boolean isBlank(int row) {
        return row(row).stream().allMatch(Cell::isBlank);
    }

    /**
     * The canonical text of a sheet: its name in a first line, then its cells in RFC 4180 with LF. Blank cells and rows at the end are left
     * out, so saving a workbook again with another program changes nothing.
     */
    public String text() {
        StringBuilder text = new StringBuilder(sheet == null ? "" : SHEET + sheet + "\n");
        int last = height();
        while (last > 0 && isBlank(last)) {
            last--;
        }
        for (List<Cell> row : rows.subList(0, last)) {
            int end = row.size();
            while (end > 0 && row.get(end - 1).isBlank()) {
                end--;
            }
            text.append(line(row.subList(0, end)));
        }
        return text.toString();
    }

    /** Every cell, in RFC 4180 with LF. */
    public String csv() {
        return rows.stream().map(Grid::line).collect(Collectors.joining());
    }

    private static String line(List<Cell> cells) {
        return cells.stream().map(Grid::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(Cell cell) {
        boolean plain = cell.text().chars().noneMatch(character -> character == ',' || character == '"' || character == '\n');
        return plain ? cell.text() : '"' + cell.text().replace("\"", "\"\"") + '"';
    }

    /** The name in the first line of a canonical text, or null. */
    static @Nullable String sheetOf(String text) {
        int end = text.indexOf('\n');
        return text.startsWith(SHEET) && end > 0 ? text.substring(SHEET.length(), end) : null;
    }
}
