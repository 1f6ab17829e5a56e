package io.payung.store;

import io.payung.event.EventType;
import io.payung.key.IdSource;
import io.payung.money.Money;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentAllocation;
import io.payung.payment.PaymentState;
import io.payung.payment.ReceivedPayment;
import io.payung.payment.RefundDue;
import io.payung.policy.ApplicationId;
import io.payung.policy.PaymentStore;
import io.payung.policy.Policy;
import io.payung.policy.PolicyNumber;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What each payment pays for, or is owed back for, in memory. */
final class MemoryPayments implements PaymentStore {

    private record Payment(String gateway, String reference) {}

    /** @param amount absent while nothing was received, and for what pays for a policy directly */
    private record Row(PartnerId partner, PaymentState state, boolean paysShares, @Nullable Money amount, @Nullable Money reversed) {

        static Row of(PartnerId partner, PaymentState state, boolean paysShares) {
            return new Row(partner, state, paysShares, null, null);
        }

        Row in(PaymentState next) {
            return state.canBecome(next) ? new Row(partner, next, paysShares, amount, reversed) : this;
        }

        Row with(Money received) {
            return amount == null ? new Row(partner, state, paysShares, received, reversed) : this;
        }

        Row without(Money received, Money takenBack) {
            return new Row(partner, PaymentState.REVERSED, paysShares, received, takenBack);
        }

        boolean isReversed() {
            return state == PaymentState.REVERSED;
        }
    }

    private record ShareKey(Payment payment, PolicyNumber policy, int instalment, String payer) {}

    private record RefundKey(Payment payment, String part) {}

    private enum Status {
        OWED,
        SENT,
        SETTLED,
        WITHDRAWN
    }

    private record Refund(RefundTask task, Status status, @Nullable Instant nextTry) {}

    private final MemoryUnitOfWork units;
    private final MemoryEvents events;
    private final IdSource ids;
    private final MemoryTable<Payment, Row> rows;
    private final MemoryTable<ShareKey, PaymentAllocation> allocations;
    private final MemoryTable<Payment, PolicyNumber> paying;
    private final MemoryTable<RefundKey, Refund> refunds;

    MemoryPayments(MemoryUnitOfWork units, MemoryEvents events, IdSource ids) {
        this.units = units;
        this.events = events;
        this.ids = ids;
        this.rows = MemoryTable.index(units);
        this.allocations = new MemoryTable<>(units, "payment_allocation");
        this.paying = MemoryTable.index(units);
        this.refunds = new MemoryTable<>(units, "refund_due");
    }

    @Override
    public void note(PartnerId partner, String gateway, String reference, PaymentState state) {
        writing(() -> noteNow(partner, new Payment(gateway, reference), state));
    }

    @Override
    public boolean receive(PartnerId partner, ReceivedPayment payment) {
        return writing(() -> {
            Payment key = new Payment(payment.gateway(), payment.reference());
            if (!noteNow(partner, key, PaymentState.SETTLED) || isReversed(key)) {
                return false;
            }
            rows.put(key, rows.find(key).orElseThrow().with(payment.amount()));
            return true;
        });
    }

    private boolean noteNow(PartnerId partner, Payment payment, PaymentState state) {
        Row row = rows.find(payment).orElse(Row.of(partner, PaymentState.UNKNOWN, true));
        if (!row.partner.equals(partner) || !row.paysShares) {
            return false;
        }
        rows.put(payment, row.in(state));
        return true;
    }

    @Override
    public Optional<PaymentState> state(String gateway, String reference) {
        return rows.find(new Payment(gateway, reference)).map(Row::state);
    }

    /** Whether every part may pay for the policy. */
    boolean areFree(PartnerId partner, List<PaymentAllocation> parts, boolean shares) {
        return parts.stream().allMatch(part -> {
            Payment payment = new Payment(part.gateway(), part.reference());
            boolean ours = rows.find(payment).map(row -> row.partner.equals(partner) && row.paysShares == shares && !row.isReversed()).orElse(!shares);
            return ours && (shares || !isAllocated(payment) && status(payment) != Status.SENT && status(payment) != Status.SETTLED);
        });
    }

    /** The money pays for a policy, so nothing of it is owed back any more. */
    void allocate(Policy policy, PaymentAllocation part, boolean share) {
        if (!share) {
            rows.put(new Payment(part.gateway(), part.reference()), Row.of(policy.partner(), PaymentState.SETTLED, false));
            withdraw(policy.partner(), part.gateway(), part.reference(), policy.issuedAt());
        }
        pay(policy.number(), part);
    }

    private void pay(PolicyNumber policy, PaymentAllocation part) {
        Payment payment = new Payment(part.gateway(), part.reference());
        allocations.put(new ShareKey(payment, policy, part.instalment(), part.payer()), part);
        paying.put(payment, policy);
    }

