package io.payung.rules.hostile.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing that the checker accepts is refused by the compiler or by what looks through classes; nothing but problems comes out of the
 * checker; and both routes agree. Every build takes a short slice, {@code -Pendurance} a million inputs.
 */
class FuzzTest {

    private static final boolean FULL = Boolean.getBoolean("payung.full");
    private static final long SEED = Long.getLong("payung.fuzz.seed", 20261125);
    private static final long INPUTS = Long.getLong("payung.fuzz.inputs", FULL ? 1_000_000 : 15_000);
    private static final long COMPILED = Long.getLong("payung.fuzz.compiled", FULL ? 20_000 : 100);

    @TempDir
    private Path folder;

    @Test
    void findsNothingThatIsAcceptedAndFails() throws Exception {
        System.out.println("fuzz: seed " + SEED);
        Fuzz fuzz = new Fuzz(SEED, INPUTS, COMPILED, true, folder);
        Thread watch = new Thread(() -> tell(fuzz), "fuzz-progress");
        watch.setDaemon(true);
        watch.start();

        fuzz.run(Long.MAX_VALUE);

        watch.interrupt();
        System.out.println(fuzz.table());
        assertThat(fuzz.findings()).isEmpty();
        assertThat(fuzz.compiled()).isGreaterThanOrEqualTo(COMPILED);
        assertThat(fuzz.accepted()).isBetween(INPUTS / 10, INPUTS * 9 / 10);
    }

    private static void tell(Fuzz fuzz) {
        try {
            while (true) {
                TimeUnit.SECONDS.sleep(30);
                System.out.println(fuzz.progress());
            }
        } catch (InterruptedException e) {
            // The fuzz has ended.
        }
    }
}
