package io.payung.certificate;

import io.payung.certificate.Blocks.Cell;
import io.payung.certificate.Blocks.Heading;
import io.payung.certificate.Blocks.Lead;
import io.payung.certificate.Blocks.Paragraph;
import io.payung.certificate.Blocks.Row;
import io.payung.certificate.Blocks.Text;
import java.util.ArrayList;
import java.util.List;

/** Puts blocks below each other, onto as many pages as they need. */
final class Layout {

    private static final float LEADING = 1.38f;
    private static final float ASCENT = 1.02f;
    private static final float BOTTOM = 66;
    private static final float TOP = Page.HEIGHT - 56;
    private static final float INDENT = 15;
    private static final float BETWEEN_CELLS = 12;
    private static final float HAIRLINE = 0.6f;
    private static final float HEADING = 1.24f;
    /** Lines of room that a heading needs, for itself and what follows it on its page. */
    private static final float KEPT = 4.7f;
    private static final float KEPT_BY_LEAD = 3.3f;
    private static final int TOGETHER = 3;

    private final Lines lines;
    private final float body;
    private final List<Page> pages = new ArrayList<>();
    private float y;

    /** @param first page that something is on already, down to {@code from} */
    Layout(Lines lines, float body, Page first, float from) {
        this.lines = lines;
        this.body = body;
        this.y = from;
        pages.add(first);
    }

    List<Page> place(List<Block> blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block instanceof Heading heading) {
                heading(heading.text(), i + 1 < blocks.size() ? blocks.get(i + 1) : heading);
            } else if (block instanceof Paragraph paragraph) {
                paragraph(paragraph);
            } else if (block instanceof Lead lead) {
                room(KEPT_BY_LEAD * body * LEADING);
                paragraph(Paragraph.of(lead.text()));
            } else if (block instanceof Row row) {
                row(row);
            }
        }
        return pages;
    }

    private void heading(String text, Block next) {
        float size = HEADING * body;
        float row = next instanceof Row first ? 2.4f * body + size * LEADING + height(placed(first)) : 0;
        if (y - Math.max(KEPT * body * LEADING, row) < BOTTOM) {
            turn();
        } else {
            y -= body * 1.1f;
        }
        for (List<Run> line : lines.of(Run.bold(text), Page.INNER, size)) {
            page().line(Page.MARGIN, y - size * ASCENT, line, size, Ink.ACCENT);
            y -= size * LEADING;
        }
        page().box(Page.MARGIN, y, Page.INNER, HAIRLINE, Ink.RULE);
        y -= body * 0.42f;
    }

    private void paragraph(Paragraph paragraph) {
        float size = paragraph.tone().size(body);
        float indent = paragraph.marker().isEmpty() ? 0 : INDENT;
        boolean first = true;
        List<List<Run>> all = lines.of(paragraph.runs(), Page.INNER - indent, size);
        // No line stands alone on a page: a short paragraph goes on to the next one as a whole.
        room(Math.min(all.size(), TOGETHER) * size * LEADING);
        for (List<Run> line : all) {
            room(size * LEADING);
            if (first && indent > 0) {
                page().line(Page.MARGIN + 2, y - size * ASCENT, Run.bold(paragraph.marker()), size, Ink.ACCENT);
            }
            page().line(Page.MARGIN + indent, y - size * ASCENT, line, size, paragraph.tone().ink());
            y -= size * LEADING;
            first = false;
        }
        y -= body * 0.28f;
    }

    private void row(Row row) {
        List<Placed> placed = placed(row);
        float height = height(placed);
        room(height + body * 0.7f);
        float top = y;
        placed.forEach(each -> each.lines().forEach(line ->
                page().line(line.x(), top + line.y(), line.runs(), line.size(), line.ink())));
        y -= height + body * 0.22f;
        if (row.ruled()) {
            page().box(Page.MARGIN, y, Page.INNER, HAIRLINE, Ink.RULE);
        }
        y -= body * 0.3f;
    }

    /** Its cells beside each other, wherever they will stand. */
    private List<Placed> placed(Row row) {
        List<Placed> placed = new ArrayList<>();
        float first = (float) row.cells().stream().mapToDouble(this::firstSize).max().orElse(body);
        float x = Page.MARGIN;
        for (Cell cell : row.cells()) {
            float width = (float) (cell.share() * Page.INNER);
            float inner = x + width < Page.WIDTH - Page.MARGIN - 1 ? width - BETWEEN_CELLS : width;
            placed.add(cell(cell, x, inner, (first - firstSize(cell)) * ASCENT));
            x += width;
        }
        return placed;
    }

    private static float height(List<Placed> cells) {
        return (float) cells.stream().mapToDouble(Placed::height).max().orElse(0);
    }

    /** Lines below zero, and how far they reach down. */
    private record Placed(List<Page.Line> lines, float height) {}

    private float firstSize(Cell cell) {
        return cell.texts().isEmpty() ? body : cell.texts().get(0).tone().size(body);
    }

    /** @param lower by how much the first line stands lower, so that those of all cells stand on one line */
    private Placed cell(Cell cell, float x, float width, float lower) {
        List<Page.Line> placed = new ArrayList<>();
        float down = lower;
        for (Text text : cell.texts()) {
            float size = text.tone().size(body);
            for (List<Run> line : lines.of(text.runs(), width, size)) {
                float left = cell.right() ? x + width - lines.width(line, size) : x;
                placed.add(new Page.Line(left, -down - size * ASCENT, line, size, text.tone().ink()));
                down += size * LEADING;
            }
        }
        return new Placed(placed, down);
    }

    private void room(float height) {
        if (y - height < BOTTOM) {
            turn();
        }
    }

    private void turn() {
        pages.add(new Page());
        y = TOP;
    }

    private Page page() {
        return pages.get(pages.size() - 1);
    }
}
