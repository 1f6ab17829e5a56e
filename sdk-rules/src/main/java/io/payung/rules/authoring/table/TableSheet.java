package io.payung.rules.authoring.table;

import io.payung.rules.authoring.grid.Grid;
import io.payung.rules.authoring.grid.SheetStyle;
import io.payung.rules.authoring.grid.SheetStyle.Choice;
import io.payung.rules.authoring.grid.SheetStyle.RowStyle;
import io.payung.rules.authoring.grid.WorkbookWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A sheet of decision tables that is still to be written, as a CSV file or as a workbook; reading it gives the rules of its rows.
 *
 * @param title a line for people above everything
 */
public record TableSheet(String title, List<Table> tables) {

    /** So many empty rows below the last rule still offer choices. */
    private static final int SPARE_ROWS = 50;

    private static final String SHEET = "Rules";

    public TableSheet {
        tables = List.copyOf(tables);
    }

    /**
     * One table.
     *
     * @param name  for people; follows the word RuleTable
     * @param facts what its conditions read, for example {@code EligibilityFacts}
     * @param rows  a value for each column, empty for none
     */
    public record Table(String name, String facts, List<Column> columns, List<List<String>> rows) {

        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * One column.
     *
     * @param keyword NAME, CONDITION, ACTION or DESCRIPTION
     * @param snippet empty for NAME and DESCRIPTION
     * @param label   what people read above the values
     * @param choices values to pick from; empty where anything may be typed
     */
    public record Column(String keyword, String snippet, String label, List<String> choices) {

        public Column {
            choices = List.copyOf(choices);
        }

        /** The names of the rules, for example {@code ELG-001 younger than the minimum entry age}. */
        public static Column name(String label) {
            return new Column("NAME", "", label, List.of());
        }

        /** For example {@code life.ageAtStart < $param}. */
        public static Column condition(String snippet, String label, String... choices) {
            return new Column("CONDITION", snippet, label, List.of(choices));
        }

        /** For example {@code decision.decline("$param");}, or one piece of a call that goes on in the next column. */
        public static Column action(String snippet, String label, String... choices) {
            return new Column("ACTION", snippet, label, List.of(choices));
        }
    }

    /** As {@code .drl.csv}: RFC 4180 with LF; each row as wide as the widest table. */
    public String csv() {
        int width = tables.stream().mapToInt(table -> table.columns().size()).max().orElse(1);
        List<List<String>> rows = layout().stream().map(row -> padded(row.texts, width)).toList();
        return Grid.of("", null, rows).csv();
    }

    /** As {@code .drl.xlsx}: rows for the machine small and grey, labels bold, and choices to pick from. @see WorkbookWriter#xlsx */
    public byte[] xlsx() {
        List<Line> lines = layout();
        Grid grid = Grid.of("", SHEET, lines.stream().map(Line::texts).toList());
        int frozen = tables.size() == 1 ? lines.size() - tables.get(0).rows().size() : 0;
        return WorkbookWriter.xlsx(grid, new SheetStyle(lines.stream().map(Line::style).toList(), choices(lines), frozen));
    }

    private record Line(RowStyle style, List<String> texts) {}

    private List<Line> layout() {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(RowStyle.TITLE, List.of(title)));
        String facts = tables.isEmpty() ? "" : "io.payung.rules.fact." + tables.get(0).facts();
        lines.add(new Line(RowStyle.TECHNICAL, List.of("RuleSet", "payung.tables")));
        lines.add(new Line(RowStyle.TECHNICAL, List.of("Import", facts)));
        for (Table table : tables) {
            lines.add(new Line(RowStyle.DATA, List.of()));
            lines.add(new Line(RowStyle.TECHNICAL, List.of("RuleTable " + table.name())));
            lines.add(new Line(RowStyle.TECHNICAL, table.columns().stream().map(Column::keyword).toList()));
            lines.add(new Line(RowStyle.TECHNICAL, facts(table)));
            lines.add(new Line(RowStyle.TECHNICAL, table.columns().stream().map(Column::snippet).toList()));
            lines.add(new Line(RowStyle.LABEL, table.columns().stream().map(Column::label).toList()));
            table.rows().forEach(row -> lines.add(new Line(RowStyle.DATA, row)));
        }
        return lines;
    }

    /** Drools makes one pattern of conditions side by side only where their facts are merged. */
    private static List<String> facts(Table table) {
        boolean several = table.columns().stream().filter(TableSheet::isCondition).count() > 1;
        return table.columns().stream().map(column -> isCondition(column) ? table.facts() + (several ? "..." : "") : "").toList();
    }

    private static boolean isCondition(Column column) {
        return column.keyword().equals("CONDITION");
    }

    private List<Choice> choices(List<Line> lines) {
        List<Choice> choices = new ArrayList<>();
        int row = 3;
        for (Table table : tables) {
            int first = row + TableHeader.ROWS + 2;
            int last = first + table.rows().size() - 1;
            for (int column = 0; column < table.columns().size(); column++) {
                List<String> values = table.columns().get(column).choices();
                if (!values.isEmpty()) {
                    choices.add(new Choice(column + 1, first, last == lines.size() ? last + SPARE_ROWS : last, values));
                }
            }
            row = last;
        }
        return choices;
    }

    private static List<String> padded(List<String> texts, int width) {
        List<String> padded = new ArrayList<>(texts);
        padded.addAll(Collections.nCopies(Math.max(0, width - texts.size()), ""));
        return padded;
    }
}
