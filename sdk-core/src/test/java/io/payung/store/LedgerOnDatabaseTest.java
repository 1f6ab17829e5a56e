package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.consent.ConsentPurpose;
import io.payung.consent.MethodProof;
import io.payung.consent.ledger.LedgerFinding.Code;
import io.payung.consent.ledger.LedgerEntry;
import io.payung.consent.ledger.LedgerFinding;
import io.payung.consent.ledger.LedgerHead;
import io.payung.consent.ledger.LedgerReport;
import io.payung.consent.ledger.LedgerVerifier;
import io.payung.consent.ledger.TrustedHeadKeys;
import io.payung.consent.proof.ConsentParts;
import io.payung.consent.proof.Consents;
import io.payung.consent.proof.WithdrawalCommand;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shelf;
import io.payung.fixture.TestClock;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.key.Keys;
import io.payung.product.PinnedPacks;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody with all rights on the database changes, cuts or puts back what was sealed. */
class LedgerOnDatabaseTest {

    private static final String SECOND = " where id = (select record_id from payung_consent_entry where entry_number = 2)";
    private static final String OF_SECOND = " where consent_id = (select record_id from payung_consent_entry where entry_number = 2)";
    private static final String ZEROS = "'" + "0".repeat(64) + "'";

    /** What is done, and what it is found by. */
    private static final Map<String, Code> DEEDS = new LinkedHashMap<>();

    static {
        for (String change : List.of(
                "policy_number = 'PYG-x'", "accepted_by = 'guardian'", "language = 'en'", "channel = 'kiosk'", "method = 'one-time-code'",
                "notice_items = 'z'", "salted_digest = " + ZEROS, "accepted_at = accepted_at + interval '1' second",
                "received_at = received_at - interval '1' second", "person_id = (select max(cast(id as varchar(40))) from payung_person)")) {
            DEEDS.put("update payung_consent set " + change + SECOND, Code.RECORD_ALTERED);
        }
        for (String change : List.of("clause_id = 'x'", "sha256 = " + ZEROS, "language = 'en'", "accepted = false", "place = place + 7")) {
            DEEDS.put("update payung_consent_clause set " + change + OF_SECOND + " and place = 0", Code.RECORD_ALTERED);
        }
        DEEDS.put("delete from payung_consent_clause" + OF_SECOND + " and place = 1", Code.RECORD_ALTERED);
        for (String change : List.of(
                "withdrawn_by = 'guardian'", "channel = 'x'", "duty = 'none'", "due_by = due_by + interval '1' hour",
                "withdrawn_at = withdrawn_at - interval '1' hour", "purpose = 'contract'")) {
            DEEDS.put("update payung_consent_withdrawal set " + change, Code.RECORD_ALTERED);
        }
        DEEDS.put("delete from payung_consent_withdrawal", Code.RECORD_MISSING);
        DEEDS.put("update payung_consent_entry set content_digest = " + ZEROS + " where entry_number = 2", Code.RECORD_ALTERED);
        DEEDS.put("update payung_consent_entry set hash = " + ZEROS + " where entry_number = 2", Code.ENTRY_ALTERED);
        DEEDS.put("update payung_consent_entry set previous_hash = " + ZEROS + " where entry_number = 2", Code.ENTRY_ALTERED);
        DEEDS.put("delete from payung_consent_entry where entry_number = 2", Code.ENTRY_MISSING);
        DEEDS.put("delete from payung_consent_head where head_number = 1", Code.HEAD_MISSING);
        DEEDS.put("update payung_consent_head set signed_at = signed_at + interval '1' second where head_number = 1", Code.HEAD_FORGED);
    }

    private final DefaultIdSource ids = new DefaultIdSource();
    private final Keys keys = DevelopmentKeys.inMemory(ids);

    @TempDir
    Path folder;

    private World world;
    private Consents consents;
    private List<LedgerHead> known;

