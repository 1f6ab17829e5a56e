package io.payung.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.index.Index;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.db.MVIndex;
import org.h2.mvstore.tx.Transaction;
import org.h2.mvstore.tx.TransactionStore;
import org.h2.table.Table;
import org.h2.value.VersionedValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes back what transactions have left in Payung's tables that died with their process. H2 writes its maps one after the other, so that after a kill
 * entries can be there of a transaction whose log is not (github.com/h2database/h2database/issues/2080). Nobody sees them, but whoever inserts the same
 * unique key waits for that transaction for ever: the retry of the very request that was cut off. Loops of a hundred kills of a process that sells met it.
 */
final class H2Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(H2Leftovers.class);
    private static final String OURS = "PAYUNG_";

    /** The upper bits of an operation say in which slot its transaction runs. */
    private static final int SLOT = 40;

    private final Database database;
    private final TransactionStore transactions;

    private H2Leftovers(Database database) {
        this.database = database;
        this.transactions = database.getStore().getTransactionStore();
    }

    /**
     * To be called before the store is used. What a transaction that is running now may have written is left alone.
     *
     * @return how many entries were taken back; always 0 in memory and at another process, which does it itself
     */
    static int takeBack(Connection connection) throws SQLException {
        if (!connection.isWrapperFor(JdbcConnection.class)
                || !(connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session)
                || !session.getDatabase().isPersistent()) {
            return 0;
        }
        int taken = new H2Leftovers(session.getDatabase()).takeBack();
        if (taken > 0) {
            LOG.warn("Took {} entries back of transactions that died with the process that used this database last", taken);
        }
        return taken;
    }

    private int takeBack() {
        int taken = 0;
        for (Table table : database.getAllTablesAndViews()) {
            List<Index> indexes = table.getName().toUpperCase(Locale.ROOT).startsWith(OURS) ? table.getIndexes() : null;
            // Views have none.
            for (Index index : indexes == null ? List.<Index>of() : indexes) {
                taken += index instanceof MVIndex<?, ?> stored ? takeBack(stored.getMVMap()) : 0;
            }
        }
        return taken;
    }

    private <K, V> int takeBack(MVMap<K, VersionedValue<V>> map) {
        int taken = 0;
        Cursor<K, VersionedValue<V>> entries = map.cursor(null);
        while (entries.hasNext()) {
            K key = entries.next();
            VersionedValue<V> value = entries.getValue();
            if (value.getOperationId() != 0 && !running().contains((int) (value.getOperationId() >>> SLOT)) && isStill(map, key, value)) {
                takeBack(map, key, value.getCommittedValue());
                taken++;
            }
        }
        return taken;
    }

    /** Asked after the entry was read: whoever has written it was running then, or never will be again. */
    private Set<Integer> running() {
        return transactions.getOpenTransactions().stream().map(Transaction::getId).collect(Collectors.toSet());
    }

    /** Or its transaction has been committed between the two looks. */
    private static <K, V> boolean isStill(MVMap<K, VersionedValue<V>> map, K key, VersionedValue<V> value) {
        VersionedValue<V> now = map.get(key);
        return now != null && now.getOperationId() == value.getOperationId();
    }

    /** A committed value of H2 stands for itself. */
    @SuppressWarnings("unchecked")
    private static <K, V> void takeBack(MVMap<K, VersionedValue<V>> map, K key, V committed) {
        if (committed == null) {
            map.remove(key);
        } else if (committed instanceof VersionedValue<?> before) {
            map.put(key, (VersionedValue<V>) before);
        }
    }
}
