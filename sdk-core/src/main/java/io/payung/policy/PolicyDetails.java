package io.payung.policy;

import io.payung.consent.Consent;
import io.payung.decision.DecisionReceipt;
import io.payung.quote.QuoteRequest;

/**
 * The personal part of a policy: stored only encrypted, under the key of the insured person.
 *
 * @param request what was asked for, with persons and answers
 * @param consent what was accepted
 * @param receipt why it was issued
 */
public record PolicyDetails(QuoteRequest request, Consent consent, DecisionReceipt receipt) {

    @Override
    public String toString() {
        return "PolicyDetails[" + receipt.decision() + "]";
    }
}
