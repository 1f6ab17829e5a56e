package io.payung.rules.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With the layer that stops them switched off, entries of the corpus do what they try: the guard keeps something out. Each build takes a few
 * that end quickly, {@code -Pendurance} all; the table stands in {@code target/negative-controls.txt}.
 */
@Tag("long")
class NegativeControlsTest {

    private static final boolean FULL = Boolean.getBoolean("payung.full");
    private static final long SEED = Long.getLong("payung.controls.seed", 20261125);
    private static final Set<String> QUICK = Set.of("canary", "socket", "differs");
    /** These build with the engine, which takes longest. */
    private static final Set<String> ENGINE = Set.of("drl", "dsl", "table");
    private static final int AT_LEAST = 40;

    @TempDir
    private Path folder;

    @Test
    void doWhatTheyTryWithoutTheirLayer() throws Exception {
        List<HostilePack> chosen = chosen();

        Map<String, String> happened = run(chosen);

        tell(chosen, happened);
        assertThat(chosen).allSatisfy(pack -> assertThat(happened.get(pack.id())).as(pack.id()).isIn(List.of(pack.control().happens().split("/"))));
        assertThat(chosen).hasSizeGreaterThanOrEqualTo(FULL ? AT_LEAST : 4);
    }

    private List<HostilePack> chosen() {
        try (Canaries canaries = Canaries.at(folder)) {
            List<HostilePack> able = new ArrayList<>(Corpus.all(canaries).stream().filter(pack -> !pack.control().happens().isEmpty()).toList());
            assertThat(able).hasSizeGreaterThanOrEqualTo(AT_LEAST);
            if (FULL) {
                return able;
            }
            System.out.println("negative controls: seed " + SEED);
            able.removeIf(pack -> !QUICK.contains(pack.control().happens()));
            Collections.shuffle(able, new Random(SEED));
            Map<String, HostilePack> oneOfEach = new LinkedHashMap<>();
            able.forEach(pack -> oneOfEach.putIfAbsent(ENGINE.contains(pack.control().how()) ? "engine" : pack.control().how(), pack));
            return List.copyOf(oneOfEach.values());
        }
    }

    /** A process that ends in the middle of an entry was ended by it; the next one goes on behind it. */
    private Map<String, String> run(List<HostilePack> packs) throws IOException, InterruptedException {
        Map<String, String> happened = new LinkedHashMap<>();
        List<String> left = new ArrayList<>(packs.stream().map(HostilePack::id).toList());
        while (!left.isEmpty()) {
            Path log = folder.resolve("control-" + left.size() + ".log");
            List<String> arguments = new ArrayList<>(List.of(folder.resolve("of-" + left.size()).toString()));
            arguments.addAll(left);
            Process process = Forks.start(ControlRun.class, log, List.of("-Xmx400m"), arguments);
            assertThat(process.waitFor(30, TimeUnit.MINUTES)).isTrue();
            read(log, happened);
            int before = left.size();
            left.removeAll(happened.keySet());
            assertThat(left).as(Files.readString(log)).hasSizeLessThan(before);
        }
        return happened;
    }

    private static void read(Path log, Map<String, String> happened) throws IOException {
        for (String line : Files.readAllLines(log)) {
            String[] words = line.split(" ", 3);
            if (line.startsWith("START ")) {
                happened.put(words[1], "exit");
            } else if (line.startsWith("END ")) {
                happened.put(words[1], words.length > 2 ? words[2] : "");
            }
        }
    }

    private static void tell(List<HostilePack> packs, Map<String, String> happened) throws IOException {
        List<String> lines = new ArrayList<>(List.of("negative controls: entry, layer switched off, in its place, what happened"));
        packs.forEach(pack -> lines.add("  %-60s %d  %-9s %s".formatted(pack.id(), pack.layer(), pack.control().how(), happened.get(pack.id()))));
        lines.add("  " + packs.size() + " controls");
        lines.forEach(System.out::println);
        Files.write(Path.of("target/negative-controls.txt"), lines);
    }
}
