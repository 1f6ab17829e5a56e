package io.payung.rules.authoring.table;

import io.payung.rules.authoring.grid.Cell;
import io.payung.rules.authoring.grid.CellNumber;
import io.payung.rules.authoring.syntax.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a data cell puts into a snippet: it may be a value, a list of values or part of a name, and never anything beside that. */
final class CellValue {

    private static final Pattern PART = Pattern.compile("\\G\\s*(\"[^\"]*\"|[^\",]*?)\\s*(,|$)");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"\n]*\"");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern PATH = Pattern.compile("(?:answers|parameters|amounts)(?:\\.[A-Za-z_][A-Za-z0-9_]*)+");
    private static final Pattern DIGITS = Pattern.compile("-?[0-9][0-9_.,]*");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 _.-]*");
    private static final Pattern COMMA = Pattern.compile("[0-9],[0-9]");
    private static final Pattern FLAG = Pattern.compile("(?i)true|false");

    private CellValue() {}

    /** The values between commas. */
    static List<String> split(Cell cell) {
        String text = cell.text();
        if (CellNumber.looksGrouped(text)) {
            return List.of(text);
        }
        List<String> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(text);
        while (matcher.find()) {
            parts.add(matcher.group(1));
            if (matcher.group(2).isEmpty()) {
                return parts;
            }
        }
        throw new SyntaxException(cell.at(), "TEXT_NOT_ALLOWED", "the double quotes of this cell do not fit",
                "write the values without quotes, separated by commas");
    }

    /** The values of a list, as long as it is. A comma between two digits is asked about, because it may belong to a number. */
    static List<String> list(Cell cell) {
        String text = cell.text();
        if (COMMA.matcher(text).find() && !CellNumber.looksGrouped(text)) {
            throw new SyntaxException(cell.at(), "DECIMAL_COMMA", "\"" + text + "\" may hold one number or two",
                    "put a space after a comma that separates values, and write 1.5 with a point");
        }
        return split(cell).stream().map(value -> alone(cell, value)).toList();
    }

    /** Inside the quotes of a snippet. */
    static String quoted(Cell cell, String value) {
        if (value.indexOf('"') >= 0 || value.indexOf('\n') >= 0) {
            throw new SyntaxException(cell.at(), "TEXT_NOT_ALLOWED", "a quote or line break stands in this cell",
                    "write the value alone; the snippet above has the quotes");
        }
        return value;
    }

    /** Part of a name, for example behind {@code parameters.}. */
    static String name(Cell cell, String value) {
        if (!NAME.matcher(value).matches()) {
            throw new SyntaxException(cell.at(), "RULE_SYNTAX", "\"" + value + "\" is no name", "write one name of product.yaml");
        }
        return value;
    }

    /** A value that stands by itself: a number, true, false, a name such as {@code parameters.lowIncome}, or a text, which is quoted. */
    static String alone(Cell cell, String value) {
        if (CellNumber.isDecimalComma(value) && !CellNumber.looksGrouped(value)) {
            throw new SyntaxException(cell.at(), "DECIMAL_COMMA", "\"" + value + "\" may be one number or two",
                    "write " + value.replace(',', '.') + " for a number; put a space after a comma that separates values");
        }
        if (FLAG.matcher(value).matches()) {
            return value.toLowerCase(Locale.ROOT);
        }
        if (value.equals("null") || Stream.of(PATH, QUOTED, DIGITS).anyMatch(form -> form.matcher(value).matches())) {
            return value;
        }
        if (value.indexOf(',') >= 0) {
            throw new SyntaxException(cell.at(), "TABLE_CELL_VALUES", "this cell has several values where one stands",
                    "write one value, or NAME in ($param) above");
        }
        if (!PLAIN.matcher(value).matches()) {
            throw new SyntaxException(cell.at(), "TEXT_NOT_ALLOWED", "\"" + value + "\" is no value",
                    "write a number, a date such as 2027-03-01, TRUE, FALSE or a text of letters, digits, spaces and _ . -; "
                            + "leave the cell empty for no condition");
        }
        return '"' + value + '"';
    }
}
