package io.payung.store;

import io.payung.json.CanonicalJson;
import io.payung.party.PartnerId;
import io.payung.policy.PersonId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Events in {@code payung_outbox}, numbered without gaps per policy, application or payment, in the transaction of what they tell.
 */
final class JdbcOutbox {

    /** @param person under whose key the body is sealed */
    record Event(UUID id, PartnerId partner, UUID policy, String type, PersonId person) {}

    /** @param person under whose key the body is sealed */
    record ApplicationEvent(UUID id, PartnerId partner, UUID application, String type, PersonId person) {}

    private static final String TABLE = "payung_outbox";

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
                key.sealJson(body, TABLE, event.id));
    }

    void add(ApplicationEvent event, int number, DataKey key, Object body) {
        session.update(
                "insert into payung_outbox (id, partner, application_id, event_number, event_type, status, person_id, sealed)"
                        + " values (?, ?, ?, ?, ?, 'pending', ?, ?)",
                event.id,
                event.partner.value(),
                event.application,
                number,
                event.type,
                event.person.value(),
                key.sealJson(body, TABLE, event.id));
    }

    /** About a payment, and so about no person: the body stays clear. */
    void addOfPayment(UUID id, PartnerId partner, String type, PaymentBody body) {
        session.update("update payung_payment set last_event = last_event + 1 where gateway = ? and reference = ?", body.gateway, body.reference);
        session.update(
                "insert into payung_outbox (id, partner, event_number, event_type, status, body) select ?, ?, p.last_event, ?, 'pending', ?"
                        + " from payung_payment p where p.gateway = ? and p.reference = ?",
                id,
                partner.value(),
                type,
                new String(CanonicalJson.write(body), StandardCharsets.UTF_8),
                body.gateway,
                body.reference);
    }

    /** What an event about a payment says. */
    record PaymentBody(String gateway, String reference, String part, String amount, String currency, String code) {}
}
