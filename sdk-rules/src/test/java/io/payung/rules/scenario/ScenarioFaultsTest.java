package io.payung.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.rules.ProductFolder;
import io.payung.rules.pack.PackProblems;
import io.payung.rules.pack.Problem;
import io.payung.rules.scenario.file.ScenarioReader;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.pack.CompiledPack;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a designer may misspell in a scenario is told at its own place. */
class ScenarioFaultsTest {

    private static final CompiledPack PACK = ProductFolder.sample().compile();

    /** Line 1 to 8; every test replaces one piece of it. */
    private static final String SOUND = """
            asOf: 2026-06-01
            given:
              plan: basic
              applicant: { age: 36, sex: female }
              answers: { occupation: trade, motorcycle: false, monthlyIncome: 3_000_000, hazardousSport: false }
            scenarios:
              - name: one
                expect: { outcome: offered, premium: 20_000, limits: { death: 10_000_000 }, clauses: [summary] }
              - name: two
                given: { event: { cause: accident, consequence: death, afterDays: 100 } }
                expect: { documents: [claim-form], questions: [trafficAccident] }
              - name: three
                rows:
                  - { applicant.age: 5, outcome: declined, codes: [AGE_BELOW_MINIMUM] }
            """;

    @Test
    void findsNothingInASoundFile() {
        assertThat(problems(SOUND)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "asOf: 2026-06-01         | asOf: 2026-02-30         | 1:7   | DATE_UNKNOWN",
        "asOf: 2026-06-01         | asOf: soon               | 1:7   | VALUE_SHAPE",
        "asOf: 2026-06-01         | asOff: 2026-06-01        | 1:1   | FIELD_MISSING FIELD_UNKNOWN",
        "plan: basic              | plan: basik              | 3:9   | NAME_UNKNOWN",
        "plan: basic              | plans: basic             | 3:3   | FIELD_UNKNOWN",
        "age: 36                  | age: 36.5                | 4:21  | FIELD_TYPE",
        "age: 36                  | age: -1                  | 4:21  | VALUE_RANGE",
        "age: 36                  | age: 121                 | 4:21  | VALUE_RANGE",
        "age: 36                  | agee: 36                 | 4:16  | FIELD_UNKNOWN",
        "sex: female              | sex: woman               | 4:30  | VALUE_UNKNOWN",
        "occupation: trade        | occupation: trading      | 5:26  | VALUE_UNKNOWN",
        "occupation: trade        | occupatoin: trade        | 5:14  | NAME_UNKNOWN",
        "occupation: trade        | trafficAccident: true    | 5:14  | NAME_UNKNOWN",
        "motorcycle: false        | motorcycle: no           | 5:45  | FIELD_TYPE",
        "monthlyIncome: 3_000_000 | monthlyIncome: 3.000.000 | 5:67  | AMOUNT_LOOKS_GROUPED",
        "outcome: offered         | outcome: sold            | 8:24  | VALUE_UNKNOWN",
        "premium: 20_000          | premium: cheap           | 8:42  | FIELD_TYPE",
        "premium: 20_000          | prices: 20_000           | 8:33  | FIELD_UNKNOWN",
        "{ death: 10_000_000 }    | { dead: 10_000_000 }     | 8:60  | NAME_UNKNOWN",
        "clauses: [summary]       | clauses: [sumary]        | 8:91  | NAME_UNKNOWN",
        "name: two                | name: one                | 9:5   | SCENARIO_TWICE",
        "name: two                | title: two               | 9:5   | FIELD_MISSING FIELD_UNKNOWN",
        "cause: accident,         | reason: accident,        | 10:23 | FIELD_UNKNOWN",
        "cause: accident,         | place: abroad,           | 10:21 | FIELD_MISSING",
        "documents: [claim-form]  | documents: [claim-from]  | 11:27 | NAME_UNKNOWN",
        "[trafficAccident]        | [trafficAcident]         | 11:52 | NAME_UNKNOWN",
        "applicant.age: 5         | aplicant.age: 5          | 14:11 | FIELD_UNKNOWN",
        "applicant.age: 5         | applicant.agee: 5        | 14:11 | FIELD_UNKNOWN",
        "applicant.age: 5         | applicant.age: young     | 14:26 | FIELD_TYPE",
        "applicant.age: 5         | answers.occupation: mine | 14:31 | VALUE_UNKNOWN",
        "applicant.age: 5         | applicant.birthDate: 2020-01-01 | 14:11 | AGE_OR_BIRTH_DATE",
    })
    void tellsWhereTheFaultStands(String sound, String broken, String place, String codes) {
        List<Problem> problems = problems(replaced(sound, broken));

        assertThat(problems.stream().map(Problem::code).distinct().sorted().toList()).containsExactly(codes.split(" "));
        assertThat(problems).extracting(problem -> problem.line() + ":" + problem.column()).contains(place);
        assertThat(problems).allSatisfy(problem -> assertThat(problem.fix()).isNotBlank());
    }

