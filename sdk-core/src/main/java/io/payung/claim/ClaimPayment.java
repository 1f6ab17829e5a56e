package io.payung.claim;

import io.payung.money.Money;
import io.payung.party.PersonName;
import io.payung.policy.IdempotencyKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the insurer has paid for a claim. The SDK moves no money: it keeps the record, the payee encrypted.
 *
 * @param key       the caller's own name for this record: after a lost answer, call again with the same key
 * @param reference names the payment at the insurer; no two payments of a partner have the same. Stands in clear, so it names nobody.
 * @param payee     who was paid
 * @param paidAt    when, or absent for now
 */
public record ClaimPayment(
        @NotNull @Valid ClaimId claim,
        @NotNull @Valid IdempotencyKey key,
        @NotBlank @Pattern(regexp = "[\\x21-\\x7e]{1,100}") String reference,
        @NotBlank @Size(max = 120) @Pattern(regexp = PersonName.REGEX, flags = Pattern.Flag.DOTALL) String payee,
        @NotNull Money amount,
        @Nullable Instant paidAt) {

    public static ClaimPayment of(ClaimId claim, IdempotencyKey key, String reference, String payee, Money amount) {
        return new ClaimPayment(claim, key, reference, payee, amount, null);
    }

    public ClaimPayment at(Instant when) {
        return new ClaimPayment(claim, key, reference, payee, amount, when);
    }

    @Override
    public String toString() {
        return "ClaimPayment[" + claim + "]";
    }
}
