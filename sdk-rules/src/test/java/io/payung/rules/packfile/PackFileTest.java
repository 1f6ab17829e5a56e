package io.payung.rules.packfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.ProductFolder;
import io.payung.rules.pack.CompiledPack;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PackFileTest {

    static final PackStamp STAMP = SamplePack.STAMP;

    static Stream<ProductFolder> products() {
        return Stream.of(ProductFolder.sample(), ProductFolder.of(Path.of("../samples/products/term-life")), ProductFolder.creditLife());
    }

    @ParameterizedTest
    @MethodSource("products")
    void readsWhatItWrote(ProductFolder folder) {
        CompiledPack pack = folder.compile();

        PackFile file = PackFile.of(PackFile.write(pack, STAMP));
        CompiledPack read = file.pack();

        assertThat(read.product()).isEqualTo(pack.product());
        assertThat(read.texts().all()).isEqualTo(pack.texts().all());
        assertThat(read.clauses()).isEqualTo(pack.clauses());
        assertThat(read.source()).isEqualTo(pack.source());
        assertThat(read.rules().sets()).isEqualTo(pack.rules().sets());
        assertThat(read.rules().classes().keySet()).isEqualTo(pack.rules().classes().keySet()).isNotEmpty();
        read.rules().classes().forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(pack.rules().classes().get(name)));
        assertThat(file.manifest().stamp()).isEqualTo(STAMP);
        assertThat(file.manifest().sourceDigest()).isEqualTo(folder.source().digest());
    }
}