    /** Four records, a withdrawal among them, under two heads, and one that waits. */
    private void sell(TestPool pool) {
        world = new World(JdbcStore.over(pool, keys, ids));
        ConsentParts parts = new ConsentParts(
                world.store.unitOfWork(), world.store.consents(), world.store.policies(),
                new PinnedPacks(new Shelf(SampleProduct.pack()), world.store.packs()), keys, ids, new TestClock(World.NOON));
        consents = new Consents(world.partner, parts);
        world.sale().receivedAt(World.NOON.minusSeconds(9)).write();
        Sale second = world.sale().withDataConsent();
        second.write();
        consents.seal();
        consents.withdraw(WithdrawalCommand.of(second.number, ConsentPurpose.DATA_PROTECTION));
        consents.seal();
        known = heads();
        world.sale().write();
    }

    private List<LedgerHead> heads() {
        return world.store.unitOfWork().run(() -> world.store.consents().heads(world.partner, 0, 10));
    }

    private LedgerReport verify() {
        StringBuilder export = new StringBuilder();
        consents.export(export);
        return new LedgerVerifier(TrustedHeadKeys.read(consents.headKey()), known).verify(new StringReader(export.toString()));
    }

    private Set<Code> codes() {
        return verify().findings().stream().map(LedgerFinding::code).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void findsEveryDeed(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            sell(pool);
            assertThat(verify().findings()).isEmpty();
            assertThat(verify().unsealed()).hasSize(1);
            unguarded(pool);
            for (Map.Entry<String, Code> deed : DEEDS.entrySet()) {
                Databases.execute(pool, "create table kept as select * from " + table(deed.getKey()));
                Databases.execute(pool, cast(kind, deed.getKey()));

                assertThat(codes()).as(deed.getKey()).contains(deed.getValue());

                Databases.execute(pool, "delete from " + table(deed.getKey()));
                Databases.execute(pool, "insert into " + table(deed.getKey()) + " select * from kept");
                Databases.execute(pool, "drop table kept");
            }
            assertThat(verify().findings()).as("all undone").isEmpty();
        }
    }

