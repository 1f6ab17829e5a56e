package io.payung.payment;

import io.payung.money.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A caller's claim that a gateway received money. Never believed: the {@link PaymentVerifier} of that gateway is asked.
 *
 * @param gateway   name of the gateway, for example {@code simulated}
 * @param reference the gateway's reference, 1 to 100 visible ASCII characters
 * @param amount    what the caller says was paid
 */
public record PaymentProof(
        @NotBlank @Pattern(regexp = "[a-z0-9-]{1,40}") String gateway,
        @NotBlank @Pattern(regexp = "[\\x21-\\x7e]{1,100}") String reference,
        @NotNull Money amount) {}
