package io.payung.store;

import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/** Callers that hang up: their threads are interrupted at some moment while they wait for the answer. */
final class HangUps implements AutoCloseable {

    /** One call that is waiting for its answer. */
    private static final class Call {
        private final Thread caller = Thread.currentThread();
        private boolean over;

        private synchronized void interrupt() {
            if (!over) {
                caller.interrupt();
            }
        }

        /** The next call of this thread hears nothing of it. */
        private synchronized void end() {
            over = true;
            Thread.interrupted();
        }
    }

    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final Random random;
    private final Thread interrupter = new Thread(this::interruptEach, "hang-ups");

    HangUps(long seed) {
        random = new Random(seed);
        interrupter.setDaemon(true);
        interrupter.start();
    }

    /** Runs the call, and interrupts it at some moment, if it takes that long. */
    void during(Runnable work) {
        Call call = new Call();
        calls.add(call);
        try {
            work.run();
        } finally {
            call.end();
        }
    }

    private void interruptEach() {
        try {
            while (true) {
                Call call = calls.take();
                // Anywhere in the call, not always at its beginning; nothing depends on where.
                LockSupport.parkNanos(random.nextInt(300_000));
                call.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        interrupter.interrupt();
    }
}
