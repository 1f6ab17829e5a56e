package io.payung.policy;

import io.payung.money.Money;
import io.payung.payment.PaymentProof;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One payment that pays shares of many sales, as a cooperative or a state pays for its members:
 * {@code Transfer.of(proof, List.of(Part.of(application, "state", amount)))}. Received once: calling again gives the same result.
 *
 * @param payment never believed: its gateway is asked
 * @param parts   what it pays, at most 500; they may come to less than was paid, and the rest is owed back
 */
public record Transfer(@NotNull @Valid PaymentProof payment, @NotNull @Size(max = 500) List<@NotNull @Valid Part> parts) {

    /**
     * One share, exact: either of an application or of a policy.
     *
     * @param payer      as the product calls them; {@code customer} where it names none
     * @param instalment which part of a policy's premium; absent for the first, or for all of what is paid at once
     */
    public record Part(
            @Nullable ApplicationId application,
            @Nullable @Valid PolicyNumber policy,
            @NotBlank @Size(max = 63) String payer,
            @NotNull Money amount,
            @Nullable @Min(1) Integer instalment) {

        public static Part of(ApplicationId application, String payer, Money amount) {
            return new Part(application, null, payer, amount, null);
        }

        public static Part of(PolicyNumber policy, String payer, Money amount) {
            return new Part(null, policy, payer, amount, null);
        }

        /** The share of a later instalment of a policy. */
        public static Part of(PolicyNumber policy, int instalment, String payer, Money amount) {
            return new Part(null, policy, payer, amount, instalment);
        }

        boolean isLaterInstalment() {
            return instalment != null && instalment > 1;
        }
    }

    public static Transfer of(PaymentProof payment, List<Part> parts) {
        return new Transfer(payment, parts);
    }
}
