package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.claim.Claim;
import io.payung.claim.ClaimState;
import io.payung.event.Event;
import io.payung.event.EventListener;
import io.payung.event.EventPage;
import io.payung.event.EventRelay;
import io.payung.event.RelayOptions;
import io.payung.event.RetrySchedule;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.key.Keys;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events where several nodes and transactions meet. */
class EventsOnDatabaseTest {

    private static final int POLICIES = 12;
    private static final int EVENTS = 3;
    private static final String LISTENER = "orders";

    private final Keys keys = DevelopmentKeys.inMemory(new DefaultIdSource());

    @TempDir
    Path folder;

    private JdbcStore node(TestPool pool) {
        return JdbcStore.over(pool, keys, new DefaultIdSource(), JdbcOptions.defaults().waitingAtMost(PayungStoreContract.PATIENT));
    }

    /** A policy, a claim, and the claim again: three events. */
    private static void sellAndClaim(World world) {
        Sale sale = world.sale();
        sale.write();
        Claim claim = world.claimOn(sale.number);
        world.store.claims().insert(claim, world.ids.uuid(), World.NOON);
        world.store.claims().update(World.nextVersion(claim, ClaimState.SUBMITTED), world.ids.uuid(), World.NOON);
    }

    /** What all nodes heard, and which node heard how much. Every event fails once, and both nodes wait for each other's first one. */
    private static final class Heard {
        private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
        private final Map<String, Integer> byNode = new ConcurrentHashMap<>();
        private final Set<UUID> failed = ConcurrentHashMap.newKeySet();
        private final CyclicBarrier bothWork = new CyclicBarrier(2);

        EventListener on(String node) {
            return new EventListener() {
                @Override
                public String name() {
                    return LISTENER;
                }

                @Override
                public void onEvent(Event event) {
                    if (byNode.merge(node, 1, Integer::sum) == 1) {
                        await(bothWork);
                    }
                    if (failed.add(event.id())) {
                        throw new IllegalStateException("not now");
                    }
                    events.add(event);
                }
            };
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError("the other node has no work", e);
        }
    }

    private static EventRelay relay(JdbcStore store, EventListener listener) {
        RetrySchedule soon = new RetrySchedule(5, Duration.ofMillis(1), 1, Duration.ofMillis(1));
        return new EventRelay(
                store.events(), listener, RelayOptions.of(Clock.systemUTC(), new DefaultIdSource()).retrying(soon).leasingFor(Duration.ofMinutes(5)));
    }

    private static int deliverWhile(EventRelay relay, BooleanSupplier more) {
        int delivered = 0;
        while (more.getAsBoolean()) {
            delivered += relay.deliverNext() ? 1 : 0;
        }
        return delivered;
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void twoNodesShareTheWorkAndKeepTheOrder(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            JdbcStore first = node(pool);
            JdbcStore second = node(pool);
            Heard heard = new Heard();
            EventRelay one = relay(first, heard.on("one"));
            EventRelay two = relay(second, heard.on("two"));
            World world = new World(first);
            for (int i = 0; i < POLICIES; i++) {
                sellAndClaim(world);
            }

            BooleanSupplier more = () -> first.events().status().get(LISTENER).pending() > 0;
            Threads.atOnce(List.of(() -> deliverWhile(one, more), () -> deliverWhile(two, more)));

            Map<String, Long> last = new HashMap<>();
            for (Event event : List.copyOf(heard.events)) {
                String stream = event.stream().reference();
                assertThat(event.sequence()).as(stream).isEqualTo(last.getOrDefault(stream, 0L) + 1);
                last.put(stream, event.sequence());
            }
            assertThat(heard.events).hasSize(POLICIES * EVENTS);
            assertThat(heard.byNode).containsOnlyKeys("one", "two");
            assertThat(pool.complaints()).isEmpty();
        }
    }

    /** The control: whoever claims without looking at what comes before tells the second event first. */
    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void aNaiveClaimTellsTheSecondEventFirst(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            JdbcStore store = node(pool);
            store.events().subscribe(LISTENER, null, World.NOON);
            sellAndClaim(new World(store));
            store.events().retry(
                    store.events().claim(LISTENER, World.NOON, Duration.ofMinutes(1)).orElseThrow(), World.NOON.plusSeconds(60));

            int naive = Databases.session(pool)
                    .first(
                            "select event_number from payung_delivery where channel = ? and status = 'pending' and due_at <= ?"
                                    + " order by due_at, event_number fetch first 1 row only for update skip locked",
                            row -> row.getInt(1),
                            LISTENER,
                            World.NOON)
                    .orElseThrow();

            assertThat(naive).isEqualTo(2);
            assertThat(store.events().claim(LISTENER, World.NOON, Duration.ofMinutes(1))).isEmpty();
        }
    }

    /** One event is written first and committed last; in between somebody reads. Into an H2 file one writes after the other. */
    @ParameterizedTest
    @EnumSource(value = Databases.Kind.class, names = "POSTGRESQL")
    void skipsNoEventThatIsCommittedLate(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            JdbcStore store = node(pool);
            World world = new World(store);
            JdbcSession session = Databases.session(pool);
            Sale late = world.sale();

            EventPage early = Threads.whileHolding(store, late::write, () -> {
                world.sale().write();
                return store.events().after(world.partner, null, 10);
            });
            EventPage next = store.events().after(world.partner, early.next(), 10);
            // The control: the ids ascend as the events were written, so a reader behind the last one that it saw never sees the late one.
            List<String> behindTheLastId = session.list(
                    "select id from payung_outbox where partner = ? and id > ?",
                    row -> row.getString("id"),
                    world.partner.value(),
                    early.events().get(0).id());

            assertThat(early.events()).hasSize(1);
            assertThat(next.events()).extracting(event -> event.stream().reference()).containsExactly(late.number.value());
            assertThat(behindTheLastId).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void manyReadersAndWritersAgreeOnOneOrder(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            JdbcStore store = node(pool);
            World world = new World(store);
            List<List<UUID>> read = Threads.atOnce(8, () -> {
                List<UUID> seen = new ArrayList<>();
                String cursor = null;
                for (int i = 0; i < 10; i++) {
                    world.sale().write();
                    EventPage page = store.events().after(world.partner, cursor, 500);
                    page.events().forEach(event -> seen.add(event.id()));
                    cursor = page.next();
                }
                store.events().after(world.partner, cursor, 500).events().forEach(event -> seen.add(event.id()));
                return seen;
            });

            List<UUID> order = store.events().after(world.partner, null, 500).events().stream().map(Event::id).toList();
            assertThat(order).hasSize(80);
            assertThat(new HashSet<>(order)).hasSize(80);
            read.forEach(seen -> assertThat(seen).isEqualTo(order.subList(0, seen.size())));
        }
    }
}
