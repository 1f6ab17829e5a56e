package io.payung.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.product.ProductId;
import io.payung.product.ProductPack;
import io.payung.product.RuleAnswer;
import io.payung.product.RuleFacts;
import io.payung.product.RuleSet;
import io.payung.rules.pack.PackProblems;
import io.payung.rules.pack.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishingTest {

    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final ProductId ID = ProductId.of("personal-accident");

    @TempDir
    private Path products;

    @Test
    void servesANewVersionAfterReloading() {
        ServedProducts catalog = catalog(ProductFolder.sample());
        ProductPack one = sold(catalog);
        version(2).writeTo(products.resolve("two"));
        assertThat(sold(catalog)).isSameAs(one);

        CatalogStatus status = catalog.reload();

        assertThat(sold(catalog).product().version()).isEqualTo(2);
        assertThat(status.isUpToDate()).isTrue();
        assertThat(status.serving()).extracting(ref -> ref.version()).containsExactly(1, 2);
        assertThat(catalog.byDigest(one.ref().digest())).containsSame(one);
    }

    @Test
    void keepsTheLastGoodOneUntilABrokenEditIsMended() throws IOException {
        ServedProducts catalog = catalog(draft());
        ProductPack good = sold(catalog);
        Path rules = products.resolve("one/eligibility.drl");
        String sound = Files.readString(rules);

        Files.writeString(rules, sound.replace("parameters.minimumEntryAge", "parameters.minimumEntryAg"));
        CatalogStatus broken = catalog.reload();

        assertThat(sold(catalog)).isSameAs(good);
        assertThat(broken.isUpToDate()).isFalse();
        assertThat(broken.problems()).extracting(Problem::code).contains("NAME_UNKNOWN");
        assertThat(catalog.reload()).as("nothing changed, nothing is forgotten").isEqualTo(broken);
        Files.writeString(rules, sound.replace("minimumEntryAge )", "maximumEntryAge )"));
        assertThat(catalog.reload().isUpToDate()).isTrue();
        assertThat(sold(catalog)).isNotSameAs(good);
    }

    @Test
    void noticesThatAStrayFileIsGone() throws IOException {
        ServedProducts catalog = catalog(draft());
        Path stray = products.resolve("one/notes.txt");

        Files.writeString(stray, "remember");
        assertThat(catalog.reload().problems()).extracting(Problem::code).containsExactly("FILE_NOT_ALLOWED");
        Files.delete(stray);

        assertThat(catalog.reload().isUpToDate()).isTrue();
    }

    @Test
    void refusesOtherContentUnderAnApprovedVersion() {
        ServedProducts catalog = catalog(ProductFolder.sample());
        ProductPack approved = sold(catalog);

        ProductFolder.sample().replace("product.yaml", "maximumEntryAge: 69", "maximumEntryAge: 70").writeTo(products.resolve("one"));
        CatalogStatus status = catalog.reload();

        assertThat(sold(catalog)).isSameAs(approved);
        assertThat(status.problems()).extracting(Problem::code).contains("VERSION_CHANGED");
        version(2).replace("product.yaml", "maximumEntryAge: 69", "maximumEntryAge: 70").writeTo(products.resolve("one"));
        assertThat(catalog.reload().isUpToDate()).isTrue();
        assertThat(sold(catalog).product().version()).isEqualTo(2);
    }

    @Test
    void letsADraftChange() {
        ServedProducts catalog = catalog(draft());

        draft().replace("product.yaml", "maximumEntryAge: 69", "maximumEntryAge: 70").writeTo(products.resolve("one"));

        assertThat(catalog.reload().isUpToDate()).isTrue();
        assertThat(sold(catalog).product().parameters().get("maximumEntryAge").value()).isEqualTo(70L);
    }

    @Test
    void closesAnApprovedVersionWithoutANewOne() {
        ServedProducts catalog = catalog(ProductFolder.sample());
        ProductPack open = sold(catalog);

        ProductFolder.sample().replace("product.yaml", "status: on-sale", "status: closed").writeTo(products.resolve("one"));

        assertThat(catalog.reload().isUpToDate()).isTrue();
        assertThat(catalog.onSale(ID, JUNE)).isEmpty();
        assertThat(catalog.byDigest(open.ref().digest())).as("an open offer finds its content").isPresent();
    }

    @Test
    void finishesADecisionOnWhatItBeganWith() {
        ServedProducts catalog = catalog(draft());
        ProductPack inFlight = sold(catalog);
        RuleFacts facts = SampleFacts.of(RuleSet.ELIGIBILITY).facts();
        RuleAnswer before = inFlight.rules().decide(RuleSet.ELIGIBILITY, facts);

        draft().replace("product.yaml", "maximumEntryAge: 69", "maximumEntryAge: 7").writeTo(products.resolve("one"));
        catalog.reload();

        assertThat(inFlight.rules().decide(RuleSet.ELIGIBILITY, facts)).isEqualTo(before);
        assertThat(sold(catalog).rules().decide(RuleSet.ELIGIBILITY, facts)).isNotEqualTo(before);
        assertThat(catalog.byDigest(inFlight.ref().digest())).map(pack -> pack.rules().decide(RuleSet.ELIGIBILITY, facts))
                .contains(before);
    }

    @Test
    void forgetsAFolderThatWasTakenAway() throws IOException {
        ServedProducts catalog = catalog(ProductFolder.sample());
        ProductPack gone = sold(catalog);
        version(2).writeTo(products.resolve("two"));
        catalog.reload();

        try (Stream<Path> files = Files.walk(products.resolve("two"))) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
        catalog.reload();

        assertThat(sold(catalog)).isSameAs(gone);
    }

    @ParameterizedTest
    @CsvSource({"draft, false, true", "approved, true, true", "on-sale, true, true", "closed, false, false"})
    void sellsByApproval(String status, boolean live, boolean workshop) {
        ProductFolder.sample().replace("product.yaml", "status: on-sale", "status: " + status).writeTo(products.resolve("one"));

        assertThat(ProductPacks.trustedDirectory(products).onSale(ID, JUNE)).matches(pack -> pack.isPresent() == live);
        assertThat(ProductPacks.trustedWorkshop(products).onSale(ID, JUNE)).matches(pack -> pack.isPresent() == workshop);
    }

    @ParameterizedTest
    @ValueSource(strings = {"approved", "on-sale"})
    void sellsNothingThatOnlySaysItIsApproved(String status) {
        ProductFolder.sample().replace("product.yaml", "status: on-sale", "status: " + status).unapproved().writeTo(products.resolve("one"));

        assertThatThrownBy(() -> ProductPacks.trustedDirectory(products)).isInstanceOfSatisfying(PackProblems.class,
                e -> assertThat(e.problems()).extracting(Problem::code).containsExactly("APPROVAL_MISSING"));
    }

    @Test
    void goesOnSellingTheApprovedVersionBesideANewOneThatNobodyApproved() {
        ServedProducts catalog = live(ProductFolder.sample());
        ProductPack approved = sold(catalog);

        version(2).unapproved().writeTo(products.resolve("two"));
        CatalogStatus status = catalog.reload();

        assertThat(sold(catalog)).isSameAs(approved);
        assertThat(status.problems()).extracting(Problem::place).containsExactly("two/product.yaml:5:1");
        version(2).writeTo(products.resolve("two"));
        assertThat(catalog.reload().isUpToDate()).isTrue();
        assertThat(sold(catalog).product().version()).isEqualTo(2);
    }

    @Test
    void reopensWhatWasSoldBeforeApprovalsWereAskedFor() {
        ServedProducts catalog = live(ProductFolder.sample());

        ProductPack old = catalog.reopen(ProductFolder.sample().unapproved().source());

        assertThat(old.product().sale().approvals()).isEmpty();
    }

    @Test
    void failsAtStartWhenAProductIsBroken() {
        draft().replace("eligibility.drl", "minimumEntryAge", "minimumEntryAg").writeTo(products.resolve("one"));

        assertThatThrownBy(() -> ProductPacks.trustedWorkshop(products)).isInstanceOf(PackProblems.class);
    }

    private ServedProducts catalog(ProductFolder folder) {
        folder.writeTo(products.resolve("one"));
        return ProductPacks.trustedWorkshop(products);
    }

    private ServedProducts live(ProductFolder folder) {
        folder.writeTo(products.resolve("one"));
        return ProductPacks.trustedDirectory(products);
    }

    private static ProductFolder draft() {
        return ProductFolder.sample().draft();
    }

    private static ProductFolder version(int version) {
        return ProductFolder.sample().replace("product.yaml", "version: 1", "version: " + version);
    }

    private static ProductPack sold(ServedProducts catalog) {
        Optional<ProductPack> pack = catalog.onSale(ID, JUNE);
        return pack.orElseThrow();
    }
}
