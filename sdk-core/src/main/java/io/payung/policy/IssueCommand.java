package io.payung.policy;

import io.payung.consent.Consent;
import io.payung.payment.PaymentProof;
import io.payung.quote.QuoteToken;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Issue this offer, once: {@code IssueCommand.of(key, offer.token(), consent).paidBy(proof)}.
 *
 * @param payment          absent only for an offer that costs nothing
 * @param partnerReference the partner's own reference, 1 to 100 visible ASCII characters, or absent; not personal
 */
public record IssueCommand(
        @NotNull @Valid IdempotencyKey key,
        @NotNull @Valid QuoteToken token,
        @NotNull @Valid Consent consent,
        @Nullable @Valid PaymentProof payment,
        @Nullable @Pattern(regexp = "[\\x21-\\x7e]{1,100}") String partnerReference) {

    public static IssueCommand of(IdempotencyKey key, QuoteToken token, Consent consent) {
        return new IssueCommand(key, token, consent, null, null);
    }

    public IssueCommand paidBy(PaymentProof proof) {
        return new IssueCommand(key, token, consent, proof, partnerReference);
    }

    public IssueCommand withPartnerReference(String reference) {
        return new IssueCommand(key, token, consent, payment, reference);
    }
}
