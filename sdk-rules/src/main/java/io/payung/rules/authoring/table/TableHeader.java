package io.payung.rules.authoring.table;

import io.payung.rules.authoring.grid.Cell;
import io.payung.rules.authoring.grid.Grid;
import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.DrlParser;
import io.payung.rules.authoring.syntax.RuleName;
import io.payung.rules.authoring.syntax.SyntaxException;
import io.payung.rules.authoring.syntax.Token;
import io.payung.rules.authoring.table.TableColumn.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the rows above the rules of one table: what each column is, the facts, the snippets and the labels for people. */
final class TableHeader {

    /** Rows from the cell {@code RuleTable} to the first rule: keywords, facts, snippets, labels. */
    static final int ROWS = 5;

    private static final Pattern FACTS = Pattern.compile("([A-Za-z][A-Za-z0-9]*)(?:\\s*\\(\\s*\\))?");
    private static final List<String> KEYWORDS = List.of("CONDITION", "ACTION", "NAME", "DESCRIPTION");

    private final Grid grid;
    private final Cell start;
    private final Problems problems;
    private final List<TableColumn> columns = new ArrayList<>();
    private @Nullable Token facts;

    private TableHeader(Grid grid, Cell start, Problems problems) {
        this.grid = grid;
        this.start = start;
        this.problems = problems;
    }

    /** The columns, all of them understood. */
    record Columns(Token facts, List<TableColumn> all) {

        List<TableColumn> of(Kind kind) {
            return all.stream().filter(column -> column.kind() == kind).toList();
        }

        int nameColumn() {
            return of(Kind.NAME).get(0).number();
        }

        boolean has(int column) {
            return all.stream().anyMatch(each -> each.number() == column);
        }
    }

    /** @param column of the cell {@code RuleTable}. Empty after a problem was noted. */
    static Optional<Columns> read(Grid grid, int row, int column, Problems problems) {
        return new TableHeader(grid, grid.cell(row, column), problems).read(row, column);
    }

    private Optional<Columns> read(int row, int column) {
        int before = problems.count();
        if (grid.height() < row + ROWS - 1) {
            error(start, "TABLE_HEADER_ROWS", "rows are missing below \"RuleTable\"",
                    "below it stand a row of CONDITION, ACTION and NAME, one of facts, one of snippets and one of labels, then the rules");
            return Optional.empty();
        }
        for (int each = column; each <= grid.row(row + 1).size(); each++) {
            column(row, each);
        }
        for (Kind needed : List.of(Kind.NAME, Kind.CONDITION, Kind.ACTION)) {
            long found = columns.stream().filter(each -> each.kind() == needed).count();
            if (found == 0 || needed == Kind.NAME && found > 1) {
                error(start, "TABLE_COLUMN_MISSING", "this table has " + found + " columns " + needed,
                        "write one NAME, and CONDITION and ACTION as often as needed, into the row below RuleTable");
            }
        }
        return problems.count() > before || facts == null ? Optional.empty() : Optional.of(new Columns(facts, List.copyOf(columns)));
    }

    private void column(int row, int number) {
        Cell keyword = grid.cell(row + 1, number);
        if (keyword.isBlank()) {
            return;
        }
        Optional<Kind> kind = Kind.of(keyword.text());
        if (kind.isEmpty()) {
            error(keyword, "TABLE_COLUMN_KIND", "\"" + keyword.text() + "\" is no kind of column",
                    DidYouMean.among(keyword.text(), KEYWORDS));
            return;
        }
        facts(kind.get(), grid.cell(row + 2, number));
        Snippet snippet = snippet(kind.get(), grid.cell(row + 3, number));
        if (kind.get() == Kind.NAME && RuleName.matches(grid.cell(row + 4, number).text())) {
            error(grid.cell(row + 4, number), "TABLE_LABELS_MISSING", "a rule stands in the row of labels, so it would not count",
                    "insert a row of labels above it");
        }
        columns.add(new TableColumn(number, kind.get(), snippet));
    }

    private void facts(Kind kind, Cell cell) {
        if (kind != Kind.CONDITION) {
            if (!cell.isBlank()) {
                error(cell, "TABLE_FACTS", "only conditions name facts", "empty this cell; an action's snippet holds the whole call");
            }
            return;
        }
        Matcher matcher = FACTS.matcher(cell.unmerged());
        if (!matcher.matches()) {
            error(cell, "TABLE_FACTS", cell.isBlank() ? "the facts of this condition are missing"
                    : "\"" + cell.text() + "\" names no facts",
                    "write for example EligibilityFacts, in each column or in cells merged over them");
            return;
        }
        Token found = new Token(Token.Kind.NAME, matcher.group(1), cell.at());
        if (facts != null && !facts.text().equals(found.text())) {
            error(cell, "TABLE_FACTS", "this column reads " + found.shown() + " and another one " + facts.shown(), "name the same facts");
        }
        facts = facts == null ? found : facts;
    }

    private @Nullable Snippet snippet(Kind kind, Cell cell) {
        if (kind.hasSnippet() == cell.isBlank()) {
            error(cell, "TABLE_SNIPPET", kind.hasSnippet() ? "the snippet of this column is missing" : "this column has no snippet",
                    kind.hasSnippet() ? "write life.ageAtStart < $param, or decision.decline(\"$param\")" : "empty this cell");
            return null;
        }
        try {
            Snippet snippet = kind.hasSnippet() ? Snippet.of(cell) : null;
            // Read here once, so that its fault is not told again in every row that fills it.
            if (snippet != null && kind == Kind.CONDITION) {
                DrlParser.condition(snippet.sample());
            }
            return snippet;
        } catch (SyntaxException e) {
            e.report(problems);
            return null;
        }
    }

    private void error(Cell cell, String code, String message, String fix) {
        problems.error(cell.at(), code, message, fix);
    }
}
