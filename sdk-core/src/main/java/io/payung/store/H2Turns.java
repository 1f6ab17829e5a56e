package io.payung.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Lets one unit of work after the other write to an H2 file: from its first write to the end of its transaction, or of its part in the host's. H2 writes a
 * commit map by map, and whatever others change meanwhile gets into the file in part: after a kill their rows can lack an index entry, or their index
 * entries a transaction (github.com/h2database/h2database/issues/2080). Each of three loops of a hundred kills of a process that sold in several threads
 * met it; three such loops since have not. One after the other costs little, because H2 writes one commit after the other anyway. Of what a host writes to
 * the same file by itself this knows nothing: give Payung a file of its own.
 */
final class H2Turns {

    /** All stores of this process, whoever opened them. */
    private static final Map<String, H2Turns> OF_FILES = new ConcurrentHashMap<>();

    private final ReentrantLock turn = new ReentrantLock(true);

    private H2Turns() {}

    /** Those of the file; none in memory, which no kill leaves behind. */
    static @Nullable H2Turns of(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select database_path()")) {
            row.next();
            String file = row.getString(1);
            Dialect.finish(connection);
            return file == null ? null : OF_FILES.computeIfAbsent(file, unknown -> new H2Turns());
        }
    }

    /** Throws {@code STORE_BUSY} when it is not its turn in time. @return whether it has to be given back */
    boolean take(Duration atMost) {
        if (turn.isHeldByCurrentThread()) {
            return false;
        }
        if (!isFree(atMost)) {
            throw StoreFault.busy();
        }
        return true;
    }

    void giveBack() {
        turn.unlock();
    }

    private boolean isFree(Duration atMost) {
        try {
            return turn.tryLock(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
