package io.payung.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Work at the same time, or in a given order, without sleeping. */
final class Threads {

    private static final long PATIENCE_SECONDS = 30;

    private Threads() {}

    /** Runs all of them at once. @return what each came to, in their order */
    static <T> List<T> atOnce(List<Callable<T>> work) {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            CyclicBarrier start = new CyclicBarrier(work.size());
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> one : work) {
                running.add(threads.submit(() -> {
                    start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    return one.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } catch (Exception e) {
            throw new AssertionError("work at once failed", e);
        } finally {
            // Never interrupted: that would close the file of an H2 under whoever is writing.
            threads.shutdown();
        }
    }

    static <T> List<T> atOnce(int count, Callable<T> work) {
        List<Callable<T>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(work);
        }
        return atOnce(all);
    }

    /** Runs {@code meanwhile} on another thread and waits for it. */
    static <T> T elsewhere(Callable<T> meanwhile) {
        return atOnce(1, meanwhile).get(0);
    }

    /** Holds what {@code holding} takes, in a unit of work on another thread, while {@code meanwhile} runs on this one. */
    static <T> T whileHolding(PayungStore store, Runnable holding, Supplier<T> meanwhile) {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<?> holder = threads.submit(() -> store.unitOfWork().run(() -> {
                holding.run();
                held.countDown();
                return await(done);
            }));
            await(held);
            T result = meanwhile.get();
            done.countDown();
            holder.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return result;
        } catch (Exception e) {
            throw new AssertionError("holding failed", e);
        } finally {
            done.countDown();
            // Never interrupted: that would close the file of an H2 under whoever is writing.
            threads.shutdown();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
