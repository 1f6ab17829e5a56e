package io.payung.spring;

import io.payung.rules.ServedProducts;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Reads the product folders again from time to time, on one thread of its own that keeps no application alive. */
final class ProductReloader implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ProductReloader.class);

    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

    private final ServedProducts products;
    private final Duration every;
    private @Nullable ScheduledExecutorService thread;

    ProductReloader(ServedProducts products, @Nullable Duration every) {
        this.products = products;
        this.every = Objects.requireNonNull(every, "payung.products.reload-every");
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread worker = new Thread(task, "payung-products");
            worker.setDaemon(true);
            return worker;
        });
        started.scheduleWithFixedDelay(this::reload, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        thread = started;
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            finish(thread);
            thread = null;
        }
    }

    /** Never interrupted: a reading may be writing to the store, and an interrupted write closes the file of an H2 for everybody. */
    private static void finish(ScheduledExecutorService thread) {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("the products are still being read while the application stops");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** The folder may be back in a moment. */
    private void reload() {
        Rounds.survive(LOG, "the products could not be read again and stay as they were", products::reload);
    }
}
