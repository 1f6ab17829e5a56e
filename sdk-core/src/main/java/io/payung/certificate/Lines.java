package io.payung.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks runs into lines that fit a width: between words, and within one that is longer than a line. */
final class Lines {

    /** What stands in the place of a character is not broken, and as little belongs together with its neighbours as words do. */
    private static final String CODE_POINT = "\\[U\\+[0-9A-F]{4,6}\\]";
    private static final Pattern WORD = Pattern.compile(" +|" + CODE_POINT + "|(?:(?!" + CODE_POINT + ")[^ ])+");

    private final Fonts fonts;
    private final Printable printable;

    Lines(Fonts fonts, Printable printable) {
        this.fonts = fonts;
        this.printable = printable;
    }

    List<List<Run>> of(List<Run> runs, float width, float size) {
        Breaking breaking = new Breaking(width, size);
        for (Run run : runs) {
            Matcher words = WORD.matcher(printable.of(run.text()));
            while (words.find()) {
                breaking.add(words.group(), run.bold());
            }
        }
        return breaking.lines();
    }

    float width(List<Run> line, float size) {
        float width = 0;
        for (Run run : line) {
            width += fonts.width(run.text(), run.bold(), size);
        }
        return width;
    }

    private final class Breaking {

        private final float width;
        private final float size;
        private final List<List<Run>> lines = new ArrayList<>();
        private List<Run> line = new ArrayList<>();
        private float used;

        Breaking(float width, float size) {
            this.width = width;
            this.size = size;
        }

        void add(String word, boolean bold) {
            float wide = fonts.width(word, bold, size);
            if (used + wide <= width) {
                append(word, bold, wide);
            } else if (!word.isBlank()) {
                end();
                addOnNewLine(word, bold, wide);
            }
        }

        private void addOnNewLine(String word, boolean bold, float wide) {
            if (wide <= width) {
                append(word, bold, wide);
                return;
            }
            int[] points = word.codePoints().toArray();
            for (int point : points) {
                String letter = Character.toString(point);
                float step = fonts.width(letter, bold, size);
                if (used + step > width) {
                    end();
                }
                append(letter, bold, step);
            }
        }

        private void append(String text, boolean bold, float wide) {
            if (line.isEmpty() && text.isBlank()) {
                return;
            }
            int last = line.size() - 1;
            if (last >= 0 && line.get(last).bold() == bold) {
                line.set(last, new Run(line.get(last).text() + text, bold));
            } else {
                line.add(new Run(text, bold));
            }
            used += wide;
        }

        private void end() {
            if (!line.isEmpty()) {
                int last = line.size() - 1;
                line.set(last, new Run(line.get(last).text().stripTrailing(), line.get(last).bold()));
                lines.add(line);
            }
            line = new ArrayList<>();
            used = 0;
        }

        List<List<Run>> lines() {
            end();
            return lines;
        }
    }
}
