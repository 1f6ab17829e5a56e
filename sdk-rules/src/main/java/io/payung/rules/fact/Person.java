package io.payung.rules.fact;

import io.payung.product.RuleFacts;
import org.jspecify.annotations.Nullable;

/** A person as rules see one: {@code applicant} or the insured {@code life} being decided. Ages are in full years at the last birthday. */
public final class Person {

    private final Values values;

    Person(RuleFacts facts, String prefix) {
        this.values = new Values(facts, prefix);
    }

    /** Insured role, for example {@code main}; only of {@code life}. */
    public @Nullable String getRole() {
        return values.text("role");
    }

    /** Relation to the applicant, for example {@code child}; only of {@code life}. */
    public @Nullable String getRelation() {
        return values.text("relation");
    }

    /** Age on the first day of cover. */
    public @Nullable Long getAgeAtStart() {
        return values.whole("ageAtStart");
    }

    /** Age on the last day of cover; only of {@code life}. */
    public @Nullable Long getAgeAtEnd() {
        return values.whole("ageAtEnd");
    }

    /** {@code female} or {@code male}. */
    public @Nullable String getSex() {
        return values.text("sex");
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
