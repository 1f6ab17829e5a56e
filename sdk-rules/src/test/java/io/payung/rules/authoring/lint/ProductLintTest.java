package io.payung.rules.authoring.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.pack.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a product has and never uses, never pays or never shows. */
class ProductLintTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "parameters:\\n ; parameters:\\n  «spareAge: 5\\n ; PARAMETER_UNUSED",
        "parameters:\\n ; parameters:\\n  «childAgo: 5\\n ; PARAMETER_UNUSED",
        "questions:\\n ; questions:\\n  «smokes: { type: yes-no, source: customer }\\n ; QUESTION_UNUSED",
        "amounts:\\n ; amounts:\\n  «sixIncomes: \"6 * monthlyIncome\"\\n ; AMOUNT_UNUSED",
        "documents:\\n ; documents:\\n  «passport: { form: copy }\\n ; DOCUMENT_NEVER_REQUIRED",
    })
    void tellsWhatNothingUses(String old, String now, String code) {
        Marked folder = Marked.sample().replace("product.yaml", old.replace("\\n", "\n"), now)
                .texts("question.smokes", "document.passport", "how.passport");

        assertThat(folder.told()).filteredOn(told -> !told.endsWith("TEXT_UNUSED")).containsExactly(folder.expected("warning", code));
    }

    @Test
    void countsNoWaiverAsAUseOfADocument() {
        Marked folder = Marked.sample().replace("product.yaml", "documents:\n", "documents:\n  «passport: { form: copy }\n")
                .texts("document.passport", "how.passport")
                .rule("claim-documents.drl", "CLM-100", "benefit == \"death\"", "waive(\"passport\", \"SMALL_CLAIM_NEEDS_NO_FAMILY_CARD\")");

        assertThat(folder.told()).containsExactly(folder.expected("warning", "DOCUMENT_NEVER_REQUIRED"));
    }

    @Test
    void tellsAClauseThatNobodyHasToAccept() {
        Marked folder = Marked.sample()
                .replace("product.yaml", "clauses: [summary, cover, exclusions,", "clauses: [summary, cover, «exclusions,")
                .replace("consent.drl", "decision.require(\"exclusions\", \"EXCLUSIONS_MUST_BE_ACCEPTED\")",
                        "decision.require(\"cover\", \"EXCLUSIONS_MUST_BE_ACCEPTED\")");

        assertThat(folder.told()).containsExactly(folder.expected("warning", "CLAUSE_NEVER_REQUIRED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"summary.en.md", "messages_en.properties", "product.yaml"})
    void takesEveryMentionForAUse(String file) {
        String use = switch (file) {
            case "summary.en.md" -> "\nYou pay @{parameters.spareAge}.\n";
            case "messages_en.properties" -> "place.kiosk=From @{parameters.spareAge}\n";
            default -> "\neligibility: rules\n# spareAge\n";
        };
        Marked folder = Marked.sample().replace("product.yaml", "parameters:\n", "parameters:\n  spareAge: 5\n").append(file, use);

        // A comment of product.yaml is no use.
        assertThat(folder.told().stream().anyMatch(told -> told.endsWith("PARAMETER_UNUSED"))).isEqualTo(file.equals("product.yaml"));
    }

    @Test
    void callsNothingUnusedThatABrokenRuleMentions() {
        Marked folder = Marked.sample()
                .replace("product.yaml", "parameters:\n", "parameters:\n  spareAge: 5\n")
                .append("eligibility.drl", "\nrule \"ELG-100 test\"\nwhen EligibilityFacts( life.ageAtStart << parameters.spareAge )\n"
                        + "then decision.decline(\"CHILD_AT_WORK\"); end\n");

        assertThat(folder.told()).hasSize(1).first().asString().endsWith("RULE_SYNTAX");
    }

    @ParameterizedTest
    @CsvSource({
        "question.monthlyIncom=x, true", "choice.occupation.diving=x, true", "plan.gold=x, true", "benefit.dental=x, true",
        "document.passport=x, true", "how.hospital-letter=x, true", "role.child=x, true", "consequence.illness=x, true", "cover=x, true",
        "AGE_BELOW_MINIMUN=x, true", "reason.age=x, true", "place.sea=x, false", "cause.fire=x, false", "relation.uncle=x, false",
        "PAYMENT_GATEWAY_FAILED=x, false"})
    void tellsAMessageThatNothingShows(String line, boolean unused) {
        Marked folder = Marked.sample().append("messages_en.properties", "«" + line + "\n");

        assertThat(folder.told()).hasSize(unused ? 1 : 0);
        assertThat(folder.told().contains(folder.expected("warning", "TEXT_UNUSED"))).isEqualTo(unused);
    }

    @Test
    void bringsAMisspeltMessageAndItsRuleTogether() {
        Marked folder = Marked.sample().replace("messages_en.properties", "CHILD_AT_WORK=", "CHILD_AT_WROK=");

        List<Problem> problems = folder.folder().report().problems();

        assertThat(problems).extracting(Problem::code).containsExactly("TEXT_MISSING", "TEXT_UNUSED");
        assertThat(problems.get(0).fix()).isEqualTo("messages_en.properties has \"CHILD_AT_WROK\"; rename it to CHILD_AT_WORK");
        assertThat(problems.get(1).fix()).startsWith("did you mean \"CHILD_AT_WORK\"?");
    }

    @Test
    void takesTheOneUseForMisspeltWhenEveryLanguageHasTheOtherWord() {
        Marked relation = Marked.sample().replace("product.yaml", "relation: [self, child,", "relation: [self, «chidl,");
        Marked code = Marked.sample().replace("eligibility.drl", "decline(\"CHILD_AT_WORK\")", "decline(«\"CHILD_AT_WROK\")");

        assertThat(relation.folder().problems()).hasSize(2).allMatch(problem -> problem.fix().startsWith("did you mean \"child\" here?"));
        assertThat(relation.told()).contains(relation.expected("error", "TEXT_MISSING"));
        assertThat(code.folder().problems()).hasSize(2).allMatch(problem -> problem.fix().startsWith("did you mean \"CHILD_AT_WORK\" here?"));
        assertThat(code.told()).contains(code.expected("error", "TEXT_MISSING"));
    }

    /** Its message was renamed with it, as somebody does who wants the check to be content. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "relation: [self, child, | relation: [self, «chidl, | relation.chidl | true",
        "relation: [self, child, | relation: [«slef, child, | relation.slef | true",
        "relation: [self, child, | relation: [self, child, «uncel, | relation.uncel | true",
        "relation: [self, child, | relation: [self, child, neighbour, | relation.neighbour | false",
        "relation: [self, child, | relation: [self, child, anak, | relation.anak | false",
        "relation: [self, child, | relation: [self, child, mother, | relation.mother | false",
        "relation: [self, child, | relation: [self, child1, child2, | relation.child1 relation.child2 | false",
        "consequence: [injury] | consequence: [«injurry] | consequence.injurry | true",
        "consequence: [injury] | consequence: [injury, «heart-atack] | consequence.heart-atack consequence.heart-attack | true",
        "consequence: [injury] | consequence: [injury, snake-bite] | consequence.snake-bite | false",
        "cause: accident, consequence: [injury] | cause: «acident, consequence: [injury] | cause.acident | true",
    })
    void noticesAMisspeltWordThoughItHasATextOfItsOwn(String old, String now, String texts, boolean misspelt) {
        Marked folder = Marked.sample().replace("product.yaml", old, now).texts(texts.split(" "));

        List<String> told = folder.told().stream().filter(each -> each.contains("MISSPELT")).toList();

        assertThat(told).isEqualTo(misspelt ? List.of(folder.expected("warning", "VALUE_LOOKS_MISSPELT")) : List.of());
    }

    @Test
    void knowsEveryReasonThatTheSdkItselfGives() throws IOException {
        Set<String> given = new TreeSet<>();
        Pattern about = Pattern.compile("(?:Reason\\.about|ReasonCode\\.of)\\(\"([A-Z_]+)\"");
        try (Stream<Path> files = Files.walk(Path.of("../sdk-core/src/main/java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                about.matcher(Files.readString(file)).results().forEach(match -> given.add(match.group(1)));
            }
        }
        Marked folder = Marked.sample();
        given.stream().filter(code -> !folder.folder().text("messages_en.properties").contains("\n" + code + "="))
                .forEach(code -> folder.append("messages_en.properties", code + "=x\n"));

        assertThat(given).hasSizeGreaterThan(20);
        assertThat(folder.told()).as("a new code of the SDK belongs into sdk-codes.txt").isEmpty();
    }

    @Test
    void tellsABenefitThatIsInNoPlan() {
        Marked folder = Marked.sample().replace("product.yaml", "amount: { plus: 2_000_000 }", "amount: {}").replace("product.yaml", "  medical:\n",
                "  «medical:\n");

        assertThat(folder.told()).contains(folder.expected("error", "BENEFIT_NEVER_PAYS"));
    }

    /** The year of cover has up to 366 days, and the event of the last one must still be paid. */
    @ParameterizedTest
    @CsvSource({"365, accident, false", "366, accident, true", "367, accident, true", "366, any, true"})
    void tellsAWaitingTimeThatLastsAsLongAsTheCover(String days, String cause, boolean never) {
        Marked folder = Marked.sample()
                .replace("product.yaml", "  death:\n", "  «death:\n")
                .append("product.yaml", "waiting: [ { days: " + days + ", cause: " + cause + " } ]\n");

        assertThat(folder.told().contains(folder.expected("error", "BENEFIT_NEVER_PAYS"))).isEqualTo(never);
    }

    @ParameterizedTest
    @CsvSource({"disability, cover-start, true", "death, cover-start, false", "disability, issue, false"})
    void blamesOnlyTheBenefitWhoseCauseWaits(String benefit, String from, boolean never) {
        Marked folder = Marked.sample()
                .replace("product.yaml", "event: { cause: accident, consequence: [total-permanent-disability] }",
                        "event: { cause: illness, consequence: [total-permanent-disability] }")
                .texts("cause.illness")
                .append("product.yaml", "waiting: [ { days: 366, cause: illness, from: " + from + " } ]\n")
                .replace("product.yaml", "  " + benefit + ":\n", "  «" + benefit + ":\n");

        assertThat(folder.told().contains(folder.expected("error", "BENEFIT_NEVER_PAYS"))).isEqualTo(never);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "benefit == \"medical\" ; true", "event.consequence == \"injury\" ; false", "lives.count >= 1 ; true", "benefit == \"death\" ; false"})
    void tellsADocumentThatIsWaivedWhereverItIsRequired(String conditions, boolean always) {
        Marked folder = Marked.sample()
                .replace("claim-documents.drl", "rule \"CLM-008 the cost", "«rule \"CLM-008 the cost")
                .rule("claim-documents.drl", "CLM-100", conditions, "waive(\"receipts\", \"SMALL_CLAIM_NEEDS_NO_FAMILY_CARD\")");

        assertThat(folder.told().contains(folder.expected("warning", "DOCUMENT_ALWAYS_WAIVED"))).isEqualTo(always);
        assertThat(folder.told()).hasSize(always ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "lives.count >= 1 ; exclude(\"medical\", \"SPORT_EXCLUDES_MEDICAL\") ; true",
        "life.sex == \"female\" || life.sex == \"male\" ; exclude(\"medical\", \"SPORT_EXCLUDES_MEDICAL\") ; true",
        "lives.count >= 1 ; limit(\"medical\", parameters.none, \"LIMIT_FOR_RIDER\") ; true",
        "life.sex == \"female\" ; exclude(\"medical\", \"SPORT_EXCLUDES_MEDICAL\") ; false",
        "lives.count >= 1 ; limit(\"medical\", parameters.riderDeathLimit, \"LIMIT_FOR_RIDER\") ; false",
    })
    void tellsABenefitThatRulesAlwaysTakeAway(String conditions, String call, boolean taken) {
        Marked folder = Marked.sample()
                .replace("product.yaml", "parameters:\n", "parameters:\n  none: { type: money, value: 0 }\n")
                .replace("product.yaml", "  medical:\n", "  «medical:\n")
                .rule("coverage.drl", "COV-100", conditions, call);

        assertThat(folder.told().contains(folder.expected("error", "BENEFIT_NEVER_PAYS"))).isEqualTo(taken);
    }

    @Test
    void tellsAPlanWithoutCover() {
        Marked folder = Marked.sample()
                .replace("product.yaml", "  plus: { lives: [main] }\n", "  plus: { lives: [main] }\n  «empty: { lives: [main] }\n")
                .replace("product.yaml", "        basic: { amount: 20_000 }", "        empty: { amount: 500 }\n        basic: { amount: 20_000 }")
                .texts("plan.empty");

        assertThat(folder.told()).containsExactly(folder.expected("error", "PLAN_COVERS_NOTHING"));
    }

    /** Basic covers 20,000,000, and the price is rounded to 500. */
    @ParameterizedTest
    @CsvSource({
        "0, PREMIUM_ZERO", "249, PREMIUM_ZERO", "250, ", "251, ",
        "20_000_249, ", "20_000_250, PREMIUM_ABOVE_COVER", "20_000_500, PREMIUM_ABOVE_COVER"})
    void tellsAPriceThatCannotBeMeant(String amount, String code) {
        Marked folder = Marked.sample().replace("product.yaml", "        basic: { amount: 20_000 }", "        «basic: { amount: " + amount + " }");

        assertThat(folder.told()).isEqualTo(code == null ? List.of() : List.of(folder.expected("warning", code)));
    }

    @Test
    void computesAPriceWithoutAnswers() {
        Marked folder = Marked.sample().replace("product.yaml", "ratePerMille: { type: decimal, value: 1.5 }",
                "ratePerMille: { type: decimal, value: 15000.5 }").replace("product.yaml", "        plus: { formula", "        «plus: { formula");

        assertThat(folder.told()).containsExactly(folder.expected("warning", "PREMIUM_ABOVE_COVER"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "limits.medical * «loading ; true",
        "divide(limits.medical * loading, 100, 2) ; false",
        "limits.medical * loading * 0.01 ; false",
        "limits.medical * loading * «loading ; true",
        "limits.medical * 0.011 * «loading ; true",
        "limits.medical + (loading > 5) ; false",
    })
    void tellsAPercentageThatCountsAHundredfold(String formula, boolean raw) {
        Marked folder = Marked.sample()
                .replace("product.yaml", "parameters:\n", "parameters:\n  loading: { type: percent, value: 2 }\n")
                .replace("product.yaml", "limits.medical * 0.01", formula);

        assertThat(folder.told().contains(folder.expected("warning", "PERCENT_RAW"))).isEqualTo(raw);
        assertThat(folder.told().stream().anyMatch(told -> told.endsWith("PERCENT_RAW"))).isEqualTo(raw);
    }
}
