package io.payung.rules.authoring.logic;

import static io.payung.rules.authoring.logic.RandomRules.AT;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The algebra of conditions says what counting out every combination of values says. */
class RuleRegionTest {

    private static final int PAIRS = 12_000;

    private final Map<String, Map<Verdict, Integer>> seen = new TreeMap<>();

    @Test
    void agreesWithCountingOutEveryPoint() {
        for (long seed = 0; seed < PAIRS; seed++) {
            RandomRules random = new RandomRules(seed);
            List<Map<String, Object>> points = random.points();
            agrees("seed " + seed + ": ", points, random.rule(), random.rule());
        }
        // Verdicts of both kinds, often: else the comparison would show nothing.
        assertThat(seen).hasSize(4).allSatisfy((question, counts) -> {
            assertThat(counts.get(Verdict.YES)).isGreaterThan(200);
            assertThat(counts.get(Verdict.NO)).isGreaterThan(2_000);
        });
    }

    private void agrees(String seed, List<Map<String, Object>> points, List<Logic> one, List<Logic> other) {
        RuleRegion first = RuleRegion.of(one, RandomRules.SPACE);
        RuleRegion second = RuleRegion.of(other, RandomRules.SPACE);
        String shown = seed + one + " / " + other;
        boolean dead = points.stream().noneMatch(point -> fires(one, point));
        boolean everywhere = points.stream().filter(point -> point.keySet().containsAll(reads(one))).allMatch(point -> fires(one, point));
        boolean within = points.stream().filter(point -> fires(one, point)).allMatch(point -> fires(other, point));
        boolean all = points.stream().allMatch(point -> fires(one, point) || fires(other, point));

        assertThat(first.neverFires()).as(shown).isEqualTo(dead);
        assertThat(first.alwaysFires()).as(shown).isEqualTo(verdict(everywhere));
        assertThat(first.isCoveredBy(second)).as(shown).isEqualTo(verdict(within));
        assertThat(RuleRegion.leaveNothing(List.of(first, second), RandomRules.SPACE)).as(shown).isEqualTo(verdict(all));
        count("never", dead);
        count("always", everywhere);
        count("covered", within && !dead);
        count("nothing", all);
    }

    private void count(String question, boolean answer) {
        seen.computeIfAbsent(question, key -> new EnumMap<>(Verdict.class)).merge(verdict(answer), 1, Integer::sum);
    }

    private static Verdict verdict(boolean answer) {
        return answer ? Verdict.YES : Verdict.NO;
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

    private static Set<String> reads(List<Logic> conditions) {
        Set<String> reads = new TreeSet<>();
        conditions.forEach(condition -> reads.addAll(condition.reads()));
        return reads;
    }

    /** As the engine decides: never while a fact that it compares is absent. */
    private static boolean fires(List<Logic> conditions, Map<String, Object> point) {
        return point.keySet().containsAll(reads(conditions)) && conditions.stream().allMatch(condition -> holds(condition, point));
    }

    private static boolean holds(Logic logic, Map<String, Object> point) {
        if (logic instanceof Logic.All all) {
            return all.of().stream().allMatch(part -> holds(part, point));
        }
        if (logic instanceof Logic.Any any) {
            return any.of().stream().anyMatch(part -> holds(part, point));
        }
        if (logic instanceof Logic.Absence absence) {
            return point.containsKey(absence.fact()) != absence.absent();
        }
        Logic.Compare compare = (Logic.Compare) logic;
        Object value = point.get(compare.fact());
        if (value == null) {
            return false;
        }
        int order = order(value, compare.value());
        return switch (compare.operator()) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }

    private static int order(Object value, Object constant) {
        if (value instanceof LocalDate date) {
            return date.compareTo((LocalDate) constant);
        }
        if (value instanceof Long || value instanceof BigDecimal) {
            return new BigDecimal(value.toString()).compareTo(new BigDecimal(constant.toString()));
        }
        return value.toString().compareTo(constant.toString());
    }
}
