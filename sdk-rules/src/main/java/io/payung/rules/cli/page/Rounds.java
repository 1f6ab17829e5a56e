package io.payung.rules.cli.page;

import io.payung.rules.cli.run.WatchTask.Round;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** The last round, and who waits for the next. Safe for several threads. */
final class Rounds {

    private final List<BlockingQueue<Integer>> listeners = new CopyOnWriteArrayList<>();
    private volatile int count;
    private volatile @Nullable Round last;

    void publish(Round round) {
        last = round;
        count++;
        listeners.forEach(listener -> listener.add(count));
    }

    /** Absent until the first is run. */
    @Nullable Round last() {
        return last;
    }

    int count() {
        return count;
    }

    /** A queue that gets the number of every round from now on. */
    BlockingQueue<Integer> listen() {
        BlockingQueue<Integer> listener = new LinkedBlockingQueue<>();
        listeners.add(listener);
        return listener;
    }

    void forget(BlockingQueue<Integer> listener) {
        listeners.remove(listener);
    }
}
