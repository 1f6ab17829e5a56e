package io.payung.change;

import io.payung.fault.InputCopy;
import io.payung.party.Beneficiary;
import io.payung.policy.PolicyNumber;
import io.payung.quote.QuoteToken;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to happen to a policy: {@code ChangeRequest.of(number, ChangeKind.CANCELLATION)}.
 *
 * @param occurredOn    the day of the death, the settlement or the loss, which counts as a day of cover; for a free look the day on which the customer
 *                      received what its days count from, or absent for the day of issue; for anything else absent
 * @param beneficiaries who receives what is paid from now on, for {@link ChangeKind#CHANGE_BENEFICIARY}; empty for the legal heirs
 * @param contact       for {@link ChangeKind#CHANGE_CONTACT}, else absent
 * @param replacement   the offer that the customer accepts instead, for a correction, top-up, reschedule or renewal, else absent
 */
public record ChangeRequest(
        @NotNull @Valid PolicyNumber policy,
        @NotNull ChangeKind kind,
        @Nullable LocalDate occurredOn,
        @NotNull @Size(max = 10) List<@NotNull @Valid Beneficiary> beneficiaries,
        @Nullable @Valid Contact contact,
        @Nullable @Valid QuoteToken replacement) {

    public ChangeRequest {
        beneficiaries = InputCopy.of(beneficiaries);
    }

    public static ChangeRequest of(PolicyNumber policy, ChangeKind kind) {
        return new ChangeRequest(policy, kind, null, List.of(), null, null);
    }

    public ChangeRequest on(LocalDate day) {
        return new ChangeRequest(policy, kind, day, beneficiaries, contact, replacement);
    }

    public ChangeRequest payableTo(List<Beneficiary> persons) {
        return new ChangeRequest(policy, kind, occurredOn, persons, contact, replacement);
    }

    public ChangeRequest reachedAt(Contact where) {
        return new ChangeRequest(policy, kind, occurredOn, beneficiaries, where, replacement);
    }

    public ChangeRequest replacedBy(QuoteToken offer) {
        return new ChangeRequest(policy, kind, occurredOn, beneficiaries, contact, offer);
    }

    /** As it is kept: a token holds all of an offer's case, which others than this policy's holder may be forgotten with. */
    ChangeRequest withoutOffer() {
        return replacement == null ? this : new ChangeRequest(policy, kind, occurredOn, beneficiaries, contact, null);
    }

    @Override
    public String toString() {
        return "ChangeRequest[" + kind.key() + " of " + policy + "]";
    }
}
