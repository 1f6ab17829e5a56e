package io.payung.rules.authoring.grid;

import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/** The few number formats that show a value as it is. Whatever can bring its own letters or digits is on no list, so it is refused. */
final class CellFormats {

    private static final String NUMBER = "(?:0{1,15}|#,##0)(?:\\.0{1,15})?%?";
    private static final String DAY = "d{1,2}";
    private static final String MONTH = "m{1,4}";
    private static final String YEAR = "(?:yy|yyyy)";
    private static final String BETWEEN = "[-/., ]{0,2}";
    private static final int FIRST_OWN = 164;

    private static final Pattern PLAIN = Pattern.compile("(?i)general|@");
    private static final Pattern NUMBERS = Pattern.compile("(" + NUMBER + ")(?:;-\\1)?");
    private static final Pattern DATES = Pattern.compile("(?i)[dmyhs][-dmyhs/., :]{0,40}");
    private static final Pattern WHOLE_DATES = Pattern.compile("(?i)(?:d{3,4}" + BETWEEN + " )?(?:" + DAY + BETWEEN + MONTH + BETWEEN + YEAR + "|"
            + MONTH + BETWEEN + DAY + BETWEEN + YEAR + "|" + YEAR + BETWEEN + MONTH + BETWEEN + DAY + ")(?: h{1,2}:mm(?::ss)?)?");

    /** Spreadsheets write {@code yyyy-mm-dd} so when they save it; the sign behind the backslash is shown, and would be without it. */
    private static final Pattern ESCAPED = Pattern.compile("\\\\([-/., ])");
    private static final Pattern TEXT_AS_IT_IS = Pattern.compile(";@\\z");

    private CellFormats() {}

    /** Whether a person sees what the cell holds. */
    static boolean allowed(XSSFCell cell) {
        XSSFCellStyle style = cell.getCellStyle();
        String format = style.getDataFormatString();
        int number = Short.toUnsignedInt(style.getDataFormat());
        if (format == null || number < FIRST_OWN && !format.equals(BuiltinFormats.getBuiltinFormat(number))) {
            return false;
        }
        return isPlain(format) || NUMBERS.matcher(format).matches() || DATES.matcher(date(format)).matches();
    }

    static boolean isPlain(String format) {
        return PLAIN.matcher(format).matches();
    }

    /** Whether it shows day, month and year as such; {@code m} behind hours would be minutes, and {@code ddd} the day of the week. */
    static boolean isWholeDate(String format) {
        return WHOLE_DATES.matcher(date(format)).matches();
    }

    private static String date(String format) {
        return ESCAPED.matcher(TEXT_AS_IT_IS.matcher(format).replaceFirst("")).replaceAll("$1");
    }
}
