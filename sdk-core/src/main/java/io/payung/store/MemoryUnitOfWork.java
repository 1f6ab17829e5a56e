package io.payung.store;

import io.payung.fault.PayungException;
import io.payung.policy.UnitOfWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One writing unit at a time. A unit takes the lock with its first write and keeps it to its end; until then, and outside a unit, it reads
 * what is committed.
 */
final class MemoryUnitOfWork implements UnitOfWork {

    /** Takes back one write. */
    interface Undo {
        void run();
    }

    private final ReentrantLock writer = new ReentrantLock(true);
    private final ReentrantReadWriteLock committed = new ReentrantReadWriteLock();
    private final ThreadLocal<@Nullable List<Undo>> journal = new ThreadLocal<>();
    private final List<MemoryTable<?, ?>> tables = new ArrayList<>();
    private final Duration wait;

    MemoryUnitOfWork(Duration wait) {
        this.wait = wait;
    }

    void register(MemoryTable<?, ?> table) {
        tables.add(table);
    }

    @Override
    public <T> T run(Supplier<T> work) {
        if (journal.get() != null) {
            return work.get();
        }
        journal.set(new ArrayList<>());
        try {
            T result = work.get();
            publish();
            return result;
        } finally {
            // After publishing there is nothing left to undo.
            undoTo(0);
            journal.remove();
            release();
        }
    }

    @Override
    public <T> T keepIf(Predicate<T> keep, Supplier<T> work) {
        int savepoint = current().size();
        boolean wasWriting = isWriting();
        boolean kept = false;
        try {
            T result = work.get();
            kept = keep.test(result);
            return result;
        } finally {
            if (!kept) {
                undoTo(savepoint);
                if (!wasWriting) {
                    release();
                }
            }
        }
    }

    /** Whether this thread has the lock, and so sees what it has written itself. */
    boolean isWriting() {
        return writer.isHeldByCurrentThread();
    }

    /** Waits for the lock. @return false when it was not free in time */
    boolean tryToWrite() {
        current();
        if (isWriting()) {
            return true;
        }
        try {
            return writer.tryLock(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits for the lock, or fails as busy. */
    void startWriting() {
        if (!tryToWrite()) {
            throw StoreFault.busy();
        }
    }

    /** Notes how to take a write back. */
    void note(Undo undo) {
        current().add(undo);
    }

    /** Reads while nothing is being published. */
    <T> T read(Supplier<T> reading) {
        committed.readLock().lock();
        try {
            return reading.get();
        } finally {
            committed.readLock().unlock();
        }
    }

    /** Rows by table. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        tables.forEach(table -> counts.put(table.name(), (long) table.size()));
        counts.remove("");
        return counts;
    }

    private List<Undo> current() {
        List<Undo> undos = journal.get();
        if (undos == null) {
            throw new PayungException("NO_UNIT_OF_WORK", "this needs a running unit of work; call it inside UnitOfWork.run");
        }
        return undos;
    }

    private void publish() {
        if (!isWriting()) {
            return;
        }
        committed.writeLock().lock();
        try {
            tables.forEach(MemoryTable::publish);
            current().clear();
        } finally {
            committed.writeLock().unlock();
        }
    }

    private void undoTo(int savepoint) {
        List<Undo> undos = current();
        while (undos.size() > savepoint) {
            undos.remove(undos.size() - 1).run();
        }
    }

    private void release() {
        if (isWriting()) {
            writer.unlock();
        }
    }
}
