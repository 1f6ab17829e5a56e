package io.payung.rules.authoring.grid;

import io.payung.rules.authoring.grid.ZipParts.Refused;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import java.util.Map;
import java.util.Optional;

/** Turns an {@code .xlsx} workbook into the canonical text of its one sheet. Needs Apache POI, which is an optional dependency. */
public final class WorkbookReader {

    private static final Map<String, String> FIXES = Map.of(
            "XLSX_BROKEN", "save it as an Excel workbook (.xlsx) without a password",
            "XLSX_TOO_LARGE", "copy the cells of the table into a new workbook",
            "XLSX_PART_NOT_ALLOWED", "remove macros, pictures, shapes, charts, pivot tables and connections, and save it as .xlsx",
            "XLSX_EXTERNAL_LINK", "remove hyperlinks and links to other files");

    /** What to do without Apache POI. */
    static final String NEEDED = "add org.apache.poi:poi-ooxml:5.4.1, or save the table as .drl.csv";

    private WorkbookReader() {}

    /** The text of {@link Grid#text}, also after problems with single cells were noted; empty when the workbook cannot be read. */
    public static Optional<String> text(String file, byte[] bytes, Problems problems) {
        try {
            Map<String, byte[]> parts = ZipParts.read(bytes);
            WorkbookParts.check(parts);
            return PoiSheet.read(file, ZipParts.pack(parts), problems).map(Grid::text);
        } catch (Refused e) {
            problems.error(Position.startOf(file), e.code(), "\"" + file + "\" cannot be read: " + e.getMessage(), FIXES.get(e.code()));
        } catch (LinkageError e) {
            problems.error(Position.startOf(file), "FORMAT_NEEDS_DEPENDENCY", "\"" + file
                    + "\" is a workbook, and Apache POI is not on the class path", NEEDED);
        }
        return Optional.empty();
    }
}
