package io.payung.rules.authoring.syntax;

import io.payung.rules.authoring.source.Position;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A text of which every character knows where its author wrote it.
 *
 * @param places position of the character at an index; also asked for the index behind the last one
 */
public record PlacedText(String text, IntFunction<Position> places) {

    /** A text that stands in one piece. */
    public static PlacedText of(Position start, String text) {
        int[] lines = IntStream.concat(IntStream.of(0), IntStream.range(0, text.length()).filter(at -> text.charAt(at) == '\n').map(at -> at + 1))
                .toArray();
        return new PlacedText(text, index -> {
            int found = Arrays.binarySearch(lines, index);
            int line = found >= 0 ? found : -found - 2;
            int column = index - lines[line] + (line == 0 ? start.column() : 1);
            return new Position(start.file(), start.line() + line, column, start.cell());
        });
    }
}
