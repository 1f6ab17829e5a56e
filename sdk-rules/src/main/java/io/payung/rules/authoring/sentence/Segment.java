package io.payung.rules.authoring.sentence;

import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.syntax.SyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a rule.
 *
 * @param keyword  with which it begins, if any
 * @param language of the keyword
 * @param words    what follows the keyword
 * @param fault    why the line has no words
 */
record Segment(@Nullable Keyword keyword, String language, Position at, List<Word> words, @Nullable SyntaxException fault) {

    /** @throws SyntaxException when nothing follows the keyword */
    List<Word> sentence() {
        if (words.isEmpty()) {
            boolean condition = keyword != Keyword.THEN;
            throw new SyntaxException(at, condition ? "CONDITION_MISSING" : "RULE_SYNTAX", "a sentence is missing here",
                    condition ? "write a condition; a rule that applies to everyone says \"always\" (\"selalu\")" : "write what is decided");
        }
        return words;
    }

    /** @throws SyntaxException when something follows the keyword */
    void mustBeBare() {
        if (!words.isEmpty()) {
            throw new SyntaxException(words.get(0).at(), "RULE_SYNTAX", "\"" + words.get(0).text() + "\" stands behind the end of a rule",
                    "begin the next rule on a line of its own");
        }
    }
}
