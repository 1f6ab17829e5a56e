package io.payung.rules.authoring.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.RuleSet;
import io.payung.rules.ProductFolder;
import io.payung.rules.authoring.definition.DefinitionReader;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.logic.Logic;
import io.payung.rules.authoring.logic.RuleRegion;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.DrlParser;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the exact analysis is given of a rule, and how it knows what facts can be. */
class LogicReaderTest {

    private static final Symbols FAMILY =
            DefinitionReader.read(ProductFolder.of(Path.of("../samples/products/term-life")).source(), new Problems("test")).orElseThrow().symbols();

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "life.ageAtStart < 18 ~ life.ageAtStart LESS 18",
        "18 < life.ageAtStart ~ life.ageAtStart MORE 18",
        "life.ageAtStart >= parameters.minimumEntryAge ~ life.ageAtStart AT_LEAST 6",
        "parameters.minimumEntryAge >= life.ageAtStart ~ life.ageAtStart AT_MOST 6",
        "held.sumInsured > amounts.roomBesideBasic ~ held.sumInsured MORE 7",
        "amounts.roomBesideBasic > held.sumInsured ~ held.sumInsured LESS 7",
        "coverStart > \"2026-02-28\" ~ coverStart MORE 2026-02-28",
        "coverStart < parameters.firstDay ~ coverStart LESS 2027-03-01",
        "plan != \"basic\" ~ plan NOT_EQUAL basic",
        "held.overlaps == true ~ held.overlaps EQUAL true",
        "plan == null ~ plan absent true",
        "null != plan ~ plan absent false",
        "plan in (\"basic\", \"plus\") ~ any(plan EQUAL basic, plan EQUAL plus)",
        "plan not in (\"basic\", \"plus\") ~ all(plan NOT_EQUAL basic, plan NOT_EQUAL plus)",
        "plan == \"basic\" || life.ageAtStart > 1 && channel == \"app\" ~ any(plan EQUAL basic, all(life.ageAtStart MORE 1, channel EQUAL app))",
        "life.ageAtEnd > life.ageAtStart ~ it compares two facts",
        "held.sumInsured > answers.monthlyIncome ~ it compares two facts",
        "held.sumInsured > amounts.fiveIncomes ~ it reads amounts.fiveIncomes, which depends on answers",
        "amounts.fiveIncomes > held.sumInsured ~ it reads amounts.fiveIncomes, which depends on answers",
        "amounts.fiveIncomes > 5 ~ it reads amounts.fiveIncomes, which depends on answers",
        "5 < amounts.fiveIncomes ~ it reads amounts.fiveIncomes, which depends on answers",
        "life.ageAtStart > parameters.broken ~ it reads a name that has a fault in product.yaml",
        "parameters.broken > life.ageAtStart ~ it reads a name that has a fault in product.yaml",
    })
    void readsAConditionAsWhatItAsks(String condition, String logic) {
        assertThat(shown(read(Dialect.symbols(), condition).get(0))).isEqualTo(logic);
    }

    /** A family of one main life, one spouse and up to four children; the plan single is for the main life alone. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "lives.count > 6                                          | true",
        "lives.count > 5                                          | false",
        "lives.count < 1                                          | true",
        "lives.count < 2                                          | false",
        "lives.countOf(\"child\") > 4                           | true",
        "lives.countOf(\"child\") > 3                           | false",
        "lives.countOf(\"child\") < 0                           | true",
        "lives.countOf(\"child\") < 1                           | false",
        "lives.count <= 2, lives.countOf(\"child\") >= 3        | true",
        "lives.count <= 3, lives.countOf(\"child\") >= 3        | false",
        "lives.countOf(\"spouse\") >= 1, lives.countOf(\"child\") >= 1, lives.count < 1 | true",
        "life.ageAtStart > 60, life.ageAtEnd < 60                 | true",
        "life.ageAtStart > 60, life.ageAtEnd < 62                 | false",
        "life.ageAtStart < 0                                      | true",
        "held.sumInsured < 0                                      | true",
        "plan == \"single\", life.role == \"child\"           | true",
        "plan == \"family\", life.role == \"child\"           | false",
        "life.role == \"child\", life.relation == \"spouse\"  | true",
        "life.role == \"child\", life.relation == \"child\"   | false",
        "plan == null                                             | true",
        "life.relation == null                                    | true",
    })
    void knowsWhatTheFactsOfAFamilyCanBe(String conditions, boolean never) {
        RuleRegion region = region(FAMILY, RuleSet.ELIGIBILITY, conditions);

        assertThat(region.neverFires()).isEqualTo(never);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "benefit == \"death\", event.consequence == \"injury\" | true",
        "benefit == \"death\", event.consequence == \"death\"  | false",
        "benefit == \"death\", event.cause == \"accident\"     | false",
        "reportedAfterDays < 0                                     | true",
        "event.place == null                                       | false",
        "policy.ageDays < 0                                        | false",
    })
    void knowsWhatTheFactsOfAClaimCanBe(String conditions, boolean never) {
        assertThat(region(Dialect.symbols(), RuleSet.CLAIM_DOCUMENTS, conditions).neverFires()).isEqualTo(never);
    }

    private static RuleRegion region(Symbols symbols, RuleSet set, String conditions) {
        LogicReader reader = reader(set, symbols);
        List<Logic> logic = read(reader, set, conditions);
        return RuleRegion.of(logic, reader.space());
    }

    private static List<Logic> read(Symbols symbols, String conditions) {
        return read(reader(RuleSet.ELIGIBILITY, symbols), RuleSet.ELIGIBILITY, conditions);
    }

    private static List<Logic> read(LogicReader reader, RuleSet set, String conditions) {
        String rule = "rule \"TST-001 test\" when " + RuleSetReader.factType(set) + "( " + conditions + " ) then decision.decline(\"CODE\"); end";
        return reader.read(DrlParser.parse("rules.drl", rule, new Problems("test")).get(0));
    }

    /** The one amount of the sample without answers is seven here. */
    private static LogicReader reader(RuleSet set, Symbols symbols) {
        return new LogicReader(set, symbols, formula -> formula.id().contains("room") ? Optional.of(BigDecimal.valueOf(7)) : Optional.empty());
    }

    private static String shown(Logic logic) {
        if (logic instanceof Logic.Compare compare) {
            return compare.fact() + " " + compare.operator() + " " + compare.value();
        }
        if (logic instanceof Logic.Absence absence) {
            return absence.fact() + " absent " + absence.absent();
        }
        if (logic instanceof Logic.Opaque opaque) {
            return opaque.why();
        }
        return (logic instanceof Logic.All ? "all(" : "any(") + logic.parts().stream().map(LogicReaderTest::shown).collect(Collectors.joining(", ")) + ")";
    }
}
