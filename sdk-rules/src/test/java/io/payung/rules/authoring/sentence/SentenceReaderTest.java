package io.payung.rules.authoring.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.FactVocabulary;
import io.payung.product.RuleSet;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.dialect.RuleSetReader;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.pack.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a wrong sentence is told, and where. « marks the place of the fault. */
class SentenceReaderTest {

    private static final Symbols SYMBOLS = Vocabulary.symbols();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "«the insured person's age is less than 6 | SENTENCE_UNKNOWN",
        "«the insured person's age at the start is under 6 | SENTENCE_UNKNOWN",
        "«the claimed benefit is death | SENTENCE_UNKNOWN",
        "«jawaban occupation adalah mining | SENTENCE_UNKNOWN",
        "«the plan matches basic | SENTENCE_UNKNOWN",
        "the insured person's age at the start is less than «minimumEntryAg | NAME_UNKNOWN",
        "the answer to «occupatio is mining | NAME_UNKNOWN",
        "the answer to occupation is «minning | VALUE_UNKNOWN",
        "the answer to occupation is one of student, «hom | VALUE_UNKNOWN",
        "the answer to «trafficAccident is yes | QUESTION_ASKED_LATER",
        "the amount «sixIncomes is more than 5 | NAME_UNKNOWN",
        "the number of insured persons in the role «joint is more than 1 | ID_UNKNOWN",
        "the plan is «gold | VALUE_UNKNOWN",
        "the plan is «\"gold | TEXT_NOT_ALLOWED",
        "the plan is «\"go;ld\" | TEXT_NOT_ALLOWED",
        "the plan is «go(ld | TEXT_NOT_ALLOWED",
        "the first day of cover is after «2026-02-30 | TYPE_MISMATCH",
        "the first day of cover is after «3 | TYPE_MISMATCH",
        "the sum insured already held is more than «50.000.000 | AMOUNT_LOOKS_GROUPED",
        "the sum insured already held is more than «50,000,000 | AMOUNT_LOOKS_GROUPED",
        "the sum insured already held is more than «0,5 | DECIMAL_COMMA",
        "the sum insured already held is more than 5«% | ARITHMETIC_NOT_ALLOWED",
        "the sum insured already held is more than «the insured person's age at the start | UNIT_MISMATCH",
        "the insured person's age at the start is less than 6 «years | SENTENCE_TOO_LONG",
        "the insured person's age at the start is less than« | RULE_SYNTAX",
        "the answer to occupation is one of student,« | RULE_SYNTAX",
        "the answer to motorcycle is «maybe | NAME_UNKNOWN",
        "the answer to motorcycle is «5 | TYPE_MISMATCH",
        "always «and | RULE_SYNTAX",
        "«when always | RULE_SYNTAX",
    })
    void tellsAWrongConditionAtItsPlace(String marked, String code) {
        int column = marked.indexOf('«') + 1 + 5;
        boolean secondWhen = marked.startsWith("«when");
        String rule = "rule \"ELG-001 a rule\"\nwhen " + marked.replace("«", "") + "\nthen decline because CODE\nend\n";

        List<Problem> problems = problems(RuleSet.ELIGIBILITY, rule);

        assertThat(problems).extracting(Problem::code).containsExactly(secondWhen ? "SENTENCE_UNKNOWN" : code);
        assertThat(problems.get(0).line()).isEqualTo(2);
        assertThat(problems.get(0).column()).as(problems.toString()).isEqualTo(column);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ELIGIBILITY | when the insured person's age at the start is less than parameters.minimumEntryAge then decline because CODE",
        "COVERAGE | when always then limit the benefit death to parameters.childDeathLimit because CODE",
        "COVERAGE | when always then limit the benefit death to amounts.fiveIncomes because CODE",
    })
    void takesANameAsProblemsShowIt(RuleSet set, String rule) {
        String written = "rule \"XXX-001 a rule\"\n" + rule.replace(" then ", "\nthen ") + "\nend\n";

        assertThat(problems(set, written)).isEmpty();
        assertThat(problems(set, written.replaceAll("(parameters|amounts)\\.\\w+", "$1.nothing"))).extracting(Problem::code).containsExactly("NAME_UNKNOWN");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "COVERAGE | «decline because CODE | WORD_NOT_HERE",
        "COVERAGE | limit the benefit «dental to childDeathLimit because CODE | ID_UNKNOWN",
        "COVERAGE | limit the benefit death to «5_000_000 because CODE | AMOUNT_NEEDS_NAME",
        "COVERAGE | limit the benefit death to «none because CODE | NAME_UNKNOWN",
        "COVERAGE | limit the benefit death to «occupation because CODE | TYPE_MISMATCH",
        "COVERAGE | exclude the benefit death because «limit | REASON_CODE_SHAPE",
        "COVERAGE | «exclude the benefit death because CODE too | SENTENCE_UNKNOWN",
        "CONSENT | require the clause «rules because CODE | ID_UNKNOWN",
        "CLAIM_DOCUMENTS | waive the document «passport because CODE | ID_UNKNOWN",
        "CLAIM_DOCUMENTS | «require the clause summary because CODE | WORD_NOT_HERE",
    })
    void tellsAWrongDecisionAtItsPlace(RuleSet set, String marked, String code) {
        String rule = "rule \"ELG-001 a rule\"\nwhen always\n  then " + marked.replace("«", "") + "\nend\n";

        List<Problem> problems = problems(set, rule);

        assertThat(problems).extracting(Problem::code).containsExactly(code);
        assertThat(problems.get(0).line()).isEqualTo(3);
        assertThat(problems.get(0).column()).isEqualTo(marked.indexOf('«') + 1 + 7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "rule ELG-001\\nwhen always\\nthen X\\nend | 1 | RULE_SYNTAX",
        "rule \"works in a mine\"\\nwhen always\\nthen X\\nend | 1 | RULE_NAME_SHAPE",
        "rule \"ELG-001 a\"\\nthen X\\nend | 2 | RULE_SYNTAX",
        "rule \"ELG-001 a\"\\nwhen\\nthen X\\nend | 2 | CONDITION_MISSING",
        "rule \"ELG-001 a\"\\nwhen always\\nthe plan is basic\\nthen X\\nend | 3 | RULE_SYNTAX",
        "rule \"ELG-001 a\"\\nwhen always\\nthen\\nend | 3 | RULE_SYNTAX",
        "rule \"ELG-001 a\"\\nwhen always\\nthen X\\n | 5 | RULE_SYNTAX",
        "rule \"ELG-001 a\"\\nwhen always\\nthen X\\nthen X\\nend | 4 | RULE_SYNTAX",
        "rule \"ELG-001 a\"\\nwhen always\\nthen X\\nend rule | 4 | RULE_SYNTAX",
        "rule \"ELG-001 a\"\\njika selalu\\nthen X\\nend | 2 | RULE_SYNTAX",
        "when always\\nthen X\\nend | 1 | RULE_SYNTAX",
        "package evil | 1 | RULE_SYNTAX",
        "rule \"ELG-001 a\"\\nwhen always\\nand the plan is basic\\nor the plan is plus\\nthen X\\nend | 4 | SENTENCE_AMBIGUOUS",
        "rule \"ELG-001 a\"\\nwhen always and the plan is basic or the plan is plus\\nthen X\\nend | 2 | SENTENCE_AMBIGUOUS",
        "rule \"ELG-001 a\"\\nwhen always\\nor the plan is basic and the plan is plus\\nthen X\\nend | 3 | SENTENCE_AMBIGUOUS",
    })
    void tellsABrokenRuleAtItsLineAndReadsOn(String rule, int line, String code) {
        String dslr = rule.replace("\\n", "\n").replace(" X", " decline because CODE") + "\nrule \"ELG-002 next\"\nwhen always\n"
                + "then decline becaus CODE\nend\n";

        List<Problem> problems = problems(RuleSet.ELIGIBILITY, dslr);

        assertThat(problems).extracting(Problem::code).contains("SENTENCE_UNKNOWN", code);
        assertThat(problems).extracting(Problem::line).as(problems.toString()).contains(line);
    }

    @Test
    void tellsEveryWrongSentenceOfOneRule() {
        String dslr = "rule \"ELG-001 a\"\nwhen the plan was basic\nand the plan is gold or the plam is plus\nthen declin because CODE\nend\n";

        assertThat(problems(RuleSet.ELIGIBILITY, dslr)).extracting(Problem::line).containsExactly(2, 3, 4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "the insured persons age at start is less then 6 | the insured person's age at the start is less than {number}",
        "the answer for occupation is mining | the answer to occupation is {value}",
        "the plan = basic | the plan is {value}",
        "cover for same period is already held | cover for the same period is already held",
    })
    void suggestsTheNearestSentence(String wrong, String suggested) {
        List<Problem> problems = problems(RuleSet.ELIGIBILITY, "rule \"ELG-001 a\"\nwhen " + wrong + "\nthen decline because CODE\nend\n");

        assertThat(problems.get(0).fix()).isEqualTo("did you mean \"" + suggested + "\"?");
    }

    @Test
    void saysThatASentenceIsOfTheOtherLanguage() {
        List<Problem> problems = problems(RuleSet.ELIGIBILITY, "aturan \"ELG-001 a\"\njika the plan is basic\nmaka tolak karena CODE\nselesai\n");

        assertThat(problems.get(0).fix()).contains("\"rule\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "id"})
    void hasASentenceForEveryFactAndOperator(String language) {
        for (RuleSet set : RuleSet.values()) {
            List<String> said = Dictionary.of(set, SYMBOLS, language).droolsDsl().lines().toList();

            for (String fact : FactVocabulary.of(set).keySet()) {
                assertThat(said).as(fact).anyMatch(line -> line.contains(")=" + fact + " ") || line.contains("}=" + fact + " "));
            }
        }
    }

    /** A phrase of one word could be taken for a value, and one with a keyword for two sentences. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "id"})
    void phrasesAreLongerThanAWordAndHoldNoKeyword(String language) {
        Wording wording = Wording.of(language);
        List<String> joiners = List.of(wording.keyword(Keyword.AND), wording.keyword(Keyword.OR));
        for (RuleSet set : RuleSet.values()) {
            Dictionary dictionary = Dictionary.of(set, SYMBOLS, language);
            Stream.concat(dictionary.conditions().stream(), dictionary.decisions().stream()).skip(1).forEach(sentence -> assertThat(
                    sentence.form().split(" ")).hasSizeGreaterThan(2).doesNotContainAnyElementsOf(joiners));
            assertThat(new Subjects(set, SYMBOLS, wording).all()).allMatch(subject -> subject.phrase().contains(" "));
        }
    }

    private static List<Problem> problems(RuleSet set, String dslr) {
        Problems problems = new Problems("test");
        new RuleSetReader(SYMBOLS, problems).read(set, SentenceReader.read("rules.dslr", dslr, set, SYMBOLS, problems));
        return problems.all();
    }
}
