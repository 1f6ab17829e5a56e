package io.payung.rules.authoring.grid;

import io.payung.rules.authoring.source.Problems;
import io.payung.rules.formula.GroupedNumber;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a cell that has to hold a number; what could be read in two ways is asked about. */
public final class CellNumber {

    private static final Pattern NUMBER = Pattern.compile("-?(?:\\d{1,3}(?:_\\d{3}){1,5}|\\d{1,18})(?:\\.\\d{1,12})?");
    private static final Pattern COMMA = Pattern.compile("-?\\d{1,18},\\d{1,12}");

    private CellNumber() {}

    /**
     * The exact number. {@code 50_000} and {@code 50000} are fifty thousand, {@code 0.1} is exactly a tenth. Empty after one of these
     * problems was noted: {@code AMOUNT_LOOKS_GROUPED} for {@code 50.000} and {@code 50,000}, {@code DECIMAL_COMMA} for {@code 1,5} in a
     * file with commas between values, {@code NUMBER_EXPECTED}.
     */
    public static Optional<BigDecimal> of(Grid grid, Cell cell, Problems problems) {
        String text = cell.text();
        if (looksGrouped(text)) {
            problems.error(cell.at(), "AMOUNT_LOOKS_GROUPED", "\"" + text + "\" may mean several things",
                    GroupedNumber.fix(text.substring(text.startsWith("-") ? 1 : 0)));
            return Optional.empty();
        }
        boolean comma = isDecimalComma(text);
        if (comma && !grid.decimalComma()) {
            problems.error(cell.at(), "DECIMAL_COMMA", "\"" + text + "\" has a decimal comma", "write " + text.replace(',', '.'));
            return Optional.empty();
        }
        if (!comma && !NUMBER.matcher(text).matches()) {
            problems.error(cell.at(), "NUMBER_EXPECTED", cell.isBlank() ? "a number is missing here" : "\"" + text + "\" is no number",
                    "write a number such as 50_000 or 1.5");
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text.replace("_", "").replace(',', '.')));
    }

    /** Whether a comma stands between two runs of digits and nothing else. */
    public static boolean isDecimalComma(String text) {
        return COMMA.matcher(text).matches();
    }

    /** Whether it is a number such as {@code 50.000}: fifty thousand to some readers, fifty to others. */
    public static boolean looksGrouped(String text) {
        String digits = text.startsWith("-") ? text.substring(1) : text;
        return !digits.isEmpty() && GroupedNumber.at(digits, 0).equals(digits);
    }
}
