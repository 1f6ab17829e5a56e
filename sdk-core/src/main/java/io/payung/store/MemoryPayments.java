package io.payung.store;

import io.payung.party.PartnerId;
import io.payung.payment.PaymentAllocation;
import io.payung.payment.RefundDue;
import java.util.Optional;

/** What each payment pays for, or is owed back for, in memory. */
final class MemoryPayments {

    private record Payment(String gateway, String reference) {}

    private record Key(PartnerId partner, String gateway, String reference) {}

    private record Refund(RefundDue due, boolean withdrawn) {}

    private final MemoryTable<Payment, PartnerId> owners;
    private final MemoryTable<Key, PaymentAllocation> allocations;
    private final MemoryTable<Key, Refund> refunds;

    MemoryPayments(MemoryUnitOfWork units) {
        this.owners = MemoryTable.index(units);
        this.allocations = new MemoryTable<>(units, "payment_allocation");
        this.refunds = new MemoryTable<>(units, "refund_due");
    }

    boolean isUsed(PartnerId partner, PaymentAllocation allocation) {
        return !isOurs(partner, allocation.gateway(), allocation.reference())
                || allocations.find(new Key(partner, allocation.gateway(), allocation.reference())).isPresent();
    }

    /** The money pays for a policy, so nothing of it is owed back any more. */
    void allocate(PartnerId partner, PaymentAllocation allocation) {
        owners.put(new Payment(allocation.gateway(), allocation.reference()), partner);
        withdraw(partner, allocation.gateway(), allocation.reference());
        allocations.put(new Key(partner, allocation.gateway(), allocation.reference()), allocation);
    }

    boolean owe(PartnerId partner, RefundDue refund) {
        Key key = new Key(partner, refund.gateway(), refund.reference());
        if (!isOurs(partner, refund.gateway(), refund.reference()) || allocations.find(key).isPresent()) {
            return false;
        }
        owners.put(new Payment(refund.gateway(), refund.reference()), partner);
        if (owed(partner, refund.gateway(), refund.reference()).isEmpty()) {
            refunds.put(key, new Refund(refund, false));
        }
        return true;
    }

    /** Verifiers serve all partners, so a gateway's reference is one payment whoever names it; it belongs to who named it first. */
    private boolean isOurs(PartnerId partner, String gateway, String reference) {
        return owners.find(new Payment(gateway, reference)).map(partner::equals).orElse(true);
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
