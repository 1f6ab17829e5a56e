package io.payung.spring;

import io.payung.Payung;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Seals every partner's consents from time to time, on one thread of its own that keeps no application alive. Every node may do it. */
final class ConsentSealing implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ConsentSealing.class);

    private final Payung payung;
    private final Duration every;
    private @Nullable ScheduledExecutorService thread;

    ConsentSealing(Payung payung, Duration every) {
        this.payung = payung;
        this.every = every;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread worker = new Thread(task, "payung-consents");
            worker.setDaemon(true);
            return worker;
        });
        started.scheduleWithFixedDelay(this::seal, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        thread = started;
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdown();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void seal() {
        Rounds.survive(LOG, "consents could not be sealed; they stay in line", () -> payung.consents().sealEveryPartner());
    }
}
