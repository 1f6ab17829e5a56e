package io.payung.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.LongSupplier;

/**
 * Sees to it that an H2 file goes on writing what it commits. H2 takes the longer to answer that the larger its file is, so it is asked on the first use of
 * each physical connection, whose URL may just have set a delay, and again after a second, in case an administrator has. Safe for several threads.
 */
final class WriteDelayWatch {

    static final Duration WITHIN = Duration.ofSeconds(1);

    private final LongSupplier nanos;
    private final Set<Connection> seen = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private volatile long last;

    WriteDelayWatch(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Fails unless what the connection commits is written at once. */
    void require(Connection connection) throws SQLException {
        Connection physical = connection.unwrap(Connection.class);
        long now = nanos.getAsLong();
        if (now - last < WITHIN.toNanos() && seen.contains(physical)) {
            return;
        }
        try {
            Dialect.requireNoWriteDelay(connection);
        } catch (RuntimeException delayed) {
            // It is delayed for all of them.
            seen.clear();
            throw delayed;
        }
        seen.add(physical);
        last = now;
    }
}
