package io.payung.rules.authoring.grid;

import java.util.List;

/**
 * How a sheet looks to the person who fills it.
 *
 * @param rows    style of each row; rows behind the last one are data
 * @param choices what may be picked in a column
 * @param frozen  how many rows stay in sight while scrolling; 0 for none
 */
public record SheetStyle(List<RowStyle> rows, List<Choice> choices, int frozen) {

    /** How a row looks. */
    public enum RowStyle {
        /** Bold and large. */
        TITLE,
        /** For the machine: small, grey and out of the way. */
        TECHNICAL,
        /** Bold, on a coloured ground, wrapped. */
        LABEL,
        DATA
    }

    /**
     * Values to pick from; others can still be typed.
     *
     * @param column   from 1
     * @param firstRow from 1
     * @param values   left out when they are longer together than a spreadsheet allows (255 characters)
     */
    public record Choice(int column, int firstRow, int lastRow, List<String> values) {

        public Choice {
            values = List.copyOf(values);
        }
    }

    public SheetStyle {
        rows = List.copyOf(rows);
        choices = List.copyOf(choices);
    }

    RowStyle row(int row) {
        return row <= rows.size() ? rows.get(row - 1) : RowStyle.DATA;
    }
}
