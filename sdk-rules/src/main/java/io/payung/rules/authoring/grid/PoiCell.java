package io.payung.rules.authoring.grid;

import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCell;

/** The exact text of a cell. What a person sees and what the cell holds must be the same; where they differ, the designer is asked. */
final class PoiCell {

    /** As many digits as a spreadsheet keeps. */
    private static final int MAX_DIGITS = 15;

    private static final Pattern NOT_IN_NUMBER = Pattern.compile("[^0-9.-]");

    private final Problems problems;
    private final DataFormatter formatter = new DataFormatter(Locale.US);

    PoiCell(Problems problems) {
        this.problems = problems;
        formatter.setUseCachedValuesForFormulaCells(true);
    }

    /** The text, also after a problem was noted. */
    String text(XSSFCell cell, Position at) {
        CellType type = cell.getCellType();
        if (!CellFormats.allowed(cell) || cell.getCellStyle().getAlignment() == HorizontalAlignment.FILL) {
            problems.error(at, "CELL_SHOWN_DIFFERS", "the format of this cell may show something else than it holds",
                    "format the cell as General or Text");
            return "";
        }
        String shown = formatter.formatCellValue(cell);
        if (type == CellType.FORMULA) {
            problems.error(at, "CELL_FORMULA", "this cell computes its value", "write the value itself: copy, then paste values only");
            return shown;
        }
        if (type == CellType.ERROR) {
            problems.error(at, "CELL_ERROR", "this cell holds the error \"" + shown + "\"", "write the value itself");
            return "";
        }
        if (type == CellType.BOOLEAN) {
            return String.valueOf(cell.getBooleanCellValue());
        }
        if (type == CellType.NUMERIC) {
            return DateUtil.isCellDateFormatted(cell) ? date(cell, shown, at) : number(cell, shown, at);
        }
        return GridReader.trimmed(Normalizer.normalize(cell.getStringCellValue().replace("\r\n", "\n").replace('\r', '\n'),
                Normalizer.Form.NFC));
    }

    private String date(Cell cell, String shown, Position at) {
        LocalDateTime moment = cell.getLocalDateTimeCellValue();
        if (moment == null || !moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                || !CellFormats.isWholeDate(cell.getCellStyle().getDataFormatString())) {
            differs(at, shown, String.valueOf(moment).replace('T', ' '));
            return shown;
        }
        return moment.toLocalDate().toString();
    }

    /**
     * Digits as they were typed. A number that is shown as {@code 50.000} or {@code 1.125} stays so, and is asked about as it would be in a
     * text file; shown as {@code 1.1250} it is clear.
     */
    private String number(Cell cell, String shown, Position at) {
        BigDecimal exact = BigDecimal.valueOf(cell.getNumericCellValue()).stripTrailingZeros();
        String text = exact.signum() == 0 ? "0" : exact.toPlainString();
        if (exact.precision() > MAX_DIGITS || exact.scale() < -MAX_DIGITS || exact.scale() > MAX_DIGITS) {
            problems.error(at, "CELL_NUMBER", "\"" + shown + "\" has more digits than a spreadsheet keeps",
                    "format the cell as text, and type the number");
            return text;
        }
        if (shown.indexOf('.') >= 0 && CellNumber.looksGrouped(shown)) {
            return shown;
        }
        boolean general = CellFormats.isPlain(cell.getCellStyle().getDataFormatString());
        if (!general && (shown.indexOf('%') >= 0 || !same(shown, exact))) {
            differs(at, shown, text);
        }
        return CellNumber.looksGrouped(text) ? text + "0" : text;
    }

    private static boolean same(String shown, BigDecimal exact) {
        try {
            return new BigDecimal(NOT_IN_NUMBER.matcher(shown).replaceAll("")).compareTo(exact) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private void differs(Position at, String shown, String held) {
        problems.error(at, "CELL_SHOWN_DIFFERS", "this cell shows \"" + shown + "\" and holds \"" + held + "\"",
                "format the cell as General or as text, and type the value that you mean");
    }
}
