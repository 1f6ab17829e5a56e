package io.payung.rules.authoring.sentence;

import io.payung.product.RuleSet;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.syntax.Condition;
import io.payung.rules.authoring.syntax.RuleNode.Call;
import io.payung.rules.authoring.syntax.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every sentence that the rules of one rule set may use, made from the facts of the SDK and the names of one product.yaml: one sentence
 * for each fact and operator. Nothing in it changes once it is made.
 */
public final class Dictionary {

    private final RuleSet set;
    private final Symbols symbols;
    private final Wording wording;
    private final Subjects subjects;
    private final List<FixedSentence> fixed;
    private final ConditionSentences conditions;
    private final DecisionSentences decisions;

    private Dictionary(RuleSet set, Symbols symbols, Wording wording) {
        this.set = set;
        this.symbols = symbols;
        this.wording = wording;
        subjects = new Subjects(set, symbols, wording);
        fixed = FixedSentence.of(set, wording);
        Operands operands = new Operands(subjects, symbols, wording);
        conditions = new ConditionSentences(subjects, operands, wording, fixed);
        decisions = new DecisionSentences(set, wording, operands);
    }

    /**
     * The dictionary of a rule set.
     *
     * @param symbols  what product.yaml defines
     * @param language {@code en} or {@code id}
     * @throws IllegalArgumentException for another language
     */
    public static Dictionary of(RuleSet set, Symbols symbols, String language) {
        return new Dictionary(set, symbols, Wording.of(language));
    }

    /** The languages in which sentences can be written. */
    public static Set<String> languages() {
        return Wording.all().keySet();
    }

    /** The sentences that may follow {@code when}, each with an example. */
    public List<Sentence> conditions() {
        List<Sentence> sentences = new ArrayList<>();
        fixed.forEach(one -> sentences.add(new Sentence(one.template().filled(slot -> ""), one.template().filled(slot -> ""))));
        Fillings fillings = new Fillings(symbols, wording);
        for (Subject subject : subjects.all()) {
            for (Operator operator : Operator.of(subject.family())) {
                if (subject.allows(operator)) {
                    sentences.add(fillings.sentence(subject, operator));
                }
            }
        }
        return sentences;
    }

    /** The sentences that may follow {@code then}, each with an example. */
    public List<Sentence> decisions() {
        Fillings fillings = new Fillings(symbols, wording);
        return decisions.byWord().values().stream().map(fillings::sentence).toList();
    }

    /**
     * The same dictionary as a {@code .dsl} file for Drools, with which its own expander turns a rule file into the same rules; a list
     * has at most {@value DroolsDsl#MAX_LIST} values there.
     */
    public String droolsDsl() {
        return new DroolsDsl(set, symbols, wording).write(fixed, subjects.all(), decisions.byWord());
    }

    Wording wording() {
        return wording;
    }

    /** @throws SyntaxException when there is no such sentence, or something is wrong with what was filled in */
    Condition condition(List<Word> words) {
        return conditions.read(words).orElseThrow(() -> unknown(words, conditions()));
    }

    /** @throws SyntaxException when there is no such sentence, or something is wrong with what was filled in */
    Call decision(List<Word> words) {
        return decisions.read(words).orElseThrow(() -> other(other -> other.decisions.read(words).isPresent())
                .map(other -> elsewhere(words, other)).orElseGet(() -> unknown(words, decisions())));
    }

    private SyntaxException elsewhere(List<Word> words, RuleSet other) {
        String here = decisions().stream().map(sentence -> '"' + sentence.form() + '"').collect(Collectors.joining(" or "));
        return new SyntaxException(words.get(0).at(), "WORD_NOT_HERE", "this is decided by " + other.fileName() + " rules, not by "
                + set.fileName() + " rules", "move the rule to " + other.fileName() + ".dslr, or write " + here);
    }

    /** Another rule set that has what this one has not, in the same language. */
    private Optional<RuleSet> other(Predicate<Dictionary> has) {
        return Stream.of(RuleSet.values()).filter(other -> other != set).filter(other -> has.test(new Dictionary(other, symbols, wording))).findFirst();
    }

    private SyntaxException unknown(List<Word> words, List<Sentence> sentences) {
        String shown = String.join(" ", words.stream().map(Word::shown).toList());
        String fix = otherLanguage(words)
                .map(other -> "these are words of \"" + other.keyword(Keyword.RULE) + "\"; write the whole rule in one language")
                .or(() -> other(other -> other.reads(words)).map(other -> "only " + other.fileName() + " rules know this; move the rule to "
                        + other.fileName() + ".dslr"))
                .orElseGet(() -> Nearest.among(words, sentences.stream().map(Sentence::form).toList()));
        return new SyntaxException(words.get(0).at(), "SENTENCE_UNKNOWN", set.fileName() + " rules have no sentence \""
                + (shown.length() > 120 ? shown.substring(0, 120) + "…" : shown) + "\"", fix);
    }

    private Optional<Wording> otherLanguage(List<Word> words) {
        return Wording.all().values().stream().filter(other -> other != wording).filter(other -> new Dictionary(set, symbols, other)
                .reads(words)).findFirst();
    }

    private boolean reads(List<Word> words) {
        try {
            return conditions.read(words).isPresent() || decisions.read(words).isPresent();
        } catch (SyntaxException e) {
            return true;
        }
    }
}
