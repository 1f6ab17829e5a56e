package io.payung.rules.authoring.source;

/** Bounds a text before any parser sees it: 12 nested parentheses hang the rule compiler, and control characters hide code. */
public final class TextBounds {

    private static final int MAX_NESTING = 6;

    private final Position start;
    private final FileKind kind;
    private final Problems problems;
    private int line = 1;
    private int column;
    private int nesting;
    private char quote;

    private TextBounds(Position start, FileKind kind, Problems problems) {
        this.start = start;
        this.kind = kind;
        this.problems = problems;
    }

    /** Whether the text may be parsed; notes at most one problem. */
    static boolean hold(String file, FileKind kind, String text, Problems problems) {
        return new TextBounds(Position.startOf(file), kind, problems).scan(text) && (!kind.isYaml() || YamlBounds.hold(file, text, problems));
    }

    private boolean scan(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '\n') {
                if (line++ >= kind.maxLines()) {
                    return refuse("FILE_TOO_LARGE", "a file has at most " + kind.maxLines() + " lines here", "remove some");
                }
                column = 0;
                quote = 0;
                continue;
            }
            column++;
            if (column > kind.maxLine()) {
                return refuse("LINE_TOO_LONG", "a line has at most " + kind.maxLine() + " characters here", "break the line");
            }
            if (hidden(character)) {
                return refuse("CHARACTER_NOT_ALLOWED", String.format("the invisible character U+%04X", (int) character), "delete it");
            }
            if (kind.nests() && !kind.isYaml() && tooDeep(character, text, index)) {
                return refuse("NESTING_TOO_DEEP", "brackets nest at most " + MAX_NESTING + " deep", "split the rule or the entry");
            }
        }
        return true;
    }

    /** Quoted and commented brackets do not count; neither spans lines, so an unclosed quote hides no more than its own line. */
    private boolean tooDeep(char character, String text, int index) {
        char before = index == 0 ? '\n' : text.charAt(index - 1);
        if (quote != 0) {
            quote = character == quote && before != '\\' ? 0 : quote;
            return false;
        }
        if (character == '/' && index + 1 < text.length() && text.charAt(index + 1) == '/') {
            quote = '\n';
        } else if (character == '"' && !Character.isLetterOrDigit(before) && before != '"') {
            quote = character;
        } else if (character == '(' || character == '[' || character == '{') {
            return ++nesting > MAX_NESTING;
        } else if (character == ')' || character == ']' || character == '}') {
            nesting = Math.max(0, nesting - 1);
        }
        return false;
    }

    private boolean hidden(char character) {
        // Joiners are letters of some languages, so only files with syntax refuse them.
        return kind.hasSyntax() ? isHidden(character) : isControl(character);
    }

    /** Whether a text with a meaning may not hold the character, because nobody sees it or because it turns the text around. */
    public static boolean isHidden(char character) {
        boolean unseen = character >= '\u200B' && character <= '\u200F' || character == '\u2028' || character == '\u2029'
                || character == '\uFEFF';
        return isControl(character) || unseen;
    }

    private static boolean isControl(char character) {
        boolean turnsText = character >= '\u202A' && character <= '\u202E' || character >= '\u2066' && character <= '\u2069';
        return turnsText || Character.isISOControl(character) && character != '\t';
    }

    private boolean refuse(String code, String message, String fix) {
        problems.error(new Position(start.file(), line, column), code, message, fix);
        return false;
    }
}
