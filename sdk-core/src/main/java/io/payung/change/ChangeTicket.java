package io.payung.change;

import java.time.Instant;
import java.util.UUID;

/** What a change token holds. @param id of the change that it may become, once */
record ChangeTicket(UUID id, ChangeRequest request, ChangeTerms terms, Instant expiresAt) {

    @Override
    public String toString() {
        return "ChangeTicket[" + id + "]";
    }
}
