package io.payung.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/** The two weights of Noto Sans, of which a document gets the glyphs that it uses. */
final class Fonts {

    private static final float UNITS = 1000;

    private final PDFont regular;
    private final PDFont bold;
    private final TrueTypeFont regularShapes;
    private final TrueTypeFont boldShapes;
    private final CmapLookup glyphs;

    Fonts(PDDocument document) throws IOException {
        this.regularShapes = parsed("NotoSans-Regular.ttf");
        this.boldShapes = parsed("NotoSans-Bold.ttf");
        this.glyphs = regularShapes.getUnicodeCmapLookup();
        this.regular = PDType0Font.load(document, regularShapes, true);
        this.bold = PDType0Font.load(document, boldShapes, true);
    }

    /** Without substitutions: a ligature has no code point, and could not be copied out of the document as the letters it stands for. */
    private static TrueTypeFont parsed(String name) throws IOException {
        try (InputStream font = Fonts.class.getResourceAsStream(name)) {
            if (font == null) {
                throw new IllegalStateException("the jar lacks the font " + name);
            }
            TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(font));
            parsed.setEnableGsub(false);
            return parsed;
        }
    }

    /** Both weights have the same characters. */
    boolean hasGlyph(int codePoint) {
        return glyphs.getGlyphId(codePoint) > 0;
    }

    /** Its outline, in thousandths of the size; nothing for a space. */
    @Nullable GlyphData shape(int codePoint, boolean inBold) throws IOException {
        TrueTypeFont shapes = inBold ? boldShapes : regularShapes;
        return shapes.getGlyph().getGlyph(shapes.getUnicodeCmapLookup().getGlyphId(codePoint));
    }

    PDFont of(boolean inBold) {
        return inBold ? bold : regular;
    }

    /** In points. */
    float width(String text, boolean inBold, float size) {
        try {
            return of(inBold).getStringWidth(text) / UNITS * size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
