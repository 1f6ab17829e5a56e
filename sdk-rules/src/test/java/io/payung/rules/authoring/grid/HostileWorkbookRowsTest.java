package io.payung.rules.authoring.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.authoring.source.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two rows or cells at one place are refused: one of them would be gone without a word. */
class HostileWorkbookRowsTest {

    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private final Problems problems = new Problems("loan");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Rules!A2|<row r='1'>A1</row><row r='2'>A2</row><row r='2'>A2</row>",
        "Rules!A2|<row r='1'>A1</row><row r='2'>A2</row><row r='2'/>",
        "Rules!A1|<row r='2'>A2</row><row r='1'>A1</row>",
        "Rules!A1|<row>A1</row><row r='1'>A1</row>",
        "Rules!A1|<row r='0'>A1</row>",
        "Rules!A1|<row r='1048577'>A1048577</row>",
        "Rules!A1|<row r='1'>A1 A1</row>",
        "Rules!A1|<row r='1'>B1 A1</row>",
        "Rules!B1|<row r='1'>A1 B1 B1</row>",
        "Rules!B1|<row r='1'>A1 A2</row><row r='2'>A2</row>",
        "Rules!A1|<row r='1'>a1</row>",
        "Rules!A1|<row r='1'>$A$1</row>",
        "Rules!A1|<row r='1'>A01</row>",
        "Rules!A1|<row r='1'>XFE1</row>",
        "Rules!A1|<row r='1'>1</row>",
        "Rules!A1|<row r='1'>A1</row></sheetData><sheetData><row r='1'>A1</row>",
    })
    void refusesAnAddressThatIsTakenOrOutOfOrder(String place, String rows) {
        assertThat(read(rows)).isEmpty();

        assertThat(problems.all()).extracting(problem -> problem.code() + " " + problem.cell()).containsExactly("XLSX_BROKEN " + place);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<row r='1'>A1 B1</row><row r='2'>A2</row>",
        "<row r='1'>A1 B1</row><row r='2'>A2</row><row r='1048576'/>",
        "<row><c t='str'><v>x</v></c><c t='str'><v>x</v></c></row><row>A2</row>",
    })
    void readsRowsAndCellsInTheirOrder(String rows) {
        assertThat(read(rows)).contains("#sheet Rules\nx,x\nx\n");
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void refusesThemOnEverySheet() {
        Map<String, byte[]> parts = HostileWorkbookTest.parts(WorkbookReaderTest.bytes(sheet -> sheet.getWorkbook().createSheet("Other")));
        parts.put("xl/worksheets/sheet2.xml", xml(parts.get("xl/worksheets/sheet2.xml"), "<row r='1'>A1</row><row r='1'/>"));

        assertThat(WorkbookReader.text("eligibility.drl.xlsx", HostileWorkbookTest.zip(parts), problems)).isEmpty();
        assertThat(problems.all()).extracting(problem -> problem.code() + " " + problem.cell()).containsExactly("XLSX_BROKEN Other!A1");
    }

    private Optional<String> read(String rows) {
        Map<String, byte[]> parts = HostileWorkbookTest.parts(WorkbookReaderTest.bytes(sheet -> { }));
        parts.put(SHEET, xml(parts.get(SHEET), rows));
        return WorkbookReader.text("eligibility.drl.xlsx", HostileWorkbookTest.zip(parts), problems);
    }

    /** Each address between tags becomes a cell of the text x. */
    private static byte[] xml(byte[] sheet, String rows) {
        String cells = rows.replaceAll("(?<=[> ])(\\$?[A-Za-z]*\\$?\\d+)(?=[< ])", "<c r='$1' t='str'><v>x</v></c>");
        String text = new String(sheet, StandardCharsets.UTF_8);
        String changed = text.replace("<sheetData/>", "<sheetData>" + cells + "</sheetData>");
        assertThat(changed).isNotEqualTo(text);
        return changed.getBytes(StandardCharsets.UTF_8);
    }
}
