package io.payung.store;

import io.payung.decision.Decision;
import io.payung.decision.DecisionReceipt;
import io.payung.event.EventStream;
import io.payung.event.EventType;
import io.payung.key.IdSource;
import io.payung.party.Life;
import io.payung.policy.PersonId;
import io.payung.policy.Policy;
import io.payung.policy.PolicyStore.Conflict;
import io.payung.policy.PolicyStore.NewPolicy;
import java.util.List;
import java.util.UUID;

/** Writes what one issue comes to: consent, decision, policy, lives, payment, event. */
final class JdbcPolicyWriter {

    private static final int SALT_LENGTH = 32;

    private final JdbcSession session;
    private final PersonVault vault;
    private final JdbcRefunds refunds;
    private final JdbcOutbox outbox;
    private final JdbcPacks packs;
    private final JdbcConsents consents;
    private final IdSource ids;

    JdbcPolicyWriter(
            JdbcSession session,
            PersonVault vault,
            JdbcRefunds refunds,
            JdbcOutbox outbox,
            JdbcPacks packs,
            JdbcConsents consents,
            IdSource ids) {
        this.session = session;
        this.vault = vault;
        this.refunds = refunds;
        this.outbox = outbox;
        this.packs = packs;
        this.consents = consents;
        this.ids = ids;
    }

    /** On a conflict the caller takes back what was written. */
    Conflict write(NewPolicy created) {
        Policy policy = created.policy();
        PackDigest.requireKept(packs.isKept(policy.pack().digest()), policy.pack().digest());
        PersonId holder = created.insured().get(0);
        DataKey key = vault.of(session, holder);
        UUID id = ids.uuid();
        UUID consent = consents.write(created, key);
        writeDecision(policy, created.details().receipt(), holder, key);
        if (!writePolicy(created, id, consent, key)) {
            return Conflict.QUOTE_USED;
        }
        writeLives(id, created.insured(), created.details().request().lives());
        created.named().forEach(person -> session.update(
                "insert into payung_policy_person (policy_id, person_id) values (?, ?)", id, person.value()));
        if (!refunds.allocate(created, id)) {
            return Conflict.PAYMENT_USED;
        }
        outbox.addFirst(new NewEvent(
                created.eventId(), policy.partner(), EventStream.policy(policy.number().value()), EventType.POLICY_ISSUED, policy.issuedAt(),
                EventData.of(policy, created.allocations())));
        return Conflict.NONE;
    }

    private void writeDecision(Policy policy, DecisionReceipt receipt, PersonId holder, DataKey key) {
        SealedPolicy.SealedDecision sealed = SealedPolicy.SealedDecision.of(ids.randomBytes(SALT_LENGTH), receipt);
        Decision decision = receipt.decision();
        session.update(
                "insert into payung_decision (id, partner, product, product_version, pack_digest, as_of, outcome, format, requested_at,"
                        + " engine_version, language, salted_digest, person_id, sealed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                receipt.id(),
                policy.partner().value(),
                decision.pack().product(),
                decision.pack().version(),
                decision.pack().digest(),
                decision.asOf(),
                decision.outcome(),
                decision.format(),
                receipt.requestedAt(),
                receipt.engineVersion(),
                receipt.language(),
                sealed.saltedDigest(),
                holder.value(),
                key.sealJson(sealed, "payung_decision", receipt.id()));
    }

    private boolean writePolicy(NewPolicy created, UUID id, UUID consent, DataKey key) {
        Policy policy = created.policy();
        return session.insertIfAbsent(
                "payung_uq_policy_quote",
                "insert into payung_policy (id, partner, policy_number, quote_id, product, product_version, pack_digest, plan, zone,"
                        + " cover_from, cover_from_date, cover_until, cover_end, premium, sum_insured, currency, partner_reference,"
                        + " issued_at, secret_digest, consent_id, decision_id, person_id, sealed)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                policy.partner().value(),
                policy.number().value(),
                policy.quote().value(),
                policy.pack().product(), policy.pack().version(), policy.pack().digest(),
                policy.plan(),
                policy.zone().getId(),
                policy.coverFrom(), policy.coverFromDate(),
                policy.coverUntil(), policy.coverEnd(),
                policy.premium().amount(), policy.sumInsured().amount(), policy.premium().currency().getCurrencyCode(),
                policy.partnerReference(),
                policy.issuedAt(),
                created.secretDigest(),
                consent,
                created.details().receipt().id(),
                created.insured().get(0).value(),
                key.sealJson(new SealedPolicy(created.details().request(), policy.limits()), "payung_policy", id));
    }

    private void writeLives(UUID policy, List<PersonId> insured, List<Life> lives) {
        for (int place = 0; place < insured.size(); place++) {
            session.update(
                    "insert into payung_policy_life (policy_id, place, person_id, role) values (?, ?, ?, ?)",
                    policy,
                    place,
                    insured.get(place).value(),
                    // Without lives the applicant alone is insured, in the first role of every product.
                    place < lives.size() ? lives.get(place).role() : "main");
        }
    }
}
