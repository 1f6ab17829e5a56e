package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.consent.ledger.LedgerVerifier;
import io.payung.consent.ledger.TrustedHeadKeys;
import io.payung.consent.proof.ConsentParts;
import io.payung.consent.proof.Consents;
import io.payung.erasure.ErasureCommand;
import io.payung.erasure.ErasureGround;
import io.payung.erasure.ErasureOutcome.Erased;
import io.payung.erasure.Erasing;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shelf;
import io.payung.fixture.TestClock;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.key.Keys;
import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import io.payung.policy.CoverHolder;
import io.payung.policy.CoverStore.NewCover;
import io.payung.product.PinnedPacks;
import io.payung.product.ProductPack;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever has the whole database and all keys of the store finds nobody who was erased, and still proves what was agreed to. */
class ErasureOnDatabaseTest {

    private static final String NUMBER = "3174095704900042";

    private final DefaultIdSource ids = new DefaultIdSource();
    private final Keys keys = DevelopmentKeys.inMemory(ids);
    private final PersonVault vault = new PersonVault(keys, ids);
    private final IdentityDocument siti = IdentityDocument.nik(NUMBER);

    @TempDir
    Path folder;

    private static Erasing erasing(World world, DefaultIdSource ids) {
        // Two years after the last day of the sales here.
        TestClock later = new TestClock(World.NOON.plusSeconds(3L * 365 * 86_400));
        ProductPack pack = SampleProduct.pack();
        PinnedPacks packs = new PinnedPacks(new Shelf(pack), world.store.packs());
        return new Erasing(world.store.erasures(), packs, world.store.unitOfWork(), ids, later, Period.ZERO);
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void leavesNeitherIndexNorKeyNorHash(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            World world = new World(JdbcStore.over(pool, keys, ids));
            Sale sale = world.sale().insuring(siti).pinnedTo(SampleProduct.pack().ref());
            keep(world);
            sale.write();
            world.store.unitOfWork().run(() -> world.store.covers().take(
                    new NewCover(
                            world.partner, CoverHolder.policy(sale.number), "personal-accident", List.of("life=" + NUMBER), List.of(),
                            World.rupiah("1"), World.TODAY, World.TODAY, World.NOON.plusSeconds(1)),
                    World.NOON));
            List<String> traces = List.of(
                    asText(vault.blindIndex(world.partner, siti)),
                    asText(vault.blindText(world.partner, "life=" + NUMBER)),
                    wrappedKey(pool));
            assertThat(PrivacyTest.everything(pool)).as("before").contains(traces);

            assertThat(erasing(world, ids).erase(world.partner, ErasureCommand.of(world.key(), siti, ErasureGround.REQUEST))).isInstanceOf(Erased.class);

            assertThat(PrivacyTest.everything(pool)).as("after").doesNotContain(traces);
            assertThat(Databases.ask(pool, "select count(*) from payung_person where erased_at is not null")).isEqualTo("1");
        }
    }

    private static void keep(World world) {
        world.store.unitOfWork().run(() -> {
            world.store.packs().keep(SampleProduct.pack().ref().digest(), SampleProduct.pack().source());
            return world;
        });
    }

    /** As the bytes of a column are shown there. */
    private static String asText(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String wrappedKey(TestPool pool) throws SQLException {
        return Databases.session(pool)
                .first("select wrapped_key from payung_person", row -> asText(row.getBytes("wrapped_key")))
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void keepsTheChainOfConsentsSound(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            World world = new World(JdbcStore.over(pool, keys, ids));
            keep(world);
            Consents consents = consents(world);
            Sale sealed = world.sale().insuring(siti).withDataConsent().pinnedTo(SampleProduct.pack().ref());
            sealed.write();
            consents.seal();
            world.sale().insuring(siti).pinnedTo(SampleProduct.pack().ref()).write();

            erasing(world, ids).erase(world.partner, ErasureCommand.of(world.key(), siti, ErasureGround.CONSENT_WITHDRAWN));
            consents.seal();

            StringBuilder export = new StringBuilder();
            consents.export(export);
            var report = new LedgerVerifier(TrustedHeadKeys.read(consents.headKey()), heads(world)).verify(new StringReader(export.toString()));
            assertThat(report.isSound()).as("%s", report.findings()).isTrue();
            assertThat(Databases.ask(pool, "select count(*) from payung_consent_entry")).isEqualTo("3");
            assertThat(consents.receipt(sealed.number)).as("the receipt names nobody").isPresent();
        }
    }

    private Consents consents(World world) {
        return new Consents(
                world.partner,
                new ConsentParts(
                        world.store.unitOfWork(), world.store.consents(), world.store.policies(),
                        new PinnedPacks(new Shelf(SampleProduct.pack()), world.store.packs()), keys, ids, new TestClock(World.NOON)));
    }

    private static List<io.payung.consent.ledger.LedgerHead> heads(World world) {
        PartnerId partner = world.partner;
        return world.store.unitOfWork().run(() -> world.store.consents().heads(partner, 0, 10));
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void refusesARowThatIsErasedByHalf(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            World world = new World(JdbcStore.over(pool, keys, ids));
            world.sale().write();
            JdbcSession session = Databases.session(pool);

            assertThatThrownBy(() -> session.update("update payung_person set wrapped_key = null")).hasMessageContaining("payung_ck_person_erased");
            assertThatThrownBy(() -> session.update("update payung_person set erased_at = current_timestamp")).hasMessageContaining("payung_ck_person_erased");
        }
    }
}
