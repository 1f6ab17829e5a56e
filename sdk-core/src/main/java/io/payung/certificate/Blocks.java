package io.payung.certificate;

import java.util.List;

/** What stands below each other on the pages of a certificate. */
final class Blocks {

    private Blocks() {}

    /** Begins a section; never stands alone at the foot of a page. */
    record Heading(String text) implements Block {}

    /** Leads to what comes next, and stands on one page with it. */
    record Lead(String text) implements Block {

        @Override
        public String toString() {
            return "Lead[" + text.length() + "]";
        }
    }

    /** Lines over the whole width; may go on on the next page. @param marker stands before the first line, empty for none */
    record Paragraph(List<Run> runs, String marker, Tone tone) implements Block {

        Paragraph {
            runs = List.copyOf(runs);
        }

        static Paragraph of(String text) {
            return new Paragraph(Run.plain(text), "", Tone.BODY);
        }

        static Paragraph small(String text) {
            return new Paragraph(Run.plain(text), "", Tone.SMALL);
        }

        static Paragraph item(List<Run> runs) {
            return new Paragraph(runs, "•", Tone.BODY);
        }

        @Override
        public String toString() {
            return "Paragraph[" + tone + "]";
        }
    }

    /** Cells beside each other, all on one page. @param ruled whether a line is drawn below */
    record Row(List<Cell> cells, boolean ruled) implements Block {

        Row {
            cells = List.copyOf(cells);
        }

        static Row of(Cell... cells) {
            return new Row(List.of(cells), true);
        }
    }

    /** Texts below each other in a share of the width. @param right whether they end at the right edge */
    record Cell(double share, boolean right, List<Text> texts) {

        Cell {
            texts = List.copyOf(texts);
        }

        static Cell of(double share, Text... texts) {
            return new Cell(share, false, List.of(texts));
        }

        static Cell right(double share, Text... texts) {
            return new Cell(share, true, List.of(texts));
        }
    }

    /** Lines in one tone. */
    record Text(List<Run> runs, Tone tone) {

        Text {
            runs = List.copyOf(runs);
        }

        static Text of(String text) {
            return new Text(Run.plain(text), Tone.BODY);
        }

        static Text bold(String text) {
            return new Text(Run.bold(text), Tone.BODY);
        }

        static Text small(String text) {
            return new Text(Run.plain(text), Tone.SMALL);
        }

        static Text tiny(String text) {
            return new Text(Run.plain(text), Tone.TINY);
        }

        @Override
        public String toString() {
            return "Text[" + tone + "]";
        }
    }
}
