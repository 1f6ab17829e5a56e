package io.payung.change;

import io.payung.decision.DecisionReceipt;
import io.payung.party.Beneficiary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The personal part of a change: stored only encrypted, under the key of the policy's holder, and forgotten with them.
 *
 * @param request            what was asked for
 * @param beneficiariesBefore who was named until then, for other beneficiaries
 * @param contactBefore      how the holder was reached until then, for another contact; absent otherwise
 * @param receipt            why it was done
 */
public record ChangeDetails(
        ChangeRequest request, List<Beneficiary> beneficiariesBefore, @Nullable Contact contactBefore, DecisionReceipt receipt) {

    public ChangeDetails {
        beneficiariesBefore = List.copyOf(beneficiariesBefore);
    }

    @Override
    public String toString() {
        return "ChangeDetails[" + request + "]";
    }
}
