package io.payung.policy;

import io.payung.consent.Consent;
import io.payung.quote.Ticket;

/**
 * The personal part of an application: stored only encrypted, under the key of the insured person.
 *
 * @param ticket  what the token held
 * @param consent what was accepted
 */
public record ApplicationDetails(Ticket ticket, Consent consent) {

    @Override
    public String toString() {
        return "ApplicationDetails[" + ticket.id() + "]";
    }
}
