package io.payung.samples.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One way to come to a first offer: a class path and what the JVM is told. */
record Way(String name, List<Path> classPath, Class<?> main, List<String> arguments) {

    /** Milliseconds from starting the JVM to its line. */
    double start() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
                "-cp", String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()), main.getName()));
        command.addAll(arguments);
        long before = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said = new ArrayList<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (line.equals(Idle.SAID)) {
                    long taken = System.nanoTime() - before;
                    process.waitFor(1, TimeUnit.MINUTES);
                    return taken / 1e6;
                }
            }
        } finally {
            process.destroyForcibly();
        }
        throw new IllegalStateException(name + " came to no offer: " + said);
    }

    /** Jars of others than Payung. */
    long jars() {
        return classPath.stream().filter(Files::isRegularFile).count();
    }

    double megabytes() {
        return classPath.stream().mapToLong(Way::bytes).sum() / 1e6;
    }

    private static long bytes(Path place) {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
