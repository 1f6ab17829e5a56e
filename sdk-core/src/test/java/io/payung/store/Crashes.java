package io.payung.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Starts one {@link CrashSeller} after the other, kills it, and remembers what each has told. */
final class Crashes {

    /** What happens after some lines, before the kill. */
    interface Mischief {
        void doIt() throws Exception;
    }

    static final long PREMIUM = 22_500;

    final Told told = new Told();
    final Set<String> events = new HashSet<>();
    final Map<String, Integer> faults = new HashMap<>();
    private final Map<String, String> unanswered = new LinkedHashMap<>();
    private final String url;
    private final Path folder;
    private int generation;
    private boolean ended;

    Crashes(String url, Path folder) {
        this.url = url;
        this.folder = folder;
    }

    /** Kills the next process after so many lines. */
    void sellUntilKilled(int lines, Mischief before) throws Exception {
        Process process = start("", "sell");
        List<String> others = read(process, lines);
        if (ended) {
            throw new AssertionError("process " + generation + " ended by itself, having said: " + others);
        }
        before.doIt();
        // By its handle, which leaves the pipe open: what was said before the kill counts.
        process.toHandle().destroyForcibly();
        read(process, Integer.MAX_VALUE);
        process.waitFor();
    }

    /** Lets the next process write no file larger than that. @return its exit code */
    int sellInto(int kilobytes) throws IOException, InterruptedException {
        Process process = start("ulimit -f " + kilobytes + "; ", "sell");
        read(process, Integer.MAX_VALUE);
        return process.waitFor();
    }

    /** The last one answers everybody, and ends by itself. */
    void finish() throws IOException, InterruptedException {
        Process process = start("", "finish");
        List<String> others = read(process, Integer.MAX_VALUE);
        if (process.waitFor() != 0 || !unanswered.isEmpty()) {
            throw new AssertionError("unanswered: " + unanswered.keySet() + ", said: " + others);
        }
    }

    private Process start(String first, String what) throws IOException {
        Files.write(folder.resolve("unanswered"), unanswered.values());
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:+UseSerialGC",
                "-cp", System.getProperty("java.class.path"), CrashSeller.class.getName(),
                url, folder.toString(), Integer.toString(++generation), what);
        List<String> shell = new ArrayList<>(List.of("bash", "-c", first + "exec \"$@\"", "bash"));
        shell.addAll(command);
        return new ProcessBuilder(shell).redirectErrorStream(true).start();
    }

    private List<String> read(Process process, int lines) throws IOException {
        List<String> others = new ArrayList<>();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = "";
        for (int i = 0; i < lines && line != null; i++) {
            line = output.readLine();
            if (line != null && !note(line.split(" "))) {
                others.add(line);
            }
        }
        ended = line == null;
        return others;
    }

    private boolean note(String[] words) {
        if (!words[words.length - 1].equals(CrashSeller.END)) {
            // Cut off by the kill, or of somebody else.
            return false;
        }
        switch (words[0]) {
            case CrashSeller.INTENT -> {
                unanswered.put(words[2], String.join(" ", Arrays.copyOfRange(words, 1, 4)));
                if (words[1].equals("issue")) {
                    told.paid("pay-" + words[2], PREMIUM);
                }
            }
            case CrashSeller.DONE -> {
                told.add(new Told.Answer(words[1], words[2], "", Told.Kind.valueOf(words[3]), words[4], words[5]));
                unanswered.remove(words[2]);
            }
            case CrashSeller.PAYING -> told.paid(words[1], PREMIUM);
            case CrashSeller.TOLD -> events.add(words[1]);
            case CrashSeller.FAULT -> faults.merge(words[1], 1, Integer::sum);
            default -> {
                return false;
            }
        }
        return true;
    }
}
