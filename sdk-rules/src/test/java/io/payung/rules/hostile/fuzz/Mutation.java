package io.payung.rules.hostile.fuzz;

import io.payung.rules.hostile.HostileTexts;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Changes a text a little: words and characters taken away, doubled, exchanged, or put in from what attacks are made of. */
final class Mutation {

    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*|[0-9][0-9_.]*|\"[^\"\n]*\"|\\s+|.");
    private static final List<String> PIECES = List.of("\"", "'", "\\", "\\u0022", "\\u000a", "(", ")", "((", "[", "{", "}", ",", ";", ";;", "$", "@{", "//", "/*",
            "*/", "#", "null", "true", "-", "--", "+", "*", "/", "1e9", "0x1", "17L", "1B", "50.000", "1_0", "9999999999999999999", "eval(true)",
            "new Object()", "Runtime.getRuntime()", "getClass()", "\u202E", "\u200B", "\u0000", "\u0085", "\u2028", "\uFEFF", "\u0661", "\uD800", "é", "ﬁ",
            "\n", "\t", "\r", " ", "rule", "when", "then", "end", "in", "not in", "&&", "||", "==", "!=", "<", "&x", "*x", "<<", "!!int", "---", "%TAG", ": ",
            "- ", "=cmd", "+1", "@SUM(1)", "$param", "$1", "//x", "salience 1", "import x", "from", "matches", ".class", "and", "or", "jika", "maka");

    private final List<String> texts;

    /** @param texts of which pieces are put into others */
    Mutation(HostileTexts texts) {
        this.texts = texts.all();
    }

    String of(String text, Dice dice) {
        String now = text;
        for (int times = 1 + dice.below(3); times > 0; times--) {
            now = once(now, dice);
        }
        return now;
    }

    private String once(String text, Dice dice) {
        List<MatchResult> words = WORD.matcher(text).results().toList();
        if (words.isEmpty()) {
            return dice.of(PIECES);
        }
        MatchResult word = dice.of(words.get(dice.below(words.size())), words.get(dice.below(words.size())));
        String before = text.substring(0, word.start());
        String behind = text.substring(word.end());
        MatchResult other = words.get(dice.below(words.size()));
        return switch (dice.below(9)) {
            case 0 -> before + behind;
            case 1 -> before + word.group() + word.group() + behind;
            case 2 -> before + dice.of(PIECES) + behind;
            case 3 -> before + word.group() + dice.of(PIECES) + behind;
            case 4 -> before + other.group() + behind;
            case 5 -> before + piece(dice) + behind;
            case 6 -> text.substring(0, Math.min(word.start(), other.start())) + text.substring(Math.max(word.end(), other.end()));
            case 7 -> before + (char) (word.group().charAt(0) ^ 1 << dice.below(7)) + word.group().substring(1) + behind;
            default -> before + (char) dice.below(0x300) + word.group() + behind;
        };
    }

    private String piece(Dice dice) {
        String from = dice.of(texts);
        int start = dice.below(Math.max(1, from.length()));
        return from.substring(start, Math.min(from.length(), start + 1 + dice.below(40)));
    }
}
