package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.consent.ShownClause;
import io.payung.consent.ledger.LedgerReport;
import io.payung.consent.ledger.LedgerVerifier;
import io.payung.consent.ledger.TrustedHeadKeys;
import io.payung.consent.proof.ConsentParts;
import io.payung.consent.proof.Consents;
import io.payung.consent.proof.StoredConsent;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shelf;
import io.payung.fixture.TestClock;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.key.KeyPurpose;
import io.payung.key.Keys;
import io.payung.party.PartnerId;
import io.payung.policy.PolicyNumber;
import io.payung.product.PinnedPacks;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A consent from before there was a chain is chained like any other. */
class ConsentUpgradeTest {

    private static final PartnerId PARTNER = PartnerId.of("coop");
    private static final Instant ISSUED = World.NOON.plusSeconds(30);

    private final DefaultIdSource ids = new DefaultIdSource();
    private final Keys keys = DevelopmentKeys.inMemory(ids);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void chainsWhatWasRecordedBefore(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            Flyway.configure().dataSource(pool).table("payung_schema_history").locations("classpath:io/payung/store/migration")
                    .baselineOnMigrate(true).baselineVersion("0").target("1").load().migrate();
            JdbcStore.requireDurable(pool);
            sellAsVersionOneDid(Databases.session(pool));

            JdbcStore store = JdbcStore.over(pool, keys, ids);
            List<StoredConsent> stored = store.consents().ofPolicy(PARTNER, new PolicyNumber("PYG-old"));

            assertThat(stored).singleElement().satisfies(consent -> {
                assertThat(consent.purpose()).isEqualTo("contract");
                assertThat(consent.acceptedAt()).isEqualTo(World.NOON);
                assertThat(consent.receivedAt()).isEqualTo(ISSUED);
                assertThat(consent.saltedDigest()).isNull();
                assertThat(consent.clauses()).containsExactly(new ShownClause("summary", "id", "a".repeat(64), true));
            });
            LedgerReport report = sealAndVerify(store);
            assertThat(report.findings()).isEmpty();
            assertThat(report.entries()).isEqualTo(1);
        }
    }

    private LedgerReport sealAndVerify(JdbcStore store) {
        Consents consents = new Consents(PARTNER, new ConsentParts(
                store.unitOfWork(), store.consents(), store.policies(), new PinnedPacks(new Shelf(SampleProduct.pack()), store.packs()), keys, ids,
                new TestClock(World.NOON)));
        assertThat(consents.seal()).isEqualTo(1);
        StringBuilder export = new StringBuilder();
        consents.export(export);
        return new LedgerVerifier(TrustedHeadKeys.read(consents.headKey()), List.of()).verify(new StringReader(export.toString()));
    }

    private void sellAsVersionOneDid(JdbcSession session) {
        UUID person = ids.uuid();
        UUID consent = ids.uuid();
        byte[] bytes = {1, 2, 3};
        session.update(
                "insert into payung_person (id, partner, blind_key_id, blind_index, key_id, wrapped_key, sealed) values (?, ?, ?, ?, ?, ?, ?)",
                person, PARTNER.value(), keys.current(KeyPurpose.BLIND_INDEX).id(), bytes, "k", bytes, bytes);
        session.update("insert into payung_pack (digest, source) values ('d', '{}')");
        session.update(
                "insert into payung_consent (id, partner, accepted_by, accepted_at, language, channel, method, person_id, sealed)"
                        + " values (?, ?, 'applicant', ?, 'id', 'app', 'checkbox', ?, ?)",
                consent, PARTNER.value(), World.NOON, person, bytes);
        session.update(
                "insert into payung_consent_clause (consent_id, place, clause_id, sha256) values (?, 0, 'summary', ?)", consent, "a".repeat(64));
        UUID decision = ids.uuid();
        session.update(
                "insert into payung_decision (id, partner, product, product_version, pack_digest, as_of, outcome, format, requested_at,"
                        + " engine_version, language, salted_digest, person_id, sealed)"
                        + " values (?, ?, 'p', 1, 'd', ?, 'issued', 1, ?, 'e', 'id', 's', ?, ?)",
                decision, PARTNER.value(), World.TODAY, ISSUED, person, bytes);
        session.update(
                "insert into payung_policy (id, partner, policy_number, quote_id, product, product_version, pack_digest, plan, zone, cover_from,"
                        + " cover_from_date, cover_until, cover_end, premium, sum_insured, currency, issued_at, secret_digest, consent_id, decision_id,"
                        + " person_id, sealed, last_event) values (?, ?, 'PYG-old', ?, 'p', 1, 'd', 'basic', 'Asia/Jakarta', ?, ?, ?, ?, 1, 1, 'IDR', ?,"
                        + " 's', ?, ?, ?, ?, 1)",
                ids.uuid(), PARTNER.value(), ids.uuid(), ISSUED, World.TODAY, LocalDate.of(2027, 11, 21), ISSUED, ISSUED, consent, decision, person,
                bytes);
    }
}
