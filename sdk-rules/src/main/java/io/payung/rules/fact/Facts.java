package io.payung.rules.fact;

import io.payung.product.RuleFacts;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What every rule set may read. Names and types are those of {@link io.payung.product.FactVocabulary}; an unknown fact is
 * {@code null}. One instance serves one decision on one thread, because it carries that decision's sink.
 */
public abstract sealed class Facts permits LifeFacts, ConsentFacts, ClaimFacts {

    private final Values values;
    private final Values answers;
    private final Values amounts;
    private final Lives lives;
    private final InsuredThing object;
    private final RuleSink decision;

    Facts(RuleFacts facts, RuleSink decision) {
        this.values = new Values(facts, "");
        this.answers = new Values(facts, "answers.");
        this.amounts = new Values(facts, "amounts.");
        this.lives = new Lives(facts, "lives.");
        this.object = new InsuredThing(facts, "object.");
        this.decision = decision;
    }

    /** Id of the plan asked for. */
    public final @Nullable String getPlan() {
        return values.text("plan");
    }

    /** Where it is sold, for example {@code app}. */
    public final @Nullable String getChannel() {
        return values.text("channel");
    }

    /** The date of the decision in the product's zone. */
    public final @Nullable LocalDate getAsOf() {
        return values.date("asOf");
    }

    /** The insured lives. */
    public final Lives getLives() {
        return lives;
    }

    /** What is insured beside the lives; its properties are {@code null} when only lives are insured. */
    public final InsuredThing getObject() {
        return object;
    }

    /** The answers to the product's questions. */
    public final Values getAnswers() {
        return answers;
    }

    /** The product's named amounts, computed from parameters and answers. */
    public final Values getAmounts() {
        return amounts;
    }

    /** The facts by their plain names. */
    public final Values values() {
        return values;
    }

    /** Where a rule says what it found. */
    public final RuleSink decision() {
        return decision;
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName();
    }
}
