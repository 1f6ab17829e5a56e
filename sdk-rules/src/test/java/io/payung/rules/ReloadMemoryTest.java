package io.payung.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.ProductId;
import io.payung.product.ProductPack;
import io.payung.product.RuleSet;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reloading leaves nothing behind. Short in every build; {@code -Pendurance} reloads 500 times. A pack that is kept costs some 28 classes
 * for each rule set's rules, so that even a few kept ones stand out.
 */
@Tag("long")
class ReloadMemoryTest {

    private static final int RELOADS = Integer.getInteger("payung.reloads", 12);
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    private Path products;

    @Test
    void leavesHeapMetaspaceAndClassesFlat() {
        List<MemoryUse> used = reload(RELOADS, pack -> {});

        MemoryUse.assertFlat(used);
    }

    @Test
    void wouldNoticeAPackThatIsKept() {
        List<ProductPack> kept = new ArrayList<>();

        List<MemoryUse> used = reload(8, kept::add);

        assertThat(kept).hasSize(8);
        assertThat(used.get(7).classes()).isGreaterThan(used.get(2).classes() + MemoryUse.LEAKED_CLASSES);
    }

    private List<MemoryUse> reload(int times, Consumer<ProductPack> user) {
        ProductFolder draft = ProductFolder.sample().replace("product.yaml", "status: on-sale", "status: draft");
        draft.writeTo(products.resolve("one"));
        ServedProducts catalog = ProductPacks.trustedWorkshop(products);
        List<MemoryUse> used = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            draft.append("eligibility.drl", "// edit " + i + "\n").writeTo(products.resolve("one"));
            assertThat(catalog.reload().isUpToDate()).isTrue();
            ProductPack pack = catalog.onSale(ProductId.of("personal-accident"), JUNE).orElseThrow();
            pack.rules().decide(RuleSet.ELIGIBILITY, SampleFacts.of(RuleSet.ELIGIBILITY).facts());
            user.accept(pack);
            used.add(MemoryUse.now());
        }
        return used;
    }
}
