package io.payung.rules.authoring.logic;

import static io.payung.rules.authoring.logic.RandomRules.AT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The algebra of conditions says what counting out every combination of values says. */
class RuleRegionTest {

    /** {@link CountedOutTest} does the same for many more. */
    @Test
    void agreesWithCountingOutEveryPoint() {
        CountedOut.agree(500);
    }

    @Test
    void tellsAtWhichConditionNothingIsLeft() {
        Logic young = compare("age", Operator.LESS, 2L);
        Logic red = compare("color", Operator.EQUAL, "red");
        Logic old = compare("age", Operator.AT_LEAST, 2L);
        RuleRegion rule = RuleRegion.of(List.of(young, red, old), RandomRules.space());

        assertThat(rule.neverFires()).isTrue();
        assertThat(rule.fatal()).isSameAs(old);
        assertThat(rule.isFalseAlone(old)).isFalse();
        assertThat(rule.isFalseAlone(compare("age", Operator.LESS, 0L))).isTrue();
    }

    @Test
    void namesTheConditionThatIsContradictedOnItsOwn() {
        Logic red = compare("color", Operator.EQUAL, "red");
        Logic young = compare("age", Operator.LESS, 2L);
        Logic old = compare("age", Operator.AT_LEAST, 2L);
        assertThat(RuleRegion.of(List.of(red, young, old), RandomRules.space()).contradicted()).containsSame(young);
    }

    @Test
    void namesNoConditionWhereItTakesSeveral() {
        Logic oneOrFlag = new Logic.Any(List.of(compare("age", Operator.EQUAL, 1L), compare("flag", Operator.EQUAL, true)));
        Logic twoOrNot = new Logic.Any(List.of(compare("age", Operator.EQUAL, 2L), compare("flag", Operator.EQUAL, false)));
        Logic three = compare("age", Operator.EQUAL, 3L);
        Logic four = compare("age", Operator.EQUAL, 4L);
        RuleRegion rule = RuleRegion.of(List.of(oneOrFlag, twoOrNot, three, four), RandomRules.space());

        assertThat(rule.fatal()).isSameAs(three);
        assertThat(rule.contradicted()).isEmpty();
    }

    @Test
    void findsAlternativesThatNoValueFulfils() {
        Logic dead = compare("age", Operator.MORE, 4L);
        Logic alive = compare("age", Operator.AT_LEAST, 4L);
        Logic inner = new Logic.All(List.of(compare("flag", Operator.EQUAL, true), new Logic.Any(List.of(alive, dead))));

        RuleRegion rule = RuleRegion.of(List.of(new Logic.Any(List.of(compare("flag", Operator.EQUAL, false), inner))), RandomRules.space());

        assertThat(rule.deadAlternatives()).containsExactly(dead);
        assertThat(RuleRegion.of(List.of(new Logic.Any(List.of(dead, dead))), RandomRules.space()).deadAlternatives()).isEmpty();
    }

    @Test
    void saysNothingForCertainAboutWhatItDoesNotRead() {
        Logic opaque = new Logic.Opaque("it compares two facts", AT);
        Logic young = compare("age", Operator.LESS, 2L);
        RuleRegion unread = RuleRegion.of(List.of(young, opaque), RandomRules.space());
        RuleRegion read = RuleRegion.of(List.of(young), RandomRules.space());

        assertThat(unread.notAnalysed()).contains("it compares two facts");
        assertThat(RuleRegion.of(List.of(opaque), RandomRules.space()).alwaysFires()).isEqualTo(Verdict.UNDECIDED);
        assertThat(read.isCoveredBy(unread)).isEqualTo(Verdict.UNDECIDED);
        assertThat(unread.isCoveredBy(read)).isEqualTo(Verdict.YES);
        assertThat(RuleRegion.of(List.of(young, opaque, compare("age", Operator.MORE, 2L)), RandomRules.space()).neverFires()).isTrue();
        assertThat(RuleRegion.leaveNothing(List.of(RuleRegion.of(List.of(opaque), RandomRules.space())), RandomRules.space()))
                .isEqualTo(Verdict.NO);
    }

    @Test
    void givesUpOnTooManyAlternativesInsteadOfTakingForever() {
        List<Logic> conditions = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            conditions.add(new Logic.Any(List.of(compare("age", Operator.EQUAL, (long) i % 5), compare("flag", Operator.EQUAL, i % 2 == 0),
                    compare("color", Operator.EQUAL, "red"), compare("text", Operator.EQUAL, "a" + i))));
        }

        RuleRegion rule = RuleRegion.of(conditions, RandomRules.space());

        assertThat(rule.notAnalysed()).hasValueSatisfying(why -> assertThat(why).contains("1000"));
        assertThat(rule.neverFires()).isFalse();
        assertThat(rule.alwaysFires()).isEqualTo(Verdict.UNDECIDED);
        assertThat(rule.deadAlternatives()).isEmpty();
    }

    @Test
    void takesAFactThatAConditionComparesAnywhereForKnown() {
        Logic absent = new Logic.Absence("text", true, AT);
        Logic either = new Logic.Any(List.of(compare("text", Operator.EQUAL, "a"), compare("age", Operator.LESS, 2L)));

        assertThat(RuleRegion.of(List.of(absent, either), RandomRules.space()).neverFires()).isTrue();
        assertThat(RuleRegion.of(List.of(absent), RandomRules.space()).neverFires()).isFalse();
    }

    @Test
    void seesWhatItDoesNotReadInsideOfAnAlternative() {
        Logic opaque = new Logic.Opaque("it compares two facts", AT);
        Logic either = new Logic.Any(List.of(compare("age", Operator.LESS, 2L), new Logic.All(List.of(opaque, opaque))));

        assertThat(RuleRegion.of(List.of(either), RandomRules.space()).notAnalysed()).contains("it compares two facts");
    }

    @ParameterizedTest
    @CsvSource({"999, true", "1000, true", "1001, false"})
    void studiesAThousandAlternatives(int count, boolean analysed) {
        RuleRegion rule = RuleRegion.of(List.of(new Logic.Any(alternatives(count))), RandomRules.space());

        assertThat(rule.notAnalysed().isEmpty()).isEqualTo(analysed);
    }

    @Test
    void givesUpWhereTheRestFallsIntoTooManyPieces() {
        RuleRegion holes = RuleRegion.of(List.of(new Logic.Any(alternatives(1_000))), RandomRules.space());
        RuleRegion all = RuleRegion.of(List.of(compare("age", Operator.AT_LEAST, 0L)), RandomRules.space());

        assertThat(all.isCoveredBy(holes)).isEqualTo(Verdict.UNDECIDED);
    }

    /** Each about values of its own, so that none makes another needless. */
    private static List<Logic> alternatives(int count) {
        return IntStream.range(0, count).mapToObj(i -> (Logic) new Logic.All(List.of(compare("debt", Operator.EQUAL, (long) i),
                compare("text", Operator.EQUAL, "t" + i)))).toList();
    }

    static Logic compare(String fact, Operator operator, Object value) {
        return new Logic.Compare(fact, operator, value, AT);
    }
}
