package io.payung.store;

import io.payung.event.Event;
import io.payung.event.EventListener;
import io.payung.event.EventRelay;
import io.payung.event.RelayOptions;
import io.payung.fixture.TestClock;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;

/** Tells one event, says so, and never gets to note that it was told. */
final class KilledRelay {

    static final String TOLD = "told ";
    static final String LISTENER = "orders";

    private KilledRelay() {}

    /** @param arguments address of the database, and the file of the key */
    public static void main(String[] arguments) throws SQLException {
        DefaultIdSource ids = new DefaultIdSource();
        try (TestPool pool = Databases.at(arguments[0])) {
            JdbcStore store = JdbcStore.over(pool, DevelopmentKeys.at(Path.of(arguments[1]), ids), ids);
            new EventRelay(store.events(), listener(), RelayOptions.of(new TestClock(World.NOON), ids)).deliverNext();
        }
    }

    private static EventListener listener() {
        return new EventListener() {
            @Override
            public String name() {
                return LISTENER;
            }

            @Override
            public void onEvent(Event event) {
                System.out.println(TOLD + event.id());
                forEver();
            }
        };
    }

    private static void forEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
