package io.payung.rules.authoring.logic;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares the algebra of conditions with counting out every combination of values. */
final class CountedOut {

    private final Map<String, Map<Verdict, Integer>> counts = new TreeMap<>();

    /** @param pairs of random rules; the seed of a pair is its number, and is named when the two disagree */
    static void agree(int pairs) {
        CountedOut counted = new CountedOut();
        for (long seed = 0; seed < pairs; seed++) {
            counted.pair(seed);
        }
        // Verdicts of both kinds, often: else the comparison would show nothing.
        assertThat(counted.counts).hasSize(4).allSatisfy((question, verdicts) -> {
            assertThat(verdicts.get(Verdict.YES)).as(question).isGreaterThan(pairs / 60);
            assertThat(verdicts.get(Verdict.NO)).as(question).isGreaterThan(pairs / 6);
        });
    }

    private void pair(long seed) {
        RandomRules random = new RandomRules(seed);
        List<Map<String, Object>> points = random.points();
        List<Logic> one = random.rule();
        List<Logic> other = random.rule();
        RuleRegion first = RuleRegion.of(one, RandomRules.space());
        RuleRegion second = RuleRegion.of(other, RandomRules.space());
        String seen = "seed " + seed + ": " + one + " / " + other;

        boolean dead = points.stream().noneMatch(point -> fires(one, point));
        boolean everywhere = points.stream().filter(point -> point.keySet().containsAll(reads(one))).allMatch(point -> fires(one, point));
        boolean within = points.stream().filter(point -> fires(one, point)).allMatch(point -> fires(other, point));
        boolean all = points.stream().allMatch(point -> fires(one, point) || fires(other, point));

        same("never", first.neverFires() ? Verdict.YES : Verdict.NO, dead, seen);
        same("always", first.alwaysFires(), everywhere, seen);
        same("covered", first.isCoveredBy(second), within, seen);
        same("nothing left", RuleRegion.leaveNothing(List.of(first, second), RandomRules.space()), all, seen);
    }

    private void same(String question, Verdict verdict, boolean counted, String seen) {
        Verdict expected = counted ? Verdict.YES : Verdict.NO;
        assertThat(verdict).as(question + " of " + seen).isEqualTo(expected);
        counts.computeIfAbsent(question, key -> new EnumMap<>(Verdict.class)).merge(expected, 1, Integer::sum);
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
