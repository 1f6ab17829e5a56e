package io.payung.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.ProductPack;
import io.payung.product.RuleSet;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.packfile.PackFile;
import io.payung.rules.packfile.PackStamp;
import io.payung.rules.packfile.SamplePack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reloading pack files leaves nothing behind. Short in every build; {@code -Pendurance} reloads 500 times. */
@Tag("long")
class CompiledReloadMemoryTest {

    private static final int RELOADS = Integer.getInteger("payung.reloads", 24);

    @TempDir
    private Path packs;

    @Test
    void leavesHeapMetaspaceAndClassesFlat() throws IOException {
        MemoryUse.assertFlat(reload(RELOADS, pack -> {}));
    }

    @Test
    void wouldNoticeAPackThatIsKept() throws IOException {
        List<ProductPack> kept = new ArrayList<>();

        List<MemoryUse> used = reload(8, kept::add);

        assertThat(kept).hasSize(8);
        assertThat(used.get(7).classes()).isGreaterThan(used.get(2).classes() + MemoryUse.LEAKED_CLASSES);
    }

    /** Two contents take turns, so that each is replaced and what replaced it is kept for open offers. */
    private List<MemoryUse> reload(int times, Consumer<ProductPack> user) throws IOException {
        ProductFolder draft = ProductFolder.sample().replace("product.yaml", "status: on-sale", "status: draft");
        List<CompiledPack> contents = List.of(draft.compile(), draft.append("eligibility.drl", "// edited\n").compile());
        write(contents.get(1), 1);
        ServedProducts catalog = ProductPacks.compiled(packs, SamplePack.TRUSTED);
        List<MemoryUse> used = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            CompiledPack content = contents.get(i % 2);
            write(content, i + 2L);
            assertThat(catalog.reload().isUpToDate()).isTrue();
            ProductPack pack = catalog.byDigest(content.source().digest()).orElseThrow();
            pack.rules().decide(RuleSet.ELIGIBILITY, SampleFacts.of(RuleSet.ELIGIBILITY).facts());
            user.accept(pack);
            used.add(MemoryUse.now());
        }
        return used;
    }

    private void write(CompiledPack pack, long release) throws IOException {
        Files.write(packs.resolve("one.payung"), PackFile.write(pack, PackStamp.of(ProductPacks.engineVersion(), release), SamplePack.SIGNER));
    }
}
