package io.payung.change;

import io.payung.consent.Consent;
import io.payung.payment.PaymentProof;
import io.payung.policy.IdempotencyKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Do what was previewed, once: {@code ChangeCommand.of(key, previewed.token())}.
 *
 * @param consent to the offer that replaces the policy, where there is one
 * @param payment of that offer's premium, unless it costs nothing
 */
public record ChangeCommand(
        @NotNull @Valid IdempotencyKey key,
        @NotNull @Valid ChangeToken token,
        @Nullable @Valid Consent consent,
        @Nullable @Valid PaymentProof payment) {

    public static ChangeCommand of(IdempotencyKey key, ChangeToken token) {
        return new ChangeCommand(key, token, null, null);
    }

    public ChangeCommand with(Consent accepted) {
        return new ChangeCommand(key, token, accepted, payment);
    }

    public ChangeCommand paidBy(PaymentProof proof) {
        return new ChangeCommand(key, token, consent, proof);
    }
}
