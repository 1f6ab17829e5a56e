package io.payung.rules.authoring.grid;

import io.payung.fault.PayungException;

/** Writes a grid as a workbook that is pleasant to fill; {@link WorkbookReader} gives the same cells back. */
public final class WorkbookWriter {

    private WorkbookWriter() {}

    /**
     * The bytes of an {@code .xlsx} file. Cells that end with {@code ...} as their neighbours do are merged with them; in rows of data,
     * digits become numbers, {@code TRUE} and {@code FALSE} flags, and {@code 2027-03-01} a date.
     *
     * @throws PayungException {@code FORMAT_NEEDS_DEPENDENCY} without Apache POI
     */
    public static byte[] xlsx(Grid grid, SheetStyle style) {
        try {
            return PoiWriter.xlsx(grid, style);
        } catch (LinkageError e) {
            throw new PayungException("FORMAT_NEEDS_DEPENDENCY", "a workbook needs Apache POI on the class path; " + WorkbookReader.NEEDED);
        }
    }
}
