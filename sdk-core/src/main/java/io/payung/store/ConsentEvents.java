package io.payung.store;

import io.payung.consent.ledger.LedgerHead;
import io.payung.consent.proof.Withdrawal;
import io.payung.event.EventStream;
import io.payung.event.EventType;
import java.util.UUID;

/** What is told about consents. */
final class ConsentEvents {

    private static final EventStream HEADS = EventStream.partner("consent-heads");

    private ConsentEvents() {}

    static NewEvent withdrawn(UUID id, Withdrawal withdrawal) {
        return new NewEvent(
                id, withdrawal.partner(), EventStream.policy(withdrawal.policy().value()), EventType.CONSENT_WITHDRAWN, withdrawal.receivedAt(),
                withdrawal.toMap());
    }

    /** A head is about no policy. */
    static NewEvent sealed(UUID id, LedgerHead head) {
        return new NewEvent(id, head.partner(), HEADS, EventType.CONSENT_HEAD_SEALED, head.signedAt(), head.toMap());
    }
}
