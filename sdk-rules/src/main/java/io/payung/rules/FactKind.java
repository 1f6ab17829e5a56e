package io.payung.rules;

import io.payung.product.RuleFacts;
import io.payung.product.RuleSet;
import io.payung.rules.fact.ClaimFacts;
import io.payung.rules.fact.ConsentFacts;
import io.payung.rules.fact.CoverageFacts;
import io.payung.rules.fact.EligibilityFacts;
import io.payung.rules.fact.Facts;
import io.payung.rules.fact.RuleSink;
import java.util.function.BiFunction;

/** The fact that the rules of a set are written against. */
enum FactKind {
    ELIGIBILITY(EligibilityFacts.class, EligibilityFacts::new),
    COVERAGE(CoverageFacts.class, CoverageFacts::new),
    CONSENT(ConsentFacts.class, ConsentFacts::new),
    CLAIM_DOCUMENTS(ClaimFacts.class, ClaimFacts::new);

    private final Class<? extends Facts> type;
    private final BiFunction<RuleFacts, RuleSink, Facts> made;

    FactKind(Class<? extends Facts> type, BiFunction<RuleFacts, RuleSink, Facts> made) {
        this.type = type;
        this.made = made;
    }

    static FactKind of(RuleSet set) {
        return valueOf(set.name());
    }

    Class<? extends Facts> type() {
        return type;
    }

    /** The facts with a sink that holds nothing yet. */
    Facts of(RuleFacts facts) {
        return made.apply(facts, new RuleSink());
    }
}
