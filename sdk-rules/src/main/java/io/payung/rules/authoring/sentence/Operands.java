package io.payung.rules.authoring.sentence;

import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.syntax.DrlParser;
import io.payung.rules.authoring.syntax.Operand.Literal;
import io.payung.rules.authoring.syntax.Operand;
import io.payung.rules.authoring.syntax.SyntaxException;
import java.util.ArrayList;
import java.util.List;

/** Reads what a fact is compared with: a value, a name of product.yaml, or another fact. */
final class Operands {

    private static final List<String> GROUPS = List.of("parameters.", "amounts.", "answers.");

    private final Subjects subjects;
    private final Symbols symbols;
    private final Wording wording;

    Operands(Subjects subjects, Symbols symbols, Wording wording) {
        this.subjects = subjects;
        this.symbols = symbols;
        this.wording = wording;
    }

    /**
     * The one operand that the words are.
     *
     * @param after where it should stand, for when there is none
     */
    Operand one(Family family, List<Word> words, Position after) {
        if (words.isEmpty()) {
            throw new SyntaxException(after, "RULE_SYNTAX", "the sentence ends where a value is expected",
                    "write a value, or the name of a parameter");
        }
        return subjects.whole(words).orElseGet(() -> {
            words.stream().skip(1).findFirst().ifPresent(Operands::tooMuch);
            return single(family, words.get(0));
        });
    }

    /** Whether the words may be meant as one operand: a word that is no value is rather part of a sentence that does not exist. */
    boolean mayBeOne(Family family, List<Word> words) {
        Word first = words.isEmpty() ? null : words.get(0);
        boolean value = first == null || words.size() == 1 || family == Family.TEXT || first.kind() != Word.Kind.BARE || isNumber(first);
        return value || symbols.places().keySet().stream().anyMatch(place -> place.endsWith("." + first.text()))
                || subjects.whole(words).isPresent();
    }

    /** The operands that commas separate. */
    List<Operand> list(Family family, List<Word> words, Position after) {
        List<Operand> operands = new ArrayList<>();
        List<Word> current = new ArrayList<>();
        for (Word word : words) {
            if (word.kind() == Word.Kind.COMMA) {
                operands.add(one(family, current, word.at()));
                current = new ArrayList<>();
            } else {
                current.add(word);
            }
        }
        operands.add(one(family, current, after));
        return operands;
    }

    /** A parameter, a formula or an answer by its bare name; an unknown one passes for a parameter. */
    Operand.Name named(Word word) {
        String name = word.text();
        if (isInFull(name)) {
            return new Operand.Name(name, null, word.at());
        }
        if (symbols.parameters().containsKey(name) && symbols.amounts().containsKey(name)) {
            throw new SyntaxException(word.at(), "NAME_AMBIGUOUS", "\"" + name + "\" is a parameter, and a formula too",
                    "rename one of them in product.yaml");
        }
        String group = symbols.amounts().containsKey(name) ? "amounts." : symbols.questions().containsKey(name) ? "answers." : "parameters.";
        return new Operand.Name(group + name, null, word.at());
    }

    private Operand single(Family family, Word word) {
        String text = word.text();
        if (word.kind() == Word.Kind.COMMA) {
            tooMuch(word);
        }
        if (word.kind() == Word.Kind.QUOTED) {
            return DrlParser.operand(word.at(), "\"" + text + "\"");
        }
        if (family == Family.TEXT && !isInFull(text)) {
            return textOrParameter(word);
        }
        if (family == Family.FLAG && (word.says(wording.text("yes")) || word.says(wording.text("no")))) {
            return new Literal(Literal.Kind.FLAG, String.valueOf(word.says(wording.text("yes"))), word.at());
        }
        if (isNumber(word)) {
            return DrlParser.operand(word.at(), family == Family.DATE ? "\"" + text + "\"" : text);
        }
        return named(word);
    }

    /** As problems show names; who copies one from there is understood. */
    private static boolean isInFull(String name) {
        return GROUPS.stream().anyMatch(name::startsWith);
    }

    private static boolean isNumber(Word word) {
        return Character.isDigit(word.text().charAt(0)) || word.text().charAt(0) == '-';
    }

    /** A text that is also the name of a parameter is the parameter; in quotes it is the text. */
    private Operand textOrParameter(Word word) {
        return symbols.parameters().containsKey(word.text()) ? new Operand.Name("parameters." + word.text(), null, word.at())
                : DrlParser.operand(word.at(), "\"" + word.text() + "\"");
    }

    private static void tooMuch(Word word) {
        throw new SyntaxException(word.at(), "SENTENCE_TOO_LONG", "\"" + word.text() + "\" stands where the sentence should end",
                "remove what follows the value; a value with a space stands in quotes");
    }
}
