package io.payung.payment;

/**
 * Pays back through one gateway what is owed. Implemented by you, called by the SDK, at least once for each {@link RefundDue}: after a crash or
 * a time-out again, with equal {@code gateway}, {@code reference} and {@code part}. So hand these three to the gateway as its idempotency key, and
 * pay once. Throw when the gateway cannot be reached: it is tried again later.
 */
public interface RefundSettler {

    /** How far it got. */
    enum Progress {
        /** The gateway has accepted it; it is asked again later. */
        SENT,
        /** The money is back. */
        SETTLED
    }

    /** Name of the gateway this settler speaks to. */
    String gateway();

    Progress settle(RefundDue due);
}
