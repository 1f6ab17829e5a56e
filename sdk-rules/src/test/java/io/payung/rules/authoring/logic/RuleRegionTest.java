package io.payung.rules.authoring.logic;

import static io.payung.rules.authoring.logic.RandomRules.AT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
        RuleRegion rule = RuleRegion.of(List.of(young, red, old), RandomRules.SPACE);

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
        assertThat(RuleRegion.of(List.of(red, young, old), RandomRules.SPACE).contradicted()).containsSame(young);
    }

    @Test
    void namesNoConditionWhereItTakesSeveral() {
        Logic oneOrFlag = new Logic.Any(List.of(compare("age", Operator.EQUAL, 1L), compare("flag", Operator.EQUAL, true)));
        Logic twoOrNot = new Logic.Any(List.of(compare("age", Operator.EQUAL, 2L), compare("flag", Operator.EQUAL, false)));
        Logic three = compare("age", Operator.EQUAL, 3L);
        Logic four = compare("age", Operator.EQUAL, 4L);
        RuleRegion rule = RuleRegion.of(List.of(oneOrFlag, twoOrNot, three, four), RandomRules.SPACE);

        assertThat(rule.fatal()).isSameAs(three);
        assertThat(rule.contradicted()).isEmpty();
    }

    @Test
    void findsAlternativesThatNoValueFulfils() {
        Logic dead = compare("age", Operator.MORE, 4L);
        Logic alive = compare("age", Operator.AT_LEAST, 4L);
        Logic inner = new Logic.All(List.of(compare("flag", Operator.EQUAL, true), new Logic.Any(List.of(alive, dead))));

        RuleRegion rule = RuleRegion.of(List.of(new Logic.Any(List.of(compare("flag", Operator.EQUAL, false), inner))), RandomRules.SPACE);

        assertThat(rule.deadAlternatives()).containsExactly(dead);
        assertThat(RuleRegion.of(List.of(new Logic.Any(List.of(dead, dead))), RandomRules.SPACE).deadAlternatives()).isEmpty();
    }

    @Test
    void saysNothingForCertainAboutWhatItDoesNotRead() {
        Logic opaque = new Logic.Opaque("it compares two facts", AT);
        Logic young = compare("age", Operator.LESS, 2L);
        RuleRegion unread = RuleRegion.of(List.of(young, opaque), RandomRules.SPACE);
        RuleRegion read = RuleRegion.of(List.of(young), RandomRules.SPACE);

        assertThat(unread.notAnalysed()).contains("it compares two facts");
        assertThat(RuleRegion.of(List.of(opaque), RandomRules.SPACE).alwaysFires()).isEqualTo(Verdict.UNDECIDED);
        assertThat(read.isCoveredBy(unread)).isEqualTo(Verdict.UNDECIDED);
        assertThat(unread.isCoveredBy(read)).isEqualTo(Verdict.YES);
        assertThat(RuleRegion.of(List.of(young, opaque, compare("age", Operator.MORE, 2L)), RandomRules.SPACE).neverFires()).isTrue();
        assertThat(RuleRegion.leaveNothing(List.of(RuleRegion.of(List.of(opaque), RandomRules.SPACE)), RandomRules.SPACE))
                .isEqualTo(Verdict.NO);
    }

    @Test
    void givesUpOnTooManyAlternativesInsteadOfTakingForever() {
        List<Logic> conditions = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            conditions.add(new Logic.Any(List.of(compare("age", Operator.EQUAL, (long) i % 5), compare("flag", Operator.EQUAL, i % 2 == 0),
                    compare("color", Operator.EQUAL, "red"), compare("text", Operator.EQUAL, "a" + i))));
        }

        RuleRegion rule = RuleRegion.of(conditions, RandomRules.SPACE);

        assertThat(rule.notAnalysed()).hasValueSatisfying(why -> assertThat(why).contains("1000"));
        assertThat(rule.neverFires()).isFalse();
        assertThat(rule.alwaysFires()).isEqualTo(Verdict.UNDECIDED);
        assertThat(rule.deadAlternatives()).isEmpty();
    }

    static Logic compare(String fact, Operator operator, Object value) {
        return new Logic.Compare(fact, operator, value, AT);
    }
}
