package io.payung.rules.authoring.source;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Bounds a YAML text before its parser sees it. Nesting is counted by brackets and by indentation, never less than the parser would find: so a quoted
 * text ends in its line, and what could make a quote mean something else (tags, anchors, complex keys, directives) is not read at all.
 */
final class YamlBounds {

    private static final int MAX_FLOW = 6;
    private static final int MAX_BLOCK = 16;

    /** A block that is open: where its lines begin, and how many levels it adds. */
    private record Block(int indent, int levels) {}

    private final String file;
    private final Problems problems;
    private final Deque<Block> blocks = new ArrayDeque<>();
    private int flow;
    private int levels;
    private int line;
    private String text = "";

    /** The last character that means something, and the one before it. */
    private char last;

    private char beforeLast;
    private boolean begun;

    private YamlBounds(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Whether the text may be parsed; notes at most one problem. */
    static boolean hold(String file, String text, Problems problems) {
        YamlBounds bounds = new YamlBounds(file, problems);
        for (String next : text.split("\n", -1)) {
            bounds.line++;
            bounds.text = next;
            if (!bounds.lineHolds()) {
                return false;
            }
        }
        return true;
    }

    private boolean lineHolds() {
        int start = 0;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        if (start == text.length() || text.charAt(start) == '#') {
            return true;
        }
        if (text.startsWith("%") || isMarker() && (begun || text.startsWith("..."))) {
            return refuse(0, "YAML_FEATURE", "directives and several documents are not read", "write one document");
        }
        begun = true;
        int at = isMarker() ? 3 : indicators(start);
        return at < 0 ? refuse(start, "NESTING_TOO_DEEP", "blocks nest at most " + MAX_BLOCK + " deep", "split the entry") : contentHolds(at);
    }

    private boolean isMarker() {
        return (text.startsWith("---") || text.startsWith("...")) && (text.length() == 3 || text.charAt(3) == ' ' || text.charAt(3) == '\t');
    }

    /** Where the content behind {@code - } begins; −1 when the line is too deep. */
    private int indicators(int start) {
        while (!blocks.isEmpty() && blocks.peek().indent() >= start) {
            levels -= blocks.pop().levels();
        }
        int at = start;
        int added = 1;
        while (at < text.length() && "-?:".indexOf(text.charAt(at)) >= 0 && isBlank(at + 1)) {
            mean(':');
            added++;
            at++;
            while (at < text.length() && isBlank(at)) {
                at++;
            }
        }
        blocks.push(new Block(start, added));
        levels += added;
        return levels > MAX_BLOCK ? -1 : at;
    }

    private boolean contentHolds(int from) {
        int at = from;
        while (at < text.length()) {
            char character = text.charAt(at);
            if (character == '#' && (at == 0 || isBlank(at - 1))) {
                return true;
            }
            boolean token = isTokenStart(at);
            if (token && (character == '"' || character == '\'')) {
                int end = endOfQuote(at);
                if (end < 0) {
                    return refuse(at, "QUOTE_NOT_CLOSED", "this quote does not end in its line", "end it there, or write a longer text as several entries");
                }
                at = end;
            } else if (token && "!&*".indexOf(character) >= 0 || flow > 0 && character == '?' && isBlank(at + 1)) {
                return refuse(at, "YAML_FEATURE", "tags, anchors, aliases and complex keys are not read", "write the value itself, or put the text in quotes");
            } else if (character == '[' || character == '{') {
                if (++flow > MAX_FLOW) {
                    return refuse(at, "NESTING_TOO_DEEP", "brackets nest at most " + MAX_FLOW + " deep", "split the rule or the entry");
                }
            } else if (character == ']' || character == '}') {
                flow = Math.max(0, flow - 1);
            }
            if (!isBlank(at)) {
                mean(character);
            }
            at++;
        }
        return true;
    }

    /** Whether a value can begin here, so that a quote is one. */
    private boolean isTokenStart(int at) {
        boolean apart = at == 0 || isBlank(at - 1);
        return switch (last) {
            case 0 -> true;
            case '[', '{', ',' -> flow > 0;
            case ':' -> apart || flow > 0 && "\"']}".indexOf(beforeLast) >= 0;
            default -> false;
        };
    }

    /** Index of the quote that ends the text; −1 when none does in this line. */
    private int endOfQuote(int start) {
        char quote = text.charAt(start);
        for (int at = start + 1; at < text.length(); at++) {
            char character = text.charAt(at);
            if (quote == '"' && character == '\\') {
                at++;
            } else if (character == quote && quote == '\'' && at + 1 < text.length() && text.charAt(at + 1) == quote) {
                at++;
            } else if (character == quote) {
                return at;
            }
        }
        return -1;
    }

    private boolean isBlank(int at) {
        return at >= text.length() || text.charAt(at) == ' ' || text.charAt(at) == '\t';
    }

    private void mean(char character) {
        beforeLast = last;
        last = character;
    }

    private boolean refuse(int at, String code, String message, String fix) {
        problems.error(new Position(file, line, at + 1), code, message, fix);
        return false;
    }
}
