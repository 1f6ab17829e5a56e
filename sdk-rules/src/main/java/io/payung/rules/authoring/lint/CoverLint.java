package io.payung.rules.authoring.lint;

import io.payung.product.Benefit;
import io.payung.product.Finding.Word;
import io.payung.product.RuleSet;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.logic.RuleRegion;
import io.payung.rules.authoring.logic.Verdict;
import io.payung.rules.authoring.lint.LogicLint.Study;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.pack.RuleInfo.Says;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Cover that is sold and never pays. */
final class CoverLint {

    private final Symbols symbols;
    private final LogicLint logic;
    private final Problems problems;

    /** @param logic has studied the rules already */
    CoverLint(Draft draft, LogicLint logic, Problems problems) {
        this.symbols = draft.symbols();
        this.logic = logic;
        this.problems = problems;
    }

    void check() {
        symbols.benefits().values().forEach(this::benefit);
        for (String plan : symbols.plans().keySet()) {
            if (!symbols.benefits().isEmpty() && symbols.benefits().values().stream().noneMatch(benefit -> pays(benefit, plan))) {
                problems.error(symbols.place("plans." + plan), "PLAN_COVERS_NOTHING", "no benefit pays anything in the plan \"" + plan + "\"",
                        "give a benefit an amount in this plan, or remove the plan");
            }
        }
    }

    private void benefit(Benefit benefit) {
        if (benefit.amounts().isEmpty()) {
            never(benefit, "it has an amount in no plan", "give it an amount: { PLAN: … }");
            return;
        }
        if (benefit.amounts().values().stream().allMatch(amount -> amount.signum() <= 0)) {
            never(benefit, "its amount is 0", "raise the amount, or remove the benefit");
            return;
        }
        for (Map.Entry<String, BigDecimal> amount : benefit.amounts().entrySet()) {
            if (amount.getValue().signum() <= 0) {
                problems.warning(symbols.place("benefits." + benefit.id() + ".amount." + amount.getKey()), "BENEFIT_PAYS_NOTHING_IN_PLAN",
                        "\"" + benefit.id() + "\" pays nothing in the plan \"" + amount.getKey() + "\"", "leave the plan out of its amounts");
            }
        }
        if (isAlwaysTaken(benefit)) {
            never(benefit, "coverage rules exclude it, or limit it to 0, for everybody", "narrow these rules, or remove the benefit");
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

    private static boolean pays(Benefit benefit, String plan) {
        BigDecimal amount = benefit.amounts().get(plan);
        return amount != null && amount.signum() > 0;
    }
}
