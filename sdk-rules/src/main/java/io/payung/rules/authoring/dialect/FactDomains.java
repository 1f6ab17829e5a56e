package io.payung.rules.authoring.dialect;

import io.payung.product.Benefit;
import io.payung.product.LifeRole;
import io.payung.product.Question;
import io.payung.product.RuleSet;
import io.payung.product.ValueType.Kind;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.logic.Relation;
import io.payung.rules.authoring.logic.Space;
import io.payung.rules.authoring.logic.ValueSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the facts of one rule set can be, as far as it is certain: bounds of questions, ages and counts that are never negative, ids of the
 * product. Whatever is not certain is left open, so that a verdict never rests on it.
 */
final class FactDomains {

    /** What the SDK always knows when it decides, whoever asks. */
    private static final Set<String> ALWAYS_KNOWN = Set.of("plan", "channel", "asOf", "lives.count", "life.role", "life.relation",
            "life.ageAtStart", "life.ageAtEnd", "life.sex", "applicant.ageAtStart", "applicant.sex", "coverStart", "held.count",
            "held.sumInsured", "held.overlaps", "minorInsured", "language", "benefit");
    private static final Set<String> NEVER_NEGATIVE = Set.of("life.ageAtStart", "life.ageAtEnd", "applicant.ageAtStart", "held.count",
            "held.sumInsured", "reportedAfterDays");
    private static final String COUNT_OF = "lives.countOf.";

    private final RuleSet set;
    private final Symbols symbols;
    private final Map<String, ValueSet> domains = new TreeMap<>();

    FactDomains(RuleSet set, Symbols symbols) {
        this.set = set;
        this.symbols = symbols;
    }

    void add(Resolved fact) {
        domains.computeIfAbsent(fact.key(), key -> ALWAYS_KNOWN.contains(key) || key.startsWith(COUNT_OF) ? values(fact)
                : values(fact).orAbsent());
    }

    /** @param read facts that some rule compares: while one is absent, sets that never look ahead decide nothing at all */
    Space space(Set<String> read) {
        Map<String, ValueSet> known = new TreeMap<>(domains);
        if (set == RuleSet.ELIGIBILITY || set == RuleSet.COVERAGE) {
            known.replaceAll((fact, values) -> read.contains(fact) ? values.known() : values);
        }
        return new Space(known, relations());
    }

    private ValueSet values(Resolved fact) {
        if (!fact.allowed().isEmpty()) {
            return ValueSet.oneOf(fact.allowed());
        }
        Kind kind = fact.type().kind();
        return switch (kind) {
            case WHOLE, NUMBER -> kind == Kind.WHOLE ? ValueSet.whole(least(fact), greatest(fact)) : ValueSet.decimal(least(fact), greatest(fact));
            case DATE -> ValueSet.whole(null, null);
            case FLAG -> ValueSet.flag();
            case TEXT -> ValueSet.text();
        };
    }

    private @Nullable BigDecimal least(Resolved fact) {
        Question question = question(fact);
        if (question != null) {
            return question.min();
        }
        if (fact.key().equals("lives.count")) {
            return BigDecimal.ONE;
        }
        return NEVER_NEGATIVE.contains(fact.key()) || fact.key().startsWith(COUNT_OF) ? BigDecimal.ZERO : null;
    }

    private @Nullable BigDecimal greatest(Resolved fact) {
        Question question = question(fact);
        if (question != null) {
            return question.max();
        }
        if (fact.key().equals("lives.count")) {
            return BigDecimal.valueOf(symbols.lives().values().stream().mapToLong(LifeRole::max).sum());
        }
        LifeRole role = fact.key().startsWith(COUNT_OF) ? symbols.lives().get(fact.simpleName()) : null;
        return role == null ? null : BigDecimal.valueOf(role.max());
    }

    private @Nullable Question question(Resolved fact) {
        return fact.origin() == Resolved.Origin.ANSWER ? symbols.questions().get(fact.simpleName()) : null;
    }

    private List<Relation> relations() {
        List<Relation> relations = new ArrayList<>();
        if (knows("life.ageAtStart", "life.ageAtEnd")) {
            relations.add(new Relation.NotMore("life.ageAtStart", "life.ageAtEnd"));
        }
        domains.keySet().stream().filter(fact -> fact.startsWith(COUNT_OF) && knows("lives.count"))
                .forEach(fact -> relations.add(new Relation.NotMore(fact, "lives.count")));
        if (knows("plan", "life.role")) {
            relations.add(pairs("plan", "life.role", symbols.plans().values().stream().map(plan -> Map.entry(plan.id(), plan.lives()))));
        }
        if (knows("life.role", "life.relation")) {
            relations.add(pairs("life.role", "life.relation",
                    symbols.lives().values().stream().map(role -> Map.entry(role.id(), role.relations()))));
        }
        if (knows("benefit", "event.consequence")) {
            relations.add(pairs("benefit", "event.consequence",
                    symbols.benefits().values().stream().map(one -> Map.entry(one.id(), one.consequences()))));
        }
        if (knows("benefit", "event.cause")) {
            relations.add(pairs("benefit", "event.cause", symbols.benefits().values().stream()
                    .filter(one -> !one.cause().equals(Benefit.ANY_CAUSE)).map(one -> Map.entry(one.id(), List.of(one.cause())))));
        }
        return relations;
    }

    private boolean knows(String... facts) {
        return Stream.of(facts).allMatch(domains::containsKey);
    }

    private static Relation pairs(String first, String second, Stream<Map.Entry<String, List<String>>> allowed) {
        Map<String, Set<String>> map = new TreeMap<>();
        allowed.forEach(entry -> map.put(entry.getKey(), new TreeSet<>(entry.getValue())));
        return new Relation.Pairs(first, second, map);
    }
}
