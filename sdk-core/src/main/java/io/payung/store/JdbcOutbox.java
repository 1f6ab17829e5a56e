package io.payung.store;

import io.payung.consent.ledger.LedgerHead;
import io.payung.json.CanonicalJson;
import io.payung.party.PartnerId;
import io.payung.policy.PersonId;
import java.util.UUID;

/** Events in {@code payung_outbox}, numbered per policy without gaps, in the transaction of what they tell. */
final class JdbcOutbox {

    /** @param person under whose key the body is sealed */
    record Event(UUID id, PartnerId partner, UUID policy, String type, PersonId person) {}

    private final JdbcSession session;

    JdbcOutbox(JdbcSession session) {
        this.session = session;
    }

    /** Takes the policy's next number, and with it the policy's row until the unit of work ends. */
    int nextNumber(UUID policy) {
        session.update("update payung_policy set last_event = last_event + 1 where id = ?", policy);
        return session.first("select last_event from payung_policy where id = ?", row -> row.getInt("last_event"), policy).orElseThrow();
    }

    void add(Event event, int number, DataKey key, Object body) {
        session.update(
                "insert into payung_outbox (id, partner, policy_id, event_number, event_type, status, person_id, sealed)"
                        + " values (?, ?, ?, ?, ?, 'pending', ?, ?)",
                event.id,
                event.partner.value(),
                event.policy,
                number,
                event.type,
                event.person.value(),
                key.sealJson(body, "payung_outbox", event.id));
    }

    /** A head of a chain is about no policy and no person: numbered by partner, and not encrypted because nobody is in it. */
    void addHead(UUID id, LedgerHead head) {
        session.update(
                "insert into payung_outbox (id, partner, policy_id, event_number, event_type, status, person_id, sealed)"
                        + " values (?, ?, null, ?, 'consent.head_sealed', 'pending', null, ?)",
                id,
                head.partner().value(),
                head.number(),
                CanonicalJson.write(head));
    }
}
