package io.payung.rules.hostile.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.RuleSet;
import io.payung.rules.hostile.fuzz.Fuzz.Length;
import io.payung.rules.pack.RuleInfo;
import io.payung.rules.pack.RuleInfo.ConditionInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
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
    private static final long INPUTS = Long.getLong("payung.fuzz.inputs", FULL ? 1_000_000 : 8_000);
    private static final long COMPILED = Long.getLong("payung.fuzz.compiled", FULL ? 20_000 : 100);

    private static final Ground GROUND = new Ground();

    @TempDir
    private Path folder;

    @Test
    void findsNothingThatIsAcceptedAndFails() throws Exception {
        System.out.println("fuzz: seed " + SEED);
        Fuzz fuzz = new Fuzz(new Length(SEED, INPUTS, COMPILED), GROUND, folder);
        CountDownLatch done = new CountDownLatch(1);
        Thread watch = new Thread(() -> tell(fuzz, done), "fuzz-progress");
        watch.setDaemon(true);
        watch.start();

        fuzz.run(Long.MAX_VALUE);

        done.countDown();
        System.out.println(fuzz.table());
        assertThat(fuzz.findings()).isEmpty();
        assertThat(fuzz.compiled()).isGreaterThanOrEqualTo(COMPILED);
        assertThat(fuzz.accepted()).isBetween(INPUTS / 10, INPUTS * 9 / 10);
    }

    @Test
    void wouldFindARuleThatIsAcceptedAndRefusedBehind() {
        Batches batches = new Batches(GROUND, 1, SEED);
        RuleInfo sound = GROUND.base().rules().sets().get(RuleSet.ELIGIBILITY).rules().get(0);
        RuleInfo broken = new RuleInfo(sound.id(), sound.name(), sound.place(), List.of(new ConditionInfo("life.noSuchProperty < 5L", "", new TreeSet<>())),
                sound.says(), null);

        batches.add(new Checked(true, RuleSet.ELIGIBILITY, List.of(sound)), "sound");
        batches.add(new Checked(true, RuleSet.ELIGIBILITY, List.of(broken)), "broken");

        assertThat(batches.findings()).singleElement().asString().contains("ENGINE_REFUSED_RULE").endsWith("broken");
        assertThat(batches.compiled()).isEqualTo(1);
    }

    private static void tell(Fuzz fuzz, CountDownLatch done) {
        try {
            while (!done.await(30, TimeUnit.SECONDS)) {
                System.out.println(fuzz.progress());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
