package io.payung.rules.authoring.table;

import io.payung.rules.authoring.grid.Cell;
import io.payung.rules.authoring.grid.Grid;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.Condition;
import io.payung.rules.authoring.syntax.DrlParser;
import io.payung.rules.authoring.syntax.PlacedText;
import io.payung.rules.authoring.syntax.RuleName;
import io.payung.rules.authoring.syntax.RuleNode;
import io.payung.rules.authoring.syntax.SyntaxException;
import io.payung.rules.authoring.table.TableColumn.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** One row of a table: one rule. A filled condition cell is a condition, an empty one is none. */
final class TableRow {

    private final Grid grid;
    private final int row;
    private final int first;
    private final TableHeader.Columns columns;
    private final Problems problems;
    private final Cell name;

    /** @param first column of the table; what stands left of it is a remark */
    TableRow(Grid grid, int row, int first, TableHeader.Columns columns, Problems problems) {
        this.grid = grid;
        this.row = row;
        this.first = first;
        this.columns = columns;
        this.problems = problems;
        this.name = grid.cell(row, columns.nameColumn());
    }

    /** The rule, or empty after every problem of the row was noted. */
    Optional<RuleNode> read() {
        int before = problems.count();
        strayCells();
        Optional<RuleName> ruleName = attempt(() -> RuleName.of(name.at(), name.text()));
        List<Condition> conditions = conditions();
        List<PlacedText> pieces = pieces();
        boolean complete = problems.count() == before;
        if (complete && conditions.isEmpty()) {
            problems.error(name.at(), "CONDITION_MISSING", "this rule has no condition",
                    "fill a condition cell; lives.count >= 1 always holds");
        }
        if (complete && pieces.isEmpty()) {
            problems.error(actionCells().get(0).at(), "ACTION_MISSING", "this rule decides nothing", "fill an action cell");
        }
        Optional<RuleNode.Call> call = problems.count() > before ? Optional.empty() : attempt(() -> DrlParser.call(pieces));
        return ruleName.isEmpty() || call.isEmpty() ? Optional.empty()
                : Optional.of(new RuleNode(ruleName.get().id(), ruleName.get().text(), name.at(), columns.facts(), conditions, call.get()));
    }

    private void strayCells() {
        for (int column = first; column <= grid.row(row).size(); column++) {
            Cell cell = grid.cell(row, column);
            if (!cell.isBlank() && !columns.has(column)) {
                problems.error(cell.at(), "TABLE_CELL_STRAY", "above this cell stands neither CONDITION nor ACTION, so it would not count",
                        "name the column, or empty the cell; DESCRIPTION is a column for remarks");
            } else if (cell.isMerged()) {
                problems.error(cell.at(), "CELL_MERGED", "a rule has cells of its own", "split the merged cells and fill each");
            }
        }
    }

    private List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        for (TableColumn column : columns.of(Kind.CONDITION)) {
            Cell cell = grid.cell(row, column.number());
            if (filled(cell)) {
                Optional<Condition> condition = attempt(() -> DrlParser.condition(snippet(column).fill(cell, grid.decimalComma())));
                condition.ifPresent(each -> conditions.addAll(each instanceof Condition.All all ? all.of() : List.of(each)));
            }
        }
        return conditions;
    }

    /** One call, in one cell or in pieces side by side. */
    private List<PlacedText> pieces() {
        List<PlacedText> pieces = new ArrayList<>();
        for (TableColumn column : columns.of(Kind.ACTION)) {
            Cell cell = grid.cell(row, column.number());
            if (filled(cell) && snippet(column).beginsCall() && !pieces.isEmpty()) {
                problems.error(cell.at(), "ACTION_TWICE", "this rule decides twice", "put the second decision into a row of its own");
            } else if (filled(cell)) {
                attempt(() -> snippet(column).fill(cell, grid.decimalComma())).ifPresent(pieces::add);
            }
        }
        return pieces;
    }

    private List<Cell> actionCells() {
        return columns.of(Kind.ACTION).stream().map(column -> grid.cell(row, column.number())).toList();
    }

    private static boolean filled(Cell cell) {
        return !cell.isBlank() && !cell.isMerged();
    }

    private static Snippet snippet(TableColumn column) {
        return Objects.requireNonNull(column.snippet(), "a condition or action has a snippet");
    }

    private <T> Optional<T> attempt(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (SyntaxException e) {
            e.report(problems);
            return Optional.empty();
        }
    }
}
