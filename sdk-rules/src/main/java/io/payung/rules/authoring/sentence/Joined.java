package io.payung.rules.authoring.sentence;

import io.payung.rules.authoring.syntax.SyntaxException;
import java.util.ArrayList;
import java.util.List;

/**
 * The sentences of a rule's conditions: of each group one must hold. Alternatives stand in one line; without any {@code and} in the rule
 * they may also stand in several.
 */
record Joined(List<List<List<Word>>> groups) {

    static Joined of(List<Segment> lines, Wording wording) {
        boolean and = lines.stream().anyMatch(line -> line.keyword() == Keyword.AND || has(line, Keyword.AND, wording));
        List<List<List<Word>>> groups = new ArrayList<>();
        for (Segment line : lines) {
            boolean both = has(line, Keyword.AND, wording) && has(line, Keyword.OR, wording);
            if (both || and && line.keyword() == Keyword.OR) {
                throw new SyntaxException(line.at(), "SENTENCE_AMBIGUOUS",
                        "\"" + wording.keyword(Keyword.AND) + "\" with \"" + wording.keyword(Keyword.OR)
                                + "\" can be read in two ways here",
                        "write alternatives in one line, and begin each further condition on a line of its own with \""
                                + wording.keyword(Keyword.AND) + "\"");
            }
            join(line, wording, groups);
        }
        return new Joined(groups);
    }

    private static void join(Segment line, Wording wording, List<List<List<Word>>> groups) {
        Keyword before = line.keyword() == Keyword.OR ? Keyword.OR : Keyword.AND;
        List<Word> sentence = new ArrayList<>();
        for (Word word : line.sentence()) {
            boolean joins = word.says(wording.keyword(Keyword.AND)) || word.says(wording.keyword(Keyword.OR));
            if (!joins) {
                sentence.add(word);
                continue;
            }
            add(before, sentence, word, groups);
            before = word.says(wording.keyword(Keyword.OR)) ? Keyword.OR : Keyword.AND;
            sentence = new ArrayList<>();
        }
        add(before, sentence, line.words().get(line.words().size() - 1), groups);
    }

    private static void add(Keyword before, List<Word> sentence, Word near, List<List<List<Word>>> groups) {
        if (sentence.isEmpty()) {
            throw new SyntaxException(near.at(), "RULE_SYNTAX", "a sentence is missing beside \"" + near.text() + "\"", "write a condition");
        }
        if (before == Keyword.OR && !groups.isEmpty()) {
            groups.get(groups.size() - 1).add(sentence);
        } else {
            groups.add(new ArrayList<>(List.of(sentence)));
        }
    }

    private static boolean has(Segment line, Keyword joiner, Wording wording) {
        return line.words().stream().anyMatch(word -> word.says(wording.keyword(joiner)));
    }
}
