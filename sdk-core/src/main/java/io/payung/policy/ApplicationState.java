package io.payung.policy;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The states of an application. */
public enum ApplicationState {
    /** Price and cover are held until {@code payBy}. */
    AWAITING_PAYMENT,
    /** There is a policy. */
    ISSUED,
    /** Nobody paid in time; nothing is held any more. */
    LAPSED,
    /** Money came that could not become a policy, and is owed back. */
    REFUND_DUE,
    /** All of it is back. */
    REFUNDED;

    private static final Map<ApplicationState, Set<ApplicationState>> NEXT = Map.of(
            AWAITING_PAYMENT, EnumSet.of(ISSUED, LAPSED, REFUND_DUE),
            LAPSED, EnumSet.of(REFUND_DUE),
            REFUND_DUE, EnumSet.of(REFUNDED),
            // Somebody may pay once more for what is over.
            REFUNDED, EnumSet.of(REFUND_DUE),
            ISSUED, EnumSet.noneOf(ApplicationState.class));

    /** The only moves there are. */
    public boolean canBecome(ApplicationState next) {
        return NEXT.get(this).contains(next);
    }

    /** As answers and the store spell it: {@code awaiting-payment}. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static ApplicationState of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
