package io.payung.store;

import io.payung.change.ChangeDetails;
import io.payung.change.ChangeKind;
import io.payung.change.ChangeStore;
import io.payung.change.PayerRefund;
import io.payung.change.PolicyChange;
import io.payung.claim.ClaimState;
import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentAllocation;
import io.payung.policy.Policy;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyState;
import io.payung.quote.QuoteId;
import io.payung.quote.QuoteRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Changes in {@code payung_policy_change}; what is personal in them is sealed under the key of the policy's holder. */
final class JdbcChanges implements ChangeStore {

    private static final String TABLE = "payung_policy_change";
    private static final String OF_POLICY =
            " from payung_policy_change c join payung_policy p on p.id = c.policy_id where p.partner = ? and p.policy_number = ?";

    private final JdbcUnitOfWork units;
    private final JdbcSession session;
    private final PersonVault vault;
    private final JdbcPolicies policies;
    private final JdbcShares shares;
    private final JdbcOutbox outbox;

    JdbcChanges(JdbcUnitOfWork units, JdbcSession session, PersonVault vault, JdbcPolicies policies, JdbcShares shares, JdbcOutbox outbox) {
        this.units = units;
        this.session = session;
        this.vault = vault;
        this.policies = policies;
        this.shares = shares;
        this.outbox = outbox;
    }

    @Override
    public Optional<Policy> lock(PartnerId partner, PolicyNumber number) {
        session.first(
                "select id from payung_policy where partner = ? and policy_number = ? for update", row -> true, partner.value(), number.value());
        return policies.find(partner, number);
    }

    @Override
    public boolean insert(NewChange created) {
        return units.run(() -> {
            PolicyChange change = created.change();
            JdbcPolicies.Reference policy = policies.reference(created.partner(), change.policy())
                    .orElseThrow(() -> new PayungException("POLICY_UNKNOWN", "there is no policy " + change.policy() + " to change"));
            DataKey key = vault.keep(session, policy.holder());
            session.first("select sealed from payung_policy where id = ?", row -> DataKey.kept(row.getBytes("sealed")), policy.policy());
            boolean inserted = write(created, policy, key);
            if (inserted) {
                writePayers(created);
                writeRefunds(created);
                if (created.request() != null) {
                    reseal(created.request(), policy.policy(), key);
                }
                if (created.eventId() != null) {
                    outbox.add(EventData.event(created));
                }
            }
            return inserted;
        });
    }

    private boolean write(NewChange created, JdbcPolicies.Reference policy, DataKey key) {
        PolicyChange change = created.change();
        return session.insertIfAbsent(
                "payung_pk_policy_change",
                "insert into payung_policy_change (id, partner, policy_id, change_number, kind, state_before, state_after, changed_at, refund,"
                        + " currency, replaced_by, person_id, sealed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                change.id(),
                created.partner().value(),
                policy.policy(),
                change.number(),
                change.kind().key(),
                change.before().key(),
                change.after().key(),
                change.at(),
                change.refund().amount(),
                change.refund().currency().getCurrencyCode(),
                change.replacedBy() == null ? null : change.replacedBy().value(),
                policy.holder().value(),
                key.sealJson(created.details(), TABLE, change.id()));
    }

    private void writePayers(NewChange created) {
        int place = 0;
        for (PayerRefund payer : created.payers()) {
            session.update(
                    "insert into payung_policy_change_payer (change_id, place, payer, amount, credited, currency, subsidy) values (?, ?, ?, ?, ?, ?, ?)",
                    created.change().id(),
                    place++,
                    payer.payer(),
                    payer.amount().amount(),
                    payer.credited().amount(),
                    payer.amount().currency().getCurrencyCode(),
                    payer.subsidy());
            if (payer.credited().isPositive()) {
                QuoteId quote = policies.find(created.partner(), created.change().policy()).orElseThrow().quote();
                shares.forgive(created.partner(), quote, payer.payer(), payer.credited());
            }
        }
    }

    private void writeRefunds(NewChange created) {
        int place = 0;
        for (PaymentAllocation part : created.refunded()) {
            session.update(
                    "insert into payung_policy_change_refund (change_id, place, partner, gateway, reference, payer, amount, currency, paid_at, instalment)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    created.change().id(),
                    place++,
                    created.partner().value(),
                    part.gateway(),
                    part.reference(),
                    part.payer(),
                    part.amount().amount(),
                    part.amount().currency().getCurrencyCode(),
                    part.paidAt(),
                    part.instalment());
        }
    }

