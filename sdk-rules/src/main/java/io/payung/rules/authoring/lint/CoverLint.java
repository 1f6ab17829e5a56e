package io.payung.rules.authoring.lint;

import io.payung.product.Benefit;
import io.payung.product.CoverDuration;
import io.payung.product.Finding.Word;
import io.payung.product.Product;
import io.payung.product.RuleSet;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.lint.LogicLint.Study;
import io.payung.rules.authoring.logic.RuleRegion;
import io.payung.rules.authoring.logic.Verdict;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.pack.RuleInfo.Says;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Cover that is sold and never pays. */
final class CoverLint {

    private final Symbols symbols;
    private final @Nullable Product product;
    private final LogicLint logic;
    private final Problems problems;

    /** @param logic has studied the rules already */
    CoverLint(Draft draft, LogicLint logic, Problems problems) {
        this.symbols = draft.symbols();
        this.product = draft.product();
        this.logic = logic;
        this.problems = problems;
    }

    void check() {
        symbols.benefits().values().forEach(this::benefit);
        Study claims = logic.study(RuleSet.CLAIM_DOCUMENTS);
        claims.rules().forEach(rule -> waived(rule, claims));
        for (String plan : symbols.plans().keySet()) {
            if (!symbols.benefits().isEmpty() && symbols.benefits().values().stream().noneMatch(benefit -> benefit.isIn(plan))) {
                problems.error(symbols.place("plans." + plan), "PLAN_COVERS_NOTHING", "no benefit pays anything in the plan \"" + plan + "\"",
                        "give a benefit an amount in this plan, or remove the plan");
            }
        }
    }

    private void benefit(Benefit benefit) {
        if (benefit.amounts().isEmpty() && benefit.formulas().isEmpty()) {
            never(benefit, "it has an amount in no plan", "give it an amount: { PLAN: … }");
            return;
        }
        if (isAlwaysTaken(benefit)) {
            never(benefit, "coverage rules exclude it, or limit it to 0, for everybody", "narrow these rules, or remove the benefit");
        }
        waiting(benefit);
    }

    /** An event on the last day must still find the waiting time over. */
    private void waiting(Benefit benefit) {
        long days = product == null ? Long.MAX_VALUE : longest(product.duration());
        symbols.waiting().stream()
                .filter(each -> each.cause().equals(Benefit.ANY_CAUSE) || each.cause().equals(benefit.cause()))
                .filter(each -> each.waivedOn().isEmpty() && each.from().equals("cover-start") && each.days() >= days)
                .findFirst()
                .ifPresent(each -> never(benefit, "its waiting time of " + each.days() + " days lasts as long as the cover, at most " + days,
                        "shorten the waiting time, or lengthen the cover"));
    }

    /** Days from the first to the last one, in the longest months and years. */
    private static long longest(CoverDuration duration) {
        return IntStream.range(0, 48).mapToObj(month -> LocalDate.of(2024, 1, 1).plusMonths(month))
                .mapToLong(start -> ChronoUnit.DAYS.between(start, duration.lastDay(start, Map.of())) + 1).max().orElseThrow();
    }

    /** A document that is required only where it is waived, too, is never asked for. */
    private void waived(LogicLint.Studied rule, Study study) {
        Says says = rule.rule().info().says();
        List<RuleRegion> waiving = study.rules().stream()
                .filter(other -> other.rule().info().says().word() == Word.WAIVE)
                .filter(other -> Objects.equals(other.rule().info().says().target(), says.target()))
                .map(LogicLint.Studied::region).toList();
        if (says.word() == Word.REQUIRE && !rule.region().neverFires() && rule.region().isCoveredBy(waiving) == Verdict.YES) {
            problems.warning(rule.at(), "DOCUMENT_ALWAYS_WAIVED", "\"" + says.target() + "\" is waived wherever this rule requires it",
                    "narrow the rule that waives it, or remove this one");
        }
    }

    private void never(Benefit benefit, String why, String fix) {
        problems.error(symbols.place("benefits." + benefit.id()), "BENEFIT_NEVER_PAYS", "\"" + benefit.id() + "\" can never pay: " + why, fix);
    }

    private boolean isAlwaysTaken(Benefit benefit) {
        Study study = logic.study(RuleSet.COVERAGE);
        List<RuleRegion> taking = study.rules().stream().filter(rule -> takes(rule.rule().info().says(), benefit.id()))
                .map(LogicLint.Studied::region).toList();
        return !taking.isEmpty() && RuleRegion.leaveNothing(taking, study.space()) == Verdict.YES;
    }

    private static boolean takes(Says says, String benefit) {
        boolean nothing = says.amount() != null && says.amount().constant() != null && says.amount().constant().signum() <= 0;
        return benefit.equals(says.target()) && (says.word() == Word.EXCLUDE || says.word() == Word.LIMIT && nothing);
    }
}
