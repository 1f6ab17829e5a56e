package io.payung.rules.hostile.fuzz;

import io.payung.rules.hostile.fuzz.Fuzz.Length;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The fuzz at full length, with a line every half minute. Arguments: seed, inputs, rules to compile, folder, and how many minutes at most. */
final class FuzzRun {

    private FuzzRun() {}

    public static void main(String[] arguments) throws Exception {
        long started = System.nanoTime();
        Path folder = Files.createDirectories(Path.of(arguments[3]));
        Length length = new Length(Long.parseLong(arguments[0]), Long.parseLong(arguments[1]), Long.parseLong(arguments[2]));
        Fuzz fuzz = new Fuzz(length, new Ground(), folder);
        Thread thread = new Thread(() -> {
            fuzz.run(started + TimeUnit.MINUTES.toNanos(Long.parseLong(arguments[4])));
            System.out.println("fuzz: " + fuzz.spentSeconds() + " seconds of one processor");
        }, "fuzz");
        thread.start();
        while (thread.isAlive()) {
            String before = fuzz.progress();
            thread.join(TimeUnit.SECONDS.toMillis(30));
            System.out.println(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started) + " s " + fuzz.progress()
                    + (before.equals(fuzz.progress()) && thread.isAlive() ? "; still at " + fuzz.current() : ""));
        }
        fuzz.findings().forEach(System.out::println);
        System.out.println(fuzz.table());
        System.exit(fuzz.findings().isEmpty() ? 0 : 1);
    }
}
