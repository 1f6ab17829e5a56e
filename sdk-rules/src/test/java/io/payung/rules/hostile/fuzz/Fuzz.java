package io.payung.rules.hostile.fuzz;

import io.payung.product.PackSource;
import io.payung.product.RuleSet;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Goes over the inputs of one seed. For one thread; another one may ask how far it is. */
final class Fuzz {

    /** By processor time: no input of a few kilobytes takes so long on any machine. */
    private static final long BOUND = TimeUnit.SECONDS.toNanos(10);
    private static final int MAX_FINDINGS = 100;
    private static final int MAX_BATCH = 250;

    private final Length length;
    private final Inputs made;
    private final Checker checker;
    private final Batches batches;
    private final Map<Format, long[]> counts = new EnumMap<>(Format.class);
    private final List<String> findings = new ArrayList<>();
    private volatile long number;
    private volatile String current = "";
    private long slowest;

    /**
     * How much is done.
     *
     * @param compile how many accepted rules are compiled, evenly over the run
     */
    record Length(long seed, long inputs, long compile) {

        int batch() {
            return (int) Math.max(1, Math.min(MAX_BATCH, compile / RuleSet.values().length));
        }
    }

    Fuzz(Length length, Ground ground, Path folder) {
        this.length = length;
        made = new Inputs(ground, folder);
        checker = new Checker(ground);
        batches = new Batches(ground, length.batch(), length.seed());
        for (Format format : Format.values()) {
            counts.put(format, new long[3]);
        }
    }

    void run(long untilNanos) {
        while (number < length.inputs() && findings.size() < MAX_FINDINGS && System.nanoTime() < untilNanos) {
            one(new Dice(length.seed(), number));
            number++;
        }
        batches.finish();
        findings.addAll(batches.findings());
    }

    private void one(Dice dice) {
        Format format = Format.any(dice);
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try {
            Checked checked = check(format, dice);
            counts.get(format)[0]++;
            counts.get(format)[1] += checked.accepted() ? 1 : 0;
            long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            counts.get(format)[2] += spent;
            slowest = Math.max(slowest, spent);
            if (spent > BOUND) {
                find(format, "took " + TimeUnit.NANOSECONDS.toMillis(spent) + " ms");
            }
            boolean due = batches.compiled() < length.compile() * (number + 1) / length.inputs() + 1;
            if (checked.accepted() && due) {
                String input = current;
                current = "a build";
                batches.add(checked, input);
            }
        } catch (RuntimeException | Error e) {
            find(format, e + " " + List.of(e.getStackTrace()).subList(0, Math.min(6, e.getStackTrace().length)) + " " + e.getCause());
        }
    }

    private Checked check(Format format, Dice dice) {
        return switch (format) {
            case FORMULA -> {
                current = made.formula(dice);
                yield checker.formula(current, dice);
            }
            case YAML, RATES -> {
                PackSource source = format == Format.YAML ? made.definition(dice) : made.rates(dice);
                current = source.files().toString();
                yield checker.definition(source);
            }
            case PACK -> {
                current = "a pack file";
                yield checker.pack(made.pack(dice));
            }
            default -> {
                RuleSet set = dice.of(RuleSet.values());
                current = made.rules(set, format, dice);
                yield checker.rules(set, format, current);
            }
        };
    }

    private void find(Format format, String what) {
        findings.add("seed " + length.seed() + " input " + number + " " + format + ": " + what + "\n" + current);
    }

    List<String> findings() {
        return findings;
    }

    /** How far it is, in one line. */
    String progress() {
        return "fuzz: %,d of %,d inputs, %,d accepted, %,d rules compiled, %d findings".formatted(number, length.inputs(), accepted(), batches.compiled(),
                findings.size() + batches.findings().size());
    }

    /** Processor time of the run so far, of the thread that calls. */
    long spentSeconds() {
        return TimeUnit.NANOSECONDS.toSeconds(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    /** What is being checked right now, for when it does not go on. */
    String current() {
        return current;
    }

    long accepted() {
        return counts.values().stream().mapToLong(count -> count[1]).sum();
    }

    long compiled() {
        return batches.compiled();
    }

    String table() {
        StringBuilder table = new StringBuilder("fuzz, seed " + length.seed() + "      inputs  accepted  microseconds each\n");
        counts.forEach((format, count) -> table.append("  %-20s %9d %9d %9d%n".formatted(format, count[0], count[1],
                TimeUnit.NANOSECONDS.toMicros(count[2] / Math.max(1, count[0])))));
        return table + "  of all %,d: %,d accepted, %,d rules compiled in %d builds, %,d decisions by both routes, %d findings; slowest input %d ms".formatted(
                number, accepted(), batches.compiled(), batches.builds(), batches.decided(), findings.size(), TimeUnit.NANOSECONDS.toMillis(slowest));
    }
}
