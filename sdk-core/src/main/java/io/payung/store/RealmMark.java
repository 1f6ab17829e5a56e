package io.payung.store;

import io.payung.fault.PayungException;
import io.payung.key.Realm;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Tells a sandbox's database from production's: the history of the migrations has another name. It is there before the first table of ours and
 * nothing removes it, so neither realm ever finds an unmarked database of the other.
 */
final class RealmMark {

    private RealmMark() {}

    static String history(Realm realm) {
        return realm == Realm.SANDBOX ? "payung_sandbox_history" : "payung_schema_history";
    }

    /**
     * Throws {@code STORE_OF_SANDBOX} or {@code STORE_OF_PRODUCTION} when the database is the other realm's. Tables that somebody else's migrations made
     * are production's: a sandbox makes its own.
     */
    static void require(DataSource source, JdbcOptions.Migration mode, Realm realm) throws SQLException {
        try (Connection connection = source.getConnection()) {
            boolean sandboxes = has(connection, history(Realm.SANDBOX));
            boolean marked = sandboxes || has(connection, history(Realm.PRODUCTION));
            boolean made = has(connection, "payung_person") || has(connection, "PAYUNG_PERSON");
            Dialect.finish(connection);
            if (realm == Realm.PRODUCTION && sandboxes) {
                throw new PayungException("STORE_OF_SANDBOX", "this database is a sandbox's, where nobody is insured; give production one of its own");
            }
            if (realm == Realm.SANDBOX && !sandboxes && (marked || made || mode == JdbcOptions.Migration.OFF)) {
                throw new PayungException("STORE_OF_PRODUCTION", "this database was not made by a sandbox; give the sandbox an empty one of its own");
            }
        }
    }

    private static boolean has(Connection connection, String table) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), table, null)) {
            return tables.next();
        }
    }
}
