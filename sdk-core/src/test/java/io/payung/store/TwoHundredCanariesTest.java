package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fixture.Applicants;
import io.payung.fixture.ByteSearch;
import io.payung.fixture.ChangingProduct;
import io.payung.fixture.TraceLog;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.party.PartnerId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing of two hundred persons is in a log at TRACE, an answer's text, an exception, a table, a dump or a file of the database. */
@Tag("long")
class TwoHundredCanariesTest {

    private static final long SEED = 20261126;

    /** H2 tells each statement then, which takes longer than all the rest. */
    private static final boolean STATEMENTS = Boolean.getBoolean("payung.full") || Boolean.getBoolean("payung.statements");

    /** Not personal: whoever does not find it has not searched. */
    private static final String PLAIN = "order-180-again";

    @RegisterExtension
    private final TraceLog log = new TraceLog();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void areFoundNowhere(Databases.Kind kind) throws SQLException, IOException {
        TestPool pool = kind == Databases.Kind.H2 ? Databases.h2(folder.resolve("payung"), STATEMENTS ? ";TRACE_LEVEL_FILE=4" : "", true) : Databases.postgres(true);
        DefaultIdSource ids = new DefaultIdSource();
        Till till = new Till(JdbcStore.over(pool, DevelopmentKeys.inMemory(ids), ids), PartnerId.of("canaries"), ChangingProduct.pack());
        TwoHundredCanaries persons = new TwoHundredCanaries(till, SEED);

        persons.walk();
        String before = PrivacyTest.everything(pool);
        refuseSales(pool, kind);
        persons.walkOnBrokenDatabase();
        Databases.execute(pool, "alter table payung_policy drop constraint payung_ck_broken");
        persons.walkAway();

        ByteSearch search = new ByteSearch(persons.canaries());
        assertThat(persons.issued()).as("persons with a policy, seed %d", SEED).hasSizeGreaterThan(100);
        assertThat(Stream.of("Erased[", "AwaitingPayment[", "Changed[", "Refused[", "Declined[", "INPUT_INVALID", "STORE_FAILED", "PERSON_ERASED")
                        .filter(path -> !persons.told().contains(path)))
                .as("paths not walked")
                .isEmpty();
        assertThat(search.in(persons.told())).as("told to callers").isEmpty();
        String logged = String.join("\n", log.lines());
        assertThat(logged.contains("insert into payung_person")).as("H2 logs its statements").isEqualTo(STATEMENTS && kind == Databases.Kind.H2);
        assertThat(search.in(logged)).as("logged").isEmpty();
        assertThat(before.contains(PLAIN)).as("the tables were read").isTrue();
        assertThat(search.in(before)).as("in tables").isEmpty();
        assertThat(search.in(PrivacyTest.everything(pool))).as("in tables after the erasure").isEmpty();
        List<Path> files = files(pool, kind);
        assertThat(found(new ByteSearch(Set.of(PLAIN)), files)).as("the files were read").isNotEmpty();
        assertThat(found(search, files)).as("in files").isEmpty();
    }

    /** Every policy violates this, and PostgreSQL shows the whole row in its message. */
    private static void refuseSales(TestPool pool, Databases.Kind kind) throws SQLException {
        Databases.execute(
                pool,
                "alter table payung_policy add constraint payung_ck_broken check (premium < 0) " + (kind == Databases.Kind.H2 ? "nocheck" : "not valid"));
    }

    /** The database as a dump and as its files. */
    private List<Path> files(TestPool pool, Databases.Kind kind) throws SQLException, IOException {
        List<Path> roots = new ArrayList<>();
        if (kind == Databases.Kind.H2) {
            Databases.execute(pool, "script to '" + folder.resolve("dump.sql") + "'");
            pool.close();
            roots.add(folder);
        } else {
            Databases.execute(pool, "checkpoint");
            Path data = Path.of(Databases.ask(pool, "show data_directory"));
            roots.add(data.resolve("base").resolve(Databases.ask(pool, "select oid from pg_database where datname = current_database()")));
            roots.add(data.resolve("pg_wal"));
            pool.close();
        }
        List<Path> files = new ArrayList<>();
        for (Path each : roots) {
            try (Stream<Path> found = Files.walk(each)) {
                found.filter(Files::isRegularFile).forEach(files::add);
            }
        }
        return files;
    }

    private static Set<String> found(ByteSearch search, List<Path> files) throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : files) {
            try {
                found.addAll(search.in(Files.readAllBytes(file)));
            } catch (NoSuchFileException gone) {
                // A running server writes some of its files anew.
            }
        }
        return found;
    }

    /** The control. */
    @Test
    void wouldBeFoundInEverySpelling() {
        ByteSearch search = new ByteSearch(Set.of(Applicants.NAME, Applicants.PHONE));

        assertThat(search.in("… " + Applicants.NAME + "!")).containsExactly(Applicants.NAME);
        assertThat(search.in(("x" + Applicants.PHONE).getBytes(StandardCharsets.UTF_16BE))).containsExactly(Applicants.PHONE);
        assertThat(search.in(java.util.Base64.getEncoder().encodeToString((Applicants.NAME + " and more").getBytes(StandardCharsets.UTF_8))))
                .containsExactly(Applicants.NAME);
        assertThat(search.in(java.util.HexFormat.of().formatHex(Applicants.PHONE.getBytes(StandardCharsets.UTF_8)))).containsExactly(Applicants.PHONE);
        assertThat(search.in(Applicants.NAME.substring(1))).isEmpty();
    }
}
