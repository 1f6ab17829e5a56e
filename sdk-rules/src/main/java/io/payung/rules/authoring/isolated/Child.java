package io.payung.rules.authoring.isolated;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One child process and what is said to and by it. It is killed with everything that it started, whatever happens: when its time is over, when
 * it says too much, when whoever waits is interrupted, and when this process ends.
 */
final class Child implements AutoCloseable {

    /** A pack file, and problems beside it. */
    static final int MAX_ANSWER = 48 << 20;

    private static final int CHUNK = 8_192;
    private static final int LOOK_EVERY_MILLIS = 50;
    private static final int LOOKS_AFTER_DEATH = 20;

    private final Process process;
    private final Thread atExit;

    Child(Process process) {
        this.process = process;
        this.atExit = new Thread(this::kill, "payung-compiler-end");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** How it ended. */
    enum Ending {
        ANSWERED,
        TIMED_OUT,
        OUT_OF_MEMORY,
        SAID_TOO_MUCH,
        STARTED_ANOTHER,
        CRASHED,
        INTERRUPTED
    }

    /**
     * What came of it.
     *
     * @param exit   how the process ended by itself; −1 when it was killed
     * @param answer what it said, as yet unread; absent unless it answered
     */
    record Outcome(Ending ending, int exit, byte @Nullable [] answer) {}

    /** Asks, and waits for the answer. */
    Outcome ask(Request request, IsolationLimits limits) {
        FutureTask<byte[]> said = start("answer", () -> bytes(process.getInputStream()));
        start("errors", () -> drained(process.getErrorStream()));
        start("request", () -> {
            // Not closed: its end would tell the child that nobody waits.
            request.write(new DataOutputStream(new BufferedOutputStream(process.getOutputStream())));
            return true;
        });
        try {
            return heard(said, System.nanoTime() + limits.time().toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(Ending.INTERRUPTED, -1, null);
        } catch (ExecutionException e) {
            return new Outcome(Ending.CRASHED, -1, null);
        } finally {
            kill();
        }
    }

    private Outcome heard(FutureTask<byte[]> said, long deadline) throws InterruptedException, ExecutionException {
        int afterDeath = 0;
        while (true) {
            try {
                byte[] bytes = said.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                return bytes.length > MAX_ANSWER ? new Outcome(Ending.SAID_TOO_MUCH, -1, null) : ended(bytes);
            } catch (TimeoutException e) {
                afterDeath += process.isAlive() ? 0 : 1;
                if (process.descendants().findAny().isPresent() || afterDeath > LOOKS_AFTER_DEATH) {
                    // Compiling starts no process; one that has outlived the child holds its output open.
                    return new Outcome(Ending.STARTED_ANOTHER, -1, null);
                }
                if (System.nanoTime() - deadline > 0) {
                    return new Outcome(Ending.TIMED_OUT, -1, null);
                }
            }
        }
    }

    /** It has said everything, so it is about to end. */
    private Outcome ended(byte[] answer) throws InterruptedException {
        int exit = process.waitFor(1, TimeUnit.SECONDS) ? process.exitValue() : 0;
        if (exit == 0) {
            return new Outcome(Ending.ANSWERED, 0, answer);
        }
        // The JVM's own code for -XX:+ExitOnOutOfMemoryError.
        return new Outcome(exit == 3 ? Ending.OUT_OF_MEMORY : Ending.CRASHED, exit, null);
    }

    /** Reads an answer that nobody believes yet. @throws IOException when it is none */
    static Answer read(byte[] answer) throws IOException {
        ByteArrayInputStream bytes = new ByteArrayInputStream(answer);
        Answer read = Answer.read(new DataInputStream(bytes));
        if (bytes.available() > 0) {
            throw new IOException("more was said than an answer");
        }
        return read;
    }

    @Override
    public void close() {
        kill();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // This process is ending, and the hook runs.
        }
    }

    /** Its descendants first: without it they could not be told any more. */
    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private static <T> FutureTask<T> start(String name, Work<T> work) {
        FutureTask<T> task = new FutureTask<>(work::run);
        Thread thread = new Thread(task, "payung-compiler-" + name);
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static byte[] bytes(InputStream stream) throws IOException {
        return stream.readNBytes(MAX_ANSWER + 1);
    }

    /** What it says beside its answer is a stranger's word, and nobody's log is its place. */
    private static boolean drained(InputStream stream) throws IOException {
        byte[] chunk = new byte[CHUNK];
        while (stream.read(chunk) >= 0) {
            // The next.
        }
        return true;
    }
}
