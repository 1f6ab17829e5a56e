package io.payung.rules.authoring.source;

import org.jspecify.annotations.Nullable;

/**
 * A place in a product folder.
 *
 * @param file   path inside the folder
 * @param line   from 1; in a table the row
 * @param column from 1; inside a cell the character of its text
 * @param cell   in a table, for example {@code C10} or {@code Rules!C10}; absent in a text file
 */
public record Position(String file, int line, int column, @Nullable String cell) {

    /** A place in a text file. */
    public Position(String file, int line, int column) {
        this(file, line, column, null);
    }

    /** The beginning of a file. */
    public static Position startOf(String file) {
        return new Position(file, 1, 1);
    }

    /**
     * A cell of a table.
     *
     * @param sheet  name of the sheet; absent in a CSV file
     * @param row    from 1
     * @param column from 1
     */
    public static Position cell(String file, @Nullable String sheet, int row, int column) {
        String name = columnName(column) + row;
        return new Position(file, row, 1, sheet == null ? name : sheet + "!" + name);
    }

    /**
     * Advice in the words of how the file is written.
     *
     * @param drl       for a file of the rule language, and for product.yaml
     * @param cells     for a table
     * @param sentences for a file in sentences, whose authors have never seen the rule language
     */
    public String advise(String drl, String cells, String sentences) {
        return file.endsWith(".dslr") ? sentences : cell == null ? drl : cells;
    }

    /** The same line, some characters further. */
    public Position plus(int characters) {
        return new Position(file, line, column + characters, cell);
    }

    private static String columnName(int column) {
        StringBuilder name = new StringBuilder();
        for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
            name.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return name.toString();
    }
}
