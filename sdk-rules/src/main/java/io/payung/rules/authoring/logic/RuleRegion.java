package io.payung.rules.authoring.logic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When a rule fires: exactly, or where a condition cannot be read at most. Verdicts about the latter stay certain, they are only given less often.
 * Immutable.
 */
public final class RuleRegion {

    private final List<Logic> conditions;
    private final Space space;
    private final Region judged;
    private final Region fires;
    private final @Nullable String notAnalysed;

    private RuleRegion(List<Logic> conditions, Space space, Region judged, Region fires, @Nullable String notAnalysed) {
        this.conditions = conditions;
        this.space = space;
        this.judged = judged;
        this.fires = fires;
        this.notAnalysed = notAnalysed;
    }

    /** @param conditions of which all must hold; the space has every fact of them */
    public static RuleRegion of(List<Logic> conditions, Space space) {
        Set<String> reads = new TreeSet<>();
        conditions.forEach(condition -> reads.addAll(condition.reads()));
        Region judged = Region.knowing(space, reads);
        Optional<String> opaque = conditions.stream().map(RuleRegion::opaque).flatMap(Optional::stream).findFirst();
        try {
            Region fires = judged;
            for (Logic condition : conditions) {
                fires = fires.and(region(condition, space));
            }
            return new RuleRegion(List.copyOf(conditions), space, judged, fires, opaque.orElse(null));
        } catch (Region.TooLarge e) {
            return new RuleRegion(List.copyOf(conditions), space, judged, judged, "it has " + e.getMessage());
        }
    }

    /** Why nothing but its death would be certain; empty when all was understood. */
    public Optional<String> notAnalysed() {
        return Optional.ofNullable(notAnalysed);
    }

    public boolean neverFires() {
        return fires.isEmpty();
    }

    /** Whether it fires whenever what it reads is known. */
    public Verdict alwaysFires() {
        return notAnalysed != null ? Verdict.UNDECIDED : decide(() -> judged.isWithin(fires));
    }

    /** Whether the other fires wherever this one does. */
    public Verdict isCoveredBy(RuleRegion other) {
        return other.notAnalysed != null ? Verdict.UNDECIDED : isCoveredBy(List.of(other));
    }

    /** Whether one of the others fires wherever this one does; those that were not analysed are taken to do nothing. */
    public Verdict isCoveredBy(List<RuleRegion> others) {
        return decide(() -> leftBy(fires, others).isEmpty());
    }

    /** Whether, whatever the facts are, one of the rules fires; those that were not analysed are taken to do nothing. */
    public static Verdict leaveNothing(List<RuleRegion> rules, Space space) {
        return decide(() -> leftBy(Region.everything(space), rules).isEmpty());
    }

    /** The same, where a fact that the space has is the word. */
    public static Verdict leaveNothingWhere(String fact, String word, List<RuleRegion> rules, Space space) {
        return decide(() -> leftBy(Region.where(space, fact, space.domain(fact).matching(Operator.EQUAL, word)), rules).isEmpty());
    }

    private static Region leftBy(Region region, List<RuleRegion> rules) {
        Region rest = region;
        for (RuleRegion rule : rules) {
            rest = rule.notAnalysed == null ? rest.minus(rule.fires) : rest;
        }
        return rest;
    }

    /** The first condition with which nothing is left; of a rule that never fires. */
    public Logic fatal() {
        Region left = judged;
        for (Logic condition : conditions) {
            left = left.and(region(condition, space));
            if (left.isEmpty()) {
                return condition;
            }
        }
        throw new IllegalStateException("the rule can fire");
    }

    /** The condition that the fatal one contradicts on its own; empty when it takes several. */
    public Optional<Logic> contradicted() {
        Logic fatal = fatal();
        Region other = region(fatal, space);
        return conditions.stream().takeWhile(condition -> condition != fatal).filter(condition -> region(condition, space).and(other).isEmpty())
                .findFirst();
    }

    /** All of them must hold. */
    public List<Logic> conditions() {
        return conditions;
    }

    /** Whether the condition is false for every value that its facts can have. */
    public boolean isFalseAlone(Logic condition) {
        return region(condition, space).isEmpty();
    }

    /** Alternatives inside of its conditions that no value fulfils although the condition as a whole can be true. */
    public List<Logic> deadAlternatives() {
        List<Logic> dead = new ArrayList<>();
        conditions.forEach(condition -> collectDead(condition, dead));
        return dead;
    }

    private void collectDead(Logic logic, List<Logic> dead) {
        if (decide(() -> isFalseAlone(logic)) != Verdict.NO) {
            return;
        }
        for (Logic part : logic.parts()) {
            if (logic instanceof Logic.Any && decide(() -> isFalseAlone(part)) == Verdict.YES) {
                dead.add(part);
            } else {
                collectDead(part, dead);
            }
        }
    }

    private static Region region(Logic logic, Space space) {
        if (logic instanceof Logic.Compare compare) {
            return Region.where(space, compare.fact(), space.domain(compare.fact()).matching(compare.operator(), compare.value()));
        }
        if (logic instanceof Logic.Absence absence) {
            ValueSet domain = space.domain(absence.fact());
            return Region.where(space, absence.fact(), absence.absent() ? domain.onlyAbsent() : domain.known());
        }
        if (logic instanceof Logic.Opaque) {
            return Region.everything(space);
        }
        Region region = region(logic.parts().get(0), space);
        for (Logic part : logic.parts().subList(1, logic.parts().size())) {
            Region next = region(part, space);
            region = logic instanceof Logic.All ? region.and(next) : region.or(next);
        }
        return region;
    }

    private static Optional<String> opaque(Logic logic) {
        if (logic instanceof Logic.Opaque opaque) {
            return Optional.of(opaque.why());
        }
        return logic.parts().stream().map(RuleRegion::opaque).flatMap(Optional::stream).findFirst();
    }

    private static Verdict decide(BooleanSupplier question) {
        try {
            return question.getAsBoolean() ? Verdict.YES : Verdict.NO;
        } catch (Region.TooLarge e) {
            return Verdict.UNDECIDED;
        }
    }
}
