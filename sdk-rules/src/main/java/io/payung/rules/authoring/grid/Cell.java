package io.payung.rules.authoring.grid;

import io.payung.rules.authoring.source.Position;

/**
 * A cell of a table.
 *
 * @param text without surrounding spaces; empty for a blank cell
 * @param at   where it stands
 */
public record Cell(String text, Position at) {

    /** How a cell ends that is merged with its neighbour, as decision tables in CSV have always written it. */
    static final String MERGED = "...";

    /** Whether nothing stands in it. */
    public boolean isBlank() {
        return text.isEmpty();
    }

    /** Whether it is merged with the cell beside it; each of them holds the text. */
    public boolean isMerged() {
        return text.endsWith(MERGED);
    }

    /** The text without the sign of being merged. */
    public String unmerged() {
        return isMerged() ? text.substring(0, text.length() - MERGED.length()).strip() : text;
    }
}
