package io.payung.product.terms;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A table of which exactly one row matches, checked with the pack for gaps and overlaps. Immutable.
 *
 * @param file    name of the file, for example {@code premium.csv}
 * @param columns what a row asks for, in the order of its cells
 */
public record RateTable(String file, List<String> columns, List<Row> rows) {

    /**
     * One row.
     *
     * @param line  where it stands in the file, from 1
     * @param cells one for each column
     * @param value what the row gives
     */
    public record Row(int line, List<Cell> cells, BigDecimal value) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * What a row takes in one column: everything from one value to another, both included, of one kind ({@code BigDecimal}, {@code String},
     * {@code Boolean} or {@code LocalDate}). A cell that takes one value has it twice.
     */
    public record Cell(Object from, Object to) {

        public boolean takes(Object value) {
            return ValueOrder.compare(value, from) >= 0 && ValueOrder.compare(value, to) <= 0;
        }
    }

    public RateTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The rows that match. @param values one for each column, by its name */
    public List<Row> matching(Map<String, ?> values) {
        return rows.stream().filter(row -> takes(row, values)).toList();
    }

    /** The names of the columns. */
    public SortedSet<String> reads() {
        return new TreeSet<>(columns);
    }

    private boolean takes(Row row, Map<String, ?> values) {
        for (int column = 0; column < columns.size(); column++) {
            if (!row.cells().get(column).takes(values.get(columns.get(column)))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return file + " with " + rows.size() + " rows";
    }
}
