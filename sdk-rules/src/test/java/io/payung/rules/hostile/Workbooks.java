package io.payung.rules.hostile;

import io.payung.rules.authoring.table.PersonalAccidentTables;
import io.payung.rules.hostile.HostilePack.Control;
import io.payung.rules.hostile.HostilePack.Delta;
import io.payung.rules.hostile.RawZip.Entry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** read × tables: workbooks whose zip file, parts or XML are more than a table of cells. */
final class Workbooks {

    private static final String FILE = "eligibility.drl.xlsx";
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String RELS = "xl/worksheets/_rels/sheet1.xml.rels";
    private static final String STRINGS = "xl/sharedStrings.xml";
    private static final String NOTES = "xl/comments1.xml";
    private static final int MEGA = 1 << 20;

    private final List<HostilePack> packs = new ArrayList<>();
    private final byte[] sound = PersonalAccidentTables.all().get("eligibility").xlsx();
    private final Map<String, byte[]> parts = parts(sound);
    private final Canaries canaries;

    private Workbooks(Canaries canaries) {
        this.canaries = canaries;
    }

    static List<HostilePack> all(Canaries canaries) {
        Workbooks workbooks = new Workbooks(canaries);
        workbooks.parts();
        workbooks.content();
        workbooks.archive();
        workbooks.headers();
        workbooks.sizes();
        Stream.of(WorkbookCells.all(workbooks.sound), WorkbookLooks.all(workbooks.sound)).flatMap(List::stream).forEach(cells -> workbooks.add(cells.name(), cells.tries(), cells.layer(), cells.code(), FILE + cells.place(),
                cells.workbook()));
        return workbooks.packs;
    }

    private void parts() {
        String refused = "XLSX_PART_NOT_ALLOWED";
        part("macros", "code that runs when the file is opened", "xl/vbaProject.bin", "x", refused);
        part("external-link", "values from another file", "xl/externalLinks/externalLink1.xml", "<externalLink/>", refused);
        part("dde-link", "a program that is started for a value", "xl/externalLinks/externalLink2.xml",
                "<externalLink><ddeLink ddeService=\"cmd\" ddeTopic=\"/C mkdir\"/></externalLink>", refused);
        part("connection", "a database of elsewhere", "xl/connections.xml", "<connections/>", refused);
        part("query-table", "a query of elsewhere", "xl/queryTables/queryTable1.xml", "<queryTable/>", refused);
        part("embedded-object", "a document in the document", "xl/embeddings/oleObject1.bin", "x", refused);
        part("active-x", "a control that runs code", "xl/activeX/activeX1.xml", "<ocx/>", refused);
        part("macro-sheet", "the macros of an older version", "xl/macrosheets/sheet1.xml", "<xm:macrosheet/>", refused);
        part("dialog-sheet", "a dialog of an older version", "xl/dialogsheets/sheet1.xml", "<dialogsheet/>", refused);
        part("picture", "a picture over cells", "xl/media/image1.png", "x", refused);
        part("shape", "a shape over cells", "xl/drawings/drawing1.xml", "<xdr:twoCellAnchor/>", refused);
        part("pivot-table", "values that are kept elsewhere in the file", "xl/pivotTables/pivotTable1.xml", "<x/>", refused);
        part("ribbon", "buttons that run code", "customUI/customUI14.xml", "<customUI/>", refused);
        part("custom-xml", "data beside the table", "customXml/item1.xml", "<x/>", refused);
        part("slip", "a part outside of the file", "../../../tmp/evil.xml", "<x/>", refused);
        part("absolute-path", "a part at the root", "/etc/passwd", "x", refused);
        part("backslash-path", "a part by the path of another system", "xl\\workbook.xml", "<x/>", refused);
        part("drive-letter", "a part on a drive", "C:/evil.xml", "<x/>", refused);
        part("case-clash", "two parts that are one on other systems", "XL/WORKBOOK.XML", "<x/>", "XLSX_BROKEN");
    }

