package io.payung.rules.hostile.fuzz;

import io.payung.product.RuleSet;
import io.payung.rules.HostileRoutes;
import io.payung.rules.authoring.dialect.CheckedRules;
import io.payung.rules.authoring.dialect.DroolsCompiler;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.pack.CompiledRules;
import io.payung.rules.pack.RuleInfo;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compiles accepted rules many at a time, has their classes looked through and loaded, and lets both routes decide with them. */
final class Batches {

    private static final int ROUNDS = 20;
    private static final int MAX_FINDINGS = 50;

    private final Ground ground;
    private final int size;
    private final long seed;
    private final Map<RuleSet, List<Accepted>> waiting = new EnumMap<>(RuleSet.class);
    private final Set<String> seen = new HashSet<>();
    private final List<String> findings = new ArrayList<>();
    private int compiled;
    private int builds;
    private int decided;

    private record Accepted(RuleInfo rule, String input) {}

    Batches(Ground ground, int size, long seed) {
        this.ground = ground;
        this.size = size;
        this.seed = seed;
    }

    /** Takes the rules of an accepted input, unless the same rules were taken before. */
    boolean add(Checked checked, String input) {
        StringBuilder meaning = new StringBuilder(checked.set().name());
        checked.rules().forEach(rule -> meaning.append(rule.conditions().stream().map(RuleInfo.ConditionInfo::text).toList()).append(rule.says()));
        if (checked.rules().isEmpty() || !seen.add(meaning.toString())) {
            return false;
        }
        List<Accepted> list = waiting.computeIfAbsent(checked.set(), set -> new ArrayList<>());
        checked.rules().forEach(rule -> list.add(new Accepted(renamed(rule, list.size() + 1), input)));
        if (list.size() >= size) {
            compile(checked.set());
        }
        return true;
    }

    void finish() {
        List.copyOf(waiting.keySet()).forEach(this::compile);
    }

    private static RuleInfo renamed(RuleInfo rule, int number) {
        return new RuleInfo("FZ-" + number, rule.name(), rule.place(), rule.conditions(), rule.says(), rule.comparison());
    }

    private void compile(RuleSet set) {
        compile(set, waiting.remove(set));
    }

    /** What fails is halved until single rules are to blame, because one of them takes all others of its build along. */
    private void compile(RuleSet set, List<Accepted> batch) {
        Problems problems = new Problems("fuzz");
        CompiledRules result = DroolsCompiler.compile(List.of(new CheckedRules(set, batch.stream().map(Accepted::rule).toList())), problems);
        builds++;
        String fault = problems.count() > 0 ? problems.all().toString() : decide(set, result);
        if (fault.isEmpty()) {
            compiled += batch.size();
        } else if (batch.size() == 1) {
            findings.add(set + ": " + fault + "\n" + batch.get(0).input());
        } else if (findings.size() < MAX_FINDINGS) {
            compile(set, batch.subList(0, batch.size() / 2));
            compile(set, batch.subList(batch.size() / 2, batch.size()));
        }
    }

    /** What went wrong; empty when both routes agreed. */
    private String decide(RuleSet set, CompiledRules result) {
        CompiledPack base = ground.base();
        try {
            decided += HostileRoutes.agree(new CompiledPack(base.product(), base.texts(), base.clauses(), base.source(), result), set, ROUNDS, seed + builds);
            return "";
        } catch (RuntimeException | Error e) {
            return e + " " + e.getCause();
        }
    }

    int compiled() {
        return compiled;
    }

    int decided() {
        return decided;
    }

    int builds() {
        return builds;
    }

    List<String> findings() {
        return findings;
    }
}
