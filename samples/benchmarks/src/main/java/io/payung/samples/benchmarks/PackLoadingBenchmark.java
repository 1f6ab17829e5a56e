package io.payung.samples.benchmarks;

import io.payung.rules.ProductPacks;
import io.payung.rules.packfile.TrustedKeys;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** From a folder on disk to an offer, the first time in a JVM: with the signature checked and every class looked through, or by compiling. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PackLoadingBenchmark {

    private static final Path PACKS = Path.of(System.getProperty("packs", "target/packs"));

    @Benchmark
    public void compiledAndSigned() {
        FirstQuote.quote(ProductPacks.compiled(PACKS, TrustedKeys.read(PACKS.resolve("bench.pub"))));
    }

    @Benchmark
    public void text() {
        FirstQuote.quote(ProductPacks.trustedDirectory(Path.of("../products/personal-accident")));
    }
}
