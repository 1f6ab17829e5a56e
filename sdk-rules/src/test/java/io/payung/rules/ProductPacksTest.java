package io.payung.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.fault.PayungException;
import io.payung.product.ProductCatalog;
import io.payung.product.ProductId;
import io.payung.product.ProductPack;
import io.payung.product.RuleSet;
import io.payung.rules.authoring.FolderCompiler;
import io.payung.rules.pack.PackProblems;
import io.payung.rules.pack.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kie.api.KieServices;

class ProductPacksTest {

    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final ProductId ID = ProductId.of("personal-accident");

    @TempDir
    private Path products;

    @Test
    void servesOneProductFolder() {
        ProductCatalog catalog = ProductPacks.trustedDirectory(ProductFolder.samplePath());

        ProductPack pack = catalog.onSale(ID, JUNE).orElseThrow();

        assertThat(catalog.onSale(JUNE)).containsExactly(pack);
        assertThat(pack.ref().digest()).isEqualTo(ProductFolder.sample().source().digest());
        assertThat(catalog.byDigest(pack.ref().digest())).contains(pack);
        assertThat(catalog.byDigest("0".repeat(64))).isEmpty();
        assertThat(pack.clause("guardian", "en").text()).isNotBlank();
        assertThat(pack.clause("summary", "id").sha256()).hasSize(64);
        assertThat(pack.texts().text("AGE_ABOVE_MAXIMUM", "id")).isNotEqualTo("AGE_ABOVE_MAXIMUM");
    }

    @Test
    void sellsTheHighestVersionThatIsOnSale() {
        ProductFolder.sample().writeTo(products.resolve("one"));
        ProductFolder.sample().replace("product.yaml", "version: 1", "version: 2")
                .replace("product.yaml", "from: 2026-01-01", "from: 2026-06-02")
                .writeTo(products.resolve("two"));
        ProductFolder.sample().replace("product.yaml", "version: 1", "version: 3")
                .replace("product.yaml", "status: on-sale", "status: draft")
                .writeTo(products.resolve("three"));

        ProductCatalog catalog = ProductPacks.trustedDirectory(products);

        // The day changes in the product's zone, seven hours before UTC.
        assertThat(catalog.onSale(ID, Instant.parse("2026-06-01T16:59:59Z")).orElseThrow().product().version()).isEqualTo(1);
        assertThat(catalog.onSale(ID, Instant.parse("2026-06-01T17:00:00Z")).orElseThrow().product().version()).isEqualTo(2);
        assertThat(catalog.onSale(ID, Instant.parse("2025-12-31T16:59:59Z"))).isEmpty();
        assertThat(catalog.onSale(JUNE)).hasSize(1);
    }

    @Test
    void refusesTheSameVersionTwice() {
        ProductFolder.sample().writeTo(products.resolve("one"));
        ProductFolder.sample().append("product.yaml", "# changed\n").writeTo(products.resolve("two"));

        assertThatThrownBy(() -> ProductPacks.trustedDirectory(products))
                .isInstanceOfSatisfying(PackProblems.class, e -> assertThat(e.problems()).extracting(Problem::code)
                        .containsExactly("PRODUCT_TWICE"));
    }

    @Test
    void namesAMissingFolderByItsAbsolutePath() {
        Path missing = products.resolve("nowhere");

        assertThatThrownBy(() -> ProductPacks.trustedDirectory(missing)).isInstanceOfSatisfying(PayungException.class, e -> {
            assertThat(e.code()).isEqualTo("PRODUCTS_NOT_FOUND");
            assertThat(e).hasMessageContaining(missing.toAbsolutePath().toString());
        });
        assertThatThrownBy(() -> ProductPacks.trustedDirectory(products))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("PRODUCTS_NOT_FOUND"));
    }

    @Test
    void tellsTheProblemsOfEveryProduct() {
        ProductFolder.sample().replace("product.yaml", "status: on-sale", "status: onsale").writeTo(products.resolve("one"));
        ProductFolder.sample().without("product.yaml").writeTo(products.resolve("two"));

        assertThatThrownBy(() -> ProductPacks.trustedDirectory(products)).isInstanceOfSatisfying(PackProblems.class, e -> {
            assertThat(e.code()).isEqualTo("PACK_INVALID");
            assertThat(e.problems()).extracting(problem -> problem.path() + " " + problem.code())
                    .containsExactly("one/product.yaml VALUE_UNKNOWN", "two/product.yaml PRODUCT_YAML_MISSING");
        });
    }

    @Test
    void reopensAnArchivedSourceOnce() {
        ProductCatalog catalog = ProductPacks.trustedDirectory(ProductFolder.samplePath());
        ProductFolder old = ProductFolder.sample().append("eligibility.drl", "// an older text\n");

        ProductPack pack = catalog.reopen(old.source());

        assertThat(pack.ref().digest()).isEqualTo(old.source().digest());
        assertThat(catalog.reopen(old.source())).isSameAs(pack);
        assertThat(catalog.onSale(JUNE)).doesNotContain(pack);
        assertThat(pack.rules().decide(RuleSet.ELIGIBILITY, SampleFacts.of(RuleSet.ELIGIBILITY).facts())).isNotNull();
        ProductPack current = catalog.onSale(ID, JUNE).orElseThrow();
        assertThat(catalog.reopen(current.source())).isSameAs(current);
    }

    @Test
    void leavesNothingInTheEnginesRepository() {
        new FolderCompiler().compile(ProductFolder.sample().source());

        for (int build = 1; build < 500; build++) {
            assertThat(KieServices.get().getRepository().getKieModule(KieServices.get()
                    .newReleaseId("io.payung.pack", "pack-" + build, "1"))).isNull();
        }
    }

    /** The same classes without the compiler's service file, as a server with compiled packs has them. */
    @Test
    void asksForTheCompilerWhereItIsMissing() throws ReflectiveOperationException {
        Class<?> packs = new WithoutCompiler().loadClass(ProductPacks.class.getName());

        assertThatThrownBy(() -> packs.getMethod("directory", Path.class).invoke(null, ProductFolder.samplePath()))
                .isInstanceOf(InvocationTargetException.class)
                .cause().hasMessageStartingWith("FORMAT_NEEDS_DEPENDENCY: ").hasMessageContaining("payung-sdk-rules");
    }

    private static final class WithoutCompiler extends ClassLoader {

        WithoutCompiler() {
            super(ProductPacksTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("io.payung.rules.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream stream = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = stream.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.startsWith("META-INF/services/io.payung") ? Collections.enumeration(List.of()) : super.getResources(name);
        }
    }

    @Test
    void ignoresHiddenFoldersBesideTheProducts() throws IOException {
        ProductFolder.sample().writeTo(products.resolve("one"));
        Files.createDirectories(products.resolve(".git"));

        assertThat(ProductPacks.trustedDirectory(products).onSale(JUNE)).hasSize(1);
    }
}