    /** The fault of the shape stands in another scenario, in the same one, or beside the value. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "name: two           | title: two",
        "age: 36             | agee: 36",
        "documents:          | papers:",
        "outcome: offered    | result: offered",
        "applicant.age: 5    | aplicant.age: 5",
        "afterDays: 100      | afterDays: soon",
    })
    void tellsMisspeltValuesBesideAFaultOfTheShape(String sound, String broken) {
        String text = replaced(sound, broken).replace("plan: basic", "plan: basik").replace("{ death: 10_000_000 }", "{ dead: 10_000_000 }")
                .replace("occupation: trade", "occupation: trad");

        List<Problem> problems = problems(text);

        assertThat(problems).extracting(problem -> problem.code() + " " + problem.line()).contains("NAME_UNKNOWN 3", "VALUE_UNKNOWN 5", "NAME_UNKNOWN 8");
        assertThat(problems).as("nothing that only follows").hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void readsOnWhateverShapeAValueHas() {
        for (String line : SOUND.lines().toList()) {
            for (String shape : List.of("[1]", "{ x: 1 }", "~", "12.5", "true", "[[a], { b: c }]")) {
                String key = line.replaceFirst(":.*", ":");
                assertThat(problems(SOUND.replace(line, key + " " + shape))).as(key + " " + shape).isNotNull();
                SOUND.lines().filter(each -> each.equals(line)).forEach(each -> {
                    for (String value : each.replaceFirst("^[^:]*:", "").split("[,{}]")) {
                        String inner = value.replaceFirst("^[^:]*: ", "").strip();
                        if (!inner.isEmpty()) {
                            assertThat(problems(SOUND.replace(": " + inner, ": " + shape))).as(inner + " as " + shape).isNotNull();
                        }
                    }
                });
            }
        }
    }

    @Test
    void asksWhatWasMeant() {
        assertThat(problems(replaced("plan: basic", "plan: basik")).get(0).fix()).contains("\"basic\"");
        assertThat(problems(replaced("occupation: trade", "occupation: trad")).get(0).fix()).contains("\"trade\"");
        assertThat(problems(replaced("outcome: offered", "outcome: ofered")).get(0).fix()).contains("\"offered\"");
    }

    @Test
    void tellsAFaultThatAllRowsShareOnce(@TempDir Path folder) {
        String rows = SOUND + "      - { applicant.age: 6, outcome: offered }\n      - { applicant.age: 7, outcome: offered }\n";
        ProductFolder.sample().with("scenarios/rows.yaml", rows.replace("plan: basic", "plan: basik")).writeTo(folder);

        List<Problem> problems = ScenarioSuite.check(folder).report().problems();

        assertThat(problems).filteredOn(problem -> problem.path().endsWith("rows.yaml")).hasSize(1);
        assertThatThrownBy(() -> ScenarioSuite.of(folder)).isInstanceOf(PackProblems.class).hasMessageContaining("rows.yaml:3:9");
    }

    @Test
    void namesTheFileOfTheScenarioThatHasTheNameAlready() {
        assertThat(problems(SOUND.replace("name: two", "name: one")).get(0).message()).contains("scenarios/one.yaml:7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "afterDays: 100 | place: home                        | FIELD_MISSING",
        "afterDays: 100 | afterDays: 100, date: 2026-09-09    | FIELD_TWICE",
        "afterDays: 100 | afterDays: 100, reportedOn: 2026-09-10, reportedAfterDays: 1 | FIELD_TWICE",
        "afterDays: 100 | afterDays: 100, documents: [letter] | NAME_UNKNOWN",
        "afterDays: 100 | afterDays: 100, life: husband     | NAME_UNKNOWN",
        "plan: basic    | 'plan: basic, held: { count: 1, policies: [] }' | HELD_TWICE",
        "plan: basic    | 'plan: basic, held: { policies: [{ from: 2026-02-01, until: 2026-01-31, sumInsured: 1 }] }' | VALUE_RANGE",
        "limits: { death: 10_000_000 } | 'payable: { dead: {} }'               | NAME_UNKNOWN",
        "limits: { death: 10_000_000 } | 'payable: { death: { legal-hairs: 1 } }' | NAME_UNKNOWN",
        "limits: { death: 10_000_000 } | 'payable: { death: { beneficiaries: 1 } }' | NAME_UNKNOWN",
        "limits: { death: 10_000_000 } | 'payable: { death: { legal-heirs: 1 } }' | ''",
        "plan: basic    | 'plan: basic, consent: { accept: [sumary] }' | NAME_UNKNOWN",
        "plan: basic    | 'plan: basic, consent: { by: neighbour }' | VALUE_UNKNOWN",
        "plan: basic    | 'plan: basic, lives: { child: { age: 5 } }' | VALUE_UNKNOWN",
        "plan: basic    | 'plan: basic, lives: { main: { age: 5 } }' | FIELD_MISSING LIFE_IS_APPLICANT",
        "plan: basic    | 'plan: basic, lives: { main: { relation: child } }' | AGE_OR_BIRTH_DATE",
        "plan: basic    | 'plan: basic, lives: { main: { relation: self } }' | ''",
        "plan: basic    | 'plan: basic, language: fr' | NAME_UNKNOWN",
    })
    void checksWhatBelongsTogether(String sound, String broken, String codes) {
        String text = replaced(sound, broken).replaceAll("(?m)^ {2}plan: basic, (.*)$", "  plan: basic\n  $1");

        List<String> found = problems(text).stream().map(Problem::code).distinct().sorted().toList();

        assertThat(String.join(" ", found)).isEqualTo(codes);
    }

    private static String replaced(String sound, String broken) {
        assertThat(SOUND).contains(sound);
        return SOUND.replace(sound, broken);
    }

    private static List<Problem> problems(String text) {
        Problems problems = new Problems("product");
        new ScenarioReader(PACK.product(), problems).readAll(ProductFolder.sample().without("scenarios/claims.yaml").without("scenarios/consent.yaml")
                .without("scenarios/coverage.yaml").without("scenarios/eligibility.yaml").with("scenarios/one.yaml", text).source());
        return problems.all();
    }
}
