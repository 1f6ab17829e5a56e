package io.payung.rules.fact;

import io.payung.product.RuleFacts;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happened, as the claim says. */
public final class Event {

    private final Values values;

    Event(RuleFacts facts, String prefix) {
        this.values = new Values(facts, prefix);
    }

    /** For example {@code accident}. */
    public @Nullable String getCause() {
        return values.text("cause");
    }

    /** For example {@code death}. */
    public @Nullable String getConsequence() {
        return values.text("consequence");
    }

    /** For example {@code abroad}. */
    public @Nullable String getPlace() {
        return values.text("place");
    }

    /** Day of the event. */
    public @Nullable LocalDate getDate() {
        return values.date("date");
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
