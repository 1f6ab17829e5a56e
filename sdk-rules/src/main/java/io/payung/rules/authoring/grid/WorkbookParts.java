package io.payung.rules.authoring.grid;

import io.payung.rules.authoring.grid.ZipParts.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which parts a workbook may have: cells, their looks and remarks. Whatever computes, fetches, embeds or covers cells is refused. */
final class WorkbookParts {

    private static final Pattern ALLOWED = Pattern.compile("\\[Content_Types]\\.xml|_rels/\\.rels|docProps/(?:core|app|custom)\\.xml"
            + "|docMetadata/LabelInfo\\.xml|xl/(?:workbook|styles|sharedStrings|metadata)\\.xml|xl/_rels/workbook\\.xml\\.rels"
            + "|xl/theme/theme\\d+\\.xml|xl/worksheets/(?:_rels/)?sheet\\d+\\.xml(?:\\.rels)?"
            + "|xl/printerSettings/printerSettings\\d+\\.bin|xl/comments/?(?:comment)?\\d+\\.xml"
            + "|xl/drawings/(?:(?:vml|comments)Drawing\\d+\\.vml|drawing\\d+\\.xml)"
            + "|xl/threadedComments/threadedComment\\d+\\.xml|xl/persons/person\\d*\\.xml|xl/tables/table\\d+\\.xml");
    private static final Pattern ENCODING = Pattern.compile("\\A[^<]{0,3}<\\?xml[^>]{0,4000}?encoding\\s*=\\s*[\"']([^\"']*)");
    private static final Pattern EXTERNAL = Pattern.compile("TargetMode\\s*=\\s*[\"']External", Pattern.CASE_INSENSITIVE);

    private WorkbookParts() {}

    /** @throws Refused when a part may not be there */
    static void check(Map<String, byte[]> parts) throws Refused {
        XmlBounds bounds = new XmlBounds();
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            String name = part.getKey();
            if (!ALLOWED.matcher(name).matches()) {
                throw new Refused("XLSX_PART_NOT_ALLOWED", "it has \"" + name.substring(0, Math.min(name.length(), 80)) + "\"");
            }
            if (!name.endsWith(".bin")) {
                String text = new String(part.getValue(), StandardCharsets.ISO_8859_1);
                bounds.check(name, text);
                text(name, text);
            }
        }
        if (!parts.containsKey("xl/workbook.xml")) {
            throw new Refused("XLSX_BROKEN", "it is no workbook");
        }
    }

    private static void text(String name, String text) throws Refused {
        Matcher encoding = ENCODING.matcher(text);
        boolean other = encoding.find() && !encoding.group(1).equalsIgnoreCase("utf-8");
        // Letters written as numbers would say what is looked for below without being found.
        other |= (name.endsWith(".rels") || name.startsWith("[")) && text.contains("&#");
        if (other || text.indexOf('\0') >= 0 || text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
            throw new Refused("XLSX_PART_NOT_ALLOWED", "its \"" + name + "\" is no plain XML");
        }
        if (name.startsWith("xl/drawings/drawing") && text.contains("Anchor")) {
            throw new Refused("XLSX_PART_NOT_ALLOWED", "a picture or shape may cover cells");
        }
        if (text.contains("macroEnabled")) {
            throw new Refused("XLSX_PART_NOT_ALLOWED", "it is made for macros");
        }
        if (EXTERNAL.matcher(text).find()) {
            throw new Refused("XLSX_EXTERNAL_LINK", "its \"" + name + "\" links to something outside");
        }
    }
}
