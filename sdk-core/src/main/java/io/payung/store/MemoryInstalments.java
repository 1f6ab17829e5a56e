package io.payung.store;

import io.payung.money.Money;
import io.payung.party.PartnerId;
import io.payung.policy.Instalment;
import io.payung.policy.InstalmentStore;
import io.payung.policy.PaymentPlan;
import io.payung.policy.Policy;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PremiumShare;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Plans, in memory. Shares of the first instalment lie with the applications. */
final class MemoryInstalments implements InstalmentStore {

    private record Key(PartnerId partner, PolicyNumber policy) {}

    private record Row(Key key, PaymentPlan plan, @Nullable Instant nextCheck) {}

    private final MemoryUnitOfWork units;
    private final MemoryPolicies policies;
    private final MemoryApplications applications;
    private final MemoryEvents events;
    private final MemoryTable<Key, Row> rows;
    private final MemoryTable<String, Reference> byReference;

    MemoryInstalments(MemoryUnitOfWork units, MemoryPolicies policies, MemoryApplications applications, MemoryEvents events) {
        this.units = units;
        this.policies = policies;
        this.applications = applications;
        this.events = events;
        this.rows = MemoryTable.index(units);
        this.byReference = MemoryTable.index(units);
    }

    @Override
    public void insert(Policy policy, PaymentPlan plan, @Nullable Instant nextCheck) {
        writing(() -> {
            Key key = new Key(policy.partner(), policy.number());
            rows.put(key, new Row(key, plan, nextCheck));
            plan.instalments().stream().filter(each -> each.paymentReference() != null).forEach(each -> byReference.put(
                    each.paymentReference(), new Reference(policy.partner(), policy.number(), each.number())));
            return key;
        });
    }

    @Override
    public Optional<PaymentPlan> find(PartnerId partner, PolicyNumber policy) {
        return rows.find(new Key(partner, policy)).map(row -> changed(row.plan, 1, each -> each.with(
                applications.shares(partner, policies.find(partner, policy).orElseThrow().quote()))));
    }

    @Override
    public Optional<Reference> byReference(String paymentReference) {
        return byReference.find(paymentReference);
    }

    @Override
    public Optional<PaymentPlan> lock(PartnerId partner, PolicyNumber policy) {
        units.startWriting();
        return find(partner, policy);
    }

    @Override
    public boolean pay(Policy policy, int instalment, PremiumShare paid) {
        return writing(() -> {
            Key key = new Key(policy.partner(), policy.number());
            Row row = rows.find(key).orElseThrow();
            boolean open = row.plan.instalment(instalment).stream().flatMap(each -> each.shares().stream())
                    .anyMatch(share -> share.payer().equals(paid.payer()) && !share.isPaid());
            if (open) {
                rows.put(key, new Row(key, changed(row.plan, instalment, each -> each.with(
                        each.shares().stream().map(share -> share.payer().equals(paid.payer()) ? toMicroseconds(paid) : share).toList())), row.nextCheck));
            }
            return open;
        });
    }

    /** Takes it off what the payer has not paid yet, the last due first. */
    void forgive(Policy policy, String payer, Money amount) {
        Key key = new Key(policy.partner(), policy.number());
        Money left = amount;
        Row row = rows.find(key).orElse(null);
        for (int number = row == null ? 0 : row.plan.instalments().size(); row != null && number > 1; number--) {
            Money open = row.plan.instalment(number).stream().flatMap(each -> each.shares().stream())
                    .filter(share -> share.payer().equals(payer) && !share.isPaid())
                    .map(PremiumShare::amount)
                    .reduce(Money.zero(amount.currency()), Money::plus);
            Money part = left.min(open);
            left = left.minus(part);
            row = new Row(key, changed(row.plan, number, each -> each.with(
                    each.shares().stream().map(share -> share.payer().equals(payer) && !share.isPaid() ? share.less(part) : share).toList())), row.nextCheck);
            rows.put(key, row);
        }
        applications.forgive(policy.partner(), policy.quote(), payer, left);
    }

    /** As precise as a database keeps an instant. */
    private static PremiumShare toMicroseconds(PremiumShare paid) {
        return new PremiumShare(
                paid.payer(), paid.amount(), paid.collected(), paid.awaited(), paid.gateway(), paid.reference(),
                Objects.requireNonNull(paid.paidAt()).truncatedTo(ChronoUnit.MICROS));
    }

    private interface Change {
        Instalment of(Instalment instalment);
    }

    private static PaymentPlan changed(PaymentPlan plan, int number, Change change) {
        return new PaymentPlan(
                plan.mode(),
                plan.reinstatedWithinDays(),
                plan.instalments().stream().map(each -> each.number() == number ? change.of(each) : each).toList());
    }

    @Override
    public void tellPaid(Policy policy, Instalment paid, UUID eventId, Instant at) {
        events.add(EventData.event(eventId, policy, paid, at));
    }

    @Override
    public List<Policy> claimDue(Instant now, Instant until, int atMost) {
        return writing(() -> {
            List<Row> due = rows.all().stream()
                    .filter(row -> row.nextCheck != null && !row.nextCheck.isAfter(now))
                    .sorted(Comparator.comparing(row -> Objects.requireNonNull(row.nextCheck)))
                    .limit(atMost)
                    .toList();
            due.forEach(row -> rows.put(row.key, new Row(row.key, row.plan, until)));
            return due.stream().map(row -> policies.find(row.key.partner, row.key.policy).orElseThrow()).toList();
        });
    }

    @Override
    public void checkAt(Policy policy, @Nullable Instant next) {
        writing(() -> {
            // Read under the lock: what somebody else has paid meanwhile stays paid.
            Row row = rows.find(new Key(policy.partner(), policy.number())).orElseThrow();
            rows.put(row.key, new Row(row.key, row.plan, next));
            return row;
        });
    }

    private <T> T writing(Supplier<T> work) {
        return units.run(() -> {
            units.startWriting();
            return work.get();
        });
    }
}
