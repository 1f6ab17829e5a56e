package io.payung.rules.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.rules.ProductFolder;
import io.payung.rules.pack.PackProblems;
import io.payung.rules.pack.Problem;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fault is told at once, with the author's file, line and column, a code and a way out. */
class BrokenFolderTest {

    private static final String ELIGIBILITY = """
            rule "ELG-001 reads an unknown fact"
            when EligibilityFacts( life.agAtStart < parameters.minimumEntryAge )
            then decision.decline("AGE_BELOW_MINIMUM"); end
            rule "ELG-002 compares a number with a text"
            when EligibilityFacts( life.ageAtStart > "old" )
            then decision.decline("AGE_ABOVE_MAXIMUM"); end
            rule "ELG-002 has the id of another rule"
            when EligibilityFacts( held.overlaps == true )
            then decision.decline("COVER_OVERLAPS"); end
            rule "ELG-003 uses a word of another set"
            when EligibilityFacts( held.overlaps == true )
            then decision.require("summary", "COVER_OVERLAPS"); end
            rule "ELG-004 names an unknown choice"
            when EligibilityFacts( answers.occupation in ("office", "minning") )
            then decision.decline("OCCUPATION_NOT_INSURED"); end
            rule "ELG-005 computes"
            when EligibilityFacts( life.ageAtStart + 1 > 69 )
            then decision.decline("AGE_ABOVE_MAXIMUM"); end
            rule "ELG-006 orders a flag"
            when EligibilityFacts( held.overlaps > true )
            then decision.decline("COVER_OVERLAPS"); end
            rule "ELG-007 reads a later question"
            when EligibilityFacts( answers.trafficAccident == true )
            then decision.decline("COVER_OVERLAPS"); end
            rule "ELG-008 reads nothing"
            when EligibilityFacts( parameters.childAge > 5 )
            then decision.decline("COVER_OVERLAPS"); end
            rule "ELG-009 has no condition"
            when EligibilityFacts( )
            then decision.decline("COVER_OVERLAPS"); end
            rule "ELG-010 has a code without a text"
            when EligibilityFacts( held.overlaps == true )
            then decision.decline("NOBODY_TRANSLATED_THIS"); end
            rule "ELG-011 calls"
            when EligibilityFacts( life.getClass() == "x" )
            then decision.decline("COVER_OVERLAPS"); end
            rule "ELG-012 reads other facts"
            when ClaimFacts( held.overlaps == true )
            then decision.decline("COVER_OVERLAPS"); end
            rule "ELG-013 writes an amount"
            when EligibilityFacts( held.overlaps == true )
            then decision.declines("COVER_OVERLAPS"); end
            rule "ELG-014 is salient" salience 10
            when EligibilityFacts( held.overlaps == true )
            then decision.decline("COVER_OVERLAPS"); end
            """;

