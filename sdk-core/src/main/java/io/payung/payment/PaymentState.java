package io.payung.payment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a payment stands, as far as its gateway has said. What a gateway tells late or twice never moves it back. */
public enum PaymentState {
    /** The gateway was asked and did not answer: the money may be there or not. */
    UNKNOWN,
    /** Begun, not paid. */
    PENDING,
    /** The money is there. */
    SETTLED,
    /** Not paid: refused, cancelled or run out; a customer may still try again under the same reference. */
    FAILED,
    /** The gateway gave the money back or had to. */
    REVERSED;

    private static final Map<PaymentState, Set<PaymentState>> NEXT = Map.of(
            UNKNOWN, EnumSet.of(PENDING, SETTLED, FAILED, REVERSED),
            PENDING, EnumSet.of(UNKNOWN, SETTLED, FAILED, REVERSED),
            FAILED, EnumSet.of(UNKNOWN, PENDING, SETTLED, REVERSED),
            SETTLED, EnumSet.of(REVERSED),
            REVERSED, EnumSet.noneOf(PaymentState.class));

    /** Whether this is a later state; the same one is none. */
    public boolean canBecome(PaymentState next) {
        return NEXT.get(this).contains(next);
    }

    /** As the store spells it: {@code settled}. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static PaymentState of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
