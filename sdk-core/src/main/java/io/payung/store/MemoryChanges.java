package io.payung.store;

import io.payung.change.ChangeDetails;
import io.payung.change.ChangeStore;
import io.payung.change.PolicyChange;
import io.payung.claim.ClaimState;
import io.payung.json.CanonicalJson;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentAllocation;
import io.payung.policy.Policy;
import io.payung.policy.PolicyNumber;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Changes, in memory; what is personal as the JSON that a database would keep. One unit writes at a time, so a lock is the right to write. */
final class MemoryChanges implements ChangeStore {

    private record Key(PartnerId partner, UUID id) {}

    private record Row(Key key, PolicyChange change, List<PaymentAllocation> refunded, byte[] details) {}

    private final MemoryUnitOfWork units;
    private final MemoryPolicies policies;
    private final MemoryClaims claims;
    private final MemoryPayments payments;
    private final MemoryInstalments instalments;
    private final MemoryEvents events;
    private final MemoryTable<Key, Row> rows;

    MemoryChanges(
            MemoryUnitOfWork units,
            MemoryPolicies policies,
            MemoryClaims claims,
            MemoryPayments payments,
            MemoryInstalments instalments,
            MemoryEvents events) {
        this.units = units;
        this.policies = policies;
        this.claims = claims;
        this.payments = payments;
        this.instalments = instalments;
        this.events = events;
        this.rows = new MemoryTable<>(units, "policy_change");
    }

    @Override
    public Optional<Policy> lock(PartnerId partner, PolicyNumber number) {
        units.startWriting();
        return policies.find(partner, number);
    }

    @Override
    public boolean insert(NewChange created) {
        return units.run(() -> {
            units.startWriting();
            PolicyChange change = created.change();
            Key key = new Key(created.partner(), change.id());
            if (rows.find(key).isPresent()) {
                return false;
            }
            policies.requireKept(created.partner(), change.policy());
            rows.put(key, new Row(key, toMicroseconds(change), created.refunded(), CanonicalJson.write(created.details())));
            if (created.request() != null) {
                policies.reseal(created.partner(), change.policy(), created.request());
            }
            Policy policy = policies.find(created.partner(), change.policy()).orElseThrow();
            created.payers().stream().filter(payer -> payer.credited().isPositive())
                    .forEach(payer -> instalments.forgive(policy, payer.payer(), payer.credited()));
            if (created.eventId() != null) {
                events.add(EventData.event(created));
            }
            return true;
        });
    }

    private static PolicyChange toMicroseconds(PolicyChange change) {
        return new PolicyChange(
                change.id(), change.policy(), change.number(), change.kind(), change.before(), change.after(),
                change.at().truncatedTo(ChronoUnit.MICROS), change.refund(), change.replacedBy());
    }

    @Override
    public List<PolicyChange> of(PartnerId partner, PolicyNumber number) {
        return rowsOf(partner, number).map(Row::change).toList();
    }

    @Override
    public List<ChangeDetails> detailsOf(PartnerId partner, PolicyNumber number) {
        return rowsOf(partner, number).map(row -> DataKey.readKept(row.details, ChangeDetails.class)).toList();
    }

    private Stream<Row> rowsOf(PartnerId partner, PolicyNumber number) {
        return rows.all().stream()
                .filter(row -> row.key.partner.equals(partner) && row.change.policy().equals(number))
                .sorted(Comparator.comparing(row -> row.change.number()));
    }

    @Override
    public Optional<PolicyNumber> replaced(PartnerId partner, PolicyNumber by) {
        return rows.all().stream()
                .filter(row -> row.key.partner.equals(partner) && by.equals(row.change.replacedBy()))
                .map(row -> row.change.policy())
                .findFirst();
    }

    @Override
    public List<ClaimState> claims(PartnerId partner, PolicyNumber number) {
        return policies.find(partner, number).map(policy -> claims.states(List.of(policy))).orElse(List.of());
    }

    @Override
    public List<PaymentAllocation> received(PartnerId partner, PolicyNumber number) {
        return policies.find(partner, number).map(policy -> payments.paying(policy.number())).orElse(List.of());
    }

    @Override
    public List<RefundedShare> refunded(PartnerId partner, PolicyNumber number) {
        return rowsOf(partner, number).flatMap(row -> row.refunded.stream().map(part -> new RefundedShare(row.key.id, part))).toList();
    }

    /** Leaves of the changes of these policies that there were some. */
    void forget(List<Policy> ofPolicies) {
        ofPolicies.forEach(policy -> rowsOf(policy.partner(), policy.number()).toList()
                .forEach(row -> rows.put(row.key, new Row(row.key, row.change, row.refunded, DataKey.NOTHING))));
    }
}
