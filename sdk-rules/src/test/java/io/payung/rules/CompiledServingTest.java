package io.payung.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.payung.fault.PayungException;
import io.payung.product.ProductId;
import io.payung.product.ProductPack;
import io.payung.product.ReleaseLedger;
import io.payung.product.RuleFacts;
import io.payung.product.RuleSet;
import io.payung.rules.authoring.FolderCompiler;
import io.payung.rules.fact.FactsSchema;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.pack.CompiledRules;
import io.payung.rules.pack.PackProblems;
import io.payung.rules.pack.Problem;
import io.payung.rules.packfile.PackFile;
import io.payung.rules.packfile.PackSigner;
import io.payung.rules.packfile.PackStamp;
import io.payung.rules.packfile.SamplePack;
import io.payung.rules.packfile.TrustedKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompiledServingTest {

    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final ProductId ID = ProductId.of("personal-accident");
    private static final Map<String, CompiledPack> COMPILED = new HashMap<>();

    @TempDir
    private Path folder;

    private final ReleaseLedger ledger = ReleaseLedger.inMemory();

    /** One compilation for each content that any of the tests needs. */
    private static synchronized CompiledPack version(int version, String status, int maximumAge) {
        return COMPILED.computeIfAbsent(version + status + maximumAge, key -> ProductFolder.sample()
                .replace("product.yaml", "version: 1", "version: " + version)
                .replace("product.yaml", "status: on-sale", "status: " + status)
                .replace("product.yaml", "maximumEntryAge: 69", "maximumEntryAge: " + maximumAge)
                .compile());
    }

    private static CompiledPack version(int version) {
        return version(version, "on-sale", 69);
    }

    private void put(String name, byte[] file) {
        try {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.write(folder.resolve(name), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] signed(CompiledPack pack, long release) {
        return PackFile.write(pack, PackStamp.of(ProductPacks.engineVersion(), release), SamplePack.SIGNER);
    }

    private ServedProducts catalog() {
        return ProductPacks.compiled(folder, CompiledOptions.trusting(SamplePack.TRUSTED).remembering(ledger));
    }

    private List<String> codesAtStart() {
        try {
            catalog();
            return List.of();
        } catch (PackProblems e) {
            return e.problems().stream().map(Problem::code).toList();
        }
    }

    private static List<String> codes(CatalogStatus status) {
        return status.problems().stream().map(Problem::code).toList();
    }

    private static int sold(ServedProducts catalog) {
        return catalog.onSale(ID, JUNE).orElseThrow().product().version();
    }

    @BeforeEach
    void one() {
        put("one.payung", signed(version(1), 100));
    }

    @Test
    void decidesAsTheFolderDoes() {
        ProductPack file = ProductPacks.compiled(folder, SamplePack.TRUSTED).onSale(ID, JUNE).orElseThrow();
        ProductPack compiled = ServedPack.of(version(1));
        Random random = new Random(5);

        assertThat(file.ref()).isEqualTo(compiled.ref());
        assertThat(file.product()).isEqualTo(compiled.product());
        assertThat(file.clauses()).isEqualTo(compiled.clauses());
        assertThat(file.rules().outline()).isEqualTo(compiled.rules().outline());
        for (RuleSet set : RuleSet.values()) {
            for (int round = 0; round < 300; round++) {
                RuleFacts facts = SampleFacts.nearThresholds(set, random);
                assertThat(file.rules().decide(set, facts)).isEqualTo(compiled.rules().decide(set, facts));
                if (set == RuleSet.CONSENT || set == RuleSet.CLAIM_DOCUMENTS) {
                    assertThat(file.rules().foresee(set, facts)).isEqualTo(compiled.rules().foresee(set, facts));
                }
            }
        }
    }

    /** Class names and bytes are of one compilation; the digest that policies pin and what is decided are of the source. */
    @Test
    void decidesTheSameHoweverOftenASourceIsCompiled() {
        CompiledPack one = version(1);
        CompiledPack other = new FolderCompiler().compile(ProductFolder.sample().source());
        ProductPack first = ServedPack.of(PackFile.of(signed(one, 1)).pack());
        ProductPack second = ServedPack.of(PackFile.of(signed(other, 2)).pack());

        assertThat(one.source().digest()).isEqualTo(other.source().digest());
        boolean same = one.rules().classes().keySet().equals(other.rules().classes().keySet())
                && one.rules().classes().entrySet().stream().allMatch(entry -> Arrays.equals(entry.getValue(), other.rules().classes().get(entry.getKey())));
        assertThat(same).as("two compilations differ in their bytes, or this test compares a thing with itself").isFalse();
        for (RuleSet set : RuleSet.values()) {
            AimedFacts facts = new AimedFacts(one, set, 2026);
            for (int round = 0; round < 400; round++) {
                RuleFacts next = facts.next();
                assertThat(second.rules().decide(set, next)).as("%s %s", set, next.values()).isEqualTo(first.rules().decide(set, next));
            }
        }
    }

    @Test
    void refusesWhatItCannotTrustOrRun() {
        CompiledPack pack = version(1);
        PackStamp stamp = PackStamp.of(ProductPacks.engineVersion(), 100);
        byte[] good = signed(pack, 100);
        byte[] flipped = good.clone();
        flipped[good.length / 2] ^= 1;
        put("a-unsigned.payung", PackFile.write(pack, stamp));
        put("b-stranger.payung", PackFile.write(pack, stamp, PackSigner.create()));
        put("c-broken.payung", flipped);
        put("d-longer.payung", Arrays.copyOf(good, good.length + 1));
        put("e-engine.payung", PackFile.write(pack, PackStamp.of("drools 9.0.0", 100), SamplePack.SIGNER));
        put("f-facts.payung", PackFile.write(pack, new PackStamp(stamp.engine(), FactsSchema.VERSION + 1, "1", 100), SamplePack.SIGNER));
        put("g-empty.payung", new byte[0]);

        assertThatThrownBy(this::catalog).isInstanceOfSatisfying(PackProblems.class, e -> {
            assertThat(e.problems()).extracting(Problem::code).containsExactly("PACK_UNSIGNED", "PACK_KEY_UNKNOWN", "PACK_ARCHIVE_REFUSED",
                    "PACK_ARCHIVE_REFUSED", "PACK_ENGINE_MISMATCH", "PACK_FACTS_MISMATCH", "PACK_ARCHIVE_REFUSED");
            assertThat(e.problems()).extracting(Problem::place).startsWith("a-unsigned.payung", "b-stranger.payung");
            assertThat(e.problems()).allSatisfy(problem -> assertThat(problem.fix()).isNotBlank());
        });
    }

    @Test
    void asksForAFolderOfPacks() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));

        assertThatThrownBy(() -> ProductPacks.compiled(empty, SamplePack.TRUSTED)).hasMessageStartingWith("PRODUCTS_NOT_FOUND: ");
        assertThatThrownBy(() -> ProductPacks.compiled(folder.resolve("none"), SamplePack.TRUSTED)).hasMessageStartingWith("PRODUCTS_NOT_FOUND: ");
    }

    @Test
    void servesANewVersionAfterReloading() {
        ServedProducts catalog = catalog();
        put("two.payung", signed(version(2), 200));
        assertThat(sold(catalog)).isEqualTo(1);

        assertThat(catalog.reload().isUpToDate()).isTrue();

        assertThat(sold(catalog)).isEqualTo(2);
        assertThat(catalog.status().serving()).extracting(ref -> ref.version()).containsExactly(1, 2);
    }

    @Test
    void keepsTheLastGoodOneUntilABrokenFileIsReplaced() {
        ServedProducts catalog = catalog();
        byte[] next = signed(version(2), 200);

        put("one.payung", Arrays.copyOf(next, next.length / 2));
        CatalogStatus halfCopied = catalog.reload();

        assertThat(codes(halfCopied)).containsExactly("PACK_ARCHIVE_REFUSED");
        assertThat(sold(catalog)).isEqualTo(1);
        put("one.payung", next);
        assertThat(catalog.reload().isUpToDate()).isTrue();
        assertThat(sold(catalog)).isEqualTo(2);
    }

    @Test
    void findsWhatItReplacedForOpenOffers() {
        ServedProducts catalog = catalog();
        String old = catalog.onSale(ID, JUNE).orElseThrow().ref().digest();
        put("one.payung", signed(version(2), 200));
        catalog.reload();

        assertThat(catalog.byDigest(old)).hasValueSatisfying(pack ->
                assertThat(pack.rules().decide(RuleSet.ELIGIBILITY, SampleFacts.of(RuleSet.ELIGIBILITY).facts())).isNotNull());
        assertThat(catalog.reopen(version(1).source()).ref().digest()).isEqualTo(old);
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "closed"})
    void sellsNoDraftAndNothingThatIsClosed(String status) {
        put("one.payung", signed(version(1, status, 69), 100));

        assertThat(catalog().onSale(ID, JUNE)).isEmpty();
    }

    @Test
    void refusesAnEarlierReleaseWithOtherContent() {
        put("one.payung", signed(version(1, "closed", 69), 200));
        ServedProducts catalog = catalog();

        put("one.payung", signed(version(1), 199));

        assertThat(codes(catalog.reload())).containsExactly("PACK_ROLLED_BACK");
        assertThat(catalog.onSale(ID, JUNE)).as("closed it was, and closed it stays").isEmpty();
        assertThat(codesAtStart()).as("also after a restart").containsExactly("PACK_ROLLED_BACK");
        put("one.payung", signed(version(1), 200));
        assertThat(codes(catalog.reload())).containsExactly("PACK_ROLLED_BACK");
        put("one.payung", signed(version(1), 201));
        assertThat(catalog.reload().isUpToDate()).isTrue();
        assertThat(sold(catalog)).isEqualTo(1);
    }

    /** What was compiled then may not be what is compiled of it today. */
    @Test
    void refusesAnEarlierReleaseOfTheSameContentToo() {
        put("one.payung", signed(version(1), 200));
        ServedProducts catalog = catalog();

        put("one.payung", signed(version(1), 199));

        assertThat(codes(catalog.reload())).containsExactly("PACK_ROLLED_BACK");
        assertThat(codesAtStart()).containsExactly("PACK_ROLLED_BACK");
        put("one.payung", signed(version(1), 200));
        assertThat(catalog.reload().isUpToDate()).isTrue();
        put("one.payung", signed(version(1), 201));
        assertThat(catalog.reload().isUpToDate()).isTrue();
    }

    @Test
    void refusesAPipeInsteadOfWaitingForIt() throws Exception {
        put("one.payung", signed(version(1), 200));
        ServedProducts catalog = catalog();
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("pipe.payung").toString()).start().waitFor()).isZero();

        CatalogStatus status = assertTimeoutPreemptively(Duration.ofMinutes(1), catalog::reload);

        assertThat(codes(status)).containsExactly("PACK_ARCHIVE_REFUSED");
        assertThat(sold(catalog)).isEqualTo(1);
    }

    /** Nobody would be declined any more. */
    @Test
    void refusesAPackThatLostItsEligibilityRules() {
        CompiledPack whole = version(1);
        Map<RuleSet, CompiledRules.CompiledSet> sets = new EnumMap<>(whole.rules().sets());
        sets.remove(RuleSet.ELIGIBILITY);
        CompiledPack lax = new CompiledPack(whole.product(), whole.texts(), whole.clauses(), whole.source(),
                new CompiledRules(sets, whole.rules().classes()));
        put("one.payung", signed(lax, 200));

        assertThat(codesAtStart()).containsExactly("PACK_ALTERED");
    }

    @Test
    void refusesAnOlderVersionAlone() throws IOException {
        put("two.payung", signed(version(2), 200));
        ServedProducts catalog = catalog();
        assertThat(sold(catalog)).isEqualTo(2);

        Files.delete(folder.resolve("two.payung"));

        assertThat(codes(catalog.reload())).containsExactly("PACK_ROLLED_BACK");
        assertThat(sold(catalog)).as("what was sold is sold on").isEqualTo(2);
        assertThat(codes(catalog.reload())).as("and nothing is forgotten").containsExactly("PACK_ROLLED_BACK");
        assertThat(sold(catalog)).isEqualTo(2);
        assertThat(codesAtStart()).containsExactly("PACK_ROLLED_BACK");
        put("three.payung", signed(version(3, "on-sale", 69), 300));
        assertThat(catalog.reload().isUpToDate()).isTrue();
        assertThat(sold(catalog)).isEqualTo(3);
    }

    @Test
    void refusesAnOlderVersionInPlaceOfANewerOne() {
        put("one.payung", signed(version(2), 200));
        ServedProducts catalog = catalog();

        put("one.payung", signed(version(1), 300));

        assertThat(codes(catalog.reload())).containsExactly("PACK_ROLLED_BACK");
        assertThat(sold(catalog)).isEqualTo(2);
        assertThat(codesAtStart()).containsExactly("PACK_ROLLED_BACK");
    }

    @Test
    void countsNoDraftAsPublished() throws IOException {
        put("two.payung", signed(version(2, "draft", 69), 200));
        catalog();
        Files.delete(folder.resolve("two.payung"));

        assertThat(codesAtStart()).isEmpty();
    }

    @Test
    void refusesOtherContentUnderAnApprovedVersion() {
        ServedProducts catalog = catalog();

        put("one.payung", signed(version(1, "on-sale", 70), 200));

        assertThat(codes(catalog.reload())).containsExactly("VERSION_CHANGED");
        assertThat(catalog.onSale(ID, JUNE).orElseThrow().product().parameters().get("maximumEntryAge").value()).isEqualTo(69L);
    }

    @Test
    void refusesTwoFilesOfOneVersion() {
        put("two.payung", signed(version(1), 200));

        assertThat(codesAtStart()).containsExactly("PRODUCT_TWICE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"archive/", "elsewhere/", ""})
    void reopensWhatIsInTheArchive(String where) {
        CompiledPack old = version(7, "closed", 42);
        put(where + "any-name.payung", signed(old, 50));
        Path archive = where.equals("elsewhere/") ? folder.resolve("elsewhere") : null;
        CompiledOptions options = CompiledOptions.trusting(SamplePack.TRUSTED);
        ServedProducts catalog = ProductPacks.compiled(folder, archive == null ? options : options.archivedIn(archive));

        assertThat(catalog.reopen(old.source()).product().version()).isEqualTo(7);
        assertThat(catalog.byDigest(old.source().digest())).isPresent();
        assertThat(catalog.reopen(old.source())).isSameAs(catalog.reopen(old.source()));
    }

    @Test
    void asksForTheCompilerWhereTheArchiveDoesNotHelp() {
        CompiledPack old = version(7, "closed", 42);
        put("archive/unsigned.payung", PackFile.write(old, PackStamp.of(ProductPacks.engineVersion(), 1)));
        put("archive/engine.payung", PackFile.write(old, PackStamp.of("drools 9", 1), SamplePack.SIGNER));
        put("archive/noise.payung", new byte[] {1, 2, 3});
        ServedProducts catalog = catalog();

        assertThatThrownBy(() -> catalog.reopen(old.source())).isInstanceOfSatisfying(PayungException.class, e -> {
            assertThat(e.code()).isEqualTo("PACK_NEEDS_COMPILER");
            assertThat(e).hasMessageContaining("payung compile --from").hasMessageContaining(old.source().digest());
        });
        assertThat(catalog.byDigest(old.source().digest())).isEmpty();
        put("archive/" + PackFile.archiveName(old.source().digest(), ProductPacks.engineVersion()), signed(old, 2));
        assertThat(catalog.reopen(old.source()).product().version()).isEqualTo(7);
    }

    @Test
    void trustsAKeyOnItsDays() {
        TrustedKeys half = TrustedKeys.parse(SamplePack.SIGNER.trustedLine("committee") + " until 2026-06-30");
        CompiledOptions options = CompiledOptions.trusting(half);
        Clock june = Clock.fixed(Instant.parse("2026-06-30T23:59:59Z"), ZoneOffset.UTC);
        Clock july = Clock.fixed(Instant.parse("2026-07-01T00:00:00Z"), ZoneOffset.UTC);

        assertThat(ProductPacks.compiled(folder, options.at(june)).status().serving()).hasSize(1);
        assertThatThrownBy(() -> ProductPacks.compiled(folder, options.at(july))).isInstanceOfSatisfying(PackProblems.class, e ->
                assertThat(e.problems()).extracting(Problem::code).containsExactly("PACK_KEY_UNKNOWN"));
    }
}
