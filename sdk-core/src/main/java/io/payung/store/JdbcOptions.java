package io.payung.store;

import io.payung.fault.PayungException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link JdbcStore} behaves: {@code JdbcOptions.defaults().waitingAtMost(Duration.ofSeconds(1))}.
 *
 * @param migration    what happens to the tables at start; {@link Migration#MIGRATE} unless said otherwise
 * @param lockTimeout  how long a unit of work waits for a row that another one holds, 1 ms to 1 minute; 2 seconds unless said otherwise
 * @param transactions the host framework's transactions, or absent: the store makes its own
 */
public record JdbcOptions(Migration migration, Duration lockTimeout, @Nullable JdbcTransactions transactions) {

    /** What happens to the tables at start. */
    public enum Migration {
        /** They are made, or brought up to date. */
        MIGRATE,
        /** They are compared with what this version needs: {@code SCHEMA_NOT_CURRENT} when they differ. */
        VALIDATE,
        /** Nothing: somebody else looks after them. */
        OFF
    }

    private static final Duration LONGEST = Duration.ofMinutes(1);

    public JdbcOptions {
        // Zero would mean for ever in PostgreSQL.
        if (lockTimeout.toMillis() < 1 || lockTimeout.compareTo(LONGEST) > 0) {
            throw new PayungException("LOCK_TIMEOUT", "the lock timeout is 1 ms to 1 minute, not " + lockTimeout);
        }
    }

    public static JdbcOptions defaults() {
        return new JdbcOptions(Migration.MIGRATE, Duration.ofSeconds(2), null);
    }

    public JdbcOptions migrating(Migration mode) {
        return new JdbcOptions(mode, lockTimeout, transactions);
    }

    public JdbcOptions waitingAtMost(Duration timeout) {
        return new JdbcOptions(migration, timeout, transactions);
    }

    /** Joins the transactions of a host framework. */
    public JdbcOptions joining(JdbcTransactions host) {
        return new JdbcOptions(migration, lockTimeout, host);
    }
}