    private void content() {
        String refused = "XLSX_PART_NOT_ALLOWED";
        String url = "http://127.0.0.1:" + canaries.port() + "/evil.dtd";
        part("document-type", "a definition that is fetched", NOTES, "<!DOCTYPE x SYSTEM \"" + url + "\"><x/>", refused, new Control("xml", "socket"));
        part("external-entity", "an entity that is a file or an address", STRINGS, "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + url
                + "\">]><sst>&e;</sst>", refused, new Control("xml", "socket"));
        part("entity-bomb", "entities of entities", STRINGS, bomb(), refused, new Control("xml", "memory/hang"));
        part("parameter-entity", "an entity of the definition", NOTES, "<!DOCTYPE x [<!ENTITY % e SYSTEM \"" + url + "\"> %e;]><x/>", refused,
                new Control("xml", "socket"));
        part("entity-without-document-type", "an entity by itself", NOTES, "<!ENTITY x 'y'><x/>", refused);
        part("utf-7", "an encoding in which < is another character", NOTES, "<?xml version='1.0' encoding='UTF-7'?><x/>", refused);
        part("hyperlink", "a link that is followed by a click", RELS, relationship("hyperlink", "http://127.0.0.1/", "External"), "XLSX_EXTERNAL_LINK");
        part("template-of-elsewhere", "a link that is followed by opening", RELS, relationship("attachedTemplate", "file:///etc/passwd", "external"),
                "XLSX_EXTERNAL_LINK");
        part("link-with-blanks", "the same, written otherwise", RELS, relationship("oleObject", "\\\\\\\\host\\\\share", "External").replace(
                "TargetMode=", "TargetMode = "), "XLSX_EXTERNAL_LINK");
        part("macro-type", "a workbook that says that it has macros", "[Content_Types].xml", text("[Content_Types].xml").replace(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                "application/vnd.ms-excel.sheet.macroEnabled.main+xml"), refused);
        byte[] utf16 = "<?xml version=\"1.0\"?><!DOCTYPE x><x/>".getBytes(StandardCharsets.UTF_16);
        add("utf-16", "an encoding that a search for words does not see", 1, refused, FILE + ":1:1", RawZip.of(changed(NOTES, utf16)).bytes());
        part("text-out-of-range", "a cell whose text does not exist, which libraries read as empty", SHEET, text(SHEET).replaceFirst("<v>9</v>",
                "<v>99999999</v>"), "XLSX_BROKEN");
        part("text-below-the-first", "the same below zero", SHEET, text(SHEET).replaceFirst("<v>9</v>", "<v>-1</v>"), "XLSX_BROKEN");
        part("text-without-number", "the same without a number", SHEET, text(SHEET).replaceFirst("<v>9</v>", "<v/>"), "XLSX_BROKEN");
        part("no-sheet", "a workbook without a sheet", "xl/workbook.xml", text("xl/workbook.xml").replaceAll("<sheets>.*</sheets>", "<sheets/>"), "XLSX_BROKEN");
        part("xml-nested-deep", "elements in elements", SHEET, "<x>".repeat(10_000) + "</x>".repeat(10_000), "XLSX_TOO_LARGE");
    }

    private void archive() {
        String broken = "XLSX_BROKEN";
        zip("part-twice", "a part of which two readers see different ones", broken, RawZip.of(parts).add(Entry.stored(SHEET, bytes("<x/>"))));
        zip("other-name-in-the-directory", "a part under two names", broken, RawZip.of(parts).change(SHEET, entry -> entry.localName(
                "xl/worksheets/sheet2.xml")));
        zip("encrypted", "a part that needs a password", broken, RawZip.of(parts).change(SHEET, entry -> entry.flags(1)));
        zip("unusual-packing", "a part that is packed otherwise", broken, RawZip.of(parts).change(SHEET, entry -> entry.method(12)));
        zip("wrong-checksum", "a part that was changed", broken, RawZip.of(parts).change(SHEET, entry -> entry.crc(0)));
        zip("wrong-size", "a part that is longer than it says", broken, RawZip.of(parts).change(SHEET, entry -> entry.size(entry.size() - 1)));
        zip("bytes-behind", "something behind the file", broken, RawZip.of(parts).behind(new byte[1]));
        zip("bytes-before", "a program before the file: what is read is found by the directory, and packed anew", HostilePack.DECIDES, RawZip.of(parts)
                .before(bytes("#!/bin/sh\n")));
    }

