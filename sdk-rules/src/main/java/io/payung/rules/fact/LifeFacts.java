package io.payung.rules.fact;

import io.payung.product.RuleFacts;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What rules read that are decided once for each insured life. */
public abstract sealed class LifeFacts extends Facts permits EligibilityFacts, CoverageFacts {

    private final Person applicant;
    private final Person life;
    private final Held held;

    LifeFacts(RuleFacts facts, RuleSink decision) {
        super(facts, decision);
        this.applicant = new Person(facts, "applicant.");
        this.life = new Person(facts, "life.");
        this.held = new Held(facts, "held.");
    }

    /** Who buys. */
    public final Person getApplicant() {
        return applicant;
    }

    /** The insured person being decided. */
    public final Person getLife() {
        return life;
    }

    /** What the insured person holds already. */
    public final Held getHeld() {
        return held;
    }

    /** First day of cover. */
    public final @Nullable LocalDate getCoverStart() {
        return values().date("coverStart");
    }
}
