package io.payung.rules.authoring.logic;

import io.payung.rules.authoring.source.Position;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules over facts with few values, and all points of their space, so that every verdict can be counted out. */
final class RandomRules {

    static final Position AT = Position.startOf("test.drl");
    private static final LocalDate DAY = LocalDate.of(2026, 2, 27);
    /** Blue goes with every kind. */
    private static final Map<String, Set<String>> PAIRS = Map.of("red", Set.of("a"), "green", Set.of("b"));

    /** Each fact with a value at and between all constants that rules compare it with; {@code null} is absent. */
    static final Map<String, List<@Nullable Object>> POINTS = Map.of(
            "age", List.of(0L, 1L, 2L, 3L, 4L),
            "end", List.of(0L, 1L, 2L, 3L, 4L),
            "price", Stream.of("0.25", "0.3", "0.5", "0.75", "1", "1.25", "1.5").map(text -> (Object) new BigDecimal(text)).toList(),
            "day", List.of(DAY, DAY.plusDays(1), DAY.plusDays(2)),
            "flag", List.of(true, false),
            "color", List.of("red", "green", "blue"),
            "kind", List.of("a", "b"),
            "text", absentToo("a", "b", "c"),
            "debt", Stream.of("-9", "-1", "0", "5", "9").map(text -> (Object) new BigDecimal(text)).toList());

    /** Built anew each time, so that it is part of what is tested. */
    static Space space() {
        return new Space(
                Map.of(
                        "age", ValueSet.whole(BigDecimal.ZERO, BigDecimal.valueOf(4)),
                        "end", ValueSet.whole(BigDecimal.ZERO, BigDecimal.valueOf(4)),
                        "price", ValueSet.decimal(new BigDecimal("0.25"), new BigDecimal("1.5")),
                        "day", ValueSet.whole(BigDecimal.valueOf(DAY.toEpochDay()), BigDecimal.valueOf(DAY.plusDays(2).toEpochDay())),
                        "flag", ValueSet.flag(),
                        "color", ValueSet.oneOf(Set.of("red", "green", "blue")),
                        "kind", ValueSet.oneOf(Set.of("a", "b")),
                        "text", ValueSet.text().orAbsent(),
                        "debt", ValueSet.decimal(null, null)),
                List.of(new Relation.NotMore("age", "end"), new Relation.Pairs("color", "kind", PAIRS)));
    }

    private final Random random;
    private final List<String> facts;

    RandomRules(long seed) {
        this.random = new Random(seed);
        List<String> all = new ArrayList<>(POINTS.keySet().stream().sorted().toList());
        Collections.shuffle(all, random);
        this.facts = all.subList(0, 3);
    }

    /** One to three conditions over the same three facts. */
    List<Logic> rule() {
        List<Logic> conditions = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            conditions.add(logic(2));
        }
        return conditions;
    }

    /** Every combination of values of the facts in question, related ones included, that can be. */
    List<Map<String, Object>> points() {
        List<Map<String, Object>> points = new ArrayList<>(List.of(Map.of()));
        for (String fact : POINTS.keySet()) {
            if (!facts.contains(fact) && !isRelated(fact)) {
                continue;
            }
            List<Map<String, Object>> next = new ArrayList<>();
            for (Map<String, Object> point : points) {
                for (Object value : POINTS.get(fact)) {
                    Map<String, Object> more = new TreeMap<>(point);
                    if (value != null) {
                        more.put(fact, value);
                    }
                    next.add(more);
                }
            }
            points = next;
        }
        return points.stream().filter(RandomRules::isPossible).toList();
    }

    private boolean isRelated(String fact) {
        return switch (fact) {
            case "age" -> facts.contains("end");
            case "end" -> facts.contains("age");
            case "color" -> facts.contains("kind");
            case "kind" -> facts.contains("color");
            default -> false;
        };
    }

    private static boolean isPossible(Map<String, Object> point) {
        boolean ages = !point.containsKey("age") || !point.containsKey("end") || (Long) point.get("age") <= (Long) point.get("end");
        boolean pairs = !point.containsKey("color") || !point.containsKey("kind")
                || PAIRS.getOrDefault((String) point.get("color"), Set.of("a", "b")).contains((String) point.get("kind"));
        return ages && pairs;
    }

    private Logic logic(int depth) {
        int choice = random.nextInt(10);
        if (depth > 0 && choice < 2) {
            return new Logic.All(List.of(logic(depth - 1), logic(depth - 1)));
        }
        if (depth > 0 && choice < 5) {
            return new Logic.Any(List.of(logic(depth - 1), logic(depth - 1)));
        }
        String fact = facts.get(random.nextInt(3));
        if (choice == 9) {
            return new Logic.Absence(fact, random.nextBoolean(), AT);
        }
        return new Logic.Compare(fact, operator(fact), constant(fact), AT);
    }

    private Operator operator(String fact) {
        boolean words = Set.of("flag", "color", "kind", "text").contains(fact);
        return Operator.values()[random.nextInt(words ? 2 : 6)];
    }

    private Object constant(String fact) {
        return switch (fact) {
            case "age", "end" -> random.nextInt(4) == 0 ? new BigDecimal("1.5") : (Object) (long) (random.nextInt(7) - 1);
            case "price" -> List.of(new BigDecimal("0.50"), BigDecimal.ONE, 1L, new BigDecimal("0.25"), new BigDecimal("1.5"), 2L)
                    .get(random.nextInt(6));
            case "debt" -> random.nextBoolean() ? BigDecimal.valueOf(-1) : new BigDecimal("5.0");
            case "day" -> DAY.plusDays(random.nextInt(5) - 1);
            case "flag" -> random.nextBoolean();
            case "color" -> List.of("red", "green", "blue").get(random.nextInt(3));
            case "kind" -> List.of("a", "b").get(random.nextInt(2));
            default -> List.of("a", "b").get(random.nextInt(2));
        };
    }

    private static List<@Nullable Object> absentToo(Object... values) {
        List<@Nullable Object> all = new ArrayList<>(List.of(values));
        all.add(null);
        return all;
    }
}
