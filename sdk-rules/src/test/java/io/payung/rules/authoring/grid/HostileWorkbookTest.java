package io.payung.rules.authoring.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.rules.authoring.source.Problems;
import io.payung.rules.pack.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no plain workbook within bounds is refused before any library sees it. */
class HostileWorkbookTest {

    private static final long SEED = 20261122;
    private static final byte[] SOUND = WorkbookReaderTest.bytes(sheet -> WorkbookReaderTest.put(sheet, "A1", "sound"));

    @Test
    void readsASoundWorkbook() {
        assertThat(codes(SOUND)).isEmpty();
        assertThat(codes(zip(parts()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "xl/vbaProject.bin, x, XLSX_PART_NOT_ALLOWED",
        "xl/externalLinks/externalLink1.xml, <x/>, XLSX_PART_NOT_ALLOWED",
        "xl/connections.xml, <x/>, XLSX_PART_NOT_ALLOWED",
        "xl/queryTables/queryTable1.xml, <x/>, XLSX_PART_NOT_ALLOWED",
        "xl/embeddings/oleObject1.bin, x, XLSX_PART_NOT_ALLOWED",
        "xl/activeX/activeX1.xml, <x/>, XLSX_PART_NOT_ALLOWED",
        "xl/macrosheets/sheet1.xml, <x/>, XLSX_PART_NOT_ALLOWED",
        "xl/media/image1.png, x, XLSX_PART_NOT_ALLOWED",
        "xl/drawings/drawing1.xml, <twoCellAnchor/>, XLSX_PART_NOT_ALLOWED",
        "../evil.xml, <x/>, XLSX_PART_NOT_ALLOWED",
        "/etc/passwd, x, XLSX_PART_NOT_ALLOWED",
        "xl\\workbook.xml, <x/>, XLSX_PART_NOT_ALLOWED",
        "XL/WORKBOOK.XML, <x/>, XLSX_BROKEN",
        "xl/comments1.xml, <!DOCTYPE x><x/>, XLSX_PART_NOT_ALLOWED",
        "xl/comments1.xml, <?xml version='1.0' encoding='UTF-7'?><x/>, XLSX_PART_NOT_ALLOWED",
        "xl/worksheets/_rels/sheet1.xml.rels, <Relationship TargetMode=\"External\"/>, XLSX_EXTERNAL_LINK",
        "xl/worksheets/_rels/sheet1.xml.rels, <Relationship TargetMode = 'external'/>, XLSX_EXTERNAL_LINK",
        "xl/worksheets/_rels/sheet1.xml.rels, <Relationship TargetMode=\"&#69;xternal\"/>, XLSX_PART_NOT_ALLOWED",
        "xl/comments1.xml, <x><![CDATA[y]]></x>, XLSX_PART_NOT_ALLOWED",
        "xl/comments1.xml, <x><?evil y?></x>, XLSX_PART_NOT_ALLOWED",
        "xl/comments1.xml, no xml, XLSX_PART_NOT_ALLOWED",
    })
    void refusesAPartThatIsNotOnTheList(String name, String content, String code) {
        Map<String, byte[]> parts = parts();
        parts.put(name, content.getBytes(StandardCharsets.UTF_8));

        assertThat(codes(zip(parts))).isEqualTo(code);
    }

    @Test
    void refusesMacrosDeclaredInTheTypes() {
        Map<String, byte[]> parts = parts();
        String types = new String(parts.get("[Content_Types].xml"), StandardCharsets.UTF_8);
        String macros = types.replace("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                "application/vnd.ms-excel.sheet.macroEnabled.main+xml");
        assertThat(macros).isNotEqualTo(types);
        parts.put("[Content_Types].xml", macros.getBytes(StandardCharsets.UTF_8));

        assertThat(codes(zip(parts))).isEqualTo("XLSX_PART_NOT_ALLOWED");
    }

    @Test
    void refusesUtf16() {
        Map<String, byte[]> parts = parts();
        parts.put("xl/comments1.xml", "<x/>".getBytes(StandardCharsets.UTF_16));

        assertThat(codes(zip(parts))).isEqualTo("XLSX_PART_NOT_ALLOWED");
    }

    /** A parser finds out by the first bytes that a text is EBCDIC; then nothing in it looks like what it is. */
    @Test
    void refusesEbcdic() throws Exception {
        Map<String, byte[]> parts = parts();
        parts.put("xl/comments1.xml", "<?xml version='1.0' encoding='CP037'?><!DOCTYPE x><x/>".getBytes("CP037"));

        assertThat(codes(zip(parts))).isEqualTo("XLSX_PART_NOT_ALLOWED");
    }

    static Stream<Arguments> sizes() {
        return Stream.of(
                Arguments.of("depth", XmlBounds.MAX_DEPTH, (IntFunction<String>) count -> "<x>".repeat(count) + "</x>".repeat(count)),
                Arguments.of("elements", XmlBounds.MAX_ELEMENTS, (IntFunction<String>) count -> "<x>" + "<y/>".repeat(count - 1) + "</x>"),
                Arguments.of("attribute", XmlBounds.MAX_ATTRIBUTE, (IntFunction<String>) count -> "<x a=\"" + "y".repeat(count - 1) + "\"/>"),
                Arguments.of("text", XmlBounds.MAX_TEXT, (IntFunction<String>) count -> "<x>" + "y".repeat(count) + "</x>"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sizes")
    void boundsTheXmlBeforeItsParser(String what, int most, IntFunction<String> xml) throws Exception {
        new XmlBounds().check("part", xml.apply(most));

        assertThatThrownBy(() -> new XmlBounds().check("part", xml.apply(most + 1)))
                .isInstanceOfSatisfying(ZipParts.Refused.class, e -> assertThat(e.code()).isEqualTo("XLSX_TOO_LARGE"));
    }

    @Test
    void boundsWhatOneTextFillsManyCellsWith() {
        String text = "x".repeat(1_000);
        byte[] workbook = WorkbookReaderTest.bytes(sheet -> {
            for (int row = 1; row <= 1_001; row++) {
                WorkbookReaderTest.put(sheet, "A" + row, text);
            }
        });

        assertThat(codes(workbook)).isEqualTo("TABLE_TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource({"1, ''", "99, ''", "101, XLSX_TOO_LARGE"})
    void boundsHowMuchAPartUnpacks(int ratio, String code) {
        Map<String, byte[]> parts = parts();
        parts.put("xl/printerSettings/printerSettings1.bin", padded(ratio));

        // What POI says of the part itself does not matter here.
        assertThat(codes(zip(parts)).replace("XLSX_BROKEN", "")).isEqualTo(code);
    }

    @Test
    void boundsPartsTheirSizesAndTheirSum() throws Exception {
        Map<String, byte[]> parts = parts();
        int own = parts.size();
        for (int index = own; index < ZipParts.MAX_PARTS; index++) {
            parts.put("xl/persons/person" + index + ".xml", new byte[0]);
        }
        assertThat(ZipParts.read(ZipParts.pack(parts))).hasSize(ZipParts.MAX_PARTS);
        parts.put("xl/persons/person.xml", new byte[0]);
        assertThat(codes(ZipParts.pack(parts))).isEqualTo("XLSX_TOO_LARGE");

        assertThat(ZipParts.read(ZipParts.pack(Map.of("a", new byte[ZipParts.MAX_PART], "b", new byte[ZipParts.MAX_TOTAL
                - ZipParts.MAX_PART])))).hasSize(2);
        assertThat(codes(ZipParts.pack(Map.of("a", new byte[ZipParts.MAX_PART + 1])))).isEqualTo("XLSX_TOO_LARGE");
        assertThat(codes(ZipParts.pack(Map.of("a", new byte[ZipParts.MAX_PART], "b", new byte[ZipParts.MAX_PART], "c", new byte[1]))))
                .isEqualTo("XLSX_TOO_LARGE");
    }

    @Test
    void refusesTwoPartsOfOneName() {
        Map<String, byte[]> parts = parts();
        parts.put("xl/persons/person1.xml", new byte[0]);
        parts.put("xl/persons/person2.xml", new byte[0]);
        byte[] zip = ZipParts.pack(parts);

        assertThat(codes(replaced(zip, "person2.xml", "person1.xml"))).isEqualTo("XLSX_BROKEN");
    }

    @Test
    void refusesADirectoryThatNamesOtherParts() {
        byte[] zip = SOUND.clone();
        int last = lastIndexOf(zip, "xl/worksheets/sheet1.xml");
        zip[last + 19] = '2';

        assertThat(codes(zip)).isEqualTo("XLSX_BROKEN");
    }

    @Test
    void refusesPartsThatOverlap() {
        byte[] zip = ZipParts.pack(Map.of("a", new byte[64]));
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int end = zip.length - 22;
        int directory = bytes.getInt(end + 16);
        byte[] entry = Arrays.copyOfRange(zip, directory, end);
        byte[] twice = new byte[zip.length + entry.length];
        System.arraycopy(zip, 0, twice, 0, end);
        System.arraycopy(entry, 0, twice, end, entry.length);
        System.arraycopy(zip, end, twice, end + entry.length, 22);
        twice[end + 46] = 'b';
        ByteBuffer.wrap(twice).order(ByteOrder.LITTLE_ENDIAN).putShort(end + entry.length + 8, (short) 2)
                .putShort(end + entry.length + 10, (short) 2);

        assertThat(codes(twice)).isEqualTo("XLSX_BROKEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PK", "plain text", "\u00D0\u00CF\u0011\u00E0 an older or encrypted workbook"})
    void refusesWhatIsNoZipFile(String content) {
        assertThat(codes(content.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("XLSX_BROKEN");
    }

    @Test
    void refusesEveryShorterFileAndEveryFileWithSomethingBehindIt() {
        for (int length = 0; length < SOUND.length; length += 7) {
            assertThat(codes(Arrays.copyOf(SOUND, length))).isEqualTo("XLSX_BROKEN");
        }
        assertThat(codes(Arrays.copyOf(SOUND, SOUND.length + 1))).isEqualTo("XLSX_BROKEN");
    }

    @Test
    void neverThrowsWhateverByteChanges() {
        for (int at = 0; at < SOUND.length; at++) {
            byte[] changed = SOUND.clone();
            changed[at] ^= 0x55;
            assertThat(codes(changed)).isIn("", "XLSX_BROKEN", "XLSX_TOO_LARGE", "XLSX_PART_NOT_ALLOWED", "XLSX_EXTERNAL_LINK");
        }
    }

    @Test
    void neverThrowsWhateverItsXmlSays() {
        Random random = new Random(SEED);
        for (int count = 0; count < 1_000; count++) {
            Map<String, byte[]> parts = parts();
            String name = List.copyOf(parts.keySet()).get(random.nextInt(parts.size()));
            parts.put(name, mangled(new String(parts.get(name), StandardCharsets.UTF_8), random).getBytes(StandardCharsets.UTF_8));

            assertThat(codes(zip(parts))).as("seed " + SEED + ", " + count + " " + name).doesNotContain("null");
        }
    }

    /** One tag, attribute or number taken away, doubled or changed. */
    private static String mangled(String xml, Random random) {
        List<MatchResult> words = Pattern.compile("<[^>]*>|[A-Za-z]+=\"[^\"]*\"|\\d+").matcher(xml).results().toList();
        if (words.isEmpty()) {
            return xml + "x";
        }
        MatchResult word = words.get(random.nextInt(words.size()));
        String now = switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> word.group() + word.group();
            case 2 -> word.group().replaceAll("\\d", "-9");
            default -> "99999999999";
        };
        return xml.substring(0, word.start()) + now + xml.substring(word.end());
    }

    private String codes(byte[] bytes) {
        Problems found = new Problems("loan");
        boolean present = WorkbookReader.text("eligibility.drl.xlsx", bytes, found).isPresent();
        assertThat(present || found.count() > 0).isTrue();
        return String.join(",", found.all().stream().map(Problem::code).toList());
    }

    private static Map<String, byte[]> parts() {
        return parts(SOUND);
    }

    static Map<String, byte[]> parts(byte[] workbook) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    /** As other programs write it: compressed, sizes behind the data. */
    static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Random letters and blanks, so that about one byte of the given number stays. */
    private static byte[] padded(int ratio) {
        StringBuilder text = new StringBuilder("<x>");
        Random random = new Random(1);
        while (text.length() < 200_000) {
            text.append((char) ('a' + random.nextInt(26)));
            text.append(" ".repeat(ratio > 100 ? 400 : ratio));
        }
        return text.append("</x>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] replaced(byte[] bytes, String old, String now) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace(old, now).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int lastIndexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(text);
    }
}
