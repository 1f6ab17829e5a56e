package io.payung.rules.authoring.grid;

import io.payung.rules.authoring.grid.ZipParts.Refused;

/** Bounds the XML of a workbook before its parser sees a byte: depth, elements, and lengths; and it is what it looks like, byte by byte. */
final class XmlBounds {

    static final int MAX_DEPTH = 40;
    static final int MAX_ELEMENTS = 300_000;
    static final int MAX_ATTRIBUTE = 4_000;
    static final int MAX_TEXT = 40_000;

    private static final String MARK = "\u00EF\u00BB\u00BF";

    private int elements;
    private int depth;
    private String name = "";
    private String text = "";

    /**
     * Looks at a further part of the workbook.
     *
     * @param text one character for each byte
     * @throws Refused when it is no plain XML, or out of bounds
     */
    void check(String part, String bytes) throws Refused {
        name = part;
        text = bytes.startsWith(MARK) ? bytes.substring(MARK.length()) : bytes;
        depth = 0;
        int at = text.startsWith("<?xml") ? after("?>", 0) : 0;
        if (!text.startsWith("<")) {
            throw noXml();
        }
        while (at < text.length()) {
            int next = text.indexOf('<', at);
            if ((next < 0 ? text.length() : next) - at > MAX_TEXT) {
                throw tooLarge();
            }
            if (next < 0) {
                return;
            }
            at = markup(next);
        }
    }

    private int markup(int at) throws Refused {
        if (text.startsWith("<!--", at)) {
            return after("-->", at);
        }
        if (text.startsWith("<!", at) || text.startsWith("<?", at)) {
            throw noXml();
        }
        if (text.startsWith("</", at)) {
            depth--;
            return after(">", at);
        }
        return element(at);
    }

    private int element(int start) throws Refused {
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != '>') {
            char character = text.charAt(at);
            if (character == '"' || character == '\'') {
                int end = text.indexOf(character, at + 1);
                if (end < 0 || end - at > MAX_ATTRIBUTE) {
                    throw tooLarge();
                }
                at = end;
            } else if (character == '<' || at - start > MAX_TEXT) {
                throw noXml();
            }
            at++;
        }
        boolean closed = at < text.length() && text.charAt(at - 1) == '/' || name.endsWith(".vml") && text.startsWith("<br>", start);
        depth += closed ? 0 : 1;
        if (++elements > MAX_ELEMENTS || depth > MAX_DEPTH) {
            throw tooLarge();
        }
        return at + 1;
    }

    private int after(String end, int from) throws Refused {
        int at = text.indexOf(end, from);
        if (at < 0) {
            throw noXml();
        }
        return at + end.length();
    }

    private Refused noXml() {
        return new Refused("XLSX_PART_NOT_ALLOWED", "its \"" + name + "\" is no plain XML");
    }

    private Refused tooLarge() {
        return new Refused("XLSX_TOO_LARGE", "its \"" + name + "\" is too deep, or holds too much");
    }
}
