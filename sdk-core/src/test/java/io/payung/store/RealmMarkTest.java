package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.payung.Payung;
import io.payung.fault.PayungException;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shelf;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.key.Keys;
import io.payung.key.Realm;
import io.payung.store.JdbcOptions.Migration;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A database is production's or a sandbox's, for good, and says so before anybody is in it. */
class RealmMarkTest {

    private static final DefaultIdSource IDS = new DefaultIdSource();

    private final Map<Realm, Keys> keys = Map.of(
            Realm.PRODUCTION, DevelopmentKeys.inMemory(IDS), Realm.SANDBOX, DevelopmentKeys.inMemory(IDS, Realm.SANDBOX));

    @TempDir
    Path folder;

    private JdbcStore open(TestPool pool, Realm realm, Migration mode) {
        return JdbcStore.over(pool, keys.get(realm), IDS, JdbcOptions.defaults().migrating(mode));
    }

    static Stream<Arguments> everyKindAndWay() {
        return Stream.of(Databases.Kind.values()).flatMap(kind -> Stream.of(Migration.values()).map(mode -> Arguments.of(kind, mode)));
    }

    @ParameterizedTest
    @MethodSource("everyKindAndWay")
    void opensNoDatabaseOfTheOtherRealm(Databases.Kind kind, Migration mode) throws SQLException {
        for (Realm realm : Realm.values()) {
            try (TestPool pool = kind.open(folder.resolve(realm.name()))) {
                Realm other = realm == Realm.SANDBOX ? Realm.PRODUCTION : Realm.SANDBOX;
                assertThat(open(pool, realm, Migration.MIGRATE).realm()).contains(realm);

                assertCode("STORE_OF_" + realm, () -> open(pool, other, mode));
                assertThat(open(pool, realm, mode).realm()).as("and its own again").contains(realm);
            }
        }
    }

    /** They were made by migrations of the host's, so there is no history of ours. */
    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void leavesTablesThatSomebodyElseMadeToProduction(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            Databases.execute(pool, "create table payung_person (id integer)");

            assertCode("STORE_OF_PRODUCTION", () -> open(pool, Realm.SANDBOX, Migration.MIGRATE));
            assertThat(tables(pool)).as("made nothing").isEqualTo("1");
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void makesASandboxBesideTablesOfTheHost(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            Databases.execute(pool, "create table host_order (id integer)");

            assertCode("STORE_OF_PRODUCTION", () -> open(pool, Realm.SANDBOX, Migration.OFF));
            assertThat(open(pool, Realm.SANDBOX, Migration.MIGRATE).realm()).contains(Realm.SANDBOX);
        }
    }

    @ParameterizedTest
    @EnumSource(Realm.class)
    void buildsNothingOverAStoreOfTheOtherRealm(Realm realm) throws SQLException {
        Realm other = realm == Realm.SANDBOX ? Realm.PRODUCTION : Realm.SANDBOX;
        try (TestPool pool = Databases.Kind.H2.open(folder)) {
            JdbcStore store = open(pool, realm, Migration.MIGRATE);
            var builder = Payung.builder().products(new Shelf(SampleProduct.pack())).store(store).keys(keys.get(other));

            assertCode("STORE_OF_" + realm, () -> (other == Realm.SANDBOX ? builder.sandbox() : builder).build());
        }
    }

    private static String tables(TestPool pool) throws SQLException {
        return Databases.ask(pool, "select count(*) from information_schema.tables where lower(table_name) like 'payung%'");
    }

    private static void assertCode(String code, ThrowingCallable call) {
        assertThatExceptionOfType(PayungException.class).isThrownBy(call).satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
