package io.payung.spring;

import io.payung.event.EventStore;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Deletes events that are old and heard, a few in each transaction, on one thread of its own that keeps no application alive. Every node may do it. */
final class EventHousekeeping implements SmartLifecycle {

    /** So few that nobody who sells waits for it. */
    static final int BATCH = 50;

    private static final Logger LOG = LoggerFactory.getLogger(EventHousekeeping.class);
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final EventStore events;
    private final Clock clock;
    private final Duration keptFor;
    private final int batch;
    private volatile boolean stopping;
    private @Nullable ScheduledExecutorService thread;

    /** @param batch how many are deleted in one transaction, 1 to 500 */
    EventHousekeeping(EventStore events, Clock clock, Duration keptFor, int batch) {
        this.events = events;
        this.clock = clock;
        this.keptFor = keptFor;
        this.batch = batch;
    }

    @Override
    public synchronized void start() {
        stopping = false;
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread worker = new Thread(task, "payung-event-housekeeping");
            worker.setDaemon(true);
            return worker;
        });
        started.scheduleWithFixedDelay(this::tidyUp, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        thread = started;
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            stopping = true;
            thread.shutdown();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    void tidyUp() {
        Rounds.survive(LOG, "old events could not be deleted; they stay until next time", this::deleteHeard);
    }

    private void deleteHeard() {
        int deleted = batch;
        while (deleted == batch && !stopping) {
            deleted = events.deleteHeard(clock.instant().minus(keptFor), batch);
        }
    }
}
