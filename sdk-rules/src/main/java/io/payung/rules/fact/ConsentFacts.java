package io.payung.rules.fact;

import io.payung.product.RuleFacts;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What consent rules read, when quoting and again when issuing; they {@code require} and {@code decline}. */
public final class ConsentFacts extends Facts {

    private final Person applicant;

    public ConsentFacts(RuleFacts facts, RuleSink decision) {
        super(facts, decision);
        this.applicant = new Person(facts, "applicant.");
    }

    /** Who buys. */
    public Person getApplicant() {
        return applicant;
    }

    /** First day of cover. */
    public @Nullable LocalDate getCoverStart() {
        return values().date("coverStart");
    }

    /** Whether an insured person is under the age of majority on the first day of cover. */
    public @Nullable Boolean getMinorInsured() {
        return values().flag("minorInsured");
    }

    /** Language in which the texts are shown. */
    public @Nullable String getLanguage() {
        return values().text("language");
    }

    /** Who consents, for example {@code guardian}; unknown until issuing. */
    public @Nullable String getBy() {
        return values().text("by");
    }

    /** How consent was given; unknown until issuing. */
    public @Nullable String getMethod() {
        return values().text("method");
    }
}
