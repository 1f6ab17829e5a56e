package io.payung.rules.fact;

import io.payung.product.RuleFacts;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What eligibility rules read about one insured life; they {@code decline}. */
public final class EligibilityFacts extends Facts {

    private final Person applicant;
    private final Person life;
    private final Held held;

    public EligibilityFacts(RuleFacts facts, RuleSink decision) {
        super(facts, decision);
        this.applicant = new Person(facts, "applicant.");
        this.life = new Person(facts, "life.");
        this.held = new Held(facts, "held.");
    }

    /** Who buys. */
    public Person getApplicant() {
        return applicant;
    }

    /** The insured person being decided. */
    public Person getLife() {
        return life;
    }

    /** What the insured person holds already. */
    public Held getHeld() {
        return held;
    }

    /** First day of cover. */
    public @Nullable LocalDate getCoverStart() {
        return values().date("coverStart");
    }
}
