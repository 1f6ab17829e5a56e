package io.payung.rules.hostile;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Entries without the layer that stops them, one after the other in a process that may not live long. Prints what happened to each. */
final class ControlRun {

    /** By processor time, so that a busy machine makes no hang; longer than any build that ends. */
    private static final long HANGS_AFTER = TimeUnit.SECONDS.toNanos(Integer.getInteger("payung.hang.seconds", 20));

    private ControlRun() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Canaries canaries = Canaries.at(folder);
        Map<String, HostilePack> corpus = new LinkedHashMap<>();
        Corpus.all(canaries).forEach(pack -> corpus.put(pack.id(), pack));
        List<String> ids = Arrays.asList(arguments).subList(1, arguments.length);
        for (String id : ids) {
            System.out.println("START " + id);
            System.out.println("END " + id + " " + happens(corpus.get(id), canaries));
        }
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static String happens(HostilePack pack, Canaries canaries) {
        FutureTask<String> task = new FutureTask<>(() -> Unguarded.run(pack));
        Thread thread = new Thread(task, "control");
        thread.setDaemon(true);
        thread.start();
        long until = spent() + HANGS_AFTER;
        while (spent() < until) {
            try {
                String said = task.get(50, TimeUnit.MILLISECONDS);
                List<String> sung = canaries.sung();
                return sung.isEmpty() ? said : sung.get(0);
            } catch (TimeoutException e) {
                // Looks again at how much was spent.
            } catch (ExecutionException e) {
                List<String> sung = canaries.sung();
                return sung.isEmpty() ? thrown(e) : sung.get(0);
            } catch (InterruptedException e) {
                return "interrupted";
            }
        }
        System.out.println("END " + pack.id() + " hang");
        System.out.flush();
        Runtime.getRuntime().halt(0);
        return "";
    }

    private static String thrown(ExecutionException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError || cause instanceof StackOverflowError) {
                return cause instanceof OutOfMemoryError ? "memory" : "overflow";
            }
        }
        return String.valueOf(fault.getCause()).replaceAll("\\s+", " ");
    }

    private static long spent() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
