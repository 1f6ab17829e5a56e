package io.payung.rules.authoring.lint;

import io.payung.product.RuleSet;
import io.payung.rules.authoring.dialect.LogicReader;
import io.payung.rules.authoring.dialect.ReadRules;
import io.payung.rules.authoring.dialect.ReadRules.Sound;
import io.payung.rules.authoring.logic.Logic;
import io.payung.rules.authoring.logic.Operator;
import io.payung.rules.authoring.logic.RuleRegion;
import io.payung.rules.authoring.logic.Space;
import io.payung.rules.authoring.logic.Verdict;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.pack.NotAnalysed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules that never fire, always fire, are needless beside another, or refuse everybody together. For one product. */
final class LogicLint {

    private static final String INVOLVED = "it takes too many alternatives to compare it with the other rules";

    private final Draft draft;
    private final Problems problems;
    private final Constants constants;
    private final Map<RuleSet, Study> studies = new EnumMap<>(RuleSet.class);

    LogicLint(Draft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
        this.constants = new Constants(draft.symbols(), draft.product());
    }

    /** A rule with the facts for which it fires. */
    record Studied(Sound rule, RuleRegion region) {

        Position at() {
            return rule.node().at();
        }
    }

    /** The sound rules of a set, in the order of the file. */
    record Study(Space space, List<Studied> rules) {}

    /** Empty when the set has no rules. */
    Study study(RuleSet set) {
        return studies.getOrDefault(set, new Study(new Space(Map.of(), List.of()), List.of()));
    }

    List<NotAnalysed> check() {
        Map<String, NotAnalysed> notAnalysed = new LinkedHashMap<>();
        for (ReadRules rules : draft.rules()) {
            Study study = study(rules);
            studies.put(rules.set(), study);
            study.rules().forEach(rule -> alone(rules.set(), rule, notAnalysed));
            for (int index = 0; index < study.rules().size(); index++) {
                covered(study.rules(), index, notAnalysed);
            }
            if (rules.set() == RuleSet.ELIGIBILITY) {
                nobody(study);
            }
        }
        return List.copyOf(notAnalysed.values());
    }

    private Study study(ReadRules rules) {
        LogicReader reader = new LogicReader(rules.set(), draft.symbols(), constants::value);
        Map<Sound, List<Logic>> conditions = new LinkedHashMap<>();
        rules.sound().forEach(rule -> conditions.put(rule, reader.read(rule.node())));
        Space space = reader.space();
        List<Studied> studied = new ArrayList<>();
        conditions.forEach((rule, logic) -> studied.add(new Studied(rule, RuleRegion.of(logic, space))));
        return new Study(space, studied);
    }

    private void alone(RuleSet set, Studied rule, Map<String, NotAnalysed> notAnalysed) {
        RuleRegion region = rule.region();
        if (region.neverFires()) {
            dead(rule);
            return;
        }
        for (Logic dead : region.deadAlternatives()) {
            problems.warning(dead.at(), "CONDITION_NEVER_TRUE", "no value that the facts can have fulfils this alternative",
                    "leave it out, or change it");
        }
        Verdict always = region.alwaysFires();
        if (always == Verdict.YES && set != RuleSet.ELIGIBILITY && !isIdiom(region)) {
            problems.warning(rule.at(), "RULE_ALWAYS_FIRES", "\"" + rule.rule().info().id() + "\" fires whatever the facts are",
                    "if that is meant, " + rule.at().advise("write lives.count >= 1 as its only condition",
                            "fill only a cell that asks for lives.count >= 1", "write always (selalu) as its only condition"));
        }
        if (always == Verdict.UNDECIDED) {
            notAnalysed.putIfAbsent(rule.rule().info().id(), notAnalysed(rule, region.notAnalysed().orElse(INVOLVED)));
        }
    }

    private void dead(Studied rule) {
        Logic fatal = rule.region().fatal();
        String id = "\"" + rule.rule().info().id() + "\"";
        if (rule.region().isFalseAlone(fatal)) {
            problems.warning(fatal.at(), "RULE_NEVER_FIRES", id + " never fires: no value that the facts can have fulfils this condition",
                    "change the condition, the parameter or the bounds of the question, or remove the rule");
        } else {
            problems.error(fatal.at(), "CONDITIONS_CONTRADICT", id + " never fires: this condition contradicts " + rule.region().contradicted()
                    .map(other -> "the one at " + shown(other.at())).orElse("the ones before it"),
                    "change one of them; where one of the two is enough, " + fatal.at().advise("write || between them",
                            "write a rule, that is a row, for each", "begin the second one with or (atau) instead of and (dan)"));
        }
    }

    private void covered(List<Studied> rules, int index, Map<String, NotAnalysed> notAnalysed) {
        Studied rule = rules.get(index);
        if (rule.region().neverFires()) {
            return;
        }
        for (int other = 0; other < rules.size(); other++) {
            Studied wide = rules.get(other);
            if (other == index || wide.region().neverFires() || !Effect.isNothingBeside(rule.rule().info().says(), wide.rule().info().says())) {
                continue;
            }
            Verdict covered = rule.region().isCoveredBy(wide.region());
            // Of two rules that fire together always, the later one is needless.
            if (covered == Verdict.YES && (other < index || wide.region().isCoveredBy(rule.region()) != Verdict.YES
                    || !Effect.isNothingBeside(wide.rule().info().says(), rule.rule().info().says()))) {
                problems.warning(rule.at(), "RULE_COVERED", "\"" + rule.rule().info().id() + "\" changes nothing: wherever it fires, \""
                        + wide.rule().info().id() + "\" at " + shown(wide.at()) + " does as much", "remove it, or narrow one of the two");
                return;
            }
            if (covered == Verdict.UNDECIDED && wide.region().notAnalysed().isEmpty()) {
                notAnalysed.putIfAbsent(rule.rule().info().id(), notAnalysed(rule, INVOLVED));
            }
        }
    }

    private void nobody(Study study) {
        List<RuleRegion> refusing = new ArrayList<>();
        for (Studied rule : study.rules()) {
            refusing.add(rule.region());
            if (RuleRegion.leaveNothing(refusing, study.space()) == Verdict.YES) {
                problems.error(rule.at(), "NOBODY_ELIGIBLE", "with \"" + rule.rule().info().id() + "\" the rules decline everybody",
                        "compare the parameters of these rules: is a least value above the greatest one?");
                return;
            }
        }
        for (String plan : study.space().domains().containsKey("plan") ? draft.symbols().plans().keySet() : Set.<String>of()) {
            if (RuleRegion.leaveNothingWhere("plan", plan, refusing, study.space()) == Verdict.YES) {
                problems.warning(draft.symbols().place("plans." + plan), "PLAN_NEVER_SOLD",
                        "the eligibility rules decline everybody who asks for the plan \"" + plan + "\"", "narrow the rules, or remove the plan");
            }
        }
    }

    /** The documented way to say "always". */
    private static boolean isIdiom(RuleRegion region) {
        return region.conditions().size() == 1 && region.conditions().get(0) instanceof Logic.Compare compare
                && compare.fact().equals("lives.count") && compare.operator() == Operator.AT_LEAST && compare.value().equals(BigDecimal.ONE);
    }

    private static NotAnalysed notAnalysed(Studied rule, String why) {
        return new NotAnalysed(rule.rule().info().id(), rule.rule().info().place(), why);
    }

    private static String shown(Position at) {
        return at.cell() == null ? at.file() + ":" + at.line() + ":" + at.column() : at.file() + "!" + at.cell();
    }
}
