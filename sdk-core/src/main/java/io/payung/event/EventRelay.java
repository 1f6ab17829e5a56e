package io.payung.event;

import io.payung.fault.PayungException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one listener what has happened: at least once, in the order of each stream, again after a failure, until it is given up. Several nodes
 * with a listener of the same name share the work. Safe for several threads.
 */
public final class EventRelay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventRelay.class);
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    private final EventStore events;
    private final EventListener listener;
    private final RelayOptions options;
    private @Nullable ScheduledExecutorService thread;
    private volatile boolean closing;

    /** Subscribes the listener, so that it hears of everything that is committed from now on, whenever the relay is started. */
    public EventRelay(EventStore events, EventListener listener, RelayOptions options) {
        if (!NAME.matcher(listener.name()).matches()) {
            throw new PayungException(
                    "LISTENER_NAME", "a listener's name is 1 to 60 lower-case letters, digits and hyphens, not \"" + listener.name() + "\"");
        }
        this.events = events;
        this.listener = listener;
        this.options = options;
        events.subscribe(listener.name(), listener.partner(), now());
    }

    /** Works on a thread of its own that keeps no application alive. */
    public synchronized void start() {
        if (thread != null) {
            return;
        }
        closing = false;
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread worker = new Thread(task, "payung-events-" + listener.name());
            worker.setDaemon(true);
            return worker;
        });
        started.scheduleWithFixedDelay(this::work, 0, options.pollEvery().toMillis(), TimeUnit.MILLISECONDS);
        thread = started;
    }

    /** Stops after the event that is being told, and waits for it at most one lease. */
    @Override
    public void close() {
        ScheduledExecutorService running;
        synchronized (this) {
            running = thread;
            thread = null;
            closing = true;
        }
        if (running != null) {
            // Never interrupted: that would close the file of an H2 under whoever is writing.
            running.shutdown();
            try {
                running.awaitTermination(options.lease().toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** Tells one event that is due, on this thread. @return false when none was */
    public boolean deliverNext() {
        Optional<Delivery> due = events.claim(listener.name(), now(), options.lease());
        due.ifPresent(this::deliver);
        return due.isPresent();
    }

    /** A task that throws is never run again; the store may be back in a moment. */
    private void work() {
        try {
            while (!closing && deliverNext()) {
                LOG.trace("told one");
            }
        } catch (RuntimeException | Error e) {
            LOG.warn("events for {} could not be told and are tried again: {}", listener.name(), nameOf(e));
        }
    }

    private void deliver(Delivery delivery) {
        if (delivery.attempt() > options.schedule().attempts()) {
            // Whoever took it the last time died with it.
            events.bury(delivery);
            return;
        }
        try {
            listener.onEvent(delivery.event());
        } catch (Exception | Error e) {
            failed(delivery, e);
            return;
        }
        events.delivered(delivery);
    }

    private void failed(Delivery delivery, Throwable why) {
        if (!options.schedule().goesOnAfter(delivery.attempt())) {
            LOG.error("event {} is given up for {} after {} attempts: {}", delivery.event().id(), delivery.channel(), delivery.attempt(), nameOf(why));
            events.bury(delivery);
            return;
        }
        Duration wait = options.schedule().wait(delivery.attempt(), options.ids().randomBytes(1)[0] & 0xff);
        Duration asked = why instanceof DeliveryFailure failure ? failure.retryAfter() : null;
        Duration longer = asked == null || asked.compareTo(wait) < 0 ? wait : atMost(options.schedule().longest(), asked);
        LOG.info("event {} failed for {}, attempt {}, next in {}: {}", delivery.event().id(), delivery.channel(), delivery.attempt(), longer, nameOf(why));
        events.retry(delivery, now().plus(longer));
    }

    private static Duration atMost(Duration longest, Duration asked) {
        return asked.compareTo(longest) > 0 ? longest : asked;
    }

    /** Of a foreign exception no more than its class: its message may quote what it was handling. */
    private static String nameOf(Throwable e) {
        return e instanceof PayungException fault ? fault.getMessage() : e.getClass().getName();
    }

    private Instant now() {
        return options.clock().instant();
    }
}