    @Test
    void tellsEveryFaultOfARuleFileAtOnce() {
        List<Problem> problems = ProductFolder.sample().with("eligibility.drl", ELIGIBILITY).problems();

        assertThat(problems).extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.code()).containsExactly(
                "2:24 NAME_UNKNOWN",
                "5:42 TYPE_MISMATCH",
                "7:1 RULE_TWICE",
                "12:6 WORD_NOT_HERE",
                "14:57 VALUE_UNKNOWN",
                "17:40 ARITHMETIC_NOT_ALLOWED",
                "20:38 OPERATOR_NOT_FOR_TYPE",
                "23:24 QUESTION_ASKED_LATER",
                "26:44 READS_NO_FACT",
                "29:24 CONDITION_MISSING",
                "33:23 TEXT_MISSING",
                "33:23 TEXT_MISSING",
                "35:24 CALL_NOT_ALLOWED",
                "38:6 FACT_TYPE_UNKNOWN",
                "42:6 WORD_UNKNOWN",
                "43:27 RULE_FEATURE");
        assertThat(problems).allMatch(problem -> problem.path().endsWith("/eligibility.drl") && !problem.fix().isBlank());
    }

    @Test
    void tellsFaultsOfEveryFileAtOnceInOneMessage() {
        ProductFolder folder = ProductFolder.sample()
                .replace("product.yaml", "status: on-sale", "status: onsale")
                .replace("product.yaml", "medical:\n", "medcal:\n")
                .replace("product.yaml", "share: \"0.55\"", "share: \"0.54\"")
                .replace("product.yaml", "from: documents-complete", "from: documents-compleet")
                .replace("product.yaml", "{ basic: 10_000_000,", "{ basic: 10.000,")
                .replace("product.yaml", "currency: IDR", "currency: IDX")
                .replace("product.yaml", "from: 2026-01-01", "from: 2026-02-30")
                .replace("product.yaml", "basis: conventional", "bases: conventional")
                .replace("product.yaml", "childAge: 17 ", "childAge: 17\n  childAge: 18 ")
                .replace("coverage.drl", "amounts.fiveIncomes", "5_000_000")
                .without("clauses/cover.en.md")
                .with("readme.txt", "hello");

        assertThatThrownBy(folder::compile).isInstanceOfSatisfying(PackProblems.class, e -> {
            TreeSet<String> codes = new TreeSet<>(e.problems().stream().map(Problem::code).toList());
            assertThat(e.code()).isEqualTo("PACK_INVALID");
            assertThat(codes).contains("VALUE_UNKNOWN", "NAME_UNKNOWN", "SHARES_NOT_ONE", "AMOUNT_LOOKS_GROUPED",
                    "DATE_UNKNOWN", "FIELD_UNKNOWN", "FIELD_MISSING", "KEY_TWICE", "AMOUNT_NEEDS_NAME", "CLAUSE_TEXT_MISSING",
                    "FILE_NOT_ALLOWED", "ID_UNKNOWN");
            assertThat(e.getMessage().lines().skip(1).toList()).hasSize(2 * e.problems().size());
            assertThat(e.getMessage().lines().skip(1).toList()).allMatch(
                    line -> line.matches("[0-9a-f]{12}/[a-z_/.-]+:\\d+:\\d+: error [A-Z_0-9]+ .+") || line.startsWith("    fix: "));
        });
    }

    /** « marks the place of the fault. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "status: on-sale | status: «onsale | VALUE_UNKNOWN",
        "version: 1 | version: «010 | FIELD_TYPE",
        "minimumEntryAge: 6 | minimumEntryAge: «018 | NUMBER_SHAPE",
        "minimumEntryAge: 6 | minimumEntryAge: «+6 | NUMBER_SHAPE",
        "minimumEntryAge: 6 | minimumEntryAge: «6e0 | NUMBER_SHAPE",
        "minimumEntryAge: 6 | minimumEntryAge: «0x6 | NUMBER_SHAPE",
        "value: 2_500_000 } | value: «2 500 000 } | NUMBER_SHAPE",
        "value: 2_500_000 } | value: «Rp 2500000 } | NUMBER_SHAPE",
        "value: 1.5 } | value: «.5 } | NUMBER_SHAPE",
        "value: 1.5 } | value: «15% } | NUMBER_SHAPE",
        "maximumEntryAge: 69 | maximumEntryAge: 69\\n  online: «yes | FLAG_SHAPE",
        "maximumEntryAge: 69 | maximumEntryAge: 69\\n  online: «True | FLAG_SHAPE",
        "lives:\\n  main | lives:\\n«\tmain | TAB_IN_INDENTATION",
        "version: 1 | version: «0 | VALUE_RANGE",
        "version: 1 | version: «\"1\" | FIELD_TYPE",
        "jurisdiction: ID | jurisdiction: «Indonesia | VALUE_SHAPE",
        "jurisdiction: ID | «jurisdicton: ID | FIELD_UNKNOWN",
        "basis: conventional | basis: «syariah | VALUE_UNKNOWN",
        "jurisdiction: ID | jurisdiction: ID\\nfreeLook: «{ days: 14 } | FIELD_MISSING",
        "beside: [en] | «beside: [id] | VALUE_RANGE",
        "currency: IDR | currency: «IDX | VALUE_UNKNOWN",
        "zone: Asia/Jakarta | zone: «Asia/Bogor | VALUE_UNKNOWN",
        "from: 2026-01-01 | from: «2026-02-30 | DATE_UNKNOWN",
        "from: 2026-01-01 | from: 2026-01-01, «until: 2025-12-31 | VALUE_RANGE",
        "unit: 500 | unit: «1.500 | AMOUNT_LOOKS_GROUPED",
        "unit: 500 | unit: «\"500\" | FIELD_TYPE",
        "minimumEntryAge: 6 | «Minimum: 6 | NAME_SHAPE",
        "value: 2_500_000 } | value: «2.500.000 } | AMOUNT_LOOKS_GROUPED",
        "value: 2_500_000 } | value: «much } | FIELD_TYPE",
        "value: 1.5 } | value: «\"1.5\" } | FIELD_TYPE",
        "seniorAge: 60 | seniorAge: «\"6'0\" | FIELD_TYPE",
        "motorcycle: { type: yes-no, source | motorcycle: { type: yes-no, «min: 3, source | FIELD_UNKNOWN",
        "motorcycle: { type: yes-no, source | motorcycle: «{ type: choice, source | FIELD_MISSING",
        "motorcycle: { type: yes-no, source | «age: { type: yes-no, source | NAME_RESERVED",
        "motorcycle: { type: yes-no, source | «childAge: { type: yes-no, source | NAME_TWICE",
        "min: 0, max: 100_000_000 | «min: 2, max: 1 | VALUE_RANGE",
        "5 * monthlyIncome | 5 * «monthlyIncom | NAME_UNKNOWN",
        "5 * monthlyIncome | «Runtime.getRuntime().exec(5) | FORMULA_FUNCTION_UNKNOWN",
        "limits.medical * 0.01 | «limits.dental * 0.01 | NAME_UNKNOWN",
        "limits.medical * 0.01 | limits.medical «/ 100 | FORMULA_DIVISION",
        "limits.medical * 0.01 | «policeReport * 0.01 | NAME_UNKNOWN",
        "limits.medical * 0.01 | «hazardousSport * 0.01 | TYPE_MISMATCH",
        "basic: { lives: [main] } | basic: { lives: [«mein] } | ID_UNKNOWN",
        "amount: { plus: 2_000_000 } | amount: { «pluss: 2_000_000 } | ID_UNKNOWN",
        "basic: { amount: 20_000 } | «baisic: { amount: 20_000 } | ID_UNKNOWN",
        "share: \"0.20\" | share: «0.20 | FIELD_TYPE",
        "id: commission, | id: «expense, | ID_TWICE",
        "clauses: [summary, | clauses: «[ | FIELD_MISSING",
        "clauses: [summary, | clauses: [summary, «refunds, | CLAUSE_TEXT_MISSING",
        "line: personal-accident | line: «&a personal-accident | YAML_FEATURE",
        "line: personal-accident | line: «!!int personal-accident | YAML_FEATURE",
        "line: personal-accident | line: personal«: accident | YAML_SYNTAX",
        "names: { id | names: { «jv: x, id | LANGUAGE_UNKNOWN",
    })
    void tellsTheFaultOfADefinitionAtItsPlace(String old, String now, String code) {
        ProductFolder folder = ProductFolder.sample().replace("product.yaml", old.replace("\\n", "\n"), now.replace("\\n", "\n"));
        String before = folder.text("product.yaml").substring(0, folder.text("product.yaml").indexOf('«'));
        long line = before.lines().count() + (before.endsWith("\n") ? 1 : 0);
        int column = before.length() - before.lastIndexOf('\n');
        folder.with("product.yaml", folder.text("product.yaml").replace("«", ""));

        List<Problem> problems = folder.problems();

        assertThat(problems).extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.code())
                .contains(line + ":" + column + " " + code);
    }

    @Test
    void tellsThatTheSharesDoNotSumToOne() {
        assertThat(ProductFolder.sample().replace("product.yaml", "\"0.20\"", "\"0.200000000001\"").problems()).extracting(Problem::code)
                .containsExactly("SHARES_NOT_ONE");
        assertThat(ProductFolder.sample().replace("product.yaml", "\"0.20\"", "\"0.199999999999\"").problems()).extracting(Problem::code)
                .containsExactly("SHARES_NOT_ONE");
    }

    @Test
    void doesNotBlameARuleForAParameterWithItsOwnFault() {
        List<Problem> problems = ProductFolder.sample()
                .replace("product.yaml", "lowIncome: { type: money, value: 2_500_000 }", "lowIncome: { type: money, value: 2.500.000 }")
                        .problems();

        assertThat(problems).extracting(Problem::code).containsExactly("AMOUNT_LOOKS_GROUPED");
    }

    @Test
    void acceptsThreeDecimalsWhereTheDesignerSaysDecimal() {
        assertThat(ProductFolder.sample().replace("product.yaml", "value: 1.5 }", "value: 1.125 }").problems()).isEmpty();
    }

    @Test
    void takesWordsThatLookLikeNumbersInQuotes() {
        assertThat(ProductFolder.sample().replace("product.yaml", "maximumEntryAge: 69 ", "maximumEntryAge: 69\n  branch: \"018\"\n  answer: \"yes\" ")
                .problems()).isEmpty();
    }

    @Test
    void suggestsTheNearestName() {
        List<Problem> problems = ProductFolder.sample().replace("eligibility.drl", "held.overlaps", "held.overlap").problems();

        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.fix()).isEqualTo("did you mean \"held.overlaps\"?"));
    }

    @ParameterizedTest
    @CsvSource({
        "eligibility.drl, life.ageAtStart < parameters.minimumEntryAge, answers.monthlyIncome < 100.000",
        "eligibility.drl, life.ageAtStart < parameters.minimumEntryAge, 'answers.monthlyIncome in (100,000)'",
        "eligibility.drl, life.ageAtStart < parameters.minimumEntryAge, answers.monthlyIncome < 1.000.000",
        "product.yaml, 5 * monthlyIncome, 5.000 * monthlyIncome",
        "product.yaml, '* ratePerMille, 1000, 2', '* ratePerMille, 1,000, 2'",
    })
    void asksWhatAGroupedAmountMeansInRulesAndFormulas(String file, String text, String grouped) {
        List<Problem> problems = ProductFolder.sample().replace(file, text, grouped).problems();

        assertThat(problems).extracting(Problem::code).contains("AMOUNT_LOOKS_GROUPED");
    }

    @Test
    void takesFourDecimalsAndSeparatedValuesAsTheyAre() {
        assertThat(ProductFolder.sample().replace("product.yaml", "5 * monthlyIncome", "5.0000 * monthlyIncome").problems()).isEmpty();
        assertThat(ProductFolder.sample().replace("product.yaml", "5 * monthlyIncome", "max(5, 100) * monthlyIncome").problems()).isEmpty();
        assertThat(ProductFolder.sample().replace("product.yaml", "5 * monthlyIncome", "0.125 * monthlyIncome").problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"consent.drl", "claim-documents.drl"})
    void missesRulesWithoutWhichNothingHasToBeAcceptedOrProved(String file) {
        assertThat(ProductFolder.sample().without(file).problems()).extracting(Problem::code).contains("RULES_MISSING");
    }

    @ParameterizedTest
    @CsvSource({"by != \"guardian\", by != \"gardian\", guardian", "by != \"guardian\", method != \"checkboxes\", checkbox"})
    void knowsWhoMayConsentAndHow(String text, String misspelt, String meant) {
        List<Problem> problems = ProductFolder.sample().replace("consent.drl", text, misspelt).problems();

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("VALUE_UNKNOWN");
            assertThat(problem.fix()).contains(meant);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"XXX", "XTS", "XAU", "ZZZ", "idr"})
    void takesNoCurrencyThatNobodyPaysIn(String code) {
        List<Problem> problems = ProductFolder.sample().replace("product.yaml", "currency: IDR", "currency: " + code).problems();

        assertThat(problems).isNotEmpty().allSatisfy(problem -> assertThat(problem.toString()).contains("product.yaml:"));
        assertThat(problems).extracting(Problem::code).containsAnyOf("VALUE_UNKNOWN", "FIELD_FORMAT");
    }

    @Test
    void asksForEligibilityRulesUnlessEveryoneMayBuy() {
        ProductFolder without = ProductFolder.sample().without("eligibility.drl");
        assertThat(without.problems()).extracting(Problem::code).containsExactly("ELIGIBILITY_MISSING");

        ProductFolder empty = ProductFolder.sample().with("eligibility.drl", "// later\n");
        assertThat(empty.problems()).extracting(Problem::code).containsExactly("ELIGIBILITY_MISSING");

        ProductFolder contradiction = ProductFolder.sample().append("product.yaml", "eligibility: everyone\n");
        assertThat(contradiction.problems()).extracting(Problem::code).containsExactly("ELIGIBILITY_CONTRADICTS");

        ProductFolder everyone = ProductFolder.sample().without("eligibility.drl").append("product.yaml", "eligibility: everyone\n");
        assertThat(everyone.problems()).isEmpty();
    }

    /** Every name in it is known nevertheless: one fault, and not a hundred that follow from it. */
    @ParameterizedTest
    @ValueSource(strings = {"parameters", "questions", "amounts", "documents"})
    void tellsAMisspeltSectionWithoutItsConsequences(String section) {
        ProductFolder folder = ProductFolder.sample().replace("product.yaml", "\n" + section + ":\n", "\n" + section.substring(0, section.length() - 1) + ":\n");

        assertThat(folder.report().problems()).allSatisfy(problem -> {
            assertThat(problem.path()).endsWith("product.yaml");
            assertThat(problem.code()).isIn("FIELD_UNKNOWN", "FIELD_MISSING");
        }).extracting(Problem::code).containsOnlyOnce("FIELD_UNKNOWN");
    }

    @Test
    void takesNoSectionForOneThatIsThere() {
        ProductFolder folder = ProductFolder.sample().append("product.yaml", "question: { occupation: { type: text, source: customer } }\n");

        assertThat(folder.report().problems()).extracting(Problem::code).containsExactly("FIELD_UNKNOWN");
    }

    @Test
    void asksForATextInEveryLanguage() {
        ProductFolder folder = ProductFolder.sample().replace("messages_en.properties", "\nplan.basic=", "\nplan.basics=");

        assertThat(folder.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("TEXT_MISSING");
            assertThat(problem.fix()).contains("messages_en.properties");
        });
        assertThat(ProductFolder.sample().without("messages_id.properties").problems()).extracting(Problem::code)
                .containsExactly("MESSAGES_MISSING");
    }

    @Test
    void refusesAClauseThatNobodyAccepts() {
        assertThat(ProductFolder.sample().with("clauses/extra.en.md", "x").problems()).extracting(Problem::code)
                .containsExactly("CLAUSE_NOT_LISTED");
        assertThat(ProductFolder.sample().with("clauses/cover.jv.md", "x").problems()).extracting(Problem::code)
                .containsExactly("LANGUAGE_UNKNOWN");
        assertThat(ProductFolder.sample().without("summary.id.md").problems()).extracting(Problem::code)
                .containsExactly("CLAUSE_TEXT_MISSING");
    }

    @Test
    void refusesMessagesThatStandTwiceOrNowhere() {
        assertThat(ProductFolder.sample().append("messages_en.properties", "plan.basic=Basic\n").problems()).extracting(Problem::code)
                .containsExactly("KEY_TWICE");
        assertThat(ProductFolder.sample().append("messages_en.properties", "no message\n").problems()).extracting(Problem::code)
                .containsExactly("MESSAGE_SYNTAX");
    }

    @Test
    void tellsAMissingOrEmptyDefinition() {
        assertThat(ProductFolder.sample().without("product.yaml").problems()).extracting(Problem::code)
                .containsExactly("PRODUCT_YAML_MISSING");
        assertThat(ProductFolder.sample().with("product.yaml", "").problems()).extracting(Problem::code).containsExactly("YAML_SYNTAX");
        assertThat(ProductFolder.sample().with("product.yaml", "- 1\n").problems()).extracting(Problem::code).contains("FIELD_TYPE");
    }
}
