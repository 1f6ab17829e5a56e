package io.payung.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.ProductId;
import io.payung.product.ProductPack;
import io.payung.product.RuleSet;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reloading leaves nothing behind. Short in every build; {@code -Pendurance} reloads 500 times. A pack that is kept costs some 28 classes
 * for each rule set's rules, so that even a few kept ones stand out.
 */
class ReloadMemoryTest {

    private static final int RELOADS = Integer.getInteger("payung.reloads", 12);
    private static final int LEAKED_CLASSES = 150;
    private static final long LEAKED_HEAP = 12L << 20;
    private static final long LEAKED_METASPACE = 4L << 20;
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    private Path products;

    private record Used(long classes, long heap, long metaspace) {

        static Used now() {
            System.gc();
            System.gc();
            long metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getName().equals("Metaspace"))
                    .map(MemoryPoolMXBean::getUsage)
                    .mapToLong(usage -> usage.getUsed())
                    .sum();
            return new Used(
                    ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                    metaspace);
        }
    }

    @Test
    void leavesHeapMetaspaceAndClassesFlat() {
        List<Used> used = reload(RELOADS, pack -> {});

        Used warm = used.get(used.size() / 4);
        Used last = used.get(used.size() - 1);
        System.out.printf("%d reloads: classes %d -> %d, heap %,d -> %,d, metaspace %,d -> %,d%n", RELOADS, warm.classes(), last.classes(),
                warm.heap(), last.heap(), warm.metaspace(), last.metaspace());
        assertThat(last.classes()).isLessThan(warm.classes() + LEAKED_CLASSES);
        assertThat(last.heap()).isLessThan(warm.heap() + LEAKED_HEAP);
        assertThat(last.metaspace()).isLessThan(warm.metaspace() + LEAKED_METASPACE);
    }

    @Test
    void wouldNoticeAPackThatIsKept() {
        List<ProductPack> kept = new ArrayList<>();

        List<Used> used = reload(8, kept::add);

        assertThat(kept).hasSize(8);
        assertThat(used.get(7).classes()).isGreaterThan(used.get(2).classes() + LEAKED_CLASSES);
    }

    private List<Used> reload(int times, Consumer<ProductPack> user) {
        ProductFolder draft = ProductFolder.sample().replace("product.yaml", "status: on-sale", "status: draft");
        draft.writeTo(products.resolve("one"));
        ServedProducts catalog = ProductPacks.trustedWorkshop(products);
        List<Used> used = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            draft.append("eligibility.drl", "// edit " + i + "\n").writeTo(products.resolve("one"));
            assertThat(catalog.reload().isUpToDate()).isTrue();
            ProductPack pack = catalog.onSale(ProductId.of("personal-accident"), JUNE).orElseThrow();
            pack.rules().decide(RuleSet.ELIGIBILITY, SampleFacts.of(RuleSet.ELIGIBILITY).facts());
            user.accept(pack);
            used.add(Used.now());
        }
        return used;
    }
}