    private void reseal(QuoteRequest request, UUID policy, DataKey key) {
        SealedPolicy before = session.first(
                        "select sealed from payung_policy where id = ?",
                        row -> key.openJson(row.getBytes("sealed"), SealedPolicy.class, "payung_policy", policy),
                        policy)
                .orElseThrow();
        session.update(
                "update payung_policy set sealed = ? where id = ?",
                key.sealJson(new SealedPolicy(request, before.limits()), "payung_policy", policy),
                policy);
    }

    @Override
    public List<PolicyChange> of(PartnerId partner, PolicyNumber number) {
        return session.list(
                "select c.*, p.policy_number" + OF_POLICY + " order by c.change_number", JdbcChanges::change, partner.value(), number.value());
    }

    @Override
    public List<ChangeDetails> detailsOf(PartnerId partner, PolicyNumber number) {
        return session.list(
                "select c.id, c.sealed, " + PersonVault.COLUMNS + " from payung_policy_change c join payung_policy p on p.id = c.policy_id"
                        + " join payung_person k on k.id = c.person_id where p.partner = ? and p.policy_number = ? order by c.change_number",
                row -> vault.read(row).openJson(row.getBytes("sealed"), ChangeDetails.class, TABLE, JdbcSession.uuid(row, "id")),
                partner.value(),
                number.value());
    }

    @Override
    public Optional<PolicyNumber> replaced(PartnerId partner, PolicyNumber by) {
        return session.first(
                "select p.policy_number from payung_policy_change c join payung_policy p on p.id = c.policy_id"
                        + " where c.partner = ? and c.replaced_by = ?",
                row -> new PolicyNumber(row.getString("policy_number")),
                partner.value(),
                by.value());
    }

    @Override
    public List<ClaimState> claims(PartnerId partner, PolicyNumber number) {
        return session
                .list(
                        "select c.state, c.paid from payung_claim c join payung_policy p on p.id = c.policy_id where p.partner = ? and p.policy_number = ?",
                        JdbcChanges::claim,
                        partner.value(),
                        number.value())
                .stream()
                .sorted()
                .toList();
    }

    private static ClaimState claim(ResultSet row) throws SQLException {
        ClaimState state = ClaimState.valueOf(row.getString("state").toUpperCase(Locale.ROOT).replace('-', '_'));
        return state.isSettled() && row.getBigDecimal("paid").signum() > 0 ? ClaimState.PAID : state;
    }

    @Override
    public List<PaymentAllocation> received(PartnerId partner, PolicyNumber number) {
        return session.list(
                "select a.* from payung_payment_allocation a join payung_policy p on p.id = a.policy_id join payung_payment m on m.partner = a.partner"
                        + " and m.gateway = a.gateway and m.reference = a.reference where p.partner = ? and p.policy_number = ? and m.state <> 'reversed'"
                        + " and not exists (select 1 from payung_refund_due r where r.partner = a.partner and r.gateway = a.gateway and r.reference = a.reference"
                        + " and r.part = p.policy_number || '/' || cast(a.instalment as varchar(11)) and r.status <> 'withdrawn')"
                        + " order by a.paid_at, a.reference, a.payer",
                JdbcChanges::allocation,
                partner.value(),
                number.value());
    }

    @Override
    public List<RefundedShare> refunded(PartnerId partner, PolicyNumber number) {
        return session.list(
                "select r.*" + OF_POLICY.replace("where", "join payung_policy_change_refund r on r.change_id = c.id where")
                        + " order by c.change_number, r.place",
                row -> new RefundedShare(JdbcSession.uuid(row, "change_id"), allocation(row)),
                partner.value(),
                number.value());
    }

    private static PaymentAllocation allocation(ResultSet row) throws SQLException {
        return new PaymentAllocation(
                row.getString("gateway"), row.getString("reference"), row.getString("payer"), JdbcSession.money(row, "amount"),
                JdbcSession.instant(row, "paid_at"), row.getInt("instalment"));
    }

    private static PolicyChange change(ResultSet row) throws SQLException {
        String replacedBy = row.getString("replaced_by");
        return new PolicyChange(
                JdbcSession.uuid(row, "id"),
                new PolicyNumber(row.getString("policy_number")),
                row.getInt("change_number"),
                ChangeKind.of(row.getString("kind")),
                PolicyState.ofKey(row.getString("state_before")),
                PolicyState.ofKey(row.getString("state_after")),
                JdbcSession.instant(row, "changed_at"),
                JdbcSession.money(row, "refund"),
                replacedBy == null ? null : new PolicyNumber(replacedBy));
    }
}
