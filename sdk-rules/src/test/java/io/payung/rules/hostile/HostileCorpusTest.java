package io.payung.rules.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.hostile.Guarded.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Packs made to do harm, each stopped by the layer that must stop it, with its code and place, and without reaching anything. The texts
 * stand in {@code hostile/CELL.txt}; {@code -Pendurance} adds the packs that take long, and runs all in a process of its own.
 */
class HostileCorpusTest {

    private static final boolean FULL = Boolean.getBoolean("payung.full");
    /** One entry of three where somebody waits for it, others in each cell. */
    private static final int STEP = FULL || Boolean.getBoolean("payung.long") ? 1 : 3;
    private static final Set<String> OF_THE_PLATFORM = Set.of("system", "InnocuousThreadGroup");
    private static final Map<Cell, Map<Integer, Integer>> STOPPED = new EnumMap<>(Cell.class);

    @TempDir
    private static Path folder;

    private static Canaries canaries;
    private static List<HostilePack> corpus;

    @BeforeAll
    static void readCorpus() {
        canaries = Canaries.at(folder);
        corpus = Corpus.all(canaries);
    }

    @ParameterizedTest
    @EnumSource
    void stopsEveryEntryWhereItMust(Cell cell) {
        Set<String> before = threads();
        List<HostilePack> able = corpus.stream().filter(pack -> pack.cell() == cell && (FULL || !pack.isHeavy())).toList();
        List<HostilePack> packs = IntStream.range(0, able.size()).filter(at -> at % STEP == cell.ordinal() % STEP).mapToObj(able::get).toList();

        List<Ended> ended = new Guarded(canaries, folder).all(packs);

        assertThat(ended.stream().map(Ended::wrong).filter(wrong -> !wrong.isEmpty())).isEmpty();
        assertThat(threads()).as("threads that an entry left behind").isSubsetOf(before);
        Map<Integer, Integer> byLayer = new TreeMap<>();
        ended.forEach(one -> byLayer.merge(one.layer(), 1, Integer::sum));
        STOPPED.put(cell, byLayer);
    }

    @Test
    void hasAtLeastTwelveEntriesInEachOfTwelveCells() {
        Map<Cell, Long> sizes = corpus.stream().collect(Collectors.groupingBy(HostilePack::cell, TreeMap::new, Collectors.counting()));

        assertThat(sizes).hasSize(12).allSatisfy((cell, size) -> assertThat(size).as(cell.key()).isGreaterThanOrEqualTo(12L));
        assertThat(corpus).hasSizeGreaterThanOrEqualTo(240);
        assertThat(corpus.stream().map(HostilePack::id).distinct()).hasSameSizeAs(corpus);
    }

    @Test
    void wouldNoticeWhatAnEntryReaches() throws IOException {
        Canary.sing();
        assertThat(canaries.sung()).containsExactly("canary");

        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), canaries.port())) {
            // The canary hangs up once it has counted the call.
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(canaries.sung()).containsExactly("socket");
        assertThat(canaries.sung()).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "payung.full", matches = "true")
    void leavesAProcessOfItsOwnRunningToItsEnd() throws Exception {
        Path log = folder.resolve("corpus.log");

        Process process = Forks.start(CorpusRun.class, log, List.of("-Xmx1g"), List.of(folder.resolve("fork").toString()));

        assertThat(process.waitFor(15, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        assertThat(Files.readString(log)).contains(corpus.size() + " entries, 0 not stopped");
    }

    @AfterAll
    static void tell() {
        canaries.close();
        List<String> lines = new ArrayList<>(List.of("hostile corpus          entries  layer 1  layer 2  layer 3  layer 4  layer 5  allowed, bounded"));
        STOPPED.forEach((cell, layers) -> lines.add("  %-20s %8d %8d %8d %8d %8d %8d %8d".formatted(cell.key(),
                layers.values().stream().mapToInt(Integer::intValue).sum(), count(layers, 1), count(layers, 2), count(layers, 3), count(layers, 4),
                count(layers, 5), count(layers, 0))));
        lines.add("  of %d entries, one of %d; those that take long run with -Pendurance".formatted(corpus.size(), STEP));
        lines.forEach(System.out::println);
    }

    private static int count(Map<Integer, Integer> layers, int layer) {
        return layers.getOrDefault(layer, 0);
    }

    /** But for the platform's own and the pool in which the engine builds, which come and go. */
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getThreadGroup() != null && !OF_THE_PLATFORM.contains(thread.getThreadGroup().getName()))
                .map(Thread::getName).filter(name -> !name.startsWith("ForkJoinPool")).collect(Collectors.toCollection(TreeSet::new));
    }
}
