package io.payung.store;

import io.payung.fault.PayungException;
import io.payung.key.Realm;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The store's tables, kept by a Flyway of its own, with a history and a location of its own, beside whatever the host migrates. */
final class Schema {

    private static final String LOCATION = "classpath:io/payung/store/migration";

    private Schema() {}

    static void apply(DataSource source, JdbcOptions.Migration mode, Realm realm) throws SQLException {
        RealmMark.require(source, mode, realm);
        if (mode == JdbcOptions.Migration.OFF) {
            return;
        }
        Flyway flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .table(RealmMark.history(realm))
                .locations(LOCATION)
                // The host's tables may be there already; below version 1, so that none of ours is passed over.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .cleanDisabled(true)
                .load();
        try {
            if (mode == JdbcOptions.Migration.MIGRATE) {
                flyway.migrate();
            } else {
                flyway.validate();
            }
        } catch (FlywayException e) {
            throw new PayungException(
                    "SCHEMA_NOT_CURRENT",
                    "the tables payung_* are not what this version needs; let the store migrate them, or apply " + LOCATION + " yourself",
                    e);
        }
    }
}