    private void headers() {
        String broken = "XLSX_BROKEN";
        add("older-format", "the format before zip files, or a workbook with a password", 1, broken, FILE + ":1:1", new byte[] {(byte) 0xD0, (byte) 0xCF,
            0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1});
        add("empty", "a file without anything", 1, broken, FILE + ":1:1", new byte[0]);
        add("csv-named-so", "a table that is no workbook", 1, broken, FILE + ":1:1", bytes("RuleTable x\n"));
        add("cut-short", "a file that ends too early", 1, broken, FILE + ":1:1", Arrays.copyOf(sound, sound.length / 2));
        byte[] overlapping = RawZip.of(parts).bytes();
        int end = overlapping.length - 22;
        overlapping[end + 16] ^= 1;
        add("directory-elsewhere", "a directory that is not where it should be", 1, broken, FILE + ":1:1", overlapping);
    }

    private void sizes() {
        String large = "XLSX_TOO_LARGE";
        zip("bomb", "a part of a thousand times its size", large, RawZip.of(parts).add(Entry.deflated(NOTES, new byte[3 * MEGA])));
        zip("bomb-that-lies", "the same, with a small size in its headers", "XLSX_BROKEN", RawZip.of(parts).add(Entry.deflated(NOTES, new byte[3 * MEGA])
                .size(1000)));
        zip("part-too-large", "a part of more than four megabytes", large, RawZip.of(parts).add(Entry.stored(NOTES, new byte[0]).size(4 * MEGA + 1)));
        RawZip many = RawZip.of(parts);
        for (int number = 0; number < 65; number++) {
            many.add(Entry.stored("xl/persons/person" + number + ".xml", new byte[0]));
        }
        zip("too-many-parts", "more than 64 parts", large, many);
        add("too-large", "more bytes than a workbook may have", 1, "FILE_TOO_LARGE", FILE + ":1:1", new byte[512 * 1024 + 1]);
    }

    private static String bomb() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e0 \"lol\">");
        for (int number = 1; number < 12; number++) {
            xml.append("<!ENTITY e").append(number).append(" \"").append(("&e" + (number - 1) + ";").repeat(10)).append("\">");
        }
        return xml.append("]><sst>&e11;</sst>").toString();
    }

    private static String relationship(String type, String target, String mode) {
        return "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r9\" Type=\""
                + "http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type + "\" Target=\"" + target + "\" TargetMode=\"" + mode
                + "\"/></Relationships>";
    }

    private void part(String name, String tries, String part, String content, String code) {
        part(name, tries, part, content, code, Control.NONE);
    }

    private void part(String name, String tries, String part, String content, String code, Control control) {
        byte[] workbook = RawZip.of(changed(part, bytes(content))).bytes();
        packs.add(pack(name, tries, 1, code, FILE + ":1:1", workbook, control, Map.of("xml", content)));
    }

    private void zip(String name, String tries, String code, RawZip zip) {
        boolean passes = code.equals(HostilePack.DECIDES);
        add(name, tries, passes ? 0 : 1, code, passes ? "" : FILE + ":1:1", zip.bytes());
    }

    private void add(String name, String tries, int layer, String code, String place, byte[] workbook) {
        packs.add(pack(name, tries, layer, code, place, workbook, Control.NONE, Map.of()));
    }

    private static HostilePack pack(String name, String tries, int layer, String code, String place, byte[] workbook, Control control,
            Map<String, String> settings) {
        Map<String, byte @Nullable []> files = new LinkedHashMap<>();
        files.put("eligibility.drl", null);
        files.put(FILE, workbook);
        return new HostilePack(Cell.READ_TABLES.key() + "/" + name, Cell.READ_TABLES, tries, layer, code, place, control,
                new Delta(Shorthand.BASE, files, Map.of(), settings));
    }

    private Map<String, byte[]> changed(String part, byte[] content) {
        Map<String, byte[]> changed = new LinkedHashMap<>(parts);
        changed.put(part, content);
        return changed;
    }

    private String text(String part) {
        return new String(parts.get(part), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Map<String, byte[]> parts(byte[] file) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be read", e);
        }
        return parts;
    }
}
