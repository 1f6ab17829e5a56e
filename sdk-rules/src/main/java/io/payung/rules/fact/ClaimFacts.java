package io.payung.rules.fact;

import io.payung.product.RuleFacts;
import org.jspecify.annotations.Nullable;

/** What claim-document rules read about one benefit touched by one event; they {@code require}, {@code waive} and {@code refer}. */
public final class ClaimFacts extends Facts {

    private final Person life;
    private final Event event;
    private final PolicyAge policy;

    public ClaimFacts(RuleFacts facts, RuleSink decision) {
        super(facts, decision);
        this.life = new Person(facts, "life.");
        this.event = new Event(facts, "event.");
        this.policy = new PolicyAge(facts, "policy.");
    }

    /** The insured person concerned. */
    public Person getLife() {
        return life;
    }

    /** What happened. */
    public Event getEvent() {
        return event;
    }

    /** The policy. */
    public PolicyAge getPolicy() {
        return policy;
    }

    /** Id of the benefit. */
    public @Nullable String getBenefit() {
        return values().text("benefit");
    }

    /** Days from the event to its report. */
    public @Nullable Long getReportedAfterDays() {
        return values().whole("reportedAfterDays");
    }
}