    @Override
    public boolean allocate(PartnerId partner, PolicyNumber policy, PaymentAllocation share, Instant at) {
        return writing(() -> {
            boolean free = areFree(partner, List.of(share), true);
            if (free) {
                pay(policy, share);
                events.add(EventData.event(ids.uuid(), partner, policy, share, at));
            }
            return free;
        });
    }

    @Override
    public boolean owe(PartnerId partner, RefundDue refund, @Nullable ApplicationId application) {
        return writing(() -> oweNow(partner, refund, application));
    }

    /** Of money that was brought for a policy itself; what pays shares is accounted for by whoever received it. */
    boolean oweOfPolicy(PartnerId partner, RefundDue refund) {
        return writing(() -> rows.find(new Payment(refund.gateway(), refund.reference())).filter(Row::paysShares).isEmpty()
                && oweNow(partner, refund, null));
    }

    private boolean oweNow(PartnerId partner, RefundDue refund, @Nullable ApplicationId application) {
        Payment payment = new Payment(refund.gateway(), refund.reference());
        boolean ours = rows.find(payment).map(row -> row.partner.equals(partner)).orElse(true);
        if (!ours || refund.part().isEmpty() && isAllocated(payment)) {
            return false;
        }
        if (rows.find(payment).isEmpty()) {
            rows.put(payment, Row.of(partner, PaymentState.SETTLED, false));
        }
        RefundKey key = new RefundKey(payment, refund.part());
        Status before = refunds.find(key).map(Refund::status).orElse(Status.WITHDRAWN);
        if (before == Status.WITHDRAWN && isReversed(payment)) {
            return false;
        }
        if (before == Status.WITHDRAWN) {
            refunds.put(key, new Refund(new RefundTask(partner, refund, application), Status.OWED, null));
            events.add(EventData.event(ids.uuid(), partner, EventType.PAYMENT_REFUND_DUE, refund, refund.dueSince()));
        }
        return before != Status.SETTLED;
    }

    /** @return false when it is on its way back already */
    boolean withdraw(PartnerId partner, String gateway, String reference, Instant at) {
        RefundKey key = new RefundKey(new Payment(gateway, reference), "");
        Refund refund = refunds.find(key).filter(found -> found.task.partner().equals(partner)).orElse(null);
        if (refund == null || refund.status == Status.WITHDRAWN) {
            return true;
        }
        if (refund.status != Status.OWED) {
            return false;
        }
        withdraw(key, refund, at);
        return true;
    }

    private void withdraw(RefundKey key, Refund refund, Instant at) {
        refunds.put(key, new Refund(refund.task, Status.WITHDRAWN, null));
        events.add(EventData.event(ids.uuid(), refund.task.partner(), EventType.PAYMENT_REFUND_WITHDRAWN, refund.task.due(), at));
    }

    Optional<RefundDue> owed(PartnerId partner, String gateway, String reference) {
        return refunds.find(new RefundKey(new Payment(gateway, reference), ""))
                .filter(refund -> refund.task.partner().equals(partner) && isOpen(refund))
                .map(refund -> refund.task.due());
    }

    @Override
    public List<RefundDue> owedFor(ApplicationId application) {
        return open().filter(refund -> application.equals(refund.task.application())).map(refund -> refund.task.due()).toList();
    }

    @Override
    public List<RefundTask> claimRefunds(Set<String> gateways, Instant now, Instant until, int atMost) {
        return writing(() -> {
            List<RefundTask> tasks = open().filter(refund -> gateways.contains(refund.task.due().gateway()))
                    .filter(refund -> refund.nextTry == null || !refund.nextTry.isAfter(now))
                    .map(Refund::task)
                    .limit(atMost)
                    .toList();
            tasks.forEach(task -> refunds.put(key(task), new Refund(task, Status.SENT, until)));
            return tasks;
        });
    }

    @Override
    public Optional<PartnerId> settledFor(String gateway, String reference) {
        return rows.find(new Payment(gateway, reference)).filter(row -> row.state == PaymentState.SETTLED).map(Row::partner);
    }

    @Override
    public List<ApplicationId> owing(PartnerId partner, String gateway, String reference) {
        return unsent(partner, new Payment(gateway, reference)).map(refund -> refund.task.application()).filter(Objects::nonNull).distinct().toList();
    }

    @Override
    public boolean reverse(PartnerId partner, String gateway, String reference, List<ApplicationId> applications, Instant at) {
        return writing(() -> {
            Payment payment = new Payment(gateway, reference);
            Row row = rows.find(payment).filter(found -> found.partner.equals(partner) && found.state == PaymentState.SETTLED).orElse(null);
            Money received = row == null ? null : received(row, payment);
            if (row == null || received == null) {
                return false;
            }
            unsent(partner, payment).toList().forEach(refund -> withdraw(key(refund.task), refund, at));
            Money amount = received.minus(received.min(sent(payment, Money.zero(received.currency()))));
            rows.put(payment, row.without(received, amount));
            if (amount.isPositive()) {
                Reversed reversed = new Reversed(gateway, reference, amount, policies(payment), applications);
                events.add(EventData.event(ids.uuid(), partner, reversed, at));
            }
            return true;
        });
    }

