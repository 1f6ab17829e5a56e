package io.payung.policy;

import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * All or nothing. Called by the SDK; implemented by the store, and by the host framework's adapter so that Payung's writes join the
 * host's transaction.
 */
public interface UnitOfWork {

    /**
     * Runs the work in one transaction in READ COMMITTED: the caller's when there is one, else its own, committed before this returns and
     * rolled back when the work throws.
     */
    <T> T run(Supplier<T> work);

    /**
     * Runs the work behind a savepoint of the running unit: what it wrote stays when {@code keep} accepts its result, and is undone, without
     * spoiling the surrounding transaction, when it does not or when the work throws. Only inside {@link #run}.
     */
    <T> T keepIf(Predicate<T> keep, Supplier<T> work);
}
