package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.claim.Claim;
import io.payung.event.Event;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.key.Keys;
import io.payung.policy.CoverHolder;
import io.payung.policy.CoverStore.NewCover;
import io.payung.policy.CoverStore;
import io.payung.policy.Policy;
import io.payung.policy.SumLimit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database that the first version of the tables was written with. Bodies of events were sealed then, under the key of the policy's holder. */
class UpgradeTest {

    private final DefaultIdSource ids = new DefaultIdSource();
    private final Keys keys = DevelopmentKeys.inMemory(ids);
    private final PersonVault vault = new PersonVault(keys, ids);

    @TempDir
    Path folder;

    private static void migrateToTheFirstVersion(TestPool pool) {
        Flyway.configure()
                .dataSource(pool)
                .table("payung_schema_history")
                .locations("classpath:io/payung/store/migration")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target("1")
                .load()
                .migrate();
    }

    /** One policy with two events, as the first version wrote them. */
    private void writeAsTheFirstVersionDid(TestPool pool, Policy policy, Claim claim) throws SQLException {
        JdbcSession session = Databases.session(pool);
        UUID person = ids.uuid();
        UUID id = ids.uuid();
        PersonVault.FreshKey key = vault.freshKey(person);
        session.update(
                "insert into payung_person (id, partner, blind_key_id, blind_index, key_id, wrapped_key, sealed) values (?, ?, ?, ?, ?, ?, ?)",
                person, policy.partner().value(), vault.blindKeyId(), "blind".getBytes(StandardCharsets.UTF_8), key.keyId(), key.wrapped(), new byte[1]);
        session.update("insert into payung_pack (digest, source) values (?, '{}')", policy.pack().digest());
        session.update(
                "insert into payung_consent (id, partner, accepted_by, accepted_at, language, channel, method, person_id, sealed)"
                        + " values (?, 'p', 'applicant', ?, 'id', 'app', 'checkbox', ?, ?)",
                id, World.NOON, person, new byte[1]);
        session.update(
                "insert into payung_decision (id, partner, product, product_version, pack_digest, as_of, outcome, format, requested_at,"
                        + " engine_version, language, salted_digest, person_id, sealed)"
                        + " values (?, 'p', 'q', 1, 'd', ?, 'issued', 1, ?, 'e', 'id', 's', ?, ?)",
                id, World.TODAY, World.NOON, person, new byte[1]);
        session.update(
                "insert into payung_policy (id, partner, policy_number, quote_id, product, product_version, pack_digest, plan, zone, cover_from,"
                        + " cover_from_date, cover_until, cover_end, premium, sum_insured, currency, issued_at, secret_digest, consent_id, decision_id,"
                        + " person_id, sealed, last_event)"
                        + " values (?, ?, ?, ?, 'q', 1, ?, 'basic', 'Asia/Jakarta', ?, ?, ?, ?, 1, 7, 'IDR', ?, 's', ?, ?, ?, ?, 2)",
                id, policy.partner().value(), policy.number().value(), id, policy.pack().digest(), World.NOON, World.TODAY, World.TODAY, World.NOON,
                policy.issuedAt(), id, id, person, new byte[1]);
        writeTwoRoles(session, id, person);
        event(session, key.key(), policy, id, person, 1, "policy.issued", policy);
        event(session, key.key(), policy, id, person, 2, "claim.notified", claim);
    }

    private static void writeTwoRoles(JdbcSession session, UUID policy, UUID person) {
        for (int place = 0; place < 2; place++) {
            session.update("insert into payung_policy_life (policy_id, place, person_id, role) values (?, ?, ?, 'main')", policy, place, person);
        }
    }

    private void event(JdbcSession session, DataKey key, Policy policy, UUID row, UUID person, int number, String type, Object body) {
        UUID id = ids.uuid();
        session.update(
                "insert into payung_outbox (id, partner, policy_id, event_number, event_type, status, person_id, sealed)"
                        + " values (?, ?, ?, ?, ?, 'pending', ?, ?)",
                id, policy.partner().value(), row, number, type, person, key.sealJson(body, "payung_outbox", id));
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void countsWhatWasSoldBefore(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            migrateToTheFirstVersion(pool);
            JdbcStore.requireDurable(pool);
            World world = new World(new InMemoryStore(ids));
            Policy policy = world.sale().policy();
            writeAsTheFirstVersionDid(pool, policy, world.claimOn(policy.number()));

            JdbcStore store = JdbcStore.over(pool, keys, ids);
            SumLimit person = new SumLimit(SumLimit.Kind.PERSON, Databases.ask(pool, "select id from payung_person"), World.rupiah("10"));
            NewCover four = new NewCover(
                    world.partner, CoverHolder.application("a"), "x", List.of(), List.of(person), World.rupiah("4"), World.TODAY, World.TODAY,
                    World.NOON.plusSeconds(86_400));

            assertThat(Databases.ask(pool, "select count(*) from payung_cover where holder_kind = 'policy'")).isEqualTo("1");
            assertThat(Databases.ask(pool, "select count(*) from payung_policy_person")).as("who may be forgotten, once").isEqualTo("1");
            assertThat(store.covers().take(four, World.NOON.minusSeconds(1))).contains(new CoverStore.Refusal(person));
            assertThat(store.covers().take(four, World.NOON)).as("the old cover ends at noon").isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void tellsEventsOfThatTimeAsItTellsNewOnes(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            migrateToTheFirstVersion(pool);
            JdbcStore.requireDurable(pool);
            World world = new World(new InMemoryStore(ids));
            Policy policy = world.sale().policy();
            Claim claim = world.claimOn(policy.number());
            writeAsTheFirstVersionDid(pool, policy, claim);

            JdbcStore store = JdbcStore.over(pool, keys, ids);
            List<Event> old = store.events().after(world.partner, null, 10).events();
            store.claims().insert(world.claimOn(policy.number()), ids.uuid(), World.NOON);

            assertThat(old).extracting(Event::type).containsExactly("policy.issued", "claim.notified");
            assertThat(old.get(0).data()).isEqualTo(EventData.of(policy));
            assertThat(old.get(1).data()).isEqualTo(EventData.of(claim));
            assertThat(old).extracting(Event::occurredAt).containsOnly(policy.issuedAt());
            assertThat(store.events().after(world.partner, null, 10).events()).extracting(Event::sequence).containsExactly(1L, 2L, 3L);
        }
    }
}
