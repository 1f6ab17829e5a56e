package io.payung.rules.authoring.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.RuleSet;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.DrlParser;
import io.payung.rules.authoring.syntax.RuleNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.drools.drl.parser.lang.dsl.DSLTokenizedMappingFile;
import org.drools.drl.parser.lang.dsl.DefaultExpander;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The expander of Drools, fed with our dictionary, is the oracle: it turns every sentence into the rule that we read. */
@Tag("long")
class DroolsExpandsTheSameTest {

    private static final Symbols SYMBOLS = Vocabulary.symbols();

    static Stream<Arguments> dictionaries() {
        return Stream.of(RuleSet.values()).flatMap(set -> Dictionary.languages().stream().map(language -> Arguments.of(set, language)));
    }

    @ParameterizedTest
    @MethodSource("dictionaries")
    void everySentence(RuleSet set, String language) throws IOException {
        Dictionary dictionary = Dictionary.of(set, SYMBOLS, language);
        List<String> conditions = new ArrayList<>(dictionary.conditions().stream().map(Sentence::example).toList());
        List<String> fillings = everyFilling(set, dictionary.wording());
        // The oracle tries all sentences at every line, so every build takes one filling of twenty; -Pendurance takes all.
        int step = Boolean.getBoolean("payung.full") ? 1 : 20;
        IntStream.range(0, fillings.size()).filter(at -> at % step == set.ordinal() % step).mapToObj(fillings::get).forEach(conditions::add);
        StringBuilder dslr = new StringBuilder();
        int number = 0;
        for (String condition : conditions) {
            dslr.append(rule(dictionary, ++number, condition, dictionary.decisions().get(number % dictionary.decisions().size()).example()));
        }

        assertSame(set, dictionary, dslr.toString(), conditions.size());
    }

    @ParameterizedTest
    @MethodSource("dictionaries")
    void joinedSentences(RuleSet set, String language) throws IOException {
        Dictionary dictionary = Dictionary.of(set, SYMBOLS, language);
        List<String> some = dictionary.conditions().stream().map(Sentence::example).toList();
        String and = dictionary.wording().keyword(Keyword.AND);
        String or = dictionary.wording().keyword(Keyword.OR);
        String decision = dictionary.decisions().get(0).example();
        String capitals = (dictionary.wording().text("fact.lives.count") + " " + dictionary.wording().text("number.more") + " 2")
                .toUpperCase(Locale.ROOT).replace(" ", "   ");
        String dslr = rule(dictionary, 1, some.get(1) + "\n" + and + " " + some.get(2) + "\n" + and + "\n  " + some.get(3), decision)
                + rule(dictionary, 2, some.get(1) + " " + or + " " + some.get(4) + " " + or + " " + some.get(2), decision)
                + rule(dictionary, 3, some.get(1) + " " + and + " " + some.get(5), decision)
                + rule(dictionary, 4, some.get(6) + "\n\n" + or + " " + some.get(5) + "\n   " + or + " " + some.get(1), decision)
                + rule(dictionary, 5, "\n" + some.get(6) + "\n // why\n" + and + " " + some.get(5) + " " + or + " " + some.get(1), decision)
                + rule(dictionary, 6, capitals, decision);

        assertSame(set, dictionary, dslr, 6);
    }

    /** The sample product in sentences: two rule sets in Indonesian, two in English. */
    @ParameterizedTest
    @CsvSource({"ELIGIBILITY, id, 9", "COVERAGE, en, 5", "CONSENT, en, 6", "CLAIM_DOCUMENTS, id, 12"})
    void personalAccident(RuleSet set, String language, int rules) throws IOException {
        String dslr = Files.readString(Path.of("src/test/resources/products/personal-accident-sentences", set.fileName() + ".dslr"));

        assertSame(set, Dictionary.of(set, SYMBOLS, language), dslr, rules);
    }

