package io.payung.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.key.DefaultIdSource;
import io.payung.party.PartnerId;
import io.payung.product.ProductCatalog;
import io.payung.product.ProductId;
import io.payung.rules.ServedProducts;
import io.payung.rules.packfile.PackFile;
import io.payung.rules.packfile.PackSigner;
import io.payung.spring.fixture.SignedPacks;
import io.payung.spring.fixture.TestProduct;
import io.payung.store.InMemoryStore;
import io.payung.store.PayungStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PacksAutoConfigurationTest {

    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    private Path folder;

    private ApplicationContextRunner runner;

    @BeforeEach
    void prepare() {
        SignedPacks.trust(folder.resolve("trusted-keys"));
        SignedPacks.pack(folder.resolve("packs/one.payung"), 1, 100, SignedPacks.SIGNER);
        runner = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        PacksAutoConfiguration.class, ProductsAutoConfiguration.class, ProductsHealthAutoConfiguration.class))
                .withPropertyValues("payung.packs.directory=" + folder.resolve("packs"), "payung.packs.trusted-keys=" + folder.resolve("trusted-keys"));
    }

    private FailureAnalysis failure(ApplicationContextRunner context) {
        FailureAnalysis[] analysis = new FailureAnalysis[1];
        context.run(started -> {
            assertThat(started).hasFailed();
            analysis[0] = StartFailures.analysis(started.getStartupFailure());
        });
        return analysis[0];
    }

    private void add(String name, int version, long release, @Nullable PackSigner signer) {
        SignedPacks.pack(folder.resolve("packs").resolve(name), version, release, signer);
    }

    @Test
    void servesSignedPacksAndShowsThemInHealth() {
        runner.run(context -> {
            assertThat(context).hasSingleBean(ServedProducts.class).doesNotHaveBean(ProductReloader.class);
            assertThat(context.getBean(ProductCatalog.class).onSale(JUNE)).hasSize(1);
            assertThat(context.getBean(HealthIndicator.class).health().getDetails()).containsEntry("upToDate", true)
                    .hasEntrySatisfying("serving", serving -> assertThat((List<?>) serving).hasSize(1));
        });
    }

    @Test
    void readsPacksAgainWhenToldTo() {
        runner.withPropertyValues("payung.products.reload-every=1d").run(context -> assertThat(context).hasSingleBean(ProductReloader.class));
    }

    @Test
    void refusesAnUnsignedPack() {
        add("two.payung", 2, 200, null);

        FailureAnalysis failure = failure(runner);

        assertThat(failure.getDescription()).contains("two.payung: error PACK_UNSIGNED").contains("payung compile --key");
        assertThat(failure.getAction()).contains("payung.packs.directory");
    }

    @Test
    void refusesAPackOfAStranger() {
        add("two.payung", 2, 200, PackSigner.create());

        assertThat(failure(runner).getDescription()).contains("PACK_KEY_UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"payung.products.directory", "payung.products.sell-drafts"})
    void refusesFoldersBesidePacks(String property) {
        FailureAnalysis failure = failure(runner.withPropertyValues(property + "=true"));

        assertThat(failure.getDescription()).contains("payung.packs.directory").contains(property);
        assertThat(failure.getAction()).contains("Remove");
    }

    @ParameterizedTest
    @ValueSource(strings = {"payung.packs.directory=packs", "payung.packs.trusted-keys=trusted-keys"})
    void refusesHalfOfWhatBelongsTogether(String property) {
        ApplicationContextRunner half = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(PacksAutoConfiguration.class, ProductsAutoConfiguration.class))
                .withPropertyValues(property);

        FailureAnalysis failure = failure(half);

        assertThat(failure.getDescription()).contains("payung.packs.directory").contains("payung.packs.trusted-keys");
        assertThat(failure.getAction()).startsWith("Set both");
    }

    @Test
    void namesThePropertyOfKeysThatCannotBeRead() {
        assertThat(failure(runner.withPropertyValues("payung.packs.trusted-keys=" + folder.resolve("nowhere"))).getAction())
                .contains("payung.packs.trusted-keys");
    }

    @Test
    void namesThePropertyOfAFolderWithoutPacks() {
        assertThat(failure(runner.withPropertyValues("payung.packs.directory=" + folder)).getAction()).contains("payung.packs.directory");
    }

    @Test
    void reopensWhatIsInTheArchiveThatIsNamed() {
        Path old = SignedPacks.pack(folder.resolve("kept/old.payung"), 3, 50, SignedPacks.SIGNER);
        String digest = PackFile.read(old).manifest().sourceDigest();

        runner.run(context -> assertThat(context.getBean(ProductCatalog.class).byDigest(digest)).isEmpty());
        runner.withPropertyValues("payung.packs.archive=" + folder.resolve("kept"))
                .run(context -> assertThat(context.getBean(ProductCatalog.class).byDigest(digest)).isPresent());
    }

    @Test
    void remembersInTheStoreWhatWasPublished() {
        PayungStore store = new InMemoryStore(new DefaultIdSource());
        ApplicationContextRunner shop = runner.withBean(PayungStore.class, () -> store).withPropertyValues("payung.partner=shop");
        add("one.payung", 2, 200, SignedPacks.SIGNER);
        shop.run(context -> assertThat(context).hasNotFailed());
        assertThat(store.releases(PartnerId.of("shop")).published(ProductId.of("personal-accident"))).containsOnlyKeys(2);

        add("one.payung", 1, 300, SignedPacks.SIGNER);

        assertThat(failure(shop).getDescription()).contains("PACK_ROLLED_BACK");
        runner.run(context -> assertThat(context).as("another memory").hasNotFailed());
    }

    @Test
    void asksTheClockOfTheHostWhetherAKeyCounts() {
        Path keys = folder.resolve("half-a-year");
        String line = SignedPacks.SIGNER.trustedLine("committee") + " until 2026-06-30\n";
        write(keys, line);
        ApplicationContextRunner half = runner.withPropertyValues("payung.packs.trusted-keys=" + keys);

        half.withBean(Clock.class, () -> Clock.fixed(JUNE, ZoneOffset.UTC)).run(context -> assertThat(context).hasNotFailed());
        assertThat(failure(half.withBean(Clock.class, () -> Clock.fixed(Instant.parse("2026-07-01T00:00:00Z"), ZoneOffset.UTC)))
                .getDescription()).contains("PACK_KEY_UNKNOWN");
    }

    @Test
    void leavesACatalogueOfTheHostAlone() {
        runner.withBean(ProductCatalog.class, TestProduct::catalogue)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ServedProducts.class));
    }

    @Test
    void isAbsentWithoutItsProperties() {
        new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(PacksAutoConfiguration.class))
                .run(context -> assertThat(context).doesNotHaveBean(ProductCatalog.class));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
