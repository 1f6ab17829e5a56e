package io.payung.rules.authoring.table;

import io.payung.rules.authoring.grid.Cell;
import io.payung.rules.authoring.grid.CellNumber;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.syntax.PlacedText;
import io.payung.rules.authoring.syntax.SyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text above a column into which a cell puts its value, as in {@code life.ageAtStart < $param}, or several, at {@code $1}, {@code $2}. */
final class Snippet {

    private static final Pattern SLOT = Pattern.compile("\\$(?:param|([1-9]))(?![A-Za-z0-9_])");
    private static final Pattern LIST = Pattern.compile("\\bin\\s*\\([^()]*$");
    private static final Pattern NAME_BEFORE = Pattern.compile("[A-Za-z0-9_.]+$");

    private static final Set<String> GROUPS = Set.of("parameters.", "answers.", "amounts.", "decision.", "life.", "lives.", "lives.countOf.", "applicant.",
            "object.", "held.", "event.", "policy.");

    private final Cell cell;
    private final String text;
    private final List<Slot> slots = new ArrayList<>();
    private final int values;

    /** Where a value goes. @param number of the value, from 1; 0 for the whole cell */
    private record Slot(int start, int end, int number, Kind kind) {}

    private enum Kind {
        QUOTED,
        NAME,
        LIST,
        ALONE
    }

    private Snippet(Cell cell) {
        this.cell = cell;
        this.text = cell.text().replace('\n', ' ');
        Matcher matcher = SLOT.matcher(text);
        while (matcher.find()) {
            int number = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
            slots.add(new Slot(matcher.start(), matcher.end(), number, kind(matcher.start(), matcher.end())));
        }
        values = slots.stream().mapToInt(Slot::number).max().orElse(0);
    }

    /** @throws SyntaxException when cells cannot be put into it */
    static Snippet of(Cell cell) {
        Snippet snippet = new Snippet(cell);
        String other = SLOT.matcher(snippet.text).replaceAll("");
        if (cell.isMerged() || other.indexOf('$') >= 0 || other.indexOf('{') >= 0 || other.contains("//")) {
            throw refused(cell, "a snippet holds one condition or one call, and $param or $1, $2 for the values of the cell",
                    "write life.ageAtStart < $param, or answers.occupation in ($param) for a list of values");
        }
        boolean numbers = snippet.slots.stream().allMatch(slot -> slot.number > 0);
        for (int number = 1; number <= snippet.values; number++) {
            int wanted = number;
            numbers &= snippet.slots.stream().anyMatch(slot -> slot.number == wanted);
        }
        if (snippet.slots.isEmpty() || snippet.values > 0 && !numbers) {
            throw refused(cell, "it is unclear where the value of a cell goes", "write $param once, or $1, $2, $3 without a gap");
        }
        return snippet;
    }

    private static SyntaxException refused(Cell cell, String message, String fix) {
        return new SyntaxException(cell.at(), "TABLE_SNIPPET", message, fix);
    }

    /** Whether a call begins with it; a call may go on in the next columns. */
    boolean beginsCall() {
        return text.startsWith("decision.");
    }

    private Kind kind(int start, int end) {
        String before = text.substring(0, start);
        if (before.chars().filter(character -> character == '"').count() % 2 == 1) {
            return Kind.QUOTED;
        }
        boolean goesOn = end < text.length() && (text.charAt(end) == '.' || text.charAt(end) == '(');
        if (goesOn || NAME_BEFORE.matcher(before).find()) {
            return Kind.NAME;
        }
        return LIST.matcher(before).find() ? Kind.LIST : Kind.ALONE;
    }

    /**
     * The snippet with the values of the cell in it. Words that hold a value have the place of the cell, all others that of the snippet.
     *
     * @param decimalComma whether a comma between digits is the decimal point
     * @throws SyntaxException when the cell does not fit
     */
    PlacedText fill(Cell value, boolean decimalComma) {
        List<String> parts = values == 0 ? List.of(value.text()) : CellValue.split(value);
        if (values > 0 && parts.size() != values) {
            throw new SyntaxException(value.at(), "TABLE_CELL_VALUES", "this cell has " + parts.size() + " values where the snippet in "
                    + place() + " takes " + values,
                    "separate the values by commas");
        }
        Filled filled = new Filled(value.at());
        int done = 0;
        for (Slot slot : slots) {
            filled.own(text.substring(done, slot.start), done);
            filled.value(filledIn(slot, value, pointed(slot, parts.get(Math.max(slot.number, 1) - 1), decimalComma)));
            done = slot.end;
        }
        filled.own(text.substring(done), done);
        return new PlacedText(filled.text.toString(), filled::place);
    }

    /** The snippet with some value of the right kind in each slot, all of it in its own place: whether it can be read at all. */
    PlacedText sample() {
        StringBuilder sample = new StringBuilder();
        List<Integer> origins = new ArrayList<>();
        int done = 0;
        for (Slot slot : slots) {
            sample.append(text, done, slot.start).append(slot.kind == Kind.QUOTED || slot.kind == Kind.NAME ? 'x' : '1');
            for (int index = done; index <= slot.start; index++) {
                origins.add(index);
            }
            done = slot.end;
        }
        int shift = done;
        int filled = sample.length();
        sample.append(text.substring(done));
        return new PlacedText(sample.toString(), index -> cell.at().plus(index < filled ? origins.get(index) : shift + index - filled));
    }

    private static String pointed(Slot slot, String value, boolean decimalComma) {
        boolean number = decimalComma && slot.kind == Kind.ALONE && CellNumber.isDecimalComma(value) && !CellNumber.looksGrouped(value);
        return number ? value.replace(',', '.') : value;
    }

    private String filledIn(Slot slot, Cell cell, String value) {
        return switch (slot.kind) {
            case QUOTED -> CellValue.quoted(cell, value);
            case NAME -> CellValue.name(cell, value);
            case LIST -> String.join(", ", CellValue.list(slot.number > 0 ? new Cell(value, cell.at()) : cell));
            case ALONE -> CellValue.alone(cell, value);
        };
    }

    private String place() {
        return String.valueOf(cell.at().cell());
    }

    /** A snippet while it is filled: for each character the place in the snippet, or none where the cell is to blame. */
    private final class Filled {

        private final Position value;
        private final StringBuilder text = new StringBuilder();
        private final List<Integer> origins = new ArrayList<>();

        Filled(Position value) {
            this.value = value;
        }

        void own(String piece, int from) {
            for (int index = 0; index < piece.length(); index++) {
                origins.add(from + index);
            }
            text.append(piece);
        }

        /** The word of the snippet that the value completes is the cell's too: {@code parameters.}, or a quote; a misspelt one is not. */
        void value(String filled) {
            int begin = text.length();
            while (begin > 0 && completes(text.charAt(begin - 1))) {
                begin--;
            }
            String word = text.substring(begin);
            if (word.indexOf('.') < 0 || GROUPS.contains(word)) {
                Collections.fill(origins.subList(begin, origins.size()), -1);
            }
            filled.chars().forEach(character -> origins.add(-1));
            text.append(filled);
        }

        private boolean completes(char character) {
            return Character.isLetterOrDigit(character) || character == '.' || character == '_' || character == '"';
        }

        Position place(int index) {
            int origin = index < origins.size() ? origins.get(index) : -1;
            return origin < 0 ? value : cell.at().plus(origin);
        }
    }
}
