package io.payung.store;

import io.payung.party.PartnerId;
import io.payung.policy.Instalment;
import io.payung.policy.InstalmentStore;
import io.payung.policy.PaymentPlan;
import io.payung.policy.Policy;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PremiumShare;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plans in {@code payung_payment_plan}, whose row is locked by whoever pays or moves, and their parts in {@code payung_instalment}. */
final class JdbcInstalments implements InstalmentStore {

    private static final String THE_PLAN = " where partner = ? and policy_number = ?";

    private final JdbcUnitOfWork units;
    private final JdbcSession session;
    private final JdbcShares shares;
    private final JdbcPolicies policies;
    private final JdbcOutbox outbox;

    JdbcInstalments(JdbcUnitOfWork units, JdbcSession session, JdbcShares shares, JdbcPolicies policies, JdbcOutbox outbox) {
        this.units = units;
        this.session = session;
        this.shares = shares;
        this.policies = policies;
        this.outbox = outbox;
    }

    private record Row(UUID policy, PaymentPlan plan) {}

    private record Claimed(UUID id, PartnerId partner, PolicyNumber policy) {}

    @Override
    public void insert(Policy policy, PaymentPlan plan, @Nullable Instant nextCheck) {
        units.run(() -> {
            UUID id = policies.reference(policy.partner(), policy.number()).orElseThrow().policy();
            session.update(
                    "insert into payung_payment_plan (policy_id, partner, policy_number, payment_mode, reinstated_within_days, next_check)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    id, policy.partner().value(), policy.number().value(), plan.mode(), plan.reinstatedWithinDays(), nextCheck);
            plan.instalments().forEach(each -> insert(policy, id, each));
            return id;
        });
    }

    private void insert(Policy policy, UUID id, Instalment each) {
        session.update(
                "insert into payung_instalment (policy_id, number, due_on, grace_until, amount, currency, payment_reference)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                id,
                each.number(),
                each.dueOn(),
                each.graceUntil(),
                each.amount().amount(),
                each.amount().currency().getCurrencyCode(),
                each.paymentReference());
        if (each.number() > 1) {
            shares.insert(policy.partner(), policy.quote(), each.number(), each.shares());
        }
    }

    @Override
    public Optional<PaymentPlan> find(PartnerId partner, PolicyNumber policy) {
        return plan("select * from payung_payment_plan" + THE_PLAN, partner, policy);
    }

    @Override
    public Optional<PaymentPlan> lock(PartnerId partner, PolicyNumber policy) {
        return plan("select * from payung_payment_plan" + THE_PLAN + " for update", partner, policy);
    }

    private Optional<PaymentPlan> plan(String select, PartnerId partner, PolicyNumber number) {
        return session.first(select, JdbcInstalments::plan, partner.value(), number.value()).map(row -> {
            Policy policy = policies.find(partner, number).orElseThrow();
            List<Instalment> instalments = new ArrayList<>();
            for (Instalment each : session.list(
                    "select * from payung_instalment where policy_id = ? order by number", JdbcInstalments::instalment, row.policy)) {
                instalments.add(each.with(shares.of(partner, policy.quote(), each.number())));
            }
            return new PaymentPlan(row.plan.mode(), row.plan.reinstatedWithinDays(), instalments);
        });
    }

    private static Row plan(ResultSet row) throws SQLException {
        Integer days = row.getObject("reinstated_within_days", Integer.class);
        return new Row(JdbcSession.uuid(row, "policy_id"), new PaymentPlan(row.getString("payment_mode"), days, List.of()));
    }

    private static Instalment instalment(ResultSet row) throws SQLException {
        return new Instalment(
                row.getInt("number"),
                row.getObject("due_on", LocalDate.class),
                row.getObject("grace_until", LocalDate.class),
                JdbcSession.money(row, "amount"),
                row.getString("payment_reference"),
                List.of());
    }

    @Override
    public Optional<Reference> byReference(String paymentReference) {
        return session.first(
                "select p.partner, p.policy_number, i.number from payung_instalment i join payung_payment_plan p on p.policy_id = i.policy_id"
                        + " where i.payment_reference = ?",
                row -> new Reference(
                        PartnerId.of(row.getString("partner")), new PolicyNumber(row.getString("policy_number")), row.getInt("number")),
                paymentReference);
    }

    @Override
    public boolean pay(Policy policy, int instalment, PremiumShare paid) {
        return shares.pay(policy.partner(), policy.quote(), instalment, paid);
    }

    @Override
    public void tellPaid(Policy policy, Instalment paid, UUID eventId, Instant at) {
        outbox.add(EventData.event(eventId, policy, paid, at));
    }

    @Override
    public List<Policy> claimDue(Instant now, Instant until, int atMost) {
        return units.run(() -> {
            List<Claimed> due = session.list(
                    "select policy_id, partner, policy_number from payung_payment_plan where next_check <= ? order by next_check"
                            + " fetch first ? rows only for update skip locked",
                    row -> new Claimed(
                            JdbcSession.uuid(row, "policy_id"), PartnerId.of(row.getString("partner")), new PolicyNumber(row.getString("policy_number"))),
                    now,
                    atMost);
            due.forEach(each -> session.update("update payung_payment_plan set next_check = ? where policy_id = ?", until, each.id));
            return due.stream().flatMap(each -> policies.find(each.partner, each.policy).stream()).toList();
        });
    }

    @Override
    public void checkAt(Policy policy, @Nullable Instant next) {
        session.update("update payung_payment_plan set next_check = ?" + THE_PLAN, next, policy.partner().value(), policy.number().value());
    }
}
