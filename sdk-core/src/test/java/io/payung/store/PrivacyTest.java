package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.payung.claim.Claim;
import io.payung.decision.DecisionReceipt;
import io.payung.json.CanonicalJson;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.party.Claimant;
import io.payung.party.IdentityDocument;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.PersonId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody finds a person in the database, its file or an error. */
class PrivacyTest {

    private static final String NAME = "Kencana Canarywati";
    private static final String NUMBER = "3174095704900042";
    private static final String ANSWER = "canary-occupation-diver";
    private static final String SECRET = "canary-holder-secret";
    private static final List<String> CANARIES = List.of(NAME, NUMBER, ANSWER, SECRET);

    /** Not personal, and stored in the clear: whoever does not find it has not searched. */
    private static final String PLAIN = "plain-reference-0815";

    @TempDir
    Path folder;

    private static World canaryIn(TestPool pool) {
        World world = new World(JdbcStore.over(pool, DevelopmentKeys.inMemory(new DefaultIdSource()), new DefaultIdSource()));
        IdentityDocument identity = IdentityDocument.nik(NUMBER);
        Sale sale = world.sale().insuring(identity).named(NAME).answering(Map.of("occupation", ANSWER)).reference(PLAIN);
        sale.write();
        world.store.unitOfWork().run(() -> {
            PersonId person = world.store.persons().lock(world.partner, List.of(identity)).get(identity);
            IdempotencyKey key = world.key();
            world.store.idempotency().claim(world.partner, "issue", key, "canary-holder-secret-digest", World.NOON);
            world.store.idempotency().answer(world.partner, "issue", key, person, SECRET.getBytes(StandardCharsets.UTF_8));
            Claim claim = world.claimOn(sale.number);
            world.store.claims().insert(new Claim(
                    claim.id(), claim.partner(), claim.policy(), claim.state(), claim.event(), null, new Claimant(NAME, "spouse"), claim.reportedAt(),
                    Map.of("witness", NAME, "note", ANSWER), claim.documents(), null, 1), world.ids.uuid(), World.NOON);
            return key;
        });
        return world;
    }

    /** Every value of every table, as text; bytes also as the text they may be. */
    static String everything(TestPool pool) throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = pool.getConnection()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
                while (rows.next()) {
                    if (rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT).startsWith("payung_")) {
                        tables.add(rows.getString("TABLE_NAME"));
                    }
                }
            }
            assertThat(tables).hasSizeGreaterThan(12);
            for (String table : tables) {
                append(all, connection, "select * from \"" + table + "\"");
            }
        }
        return all.toString();
    }

    private static void append(StringBuilder all, Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    Object value = rows.getObject(column);
                    if (value instanceof byte[] bytes) {
                        all.append(new String(bytes, StandardCharsets.ISO_8859_1)).append('\n');
                        all.append(new String(bytes, StandardCharsets.UTF_16BE)).append('\n');
                    } else {
                        all.append(rows.getString(column)).append('\n');
                    }
                }
            }
        }
    }

    /** The canary in every spelling in which it might lie about. */
    private static Stream<String> spellings(String canary) {
        byte[] bytes = canary.getBytes(StandardCharsets.UTF_8);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        return Stream.of(canary, HexFormat.of().formatHex(bytes), base64.substring(0, base64.length() - 2));
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void showsNoPersonInAnyColumn(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            canaryIn(pool);

            String everything = everything(pool);

            assertThat(everything).contains(PLAIN);
            CANARIES.stream().flatMap(PrivacyTest::spellings).forEach(text -> assertThat(everything).doesNotContainIgnoringCase(text));
        }
    }

    @Test
    void showsNoPersonInTheFile() throws SQLException, IOException {
        try (TestPool pool = Databases.Kind.H2.open(folder)) {
            canaryIn(pool);
        }

        StringBuilder bytes = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                bytes.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }

        assertThat(bytes).contains(PLAIN);
        CANARIES.stream().flatMap(PrivacyTest::spellings).forEach(text -> assertThat(bytes.toString()).doesNotContainIgnoringCase(text));
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void showsNoValueInAnError(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            World world = canaryIn(pool);
            JdbcSession session = Databases.session(pool);
            String insert = "insert into payung_payment (partner, gateway, reference) values ('p', 'g', ?)";
            session.update(insert, NAME);

            Throwable tooLong = catchThrowable(() -> world.sale().reference(NAME.repeat(6)).write());
            Throwable twice = catchThrowable(() -> session.update(insert, NAME));

            assertThat(printed(tooLong)).contains("STORE_FAILED").contains("22001").doesNotContain(NAME);
            assertThat(printed(twice)).contains("payung_pk_payment").doesNotContain(NAME);
        }
    }

    /** The control: without the store in between, the person is in the message. */
    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void wouldShowAValueInAnErrorOfTheDatabase(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            canaryIn(pool);
            String insert = "insert into payung_payment (partner, gateway, reference) values ('p', 'g', '" + NAME + "')";
            Databases.execute(pool, insert);

            assertThat(printed(catchThrowable(() -> Databases.execute(pool, insert)))).contains(NAME);
        }
    }

    private static String printed(Throwable fault) {
        StringWriter text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    @Test
    void sealsTheSaltOfTheDecisionsDigest() throws SQLException {
        try (TestPool pool = Databases.Kind.H2.open(folder)) {
            World world = canaryIn(pool);
            Sale other = world.sale();
            other.write();
            DecisionReceipt receipt = world.store.policies().details(world.partner, other.number).orElseThrow().receipt();

            String plainDigest = CanonicalJson.digest(receipt.decision());

            assertThat(everything(pool)).contains(receipt.id().toString()).doesNotContain(plainDigest);
        }
    }
}
