package io.payung.store;

import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.policy.PolicyStore.Conflict;
import java.nio.file.Path;
import java.sql.SQLException;

/** Sells until it is killed, and says so after each sale. */
final class KilledSeller {

    static final String SOLD = "sold ";

    private KilledSeller() {}

    /** @param arguments the folder of file and key, and {@code naive} or {@code store} */
    public static void main(String[] arguments) throws SQLException {
        Path folder = Path.of(arguments[0]);
        try (TestPool pool = Databases.Kind.H2.open(folder)) {
            if (arguments[1].equals("naive")) {
                sellNaively(pool);
            }
            sell(pool, folder.resolve("key"));
        }
    }

    private static void sell(TestPool pool, Path key) {
        DefaultIdSource ids = new DefaultIdSource();
        World world = new World(JdbcStore.over(pool, DevelopmentKeys.at(key, ids), ids));
        while (true) {
            Sale sale = world.sale();
            if (sale.write() != Conflict.NONE) {
                throw new IllegalStateException("a sale was refused");
            }
            System.out.println(SOLD + world.partner + " " + sale.number);
        }
    }

    /** Commits and believes it, without having looked at H2's write delay. */
    private static void sellNaively(TestPool pool) throws SQLException {
        Databases.execute(pool, "create table naive (number integer)");
        for (int number = 0; ; number++) {
            Databases.execute(pool, "insert into naive values (" + number + ")");
            System.out.println(SOLD + number);
        }
    }
}
