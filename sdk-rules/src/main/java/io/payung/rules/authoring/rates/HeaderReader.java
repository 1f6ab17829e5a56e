package io.payung.rules.authoring.rates;

import io.payung.rules.authoring.grid.Cell;
import io.payung.rules.authoring.grid.Grid;
import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.authoring.source.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reads the header of a rate table: {@code xFrom} and {@code xTo} for a range, a name for a value; the last column is what the table gives. */
final class HeaderReader {

    private static final String FROM = "From";
    private static final String TO = "To";

    private final Grid grid;
    private final Dimensions dimensions;
    private final Problems problems;
    private final Map<String, Integer> columns = new HashMap<>();

    HeaderReader(Grid grid, Dimensions dimensions, Problems problems) {
        this.grid = grid;
        this.dimensions = dimensions;
        this.problems = problems;
    }

    /** The columns that decide, in their order; those with a problem are left out. */
    List<RateColumn> read(int row) {
        List<Cell> cells = grid.row(row);
        for (int column = 1; column <= cells.size(); column++) {
            Integer first = columns.putIfAbsent(cells.get(column - 1).text(), column);
            if (first != null) {
                problems.error(cells.get(column - 1).at(), "COLUMN_TWICE", "there are two columns \"" + cells.get(column - 1).text() + "\"",
                        "remove one of them");
            }
        }
        List<RateColumn> read = new ArrayList<>();
        for (int column = 1; column < cells.size(); column++) {
            column(cells.get(column - 1), column, read);
        }
        Cell last = cells.get(cells.size() - 1);
        if (last.isBlank() || dimensions.known().containsKey(last.text()) || dimensions.known().containsKey(base(last.text(), TO))) {
            problems.error(last.at(), "RATE_COLUMN_LAST", "the last column is not what the table gives", "add a last column, for example rate");
        }
        return read;
    }

    private void column(Cell cell, int column, List<RateColumn> read) {
        String name = cell.text();
        Dimension dimension = dimensions.known().get(name);
        if (dimension != null) {
            read.add(new RateColumn(dimension, column, column));
            return;
        }
        Dimension from = dimensions.known().get(base(name, FROM));
        Dimension to = dimensions.known().get(base(name, TO));
        Dimension range = from == null ? to : from;
        if (range == null) {
            unknown(cell);
        } else if (!range.isOrdered()) {
            problems.error(cell.at(), "RANGE_NOT_FOR_TYPE", "\"" + range.name() + "\" has no order", "write the header " + range.name());
        } else if (from != null) {
            range(cell, column, range, read);
        } else if (!columns.containsKey(range.name() + FROM)) {
            missing(cell, range.name() + FROM);
        }
    }

    private void range(Cell cell, int column, Dimension range, List<RateColumn> read) {
        Integer other = columns.get(range.name() + TO);
        if (other == null) {
            missing(cell, range.name() + TO);
        } else {
            read.add(new RateColumn(range, column, other));
        }
        if (columns.containsKey(range.name())) {
            problems.error(cell.at(), "COLUMN_TWICE", "\"" + range.name() + "\" is a column already", "keep the range or the value");
        }
    }

    private void missing(Cell cell, String header) {
        problems.error(cell.at(), "COLUMN_MISSING", "there is no column \"" + header + "\"", "a range has two columns; add \"" + header + "\"");
    }

    private void unknown(Cell cell) {
        String name = cell.text();
        if (name.isEmpty()) {
            problems.error(cell.at(), "COLUMN_MISSING", "this column has no header", "name what it asks for, or remove the column");
        } else if (dimensions.isOtherQuestion(name) || dimensions.isOtherQuestion(base(name, FROM)) || dimensions.isOtherQuestion(base(name, TO))) {
            problems.error(cell.at(), "QUESTION_NOT_FOR_RATES", "\"" + name + "\" is no answer that every quote has once",
                    "use a question that is asked at quote, per quote, without neededWhen, and is no text");
        } else {
            TreeSet<String> headers = new TreeSet<>();
            dimensions.known().values().forEach(one -> headers.addAll(
                    one.isOrdered() ? List.of(one.name(), one.name() + FROM, one.name() + TO) : List.of(one.name())));
            problems.error(cell.at(), "NAME_UNKNOWN", "a rate table knows no \"" + name + "\"", DidYouMean.among(name, headers));
        }
    }

    private static String base(String name, String ending) {
        return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : "";
    }
}
