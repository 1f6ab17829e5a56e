package io.payung.certificate;

import io.payung.certificate.Blocks.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The little Markdown that clauses are written in: headings, items, bold. Whatever else there is stays as it is written. */
final class Markdown {

    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*)");
    private static final Pattern ITEM = Pattern.compile(" {0,3}[-*+] +(.*)");
    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]*)]\\(([^()]*)\\)");

    /** Where title and opening are looked for, in characters. */
    private static final int BEGINNING = 4000;

    private Markdown() {}

    /** The first heading. */
    static Optional<String> title(String markdown) {
        return beginning(markdown).lines().map(HEADING::matcher).filter(Matcher::matches).map(heading -> plain(heading.group(1))).findFirst();
    }

    /** The first paragraph that is neither heading nor item, without marks. */
    static Optional<String> opening(String markdown) {
        return paragraphs(beginning(markdown)).stream()
                .filter(each -> !HEADING.matcher(each).matches() && !ITEM.matcher(each).matches())
                .map(Markdown::plain)
                .findFirst();
    }

    private static String beginning(String markdown) {
        return markdown.substring(0, Math.min(markdown.length(), BEGINNING));
    }

    /** Everything but the first heading. */
    static List<Block> blocks(String markdown) {
        List<Block> blocks = new ArrayList<>();
        boolean titled = false;
        for (String each : paragraphs(markdown)) {
            Matcher heading = HEADING.matcher(each);
            Matcher item = ITEM.matcher(each);
            if (heading.matches()) {
                if (titled || !blocks.isEmpty()) {
                    blocks.add(new Paragraph(Run.bold(plain(heading.group(1))), "", Tone.BODY));
                }
                titled = true;
            } else if (item.matches()) {
                blocks.add(Paragraph.item(runs(item.group(1))));
            } else {
                blocks.add(new Paragraph(runs(each), "", Tone.BODY));
            }
        }
        return blocks;
    }

    /** Lines that belong together are one. */
    private static List<String> paragraphs(String markdown) {
        List<String> paragraphs = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : markdown.split("\n", -1)) {
            boolean begins = line.isBlank() || HEADING.matcher(line).matches() || ITEM.matcher(line).matches();
            if (begins && open.length() > 0) {
                paragraphs.add(open.toString());
                open.setLength(0);
            }
            if (HEADING.matcher(line).matches()) {
                paragraphs.add(line);
            } else if (!line.isBlank()) {
                open.append(open.length() > 0 ? " " : "").append(open.length() > 0 ? line.strip() : line);
            }
        }
        if (open.length() > 0) {
            paragraphs.add(open.toString());
        }
        return paragraphs;
    }

    private static List<Run> runs(String text) {
        String linked = LINK.matcher(text).replaceAll("$1 ($2)");
        List<Run> runs = new ArrayList<>();
        Matcher bold = BOLD.matcher(linked);
        int from = 0;
        while (bold.find()) {
            add(runs, linked.substring(from, bold.start()), false);
            add(runs, bold.group(1), true);
            from = bold.end();
        }
        add(runs, linked.substring(from), false);
        return runs;
    }

    private static void add(List<Run> runs, String text, boolean bold) {
        if (!text.isEmpty()) {
            runs.add(new Run(text, bold));
        }
    }

    private static String plain(String text) {
        return LINK.matcher(BOLD.matcher(text).replaceAll("$1")).replaceAll("$1 ($2)").strip();
    }
}
