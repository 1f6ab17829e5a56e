package io.payung.certificate;

import java.io.IOException;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/**
 * Shows text whose letters carry marks that are not composed with them: each mark above, below or through the middle of its letter, where the font by
 * itself sets it beside it.
 */
final class MarkedText {

    /** Height of a small letter in Noto Sans, in thousandths: marks above are drawn for it. */
    private static final float X_HEIGHT = 536;
    private static final float BASE_LINE = 0;
    /** A letter that goes a little below the line, as round ones do, has no descender. */
    private static final float OVERSHOOT = -40;
    private static final float APART = 30;

    private final PDPageContentStream stream;
    private final Fonts fonts;
    private final boolean bold;
    private final float size;

    private final StringBuilder open = new StringBuilder();
    private int letter;
    private float top;
    private float bottom;
    private boolean stacked;

    MarkedText(PDPageContentStream stream, Fonts fonts, boolean bold, float size) {
        this.stream = stream;
        this.fonts = fonts;
        this.bold = bold;
        this.size = size;
    }

    void show(String text) throws IOException {
        for (int point : text.codePoints().toArray()) {
            if (letter != 0 && Character.getType(point) == Character.NON_SPACING_MARK) {
                mark(point);
            } else {
                open.appendCodePoint(point);
                begin(point);
            }
        }
        flush();
    }

    private void begin(int point) throws IOException {
        GlyphData shape = fonts.shape(point, bold);
        letter = shape == null ? 0 : point;
        top = shape == null ? 0 : shape.getYMaximum();
        bottom = shape == null ? 0 : shape.getYMinimum();
        stacked = false;
    }

    private void mark(int point) throws IOException {
        GlyphData of = fonts.shape(letter, bold);
        GlyphData mark = fonts.shape(point, bold);
        String shown = Character.toString(point);
        if (of == null || mark == null) {
            open.append(shown);
            return;
        }
        flush();
        float right = middle(of) - middle(mark) - fonts.width(Character.toString(letter), bold, 1000);
        stream.setTextRise(rise(mark) * size / 1000);
        stream.showTextWithPositioning(new Object[] {-right, shown, right + fonts.width(shown, bold, 1000)});
        stream.setTextRise(0);
    }

    private float rise(GlyphData mark) {
        float rise = 0;
        if (mark.getYMinimum() > X_HEIGHT / 2) {
            rise = Math.max(0, stacked ? top + APART - mark.getYMinimum() : top - X_HEIGHT);
            top = mark.getYMaximum() + rise;
        } else if (mark.getYMaximum() <= BASE_LINE) {
            rise = bottom < OVERSHOOT ? bottom : 0;
            bottom = mark.getYMinimum() + rise;
        }
        stacked = true;
        return rise;
    }

    private static float middle(GlyphData shape) {
        return (shape.getXMinimum() + shape.getXMaximum()) / 2f;
    }

    private void flush() throws IOException {
        if (open.length() > 0) {
            stream.showText(open.toString());
            open.setLength(0);
        }
    }
}
