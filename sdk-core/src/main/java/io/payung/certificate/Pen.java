package io.payung.certificate;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.util.Matrix;

/** Draws pages into a document: tints, a watermark on them, then all other boxes, then texts. Without transparency, which PDF/A-1 forbids. */
final class Pen {

    private static final float WATERMARK_SIZE = 92;
    private static final double WATERMARK_ANGLE = Math.toRadians(52);

    private final PDDocument document;
    private final Fonts fonts;
    private final String watermark;

    /** @param watermark empty for none */
    Pen(PDDocument document, Fonts fonts, String watermark) {
        this.document = document;
        this.fonts = fonts;
        this.watermark = watermark;
    }

    void draw(List<Page> pages) throws IOException {
        for (Page page : pages) {
            PDPage sheet = new PDPage(new PDRectangle(Page.WIDTH, Page.HEIGHT));
            document.addPage(sheet);
            try (PDPageContentStream stream = new PDPageContentStream(document, sheet)) {
                boxes(stream, page, Ink::isTint);
                if (!watermark.isEmpty()) {
                    watermark(stream);
                }
                boxes(stream, page, ink -> !ink.isTint());
                for (Page.Line line : page.lines()) {
                    line(stream, line);
                }
            }
        }
    }

    private static void boxes(PDPageContentStream stream, Page page, Predicate<Ink> inks) throws IOException {
        for (Page.Box box : page.boxes()) {
            if (inks.test(box.ink())) {
                stream.setNonStrokingColor(color(box.ink()));
                stream.addRect(box.x(), box.y(), box.width(), box.height());
                stream.fill();
            }
        }
    }

    private void watermark(PDPageContentStream stream) throws IOException {
        float width = fonts.width(watermark, true, WATERMARK_SIZE);
        double x = (Page.WIDTH - width * Math.cos(WATERMARK_ANGLE)) / 2 + WATERMARK_SIZE / 4;
        double y = (Page.HEIGHT - width * Math.sin(WATERMARK_ANGLE)) / 2 - WATERMARK_SIZE / 4;
        stream.beginText();
        stream.setNonStrokingColor(color(Ink.WATERMARK));
        stream.setFont(fonts.of(true), WATERMARK_SIZE);
        stream.setTextMatrix(Matrix.getRotateInstance(WATERMARK_ANGLE, (float) x, (float) y));
        stream.showText(watermark);
        stream.endText();
    }

    private void line(PDPageContentStream stream, Page.Line line) throws IOException {
        stream.beginText();
        stream.setNonStrokingColor(color(line.ink()));
        stream.newLineAtOffset(line.x(), line.y());
        for (Run run : line.runs()) {
            stream.setFont(fonts.of(run.bold()), line.size());
            new MarkedText(stream, fonts, run.bold(), line.size()).show(run.text());
        }
        stream.endText();
    }

    private static PDColor color(Ink ink) {
        return new PDColor(ink.parts(), PDDeviceRGB.INSTANCE);
    }
}
