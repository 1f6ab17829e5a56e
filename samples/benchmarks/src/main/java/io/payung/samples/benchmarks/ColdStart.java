package io.payung.samples.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Starts fresh JVMs, the ways in turn so that a busy machine slows all of them, and prints the time from starting a JVM to its first offer,
 * with the jars and megabytes it was given. Read the ratios: milliseconds are those of one machine.
 */
final class ColdStart {

    private ColdStart() {}

    /** @param arguments the build folder with its class paths and packs, and how often each way starts */
    public static void main(String[] arguments) throws Exception {
        List<Way> ways = ways(Path.of(arguments[0]));
        Map<Way, double[]> taken = new LinkedHashMap<>();
        int starts = Integer.parseInt(arguments[1]);
        ways.forEach(way -> taken.put(way, new double[starts]));
        for (int start = 0; start < starts; start++) {
            for (Way way : ways) {
                taken.get(way)[start] = way.start();
            }
            System.err.printf("start %d of %d%n", start + 1, starts);
        }
        print(taken);
    }

    private static List<Way> ways(Path build) throws IOException {
        Path packs = build.resolve("packs");
        List<Path> production = classPath(build, "production.cp");
        return List.of(
                new Way("a JVM that does nothing", List.of(build.resolve("classes")), Idle.class, List.of()),
                new Way("compiled, signed pack", production, FirstQuote.class, List.of("compiled", packs.toString(), packs.resolve("bench.pub").toString())),
                new Way("text, in a child JVM", classPath(build, "workshop.cp"), FirstQuote.class, List.of("isolated", "../products/personal-accident")),
                new Way("text, compiled at start", classPath(build, "workshop.cp"), FirstQuote.class, List.of("text", "../products/personal-accident")));
    }

    private static List<Path> classPath(Path build, String file) throws IOException {
        String others = Files.readString(build.resolve(file)).strip();
        return Arrays.stream((build.resolve("classes") + File.pathSeparator + others).split(File.pathSeparator)).map(Path::of).toList();
    }

    private static void print(Map<Way, double[]> taken) {
        double text = taken.values().stream().reduce((one, other) -> other).map(ColdStart::median).orElseThrow();
        System.out.printf("%-26s %9s %9s %9s %8s %6s %8s%n", "way", "min ms", "median", "max", "of text", "jars", "MB");
        taken.forEach((way, times) -> System.out.printf(Locale.ROOT, "%-26s %9.0f %9.0f %9.0f %7.0f%% %6d %8.1f%n", way.name(),
                Arrays.stream(times).min().orElseThrow(), median(times), Arrays.stream(times).max().orElseThrow(), 100 * median(times) / text,
                way.jars(), way.megabytes()));
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