    /** What pays for a policy directly has no amount of its own: it pays all of one, or is owed back in whole. */
    private @Nullable Money received(Row row, Payment payment) {
        Optional<Money> allocated = allocations.all(key -> key.payment.equals(payment)).stream().map(PaymentAllocation::amount).reduce(Money::plus);
        Optional<Money> whole = refunds.find(new RefundKey(payment, "")).map(refund -> refund.task.due().amount());
        return row.amount == null ? allocated.or(() -> whole).orElse(null) : row.amount;
    }

    private Money sent(Payment payment, Money nothing) {
        return refunds.all(key -> key.payment.equals(payment)).stream()
                .filter(refund -> refund.status == Status.SENT || refund.status == Status.SETTLED)
                .map(refund -> refund.task.due().amount())
                .reduce(nothing, Money::plus);
    }

    private Stream<Refund> unsent(PartnerId partner, Payment payment) {
        return refunds.all(key -> key.payment.equals(payment)).stream()
                .filter(refund -> refund.status == Status.OWED && refund.task.partner().equals(partner))
                .sorted(Comparator.comparing(refund -> refund.task.due().part()));
    }

    private List<String> policies(Payment payment) {
        return allocations.keys().stream().filter(key -> key.payment.equals(payment)).map(key -> key.policy.value()).distinct().sorted().toList();
    }

    private boolean isReversed(Payment payment) {
        return rows.find(payment).filter(Row::isReversed).isPresent();
    }

    @Override
    public boolean settled(RefundTask task, Instant at) {
        return writing(() -> {
            boolean sent = refunds.find(key(task)).filter(refund -> refund.status == Status.SENT).isPresent();
            if (sent) {
                refunds.put(key(task), new Refund(task, Status.SETTLED, null));
                events.add(EventData.event(ids.uuid(), task.partner(), EventType.PAYMENT_REFUNDED, task.due(), at));
            }
            return sent;
        });
    }

    /** Adds up what was received and what is owed back. */
    void addTo(MemoryLedger ledger, PartnerId partner) {
        for (PaymentAllocation part : allocations.all()) {
            if (rows.find(new Payment(part.gateway(), part.reference())).filter(row -> row.partner.equals(partner)).isPresent()) {
                ledger.received(part.amount());
            }
        }
        for (Refund refund : refunds.all()) {
            if (refund.task.partner().equals(partner) && refund.status != Status.WITHDRAWN) {
                ledger.owed(refund.task.due().amount(), refund.status == Status.SETTLED);
            }
        }
        rows.all().stream().filter(row -> row.partner.equals(partner)).map(Row::reversed).filter(Objects::nonNull).forEach(ledger::reversed);
    }

    private Stream<Refund> open() {
        Comparator<Refund> oldest = Comparator.comparing(refund -> refund.task.due().dueSince());
        return refunds.all().stream()
                .filter(MemoryPayments::isOpen)
                .sorted(oldest.thenComparing(refund -> refund.task.due().reference() + " " + refund.task.due().part()));
    }

    private static boolean isOpen(Refund refund) {
        return refund.status == Status.OWED || refund.status == Status.SENT;
    }

    /** What pays for a policy and was neither taken back nor given back by a lapse, oldest first. */
    List<PaymentAllocation> paying(PolicyNumber policy) {
        return allocations.all(key -> key.policy.equals(policy) && !isReversed(key.payment) && !isOwedBack(key)).stream()
                .sorted(Comparator.comparing(PaymentAllocation::paidAt).thenComparing(PaymentAllocation::reference).thenComparing(PaymentAllocation::payer))
                .toList();
    }

    private boolean isOwedBack(ShareKey key) {
        return refunds.find(new RefundKey(key.payment, key.policy + "/" + key.instalment)).filter(refund -> refund.status != Status.WITHDRAWN).isPresent();
    }

    private boolean isAllocated(Payment payment) {
        return paying.find(payment).isPresent();
    }

    private @Nullable Status status(Payment payment) {
        return refunds.find(new RefundKey(payment, "")).map(Refund::status).orElse(null);
    }

    private static RefundKey key(RefundTask task) {
        return new RefundKey(new Payment(task.due().gateway(), task.due().reference()), task.due().part());
    }

    private <T> T writing(Supplier<T> work) {
        return units.run(() -> {
            units.startWriting();
            return work.get();
        });
    }
}
