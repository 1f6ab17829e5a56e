package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.fault.PayungException;
import io.payung.product.PackSource;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Sources of what was sold. */
interface PackContract extends StoreUnderTest {

    private PackSource source(String text) {
        return new PackSource(new TreeMap<>(Map.of("product.yaml", text, "clauses/terms.id.md", "Syarat \"dan\" ketentuan\n")));
    }

    private void keep(String digest, PackSource source) {
        units().run(() -> {
            store().packs().keep(digest, source);
            return digest;
        });
    }

    @Test
    default void givesTheSourceBackByItsDigest() {
        PackSource source = source(world().name("product"));

        keep(source.digest(), source);
        keep(source.digest(), source);

        assertThat(store().packs().find(source.digest())).contains(source);
        assertThat(store().packs().find("0".repeat(64))).isEmpty();
    }

    @Test
    default void keepsASourceOfSeveralMegabytes() {
        PackSource source = source(world().name("product") + "é".repeat(2_000_000));

        keep(source.digest(), source);

        assertThat(store().packs().find(source.digest())).contains(source);
    }

    @Test
    default void keepsASourceOnceForManyThreads() {
        PackSource source = source(world().name("product"));
        long before = store().policies().counts().get("pack");

        Threads.atOnce(8, () -> {
            keep(source.digest(), source);
            return true;
        });

        assertThat(store().policies().counts()).containsEntry("pack", before + 1);
    }

    @Test
    default void refusesASourceUnderAnotherDigest() {
        assertThatThrownBy(() -> keep("0".repeat(64), source("x")))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("PACK_DIGEST_MISMATCH"));
    }
}
