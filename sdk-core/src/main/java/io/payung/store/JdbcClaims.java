package io.payung.store;

import io.payung.claim.Claim;
import io.payung.claim.ClaimFile;
import io.payung.claim.ClaimId;
import io.payung.claim.ClaimPage;
import io.payung.claim.ClaimStanding;
import io.payung.claim.ClaimState;
import io.payung.claim.ClaimStore;
import io.payung.event.EventStream;
import io.payung.event.EventType;
import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import io.payung.policy.PolicyNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Claims in {@code payung_claim}: whatever happened is sealed under the key of the policy's holder. */
final class JdbcClaims implements ClaimStore {

    private static final String TABLE = "payung_claim";
    private static final String FILE = "select c.id, c.sealed, p.currency, " + PersonVault.COLUMNS
            + " from payung_claim c join payung_policy p on p.id = c.policy_id join payung_person k on k.id = c.person_id";

    private final JdbcUnitOfWork units;
    private final JdbcSession session;
    private final PersonVault vault;
    private final JdbcPolicies policies;
    private final JdbcOutbox outbox;
    private final JdbcClaimMoves moves;

    JdbcClaims(JdbcUnitOfWork units, JdbcSession session, PersonVault vault, JdbcPolicies policies, JdbcOutbox outbox) {
        this.units = units;
        this.session = session;
        this.vault = vault;
        this.policies = policies;
        this.outbox = outbox;
        this.moves = new JdbcClaimMoves(session);
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
            boolean updated = policies.reference(claim.partner(), claim.policy()).map(policy -> update(claim, policy, keep(policy))).orElse(false);
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

    @Override
    public void lock(PartnerId partner, PolicyNumber policy) {
        keep(policies.reference(partner, policy)
                .orElseThrow(() -> new PayungException("POLICY_UNKNOWN", "there is no policy " + policy + " to claim on")));
    }

    @Override
    public List<ClaimFile> files(PartnerId partner, PolicyNumber policy) {
        return session.list(FILE + " where c.partner = ? and p.policy_number = ? order by c.id", this::file, partner.value(), policy.value());
    }

    @Override
    public Optional<ClaimFile> file(PartnerId partner, ClaimId id) {
        return session.first(FILE + " where c.partner = ? and c.id = ?", this::file, partner.value(), id.value());
    }

    private ClaimFile file(ResultSet row) throws SQLException {
        UUID id = JdbcSession.uuid(row, "id");
        DataKey key = vault.read(row);
        Claim claim = key.openJson(row.getBytes("sealed"), Claim.class, TABLE, id);
        return new ClaimFile(claim, Currency.getInstance(row.getString("currency")), moves.of(id, key));
    }

    @Override
    public Written move(ClaimFile file, UUID eventId) {
        return units.run(() -> units.keepIf(written -> written == Written.WRITTEN, () -> write(file, eventId)));
    }

    private Written write(ClaimFile file, UUID eventId) {
        Claim claim = file.claim();
        JdbcPolicies.Reference policy = policies.reference(claim.partner(), claim.policy()).orElseThrow(PersonVault::erased);
        DataKey key = keep(policy);
        if (!update(claim, policy, key)) {
            return Written.CHANGED;
        }
        session.update("update payung_claim set approved = ?, paid = ? where id = ?", file.approved().amount(), file.paid().amount(), claim.id().value());
        if (!moves.insert(file, policy.holder().value(), key)) {
            return Written.REFERENCE_USED;
        }
        outbox.add(EventData.event(eventId, file));
        return Written.WRITTEN;
    }

    @Override
    public ClaimPage page(PartnerId partner, PolicyNumber policy, @Nullable String cursor, int size) {
        ClaimCursor.checkSize(size);
        UUID behind = ClaimCursor.parse(cursor);
        List<Object> values = new ArrayList<>(List.of(partner.value(), policy.value()));
        if (behind != null) {
            values.add(behind);
        }
        List<ClaimStanding> found = session.list(
                "select c.id, c.state, c.version, c.approved, c.paid, p.currency from payung_claim c join payung_policy p on p.id = c.policy_id"
                        + " where c.partner = ? and p.policy_number = ?" + (behind == null ? "" : " and c.id > ?")
                        + " order by c.id fetch first " + (size + 1) + " rows only",
                row -> new ClaimStanding(
                        new ClaimId(JdbcSession.uuid(row, "id")), policy, state(row.getString("state")), row.getInt("version"),
                        JdbcSession.money(row, "approved"), JdbcSession.money(row, "paid")),
                values.toArray());
        return ClaimCursor.page(found, size);
    }

    static ClaimState state(String key) {
        return ClaimState.valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
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

    private boolean update(Claim claim, JdbcPolicies.Reference policy, DataKey key) {
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
