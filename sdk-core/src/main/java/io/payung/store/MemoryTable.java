package io.payung.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows by key that are never deleted: what is committed, and in front of it what the writing unit has staged. */
final class MemoryTable<K, V> {

    private final MemoryUnitOfWork units;
    private final String name;
    private final Map<K, V> committed = new HashMap<>();
    private final Map<K, V> staged = new HashMap<>();

    /** A table that only finds rows of another, so that nobody counts it. */
    static <K, V> MemoryTable<K, V> index(MemoryUnitOfWork units) {
        return new MemoryTable<>(units, "");
    }

    /** @param name under which the rows are counted */
    MemoryTable(MemoryUnitOfWork units, String name) {
        this.units = units;
        this.name = name;
        units.register(this);
    }

    Optional<V> find(K key) {
        if (units.isWriting() && staged.containsKey(key)) {
            return Optional.of(staged.get(key));
        }
        return units.read(() -> Optional.ofNullable(committed.get(key)));
    }

    /** Waits for the right to write. */
    void put(K key, V row) {
        units.startWriting();
        V before = staged.put(key, row);
        units.note(() -> {
            if (before == null) {
                staged.remove(key);
            } else {
                staged.put(key, before);
            }
        });
    }

    List<V> all() {
        Map<K, V> rows = units.read(() -> new HashMap<>(committed));
        if (units.isWriting()) {
            rows.putAll(staged);
        }
        return new ArrayList<>(rows.values());
    }

    String name() {
        return name;
    }

    int size() {
        return all().size();
    }

    void publish() {
        committed.putAll(staged);
        staged.clear();
    }
}
