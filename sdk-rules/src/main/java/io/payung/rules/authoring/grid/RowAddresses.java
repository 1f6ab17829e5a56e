package io.payung.rules.authoring.grid;

import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCell;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTRow;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorksheet;

/** Whether each row and each cell of a sheet has a place of its own. Of two at one place the library keeps the last, and a rule is gone. */
final class RowAddresses {

    private static final Pattern ADDRESS = Pattern.compile("([A-Z]{1,3})([1-9][0-9]{0,6})");
    private static final QName DATA = new QName("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "sheetData");
    private static final int MAX_ROWS = 1 << 20;
    private static final int MAX_COLUMNS = 1 << 14;

    private final String file;
    private final XSSFSheet sheet;
    private final Problems problems;

    private RowAddresses(String file, XSSFSheet sheet, Problems problems) {
        this.file = file;
        this.sheet = sheet;
        this.problems = problems;
    }

    /** False after a problem was noted. */
    static boolean sound(String file, XSSFSheet sheet, Problems problems) {
        return new RowAddresses(file, sheet, problems).sound();
    }

    private boolean sound() {
        CTWorksheet worksheet = sheet.getCTWorksheet();
        if (worksheet.selectChildren(DATA).length != 1) {
            return broken(1, 1, "the sheet has not one table of cells");
        }
        long last = 0;
        for (CTRow row : worksheet.getSheetData().getRowArray()) {
            long number = row.isSetR() ? row.getR() : last + 1;
            if (number <= last || number > MAX_ROWS) {
                return broken(number < 1 || number > MAX_ROWS ? 1 : (int) number, 1, "this row stands twice in the file, or not in its order");
            }
            last = number;
            if (!sound(row, (int) number)) {
                return false;
            }
        }
        return true;
    }

    private boolean sound(CTRow row, int number) {
        int last = 0;
        for (CTCell cell : row.getCArray()) {
            int column = cell.isSetR() ? column(cell.getR(), number) : last + 1;
            if (column == 0) {
                return broken(number, Math.min(last + 1, MAX_COLUMNS), "a cell of this row says that it stands elsewhere");
            }
            if (column <= last) {
                return broken(number, column, "this cell stands twice in the file, or not in its order");
            }
            last = column;
            if (!cell.isSetS()) {
                // Spreadsheets take the first look of the workbook, the library that of the column.
                cell.setS(0);
            }
        }
        return true;
    }

    /** From 1; 0 for a cell of another row, or of none. */
    private static int column(String address, int row) {
        Matcher matcher = ADDRESS.matcher(address);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) != row) {
            return 0;
        }
        int column = CellReference.convertColStringToIndex(matcher.group(1)) + 1;
        return column > MAX_COLUMNS ? 0 : column;
    }

    private boolean broken(int row, int column, String what) {
        problems.error(Position.cell(file, sheet.getSheetName(), row, column), "XLSX_BROKEN", what,
                "copy the cells of the table into a new workbook");
        return false;
    }
}
