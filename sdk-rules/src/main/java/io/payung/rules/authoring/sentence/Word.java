package io.payung.rules.authoring.sentence;

import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.syntax.SyntaxException;
import io.payung.rules.formula.GroupedNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a sentence.
 *
 * @param text without quotes
 */
record Word(Kind kind, String text, Position at) {

    enum Kind {
        BARE,
        QUOTED,
        COMMA
    }

    private static final Pattern NEXT = Pattern.compile("(?<skip>\\s+|//.*)|\"(?<quoted>[^\"]*)\"|(?<comma>,)|(?<bare>[^\\s,\"]+)");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("-?\\d+,\\d+");

    /** The words of a line; {@code //} begins a comment, {@code #} one that fills the line. */
    static List<Word> read(Position start, String line) {
        List<Word> words = new ArrayList<>();
        int at = line.stripLeading().startsWith("#") ? line.length() : 0;
        while (at < line.length()) {
            Position position = start.plus(at);
            String number = numberWithSeparator(line, at, position);
            Matcher matcher = NEXT.matcher(line).region(at, line.length());
            if (!number.isEmpty()) {
                words.add(new Word(Kind.BARE, number, position));
                at += number.length();
            } else if (matcher.lookingAt()) {
                at = matcher.end();
                add(matcher, position, words);
            } else {
                throw new SyntaxException(position, "TEXT_NOT_ALLOWED", "this text does not end in its line", "close it with \"");
            }
        }
        return words;
    }

    private static void add(Matcher matcher, Position position, List<Word> words) {
        if (matcher.group("quoted") != null) {
            words.add(new Word(Kind.QUOTED, matcher.group("quoted"), position));
        } else if (matcher.group("comma") != null) {
            words.add(new Word(Kind.COMMA, ",", position));
        } else if (matcher.group("bare") != null) {
            words.add(new Word(Kind.BARE, matcher.group("bare"), position));
        }
    }

    /** One word despite its comma, so that it is told as one; {@code 0,5} may be a decimal number or two values. */
    private static String numberWithSeparator(String line, int at, Position position) {
        String grouped = GroupedNumber.at(line, at);
        Matcher decimal = DECIMAL_COMMA.matcher(line).region(at, line.length());
        if (grouped.isEmpty() && decimal.lookingAt()) {
            String found = decimal.group();
            throw new SyntaxException(position, "DECIMAL_COMMA", "\"" + found + "\" may mean several things",
                    "write " + found.replace(',', '.') + " for a decimal number; put a space after a comma that separates values");
        }
        return grouped;
    }

    /** Whether it is this word of a phrase, in capitals or not. */
    boolean says(String word) {
        return kind == Kind.BARE && text.replace('’', '\'').toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT));
    }

    /** As the author wrote it. */
    String shown() {
        return kind == Kind.QUOTED ? "\"" + text + "\"" : text;
    }
}
