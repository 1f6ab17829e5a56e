package io.payung.rules.authoring.grid;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.source.TextBounds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads tables into cells, strictly: what could shift or hide a cell is a problem with its place. */
public final class GridReader {

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern FORMULA = Pattern.compile("[=+@].*|-(?![\\d.]).+", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    private GridReader() {}

    /**
     * The cells of a CSV file (RFC 4180). Values separated by {@code ;}, as an Indonesian Excel saves them, are read so and said with the
     * warning {@code CSV_SEMICOLONS}. Rows may differ in length: see {@link #even}. Empty after a problem was noted.
     */
    public static Optional<Grid> csv(String file, String text, Problems problems) {
        String first = QUOTED.matcher(text.lines().filter(line -> !line.isBlank()).findFirst().orElse("")).replaceAll("");
        boolean semicolons = first.indexOf(';') >= 0;
        if (semicolons && first.indexOf(',') >= 0 || !semicolons && first.indexOf('\t') >= 0) {
            problems.error(Position.startOf(file), "CSV_SEPARATOR", "it is unclear what separates the values of this file",
                    "separate values by commas, and put a value that holds a comma or a semicolon in double quotes");
            return Optional.empty();
        }
        if (semicolons) {
            problems.warning(Position.startOf(file), "CSV_SEMICOLONS",
                    "the values are separated by \";\" as an Indonesian Excel does; so 1,5 is read as one and a half",
                    "nothing to do if that is meant; otherwise save it with commas");
        }
        return records(file, null, text, semicolons ? ';' : ',', problems);
    }

    /** The cells of a workbook from its canonical text ({@link Grid#text}). Empty after a problem was noted. */
    public static Optional<Grid> canonical(String file, String text, Problems problems) {
        String sheet = Grid.sheetOf(text);
        if (sheet == null) {
            problems.error(Position.startOf(file), "XLSX_BROKEN", "this is not the text of a sheet", "give the workbook itself");
            return Optional.empty();
        }
        return records(file, sheet, text.substring(text.indexOf('\n') + 1), ',', problems);
    }

    /**
     * Whether the rows are as wide as they should be: a missing or superfluous comma would shift values below other headers.
     *
     * @param from  first row that counts; blank rows do not
     * @param to    last row that counts
     * @param width number of values in each
     */
    public static boolean even(Grid grid, int from, int to, int width, Problems problems) {
        boolean even = true;
        for (int row = from; row <= to; row++) {
            int found = grid.row(row).size();
            if (found != width && !grid.isBlank(row)) {
                even = false;
                problems.error(grid.cell(row, Math.min(found, width) + 1).at(), "CSV_RAGGED",
                        "this row has " + found + " values where the header has " + width,
                        "add or remove separators; a value that holds one stands in double quotes");
            }
        }
        return even;
    }

    private static Optional<Grid> records(String file, @Nullable String sheet, String text, char separator, Problems problems) {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> records = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(false).allowUnclosedQuote(false)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE).extraFieldStrategy(FieldMismatchStrategy.IGNORE).ofCsvRecord(text)) {
            for (CsvRecord record : records) {
                rows.add(record.getFields().stream().map(GridReader::trimmed).toList());
            }
        } catch (CsvParseException e) {
            Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
            problems.error(new Position(file, line.find() ? Integer.parseInt(line.group(1)) : 1, 1), "CSV_QUOTES",
                    "a double quote does not fit in this row",
                    "close it; a value that begins with a quote also ends with one, and a quote inside is doubled: \"\"");
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can be read", e);
        }
        Grid grid = Grid.of(file, sheet, separator == ';', rows);
        return bounded(grid, problems) ? Optional.of(grid) : Optional.empty();
    }

    static String trimmed(String text) {
        return text.replace('\u00A0', ' ').strip();
    }

    /** Whether no cell is too long or a formula, and there are not too many. */
    static boolean bounded(Grid grid, Problems problems) {
        int before = problems.count();
        if (grid.height() > Grid.MAX_ROWS) {
            problems.error(grid.cell(Grid.MAX_ROWS + 1, 1).at(), "TABLE_TOO_LARGE", "a table has at most " + Grid.MAX_ROWS + " rows",
                    "remove rows");
            return false;
        }
        for (List<Cell> row : grid.rows()) {
            if (row.size() > Grid.MAX_COLUMNS) {
                problems.error(row.get(Grid.MAX_COLUMNS).at(), "TABLE_TOO_LARGE", "a table has at most " + Grid.MAX_COLUMNS + " columns",
                        "remove columns");
            }
            row.forEach(cell -> bounded(cell, problems));
        }
        return problems.count() == before;
    }

    private static void bounded(Cell cell, Problems problems) {
        if (cell.text().length() > Grid.MAX_TEXT) {
            problems.error(cell.at(), "CELL_TOO_LONG", "a cell has at most " + Grid.MAX_TEXT + " characters", "shorten the text");
        } else if (FORMULA.matcher(cell.text()).matches()) {
            problems.error(cell.at(), "CELL_FORMULA", "this cell begins as a formula does", "write the value itself");
        } else if (cell.text().chars().anyMatch(character -> character != '\n' && TextBounds.isHidden((char) character))) {
            problems.error(cell.at(), "CHARACTER_NOT_ALLOWED", "an invisible character stands in this cell", "type the text again");
        }
    }
}
