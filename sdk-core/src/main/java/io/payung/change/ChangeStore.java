package io.payung.change;

import io.payung.claim.ClaimState;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentAllocation;
import io.payung.policy.Policy;
import io.payung.policy.PolicyNumber;
import io.payung.quote.QuoteRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what happened to policies after their sale. Called by the SDK inside a unit of work, implemented by the store. */
public interface ChangeStore {

    /** What was paid back of one payment to one payer of a policy. */
    record RefundedShare(UUID change, PaymentAllocation share) {}

    /**
     * Everything that one change adds to the history of its policy.
     *
     * @param request  what the personal part of the policy holds from now on, or null when that stays
     * @param refunded by payer and payment, newest payment first
     * @param eventId  id of the event {@code policy.changed} that tells it; absent when its move tells it already
     */
    record NewChange(
            PartnerId partner,
            PolicyChange change,
            ChangeDetails details,
            @Nullable QuoteRequest request,
            List<PayerRefund> payers,
            List<PaymentAllocation> refunded,
            @Nullable UUID eventId) {

        public NewChange {
            payers = List.copyOf(payers);
            refunded = List.copyOf(refunded);
        }

        @Override
        public String toString() {
            return "NewChange[" + change.id() + "]";
        }
    }

    /** The policy as it is now, which nobody else moves or claims on until the unit of work ends. The persons it insures are locked. */
    Optional<Policy> lock(PartnerId partner, PolicyNumber number);

    /** Writes it, with its event if it has one, and takes what is credited off what is not paid yet, the last due first. @return false when a change of that id was written before; the unit of work stays usable */
    boolean insert(NewChange change);

    /** What happened to a policy, oldest first. */
    List<PolicyChange> of(PartnerId partner, PolicyNumber number);

    /** The personal parts of them, decrypted, in the same order. Throws {@code PERSON_ERASED}. */
    List<ChangeDetails> detailsOf(PartnerId partner, PolicyNumber number);

    /** The policy that this one replaces. */
    Optional<PolicyNumber> replaced(PartnerId partner, PolicyNumber by);

    /** The states of all claims on a policy; one that is settled counts as paid when money was paid for it, whatever happened then. */
    List<ClaimState> claims(PartnerId partner, PolicyNumber number);

    /** The money that pays for a policy, oldest first; without what its gateway took back, and instalments that a lapse gave back. */
    List<PaymentAllocation> received(PartnerId partner, PolicyNumber number);

    /** What was owed back of it by changes. */
    List<RefundedShare> refunded(PartnerId partner, PolicyNumber number);
}
