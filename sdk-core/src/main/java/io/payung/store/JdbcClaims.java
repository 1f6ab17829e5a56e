package io.payung.store;

import io.payung.claim.Claim;
import io.payung.claim.ClaimId;
import io.payung.claim.ClaimStore;
import io.payung.event.EventStream;
import io.payung.event.EventType;
import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Claims in {@code payung_claim}: whatever happened is sealed under the key of the policy's holder. */
final class JdbcClaims implements ClaimStore {

    private static final String TABLE = "payung_claim";

    private final JdbcUnitOfWork units;
    private final JdbcSession session;
    private final PersonVault vault;
    private final JdbcPolicies policies;
    private final JdbcOutbox outbox;

    JdbcClaims(JdbcUnitOfWork units, JdbcSession session, PersonVault vault, JdbcPolicies policies, JdbcOutbox outbox) {
        this.units = units;
        this.session = session;
        this.vault = vault;
        this.policies = policies;
        this.outbox = outbox;
    }

    @Override
    public void insert(Claim claim, UUID eventId, Instant at) {
        units.run(() -> {
            JdbcPolicies.Reference policy = policies.reference(claim.partner(), claim.policy())
                    .orElseThrow(() -> new PayungException("POLICY_UNKNOWN", "there is no policy " + claim.policy() + " to claim on"));
            DataKey key = keep(policy);
            boolean inserted = session.insertIfAbsent(
                    "payung_pk_claim",
                    "insert into payung_claim (id, partner, policy_id, state, version, person_id, sealed) values (?, ?, ?, ?, ?, ?, ?)",
                    claim.id().value(),
                    claim.partner().value(),
                    policy.policy(),
                    claim.state().key(),
                    claim.version(),
                    policy.holder().value(),
                    key.sealJson(claim, TABLE, claim.id()));
            if (!inserted) {
                throw new PayungException("CLAIM_EXISTS", "claim " + claim.id() + " is stored already; update it");
            }
            outbox.add(event(eventId, claim, EventType.CLAIM_NOTIFIED, at));
            return claim;
        });
    }

    @Override
    public boolean update(Claim claim, UUID eventId, Instant at) {
        return units.run(() -> {
            boolean updated = policies.reference(claim.partner(), claim.policy()).map(policy -> update(claim, policy)).orElse(false);
            if (updated) {
                outbox.add(event(eventId, claim, EventType.CLAIM_UPDATED, at));
            }
            return updated;
        });
    }

    @Override
    public Optional<Claim> find(PartnerId partner, ClaimId id) {
        return session.first(
                "select c.sealed, " + PersonVault.COLUMNS
                        + " from payung_claim c join payung_person k on k.id = c.person_id where c.partner = ? and c.id = ?",
                row -> vault.read(row).openJson(row.getBytes("sealed"), Claim.class, TABLE, id),
                partner.value(),
                id.value());
    }

    private static NewEvent event(UUID id, Claim claim, EventType type, Instant at) {
        return new NewEvent(id, claim.partner(), EventStream.policy(claim.policy().value()), type, at, EventData.of(claim));
    }

    /** Somebody else whom the policy insured may have been erased with all that is sealed in it. */
    private DataKey keep(JdbcPolicies.Reference policy) {
        DataKey key = vault.keep(session, policy.holder());
        session.first("select sealed from payung_policy where id = ?", row -> DataKey.kept(row.getBytes("sealed")), policy.policy());
        return key;
    }

    private boolean update(Claim claim, JdbcPolicies.Reference policy) {
        DataKey key = keep(policy);
        int updated = session.update(
                "update payung_claim set state = ?, version = ?, sealed = ? where partner = ? and id = ? and policy_id = ? and version = ?",
                claim.state().key(),
                claim.version(),
                key.sealJson(claim, TABLE, claim.id()),
                claim.partner().value(),
                claim.id().value(),
                policy.policy(),
                claim.version() - 1);
        return updated == 1;
    }
}
