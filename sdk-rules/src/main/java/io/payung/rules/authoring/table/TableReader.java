package io.payung.rules.authoring.table;

import io.payung.rules.authoring.grid.Cell;
import io.payung.rules.authoring.grid.Grid;
import io.payung.rules.authoring.grid.GridReader;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.RuleNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the decision tables of a sheet, in the layout that Drools has always had, into rules. Each filled cell is one condition or
 * part of one call, parsed by itself; whatever would be skipped elsewhere is a problem with its cell.
 */
public final class TableReader {

    private static final String TABLE = "ruletable";
    private static final Pattern FACT_IMPORT = Pattern.compile("io\\.payung\\.rules\\.fact\\.[A-Za-z]+");
    /** What stock Drools would read above a table and we do not. */
    private static final Set<String> REFUSED = Set.of("variables", "functions", "queries", "declare", "unit", "dialect", "sequential",
            "sequentialmaxpriority", "sequentialminpriority", "escapequotes", "numericdisabled", "ignorenumericformat", "priority",
            "duration", "timer", "calendars", "no-loop", "lock-on-active", "auto-focus", "activation-group", "agenda-group", "ruleflow-group",
            "date-effective", "date-expires", "metadata");

    private final Grid grid;
    private final Problems problems;
    private final List<RuleNode> rules = new ArrayList<>();

    private TableReader(Grid grid, Problems problems) {
        this.grid = grid;
        this.problems = problems;
    }

    /** The rules of every table of the sheet; those with a problem are left out. */
    public static List<RuleNode> rules(Grid grid, Problems problems) {
        TableReader reader = new TableReader(grid, problems);
        reader.read();
        return reader.rules;
    }

    private void read() {
        List<Cell> starts = starts();
        if (starts.isEmpty()) {
            problems.error(grid.cell(1, 1).at(), "TABLE_MISSING", "no cell says RuleTable",
                    "write RuleTable and a name above the row of CONDITION, ACTION and NAME");
            return;
        }
        above(starts.get(0).at().line());
        for (int index = 0; index < starts.size(); index++) {
            int end = index + 1 < starts.size() ? starts.get(index + 1).at().line() - 1 : grid.height();
            table(starts.get(index), end);
        }
    }

    /** Cells that begin a table; beside one another they would be taken for one. */
    private List<Cell> starts() {
        List<Cell> starts = new ArrayList<>();
        for (int row = 1; row <= grid.height(); row++) {
            List<Cell> found = grid.row(row).stream().filter(TableReader::startsTable).toList();
            found.stream().limit(1).forEach(starts::add);
            for (Cell other : found.stream().skip(1).toList()) {
                if (!other.isMerged() || !other.text().equals(found.get(0).text())) {
                    problems.error(other.at(), "TABLE_BESIDE", "two tables stand side by side", "put one below the other");
                }
            }
        }
        return starts;
    }

    private static boolean startsTable(Cell cell) {
        return cell.text().toLowerCase(Locale.ROOT).startsWith(TABLE);
    }

    private void above(int firstTable) {
        for (int row = 1; row < firstTable; row++) {
            List<Cell> cells = grid.row(row);
            for (int column = 1; column <= cells.size(); column++) {
                setting(cells.get(column - 1), grid.cell(row, column + 1));
            }
        }
    }

    private void setting(Cell name, Cell value) {
        String word = name.text().toLowerCase(Locale.ROOT);
        boolean foreign = word.equals("import")
                && !List.of(value.text().split("\\s*[,;]\\s*")).stream().allMatch(each -> FACT_IMPORT.matcher(each).matches());
        if (foreign || REFUSED.contains(word)) {
            problems.error(name.at(), "RULE_FEATURE", "\"" + name.text() + "\" is not part of the rule language",
                    "remove it; above a table stand RuleSet, Import of io.payung.rules.fact, and text for people");
        }
    }

    private void table(Cell start, int end) {
        int row = start.at().line();
        int column = grid.row(row).indexOf(start) + 1;
        int first = row + TableHeader.ROWS;
        int last = first - 1;
        while (last < end && !blank(last + 1, column)) {
            last++;
        }
        for (int below = last + 1; below <= end; below++) {
            if (!blank(below, column)) {
                problems.error(filled(below, column), "TABLE_GAP", "an empty row stands above, so this row belongs to no table",
                        "remove the empty row, or this one; another table begins with RuleTable");
            }
        }
        boolean shifted = grid.sheet() == null && row < grid.height()
                && !GridReader.even(grid, row + 1, Math.min(Math.max(last, first - 1), grid.height()), grid.row(row + 1).size(), problems);
        Optional<TableHeader.Columns> columns = shifted ? Optional.empty() : TableHeader.read(grid, row, column, problems);
        for (int each = first; each <= last && columns.isPresent(); each++) {
            new TableRow(grid, each, column, columns.get(), problems).read().ifPresent(rules::add);
        }
    }

    /** What stands left of a table is a remark. */
    private boolean blank(int row, int column) {
        return row > grid.height() || grid.row(row).stream().skip(column - 1L).allMatch(Cell::isBlank);
    }

    private Position filled(int row, int column) {
        return grid.row(row).stream().skip(column - 1L).filter(cell -> !cell.isBlank()).findFirst().orElseThrow().at();
    }
}
