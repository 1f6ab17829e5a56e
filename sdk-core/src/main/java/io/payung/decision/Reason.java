package io.payung.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Why a decision is what it is. The order is code, subject, rule, so that a list of reasons has one canonical form.
 *
 * @param code    stable code; its text is looked up in the product's messages
 * @param rule    id of the rule that decided, for example {@code ELG-001}; absent for the SDK's own checks
 * @param subject what it concerns, for example {@code lives/1} or {@code clauses/guardian}; absent when it is the whole request
 * @param actual  what was found, in plain notation; may be personal (an age), so it is left out of {@code toString}
 * @param limit   what was asked, in plain notation
 * @param place   where that rule stands in the product folder, for example {@code eligibility.drl:8} or {@code eligibility.drl.xlsx!Rules!C10}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"code", "rule", "subject", "actual", "limit", "place"})
public record Reason(
        ReasonCode code,
        @Nullable String rule,
        @Nullable String subject,
        @Nullable String actual,
        @Nullable String limit,
        @Nullable String place)
        implements Comparable<Reason> {

    private static final Comparator<Reason> ORDER = Comparator.comparing(Reason::code)
            .thenComparing(Reason::subject, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Reason::rule, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** A reason whose rule stands in no file. */
    public Reason(ReasonCode code, @Nullable String rule, @Nullable String subject, @Nullable String actual, @Nullable String limit) {
        this(code, rule, subject, actual, limit, null);
    }

    /** A reason of the SDK itself about the whole request. */
    public static Reason of(String code) {
        return new Reason(ReasonCode.of(code), null, null, null, null);
    }

    public static Reason about(String code, String subject) {
        return new Reason(ReasonCode.of(code), null, subject, null, null);
    }

    /** The same as it was recorded in an older format of decisions. */
    Reason withoutPlace() {
        return new Reason(code, rule, subject, actual, limit, null);
    }

    @Override
    public int compareTo(Reason other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return code + (rule == null ? "" : " by " + rule) + (subject == null ? "" : " at " + subject);
    }
}