    /** The sealer may delete from that table, so nobody needs more to keep a record out of the chain. */
    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void tellsOfARecordThatWasTakenOutOfTheLine(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            sell(pool);
            List<String> waiting = verify().unsealed();
            assertThat(waiting).hasSize(1);

            Databases.execute(pool, "delete from payung_consent_unsealed");

            assertThat(verify().unsealed()).isEqualTo(waiting);
        }
    }

    /** Rights on the database are rights on its constraints. */
    private static void unguarded(TestPool pool) throws SQLException {
        for (String constraint : List.of("fk_consent_person", "fk_consent_beside", "ck_consent_purpose")) {
            Databases.execute(pool, "alter table payung_consent drop constraint payung_" + constraint);
        }
        Databases.execute(pool, "alter table payung_policy drop constraint payung_fk_policy_consent");
        Databases.execute(pool, "alter table payung_consent_clause drop constraint payung_fk_consent_clause_consent");
        Databases.execute(pool, "alter table payung_consent_withdrawal drop constraint payung_fk_consent_withdrawal_consent");
        Databases.execute(pool, "alter table payung_consent_head drop constraint payung_fk_consent_head_entry");
    }

    private static String table(String statement) {
        return statement.replaceAll("^(update|delete from) (\\S+).*", "$2");
    }

    private static String cast(Databases.Kind kind, String statement) {
        return kind == Databases.Kind.H2 ? statement : statement.replace(
                "(select max(cast(id as varchar(40))) from payung_person)", "(select cast(max(cast(id as varchar(40))) as uuid) from payung_person)");
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void findsASingleBitOfWhatIsEncrypted(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            sell(pool);
            JdbcSession session = Databases.session(pool);
            String second = "select sealed from payung_consent" + SECOND;
            byte[] sealed = session.first(second, row -> row.getBytes("sealed")).orElseThrow();
            for (int place : new int[] {0, sealed.length / 2, sealed.length - 1}) {
                byte[] spoilt = sealed.clone();
                spoilt[place] ^= 1;
                session.update("update payung_consent set sealed = ?" + SECOND, (Object) spoilt);

                assertThat(codes()).as("byte %d", place).containsOnly(Code.RECORD_ALTERED);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void findsPoliciesThatExchangedTheirConsents(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            sell(pool);
            Databases.execute(pool, "alter table payung_policy drop constraint payung_fk_policy_consent");
            Databases.execute(pool, "alter table payung_policy drop constraint payung_uq_policy_consent");
            Databases.execute(pool, "create table other as select max(policy_number) as one, min(policy_number) as two from payung_policy");
            Databases.execute(pool, "create table kept as select policy_number, consent_id from payung_policy");
            for (String[] swap : new String[][] {{"one", "two"}, {"two", "one"}}) {
                Databases.execute(pool, "update payung_policy set consent_id = (select k.consent_id from kept k, other o where k.policy_number = o."
                        + swap[0] + ") where policy_number = (select o." + swap[1] + " from other o)");
            }

            assertThat(codes()).contains(Code.POLICY_DIFFERS);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void findsATailThatWasCutAndAStateThatWasPutBack(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            sell(pool);
            unguarded(pool);
            String lastEntry = "(select min(entry_number) from payung_consent_head)";
            Databases.execute(pool, "delete from payung_consent_withdrawal");
            Databases.execute(pool, "delete from payung_consent_entry where entry_number > " + lastEntry);
            assertThat(codes()).containsOnly(Code.TAIL_CUT);

            Databases.execute(pool, "delete from payung_consent_head where head_number > 1");
            Databases.execute(pool, "update payung_consent_chain set last_entry = " + lastEntry + ", last_head = 1, last_hash ="
                    + " (select hash from payung_consent_head where head_number = 1)");
            assertThat(codes()).containsOnly(Code.ROLLED_BACK);

            consents.seal();
            assertThat(codes()).as("and when the shop goes on selling").containsOnly(Code.FORKED);
            known = List.of();
            assertThat(codes()).as("the control: nobody kept a head elsewhere").isEmpty();
        }
    }

    /** More than one statement could name. */
    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void readsHoweverManyRecordsThereAre(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            sell(pool);
            List<UUID> many = new ArrayList<>(Collections.nCopies(66_000, new UUID(0, 0)));
            many.addAll(world.store.consents().entries(world.partner, 0, 10).stream().map(LedgerEntry::record).toList());

            assertThat(world.store.unitOfWork().run(() -> world.store.consents().records(world.partner, many)))
                    .hasSize(66_004)
                    .filteredOn(record -> record.content() != null).hasSize(4);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void staysProvenWhenAPersonsKeyIsDestroyed(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            sell(pool);

            Databases.execute(pool, "update payung_person set wrapped_key = sealed, blind_index = wrapped_key");

            assertThat(verify().isSound()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void hasNoPolicyWithoutAConsent(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            sell(pool);
            JdbcSession session = Databases.session(pool);
            String none = "update payung_policy set consent_id = null";
            String unknown = "update payung_policy set consent_id = quote_id";

            assertThatThrownBy(() -> session.update(none)).isInstanceOf(StoreFault.class);
            assertThatThrownBy(() -> session.update(unknown)).isInstanceOf(StoreFault.class).hasMessageContaining("payung_fk_policy_consent");

            Databases.execute(pool, "alter table payung_policy alter column consent_id drop not null");
            assertThatCode(() -> session.update(none)).as("the control").doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void keepsWitnessAndAgentUnderThePersonsKey(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            sell(pool);
            Sale sale = world.sale().provenBy(MethodProof.of("e".repeat(64)).witnessedBy("Kencana Witnessdottir").helpedBy("canary-agent-17"));
            sale.write();
            consents.seal();
            StringBuilder export = new StringBuilder();
            consents.export(export);

            assertThat(world.store.policies().details(world.partner, sale.number).orElseThrow().consent().proof().witness())
                    .isEqualTo("Kencana Witnessdottir");
            assertThat(PrivacyTest.everything(pool)).contains(sale.number.value()).doesNotContain("Witnessdottir", "canary-agent-17");
            assertThat(export.toString()).contains(sale.number.value()).doesNotContain("Witnessdottir", "canary-agent-17");
        }
    }
}