    @Test
    void aDictionaryThatLacksASentenceIsNoticed() throws IOException {
        Dictionary dictionary = Dictionary.of(RuleSet.ELIGIBILITY, SYMBOLS, "en");
        String dsl = dictionary.droolsDsl().lines().filter(line -> !line.contains("lives.count >= 1")).reduce("", (all, line) -> all + line + "\n");

        DefaultExpander expander = expander(dsl);
        expander.expand(rule(dictionary, 1, "always", "decline because CODE"));

        assertThat(expander.hasErrors()).isTrue();
    }

    private static List<String> everyFilling(RuleSet set, Wording wording) {
        List<String> sentences = new ArrayList<>();
        Subjects subjects = new Subjects(set, SYMBOLS, wording);
        for (Subject subject : subjects.all()) {
            List<String> values = values(subject, subjects, wording);
            for (Operator operator : Operator.of(subject.family())) {
                String said = subject.phrase() + " " + String.join(" ", operator.phrase(subject.family(), wording).parts()) + " ";
                if (operator.takesList()) {
                    List<String> literals = values.stream().filter(value -> value.indexOf(' ') < 0).toList();
                    sentences.add(said + literals.get(0));
                    sentences.add(said + literals.get(0) + ", " + literals.get(1));
                    sentences.add(said + String.join(",  ", Collections.nCopies(DroolsDsl.MAX_LIST, literals.get(1))));
                } else if (!operator.takesNothing()) {
                    values.forEach(value -> sentences.add(said + value));
                }
            }
        }
        return sentences;
    }

    /** A value of every kind: written, named, and another fact. */
    private static List<String> values(Subject subject, Subjects subjects, Wording wording) {
        List<String> values = new ArrayList<>(switch (subject.family()) {
            case NUMBER, AGE -> List.of("18", "-5", "2_500_000", "0.25", "minimumEntryAge", "lowIncome", "fiveIncomes", "monthlyIncome");
            case DATE -> List.of("2027-03-01", "2028-02-29", "firstDay", "lastVisit");
            case FLAG -> List.of(wording.text("yes"), wording.text("no"), "strict", "motorcycle");
            case TEXT -> List.of("mining", "not-here", "\"Kota Bogor\"", "\"basic\"", "homeTown");
        });
        subjects.all().stream().filter(other -> other.family().general().equals(subject.family().general())).map(Subject::phrase)
                .forEach(values::add);
        return values;
    }

    private static String rule(Dictionary dictionary, int number, String condition, String decision) {
        Wording wording = dictionary.wording();
        return "%s \"SEN-%d a sentence\"\n  %s %s\n%s %s\n%s\n\n".formatted(wording.keyword(Keyword.RULE), number,
                wording.keyword(Keyword.WHEN), condition, wording.keyword(Keyword.THEN), decision, wording.keyword(Keyword.END));
    }

    static void assertSame(RuleSet set, Dictionary dictionary, String dslr, int rules) throws IOException {
        Problems problems = new Problems("test");
        List<RuleNode> ours = SentenceReader.read("rules.dslr", dslr, set, SYMBOLS, problems);
        assertThat(problems.all()).isEmpty();
        DefaultExpander expander = expander(dictionary.droolsDsl());
        String drl = expander.expand(dslr);
        assertThat(expander.getErrors()).isEmpty();

        List<RuleNode> theirs = DrlParser.parse("rules.drl", drl, problems);

        assertThat(problems.all()).as(drl.lines().limit(30).toList().toString()).isEmpty();
        assertThat(Vocabulary.shown(ours)).hasSize(rules).isEqualTo(Vocabulary.shown(theirs));
    }

    private static DefaultExpander expander(String dsl) throws IOException {
        DSLTokenizedMappingFile file = new DSLTokenizedMappingFile();
        assertThat(file.parseAndLoad(new StringReader(dsl))).as("%s", file.getErrors()).isTrue();
        DefaultExpander expander = new DefaultExpander();
        expander.addDSLMapping(file.getMapping());
        return expander;
    }
}
