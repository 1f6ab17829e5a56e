package io.payung.store;

import io.payung.party.PartnerId;
import io.payung.payment.PaymentAllocation;
import io.payung.payment.RefundDue;
import java.util.Optional;

/** What each payment pays for, or is owed back for, in memory. */
final class MemoryPayments {

    private record Key(PartnerId partner, String gateway, String reference) {}

    private record Refund(RefundDue due, boolean withdrawn) {}

    private final MemoryTable<Key, PaymentAllocation> allocations;
    private final MemoryTable<Key, Refund> refunds;

    MemoryPayments(MemoryUnitOfWork units) {
        this.allocations = new MemoryTable<>(units, "payment_allocation");
        this.refunds = new MemoryTable<>(units, "refund_due");
    }

    boolean isUsed(PartnerId partner, PaymentAllocation allocation) {
        return allocations.find(new Key(partner, allocation.gateway(), allocation.reference())).isPresent();
    }

    /** The money pays for a policy, so nothing of it is owed back any more. */
    void allocate(PartnerId partner, PaymentAllocation allocation) {
        withdraw(partner, allocation.gateway(), allocation.reference());
        allocations.put(new Key(partner, allocation.gateway(), allocation.reference()), allocation);
    }

    boolean owe(PartnerId partner, RefundDue refund) {
        Key key = new Key(partner, refund.gateway(), refund.reference());
        if (allocations.find(key).isPresent()) {
            return false;
        }
        if (owed(partner, refund.gateway(), refund.reference()).isEmpty()) {
            refunds.put(key, new Refund(refund, false));
        }
        return true;
    }

    /** Always in time, because nothing is ever sent from memory. */
    void withdraw(PartnerId partner, String gateway, String reference) {
        Key key = new Key(partner, gateway, reference);
        refunds.find(key).ifPresent(refund -> refunds.put(key, new Refund(refund.due, true)));
    }

    Optional<RefundDue> owed(PartnerId partner, String gateway, String reference) {
        return refunds.find(new Key(partner, gateway, reference))
                .filter(refund -> !refund.withdrawn)
                .map(Refund::due);
    }
}
