package io.payung.rules.authoring.sentence;

import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.syntax.SyntaxException;
import java.util.ArrayList;
import java.util.List;

/** The lines of a rule file in order, each begun by a keyword. A sentence may also stand on the line below its keyword. */
final class Segments {

    private final List<Segment> segments;
    private final Position end;
    private int next;

    private Segments(List<Segment> segments, Position end) {
        this.segments = segments;
        this.end = end;
    }

    static Segments read(String file, String text) {
        List<Segment> segments = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            Position start = new Position(file, index + 1, 1);
            try {
                List<Word> words = Word.read(start, lines.get(index));
                if (!words.isEmpty()) {
                    add(segments, words);
                }
            } catch (SyntaxException e) {
                segments.add(new Segment(null, "", start, List.of(), e));
            }
        }
        return new Segments(segments, new Position(file, Math.max(1, lines.size()), 1));
    }

    private static void add(List<Segment> segments, List<Word> words) {
        Position at = words.get(0).at();
        for (Wording wording : Wording.all().values()) {
            for (Keyword keyword : Keyword.values()) {
                if (words.get(0).says(wording.keyword(keyword))) {
                    segments.add(new Segment(keyword, wording.language(), at, words.subList(1, words.size()), null));
                    return;
                }
            }
        }
        Segment last = segments.isEmpty() ? null : segments.get(segments.size() - 1);
        boolean continues = last != null && last.words().isEmpty() && last.keyword() != null && last.keyword() != Keyword.END;
        if (continues) {
            segments.set(segments.size() - 1, new Segment(last.keyword(), last.language(), last.at(), words, null));
        } else {
            segments.add(new Segment(null, "", at, words, null));
        }
    }

    boolean atEnd() {
        return next == segments.size();
    }

    boolean peekIs(Keyword keyword) {
        return !atEnd() && segments.get(next).keyword() == keyword;
    }

    /** Leaves out everything up to the next rule. */
    void skipToRule() {
        while (!atEnd() && !peekIs(Keyword.RULE)) {
            next++;
        }
    }

    /** The head of the next rule, in any language. */
    Segment takeRule() {
        if (!peekIs(Keyword.RULE)) {
            throw unexpected("\"rule\" (\"aturan\") and a name in quotes");
        }
        return segments.get(next++);
    }

    /** The next line, which has to begin with the keyword. */
    Segment take(Keyword keyword, Wording wording) {
        boolean there = peekIs(keyword) && segments.get(next).language().equals(wording.language());
        if (!there) {
            String join = keyword == Keyword.THEN ? wording.keyword(Keyword.AND) + "\", \"" + wording.keyword(Keyword.OR) + "\" or \"" : "";
            throw unexpected("\"" + join + wording.keyword(keyword) + "\"");
        }
        return segments.get(next++);
    }

    private SyntaxException unexpected(String wanted) {
        if (atEnd()) {
            return new SyntaxException(end, "RULE_SYNTAX", "the file ends where " + wanted + " is expected", "write " + wanted);
        }
        Segment found = segments.get(next);
        if (found.fault() != null) {
            next++;
            return found.fault();
        }
        String shown = found.keyword() == null ? found.words().get(0).text() : Wording.of(found.language()).keyword(found.keyword());
        if (found.keyword() != Keyword.RULE) {
            next++;
        }
        return new SyntaxException(found.at(), "RULE_SYNTAX", "this line begins with \"" + shown + "\" where " + wanted + " is expected",
                "begin the line with " + wanted);
    }
}
