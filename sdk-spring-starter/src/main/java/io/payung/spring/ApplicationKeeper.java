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

/** Looks after applications and refunds from time to time, on one thread of its own that keeps no application alive. */
final class ApplicationKeeper implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ApplicationKeeper.class);

    /** Of one round; whatever is left has its turn in the next. */
    private static final int ROUND = 200;

    private final Payung payung;
    private final Duration every;
    private @Nullable ScheduledExecutorService thread;

    ApplicationKeeper(Payung payung, Duration every) {
        this.payung = payung;
        this.every = every;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread worker = new Thread(task, "payung-applications");
            worker.setDaemon(true);
            return worker;
        });
        started.scheduleWithFixedDelay(this::round, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        thread = started;
    }

    /** Never interrupted: that would close the file of an H2 under a round that is writing. */
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

    /** What hinders one of them does not hinder the others; the database may be back in a moment. */
    private void round() {
        Rounds.survive(LOG, "applications were not looked after this time", () -> payung.reconcile(ROUND));
        Rounds.survive(LOG, "instalments were not looked after this time", () -> payung.reconcileInstalments(ROUND));
        Rounds.survive(LOG, "refunds were not looked after this time", () -> payung.settleRefunds(ROUND));
    }
}
