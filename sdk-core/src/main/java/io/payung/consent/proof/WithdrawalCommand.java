package io.payung.consent.proof;

import io.payung.consent.Consent.Party;
import io.payung.consent.ConsentPurpose;
import io.payung.policy.PolicyNumber;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Take a consent back: {@code WithdrawalCommand.of(number, ConsentPurpose.DATA_PROTECTION).via("app")}. Asking twice is asking once.
 *
 * @param by          who takes it back
 * @param channel     where they asked
 * @param withdrawnAt when they asked; when the server hears of it, unless given
 */
public record WithdrawalCommand(
        @NotNull @Valid PolicyNumber policy,
        @NotNull ConsentPurpose purpose,
        @NotNull Party by,
        @NotBlank @Size(max = 40) @Pattern(regexp = "[\\p{Alnum} ._-]*") String channel,
        @Nullable Instant withdrawnAt) {

    /** By the applicant, over the API, now. */
    public static WithdrawalCommand of(PolicyNumber policy, ConsentPurpose purpose) {
        return new WithdrawalCommand(policy, purpose, Party.APPLICANT, "api", null);
    }

    public WithdrawalCommand by(Party party) {
        return new WithdrawalCommand(policy, purpose, party, channel, withdrawnAt);
    }

    public WithdrawalCommand via(String where) {
        return new WithdrawalCommand(policy, purpose, by, where, withdrawnAt);
    }

    public WithdrawalCommand at(Instant asked) {
        return new WithdrawalCommand(policy, purpose, by, channel, asked);
    }
}
