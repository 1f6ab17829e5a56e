package io.payung.change;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.payung.fault.PayungException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What may happen to a policy after the sale. */
public enum ChangeKind {
    /** The customer gives it back within the product's days: as if it had never been. */
    FREE_LOOK(null, null),
    /** The customer ends it. */
    CANCELLATION("cancellation", "cancelled-by-customer"),
    /** The insurer ends it. */
    INSURER_CANCELLATION(null, "cancelled-by-insurer"),
    /** The insured loan is paid off before its time. */
    EARLY_SETTLEMENT("early-settlement", "early-settlement"),
    /** What was insured is gone without a claim: sold, or lost to what is not covered. */
    OBJECT_LOST(null, "object-lost"),
    /** It should never have been sold. */
    VOID(null, "void"),
    /** It was sold wrongly: void, and another one instead. */
    CORRECTION(null, "void"),
    /** The insured loan grows: another policy for the new one. */
    TOP_UP("top-up", "early-settlement"),
    /** The insured loan is paid back otherwise: another policy for the new plan. */
    RESCHEDULE("reschedule", "early-settlement"),
    /** Another policy for the time after this one, which ends when it would. */
    RENEWAL("renewal", null),
    /** Other beneficiaries. */
    CHANGE_BENEFICIARY("change-beneficiary", null),
    /** Another telephone number or address. */
    CHANGE_CONTACT("change-contact", null),
    /** The holder has died, and their policy ends. */
    DEATH(null, "death"),
    /** The holder has died, and the other lives stay covered. */
    DEATH_OF_HOLDER(null, null);

    private final @Nullable String allowedAs;
    private final @Nullable String refundOn;

    ChangeKind(@Nullable String allowedAs, @Nullable String refundOn) {
        this.allowedAs = allowedAs;
        this.refundOn = refundOn;
    }

    /** What product.yaml's {@code changes} has to list; absent when no product can forbid it. */
    @Nullable String allowedAs() {
        return allowedAs;
    }

    /** The cause under which product.yaml says what is paid back; absent when nothing is, or, for a free look, when it says so elsewhere. */
    @Nullable String refundOn() {
        return refundOn;
    }

    /** Whether it lies on a day that somebody has to tell. */
    boolean hasDay() {
        return this == EARLY_SETTLEMENT || this == OBJECT_LOST || isDeath();
    }

    boolean isDeath() {
        return this == DEATH || this == DEATH_OF_HOLDER;
    }

    /** Whether another policy comes in its place. */
    boolean replaces() {
        return this == CORRECTION || this == TOP_UP || this == RESCHEDULE || this == RENEWAL;
    }

    /** Whether the other policy goes on where this one ends. */
    boolean goesOn() {
        return this == TOP_UP || this == RESCHEDULE;
    }

    /** Whether what the insured get is put into doubt, so that a claim on its way has to be settled first. */
    boolean waitsForClaims() {
        return refundOn != null && !isDeath() || this == FREE_LOOK;
    }

    /** Whether the policy is then as if it had never been, which it cannot be once it has paid. */
    boolean undoes() {
        return this == FREE_LOOK || this == VOID || this == CORRECTION;
    }

    /** As requests and events spell it: {@code free-look}. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of that {@link #key}. Throws {@code CHANGE_KIND} for any other text. */
    @JsonCreator
    public static ChangeKind of(String key) {
        return Arrays.stream(values())
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new PayungException("CHANGE_KIND", "there is no such change; see ChangeKind"));
    }
}
