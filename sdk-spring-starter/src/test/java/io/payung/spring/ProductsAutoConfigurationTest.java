package io.payung.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.ProductCatalog;
import io.payung.rules.ServedProducts;
import io.payung.spring.fixture.TestProduct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ProductsAutoConfigurationTest {

    private static final Path SAMPLE = Path.of("../samples/products/personal-accident");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path products;

    private ApplicationContextRunner runner;

    @BeforeEach
    void prepare() {
        copy(SAMPLE, products.resolve("one"));
        runner = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ProductsAutoConfiguration.class, ProductsHealthAutoConfiguration.class))
                .withPropertyValues("payung.products.directory=" + products, "payung.products.isolated=false");
    }

    @Test
    void readsTheFoldersAtStartOnly() {
        runner.run(context -> assertThat(context).hasSingleBean(ServedProducts.class).doesNotHaveBean(ProductReloader.class));
    }

    @Test
    void compilesInAProcessOfItsOwnUnlessToldOtherwise() {
        runner.withPropertyValues("payung.products.isolated=true").run(context -> assertThat(context.getBean(ProductCatalog.class).onSale(JUNE)).hasSize(1));
    }

    @Test
    void sellsDraftsOnlyWhenToldTo() {
        edit("status: on-sale", "status: draft");

        runner.run(context -> assertThat(context.getBean(ProductCatalog.class).onSale(JUNE)).isEmpty());
        runner.withPropertyValues("payung.products.sell-drafts=true")
                .run(context -> assertThat(context.getBean(ProductCatalog.class).onSale(JUNE)).hasSize(1));
    }

    @Test
    void publishesAnEditAndSaysInHealthWhatIsBroken() {
        edit("status: on-sale", "status: draft");
        runner.withPropertyValues("payung.products.sell-drafts=true", "payung.products.reload-every=100ms").run(context -> {
            HealthIndicator health = context.getBean(HealthIndicator.class);
            String first = served(context.getBean(ServedProducts.class));

            edit("status: draft", "status: drafted");
            await(() -> Boolean.FALSE.equals(health.health().getDetails().get("upToDate")));
            assertThat(served(context.getBean(ServedProducts.class))).isEqualTo(first);
            Health broken = health.health();
            assertThat(broken.getStatus()).isEqualTo(Status.UP);
            assertThat(broken.getDetails().get("problems").toString()).contains("one/product.yaml:").contains("VALUE_UNKNOWN");

            edit("status: drafted", "status: approved");
            await(() -> !served(context.getBean(ServedProducts.class)).equals(first));
            assertThat(health.health().getDetails()).containsEntry("upToDate", true);
        });
    }

    @Test
    void doesWithoutHealth() {
        runner.withClassLoader(new FilteredClassLoader(HealthIndicator.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("payungProductsHealthIndicator"));
    }

    @Test
    void leavesACatalogueOfTheHostAlone() {
        runner.withBean(ProductCatalog.class, TestProduct::catalogue).withPropertyValues("payung.products.reload-every=100ms")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(ServedProducts.class)
                        .doesNotHaveBean(ProductReloader.class)
                        .doesNotHaveBean(HealthIndicator.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"99ms", "0s", "2d"})
    void refusesAnIntervalOutOfBounds(String every) {
        runner.withPropertyValues("payung.products.reload-every=" + every).run(context -> assertThat(context).hasFailed());
    }

    private static String served(ServedProducts folders) {
        return folders.status().serving().get(0).digest();
    }

    private void edit(String old, String now) {
        Path file = products.resolve("one/product.yaml");
        try {
            String text = Files.readString(file);
            assertThat(text).contains(old);
            Files.writeString(file, text.replace(old, now));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reloading thread says nothing when it is done, so the test looks again until its patience ends. */
    private static void await(BooleanSupplier happened) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!happened.getAsBoolean()) {
            assertThat(Instant.now()).as("waited " + PATIENCE).isBefore(end);
            Thread.onSpinWait();
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
