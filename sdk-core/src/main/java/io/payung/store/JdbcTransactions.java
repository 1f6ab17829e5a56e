package io.payung.store;

import java.sql.Connection;
import java.util.function.Supplier;

/**
 * Lets a framework's transactions carry the store's writes. Implemented by you (Payung's Spring starter has one), called by
 * {@link JdbcStore}; safe for several threads. The isolation is READ COMMITTED.
 */
public interface JdbcTransactions {

    /**
     * Runs the work in the transaction that is running on this thread, or else in one of its own: committed before this returns, rolled
     * back when the work throws. A transaction that was joined is left to its owner, also when the work throws.
     */
    <T> T inTransaction(Supplier<T> work);

    /** The connection of the transaction that is running on this thread; asked for inside {@link #inTransaction} only. */
    Connection connection();

    /** Gives back what {@link #connection} gave, before the transaction ends. */
    void release(Connection connection);
}
