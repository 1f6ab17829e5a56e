package io.payung.policy;

import io.payung.consent.Consent;
import io.payung.quote.QuoteToken;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hold this offer until it is paid: {@code ApplyCommand.of(key, offer.token(), consent)}.
 *
 * @param partnerReference the partner's own reference, 1 to 100 visible ASCII characters, or absent; not personal
 */
public record ApplyCommand(
        @NotNull @Valid IdempotencyKey key,
        @NotNull @Valid QuoteToken token,
        @NotNull @Valid Consent consent,
        @Nullable @Pattern(regexp = "[\\x21-\\x7e]{1,100}") String partnerReference) {

    public static ApplyCommand of(IdempotencyKey key, QuoteToken token, Consent consent) {
        return new ApplyCommand(key, token, consent, null);
    }

    public ApplyCommand withPartnerReference(String reference) {
        return new ApplyCommand(key, token, consent, reference);
    }
}
