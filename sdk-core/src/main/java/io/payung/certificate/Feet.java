package io.payung.certificate;

import java.util.List;

/** The foot of every page: which policy of which insurer, and which page of how many. */
final class Feet {

    private static final float SIZE = 8;
    private static final float BASE = 36;
    private static final float LINE = 50;

    private final Told told;
    private final Lines lines;

    Feet(Told told, Lines lines) {
        this.told = told;
        this.lines = lines;
    }

    void on(List<Page> pages) {
        String insurer = told.fitting(told.product().insurer().name(), 60, "insurer/foot");
        List<Run> left = Run.plain(told.say("page", told.subject().policy().number()) + "  ·  " + insurer);
        for (int i = 0; i < pages.size(); i++) {
            Page page = pages.get(i);
            List<Run> right = Run.plain(told.say("pageOf", i + 1, pages.size()));
            page.box(Page.MARGIN, LINE, Page.INNER, 0.6f, Ink.RULE);
            page.line(Page.MARGIN, BASE, left, SIZE, Ink.QUIET);
            page.line(Page.WIDTH - Page.MARGIN - lines.width(right, SIZE), BASE, right, SIZE, Ink.QUIET);
        }
    }
}
