package io.payung.certificate;

import java.util.ArrayList;
import java.util.List;

/** What is drawn on one page, A4, in points from its lower left corner. Boxes lie below texts. */
final class Page {

    static final float WIDTH = 595.28f;
    static final float HEIGHT = 841.89f;
    static final float MARGIN = 50;
    static final float INNER = WIDTH - 2 * MARGIN;

    private final List<Box> boxes = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    record Box(float x, float y, float width, float height, Ink ink) {}

    /** @param y of the base line */
    record Line(float x, float y, List<Run> runs, float size, Ink ink) {

        @Override
        public String toString() {
            return "Line[" + x + ", " + y + "]";
        }
    }

    void box(float x, float y, float width, float height, Ink ink) {
        boxes.add(new Box(x, y, width, height, ink));
    }

    void line(float x, float y, List<Run> runs, float size, Ink ink) {
        lines.add(new Line(x, y, runs, size, ink));
    }

    List<Box> boxes() {
        return boxes;
    }

    List<Line> lines() {
        return lines;
    }
}
