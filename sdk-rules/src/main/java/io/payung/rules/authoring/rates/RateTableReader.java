package io.payung.rules.authoring.rates;

import io.payung.product.PackSource;
import io.payung.product.ValueType.Kind;
import io.payung.product.terms.RateTable;
import io.payung.rules.authoring.grid.Cell;
import io.payung.rules.authoring.grid.CellNumber;
import io.payung.rules.authoring.grid.Grid;
import io.payung.rules.authoring.grid.GridReader;
import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a rate table and shows that exactly one row matches whatever can be asked of it. For one table. */
public final class RateTableReader {

    private final String file;
    private final Dimensions dimensions;
    private final Problems problems;

    private RateTableReader(String file, Dimensions dimensions, Problems problems) {
        this.file = file;
        this.dimensions = dimensions;
        this.problems = problems;
    }

    /**
     * The table, or empty after a problem was noted.
     *
     * @param file    as product.yaml names it
     * @param namedAt where product.yaml names it
     * @param plans   the plans that use the table
     * @param most    greatest value that a row may give; absent when there is no such bound
     */
    public static Optional<RateTable> read(
            PackSource source, String file, Position namedAt, Dimensions dimensions, Collection<String> plans, @Nullable BigDecimal most,
            Problems problems) {
        String text = source.files().get(file);
        if (text == null) {
            if (!problems.anyIn(file)) {
                problems.error(namedAt, "FILE_MISSING", "there is no file \"" + file + "\" in the folder", "add it, or correct the name");
            }
            return Optional.empty();
        }
        int before = problems.count();
        RateTableReader reader = new RateTableReader(file, dimensions, problems);
        Optional<Read> read = GridReader.csv(file, text, problems).flatMap(grid -> reader.read(grid, most));
        if (read.isEmpty() || problems.count() > before) {
            return Optional.empty();
        }
        new RateTableCheck(read.get(), dimensions, problems).check(plans);
        return problems.count() > before ? Optional.empty() : Optional.of(read.get().table());
    }

    /** A table beside the places of its cells. */
    record Read(RateTable table, Grid grid, List<RateColumn> columns) {}

    private Optional<Read> read(Grid grid, @Nullable BigDecimal most) {
        int header = 1;
        while (header <= grid.height() && grid.isBlank(header)) {
            header++;
        }
        if (header > grid.height()) {
            problems.error(Position.startOf(file), "TABLE_EMPTY", "the table has no header", "write a header such as ageFrom,ageTo,rate");
            return Optional.empty();
        }
        int width = grid.row(header).size();
        List<RateColumn> columns = new HeaderReader(grid, dimensions, problems).read(header);
        if (!GridReader.even(grid, header + 1, grid.height(), width, problems) || columns.isEmpty() && width > 1) {
            return Optional.empty();
        }
        List<RateTable.Row> rows = new ArrayList<>();
        for (int row = header + 1; row <= grid.height(); row++) {
            if (!grid.isBlank(row)) {
                row(grid, row, width, columns, most).ifPresent(rows::add);
            }
        }
        if (rows.isEmpty() && !problems.anyIn(file)) {
            problems.error(grid.cell(header + 1, 1).at(), "TABLE_EMPTY", "the table has no row", "add a row");
        }
        return Optional.of(new Read(new RateTable(file, columns.stream().map(column -> column.dimension().name()).toList(), rows), grid, columns));
    }

    private Optional<RateTable.Row> row(Grid grid, int row, int width, List<RateColumn> columns, @Nullable BigDecimal most) {
        List<RateTable.Cell> cells = new ArrayList<>();
        for (RateColumn column : columns) {
            Object from = value(grid, grid.cell(row, column.from()), column.dimension());
            Object to = column.isRange() ? value(grid, grid.cell(row, column.to()), column.dimension()) : from;
            if (from != null && to != null) {
                if (column.dimension().point(from).compareTo(column.dimension().point(to)) > 0) {
                    problems.error(grid.cell(row, column.to()).at(), "VALUE_RANGE", "this range ends before it begins", "exchange its bounds");
                }
                cells.add(new RateTable.Cell(from, to));
            }
        }
        Optional<BigDecimal> given = CellNumber.of(grid, grid.cell(row, width), problems);
        given.filter(value -> value.signum() < 0 || most != null && value.compareTo(most) > 0)
                .ifPresent(value -> problems.error(grid.cell(row, width).at(), "VALUE_RANGE", "\"" + value.toPlainString()
                        + "\" is out of range", most == null ? "write 0 or more" : "write a fraction from 0 to " + most));
        boolean complete = cells.size() == columns.size() && given.isPresent();
        return complete ? Optional.of(new RateTable.Row(row, cells, given.get())) : Optional.empty();
    }

    private @Nullable Object value(Grid grid, Cell cell, Dimension dimension) {
        if (dimension.isOrdered() && dimension.kind() != Kind.DATE) {
            BigDecimal number = CellNumber.of(grid, cell, problems).orElse(null);
            if (number != null && dimension.kind() == Kind.WHOLE && number.stripTrailingZeros().scale() > 0) {
                problems.error(cell.at(), "NUMBER_EXPECTED", "\"" + dimension.name() + "\" is a whole number", "write it without decimals");
                return null;
            }
            return number;
        }
        if (dimension.kind() == Kind.DATE) {
            return date(cell);
        }
        if (!dimension.texts().contains(cell.text())) {
            problems.error(cell.at(), "VALUE_UNKNOWN", "\"" + cell.text() + "\" is no value of \"" + dimension.name() + "\"",
                    DidYouMean.among(cell.text(), dimension.texts()));
            return null;
        }
        return dimension.kind() == Kind.FLAG ? Boolean.valueOf(cell.text()) : cell.text();
    }

    private @Nullable LocalDate date(Cell cell) {
        try {
            return LocalDate.parse(cell.text());
        } catch (DateTimeException e) {
            problems.error(cell.at(), "DATE_UNKNOWN", "\"" + cell.text() + "\" is no day", "write year, month, day: 2027-01-31");
            return null;
        }
    }
}
