package io.payung.payment;

import io.payung.money.Money;
import io.payung.party.PartnerId;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a gateway says about a reference. */
public sealed interface PaymentCheck {

    <T> T fold(Function<Settled, T> settled, Supplier<T> notSettled, Supplier<T> notFound);

    /**
     * The money is there.
     *
     * @param paidTo whose customer paid; another partner cannot use it
     * @param amount what was received, as the gateway knows it
     * @param paidAt when, as the gateway knows it; cover never starts earlier
     */
    record Settled(PartnerId paidTo, Money amount, Instant paidAt) implements PaymentCheck {
        @Override
        public <T> T fold(Function<Settled, T> settled, Supplier<T> notSettled, Supplier<T> notFound) {
            return settled.apply(this);
        }
    }

    /** The gateway knows the reference; the money failed or has not arrived yet. */
    record NotSettled() implements PaymentCheck {
        @Override
        public <T> T fold(Function<Settled, T> settled, Supplier<T> notSettled, Supplier<T> notFound) {
            return notSettled.get();
        }
    }

    /** The gateway never saw the reference. */
    record NotFound() implements PaymentCheck {
        @Override
        public <T> T fold(Function<Settled, T> settled, Supplier<T> notSettled, Supplier<T> notFound) {
            return notFound.get();
        }
    }
}
