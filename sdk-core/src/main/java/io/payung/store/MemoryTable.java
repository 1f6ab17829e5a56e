package io.payung.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Rows by key: what is committed, and in front of it what the writing unit has staged. */
final class MemoryTable<K, V> {

    private final MemoryUnitOfWork units;
    private final String name;
    private final Map<K, V> committed = new HashMap<>();
    /** Empty where the row is removed. */
    private final Map<K, Optional<V>> staged = new HashMap<>();

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
            return staged.get(key);
        }
        return units.read(() -> Optional.ofNullable(committed.get(key)));
    }

    /** Waits for the right to write. */
    void put(K key, V row) {
        stage(key, Optional.of(row));
    }

    /** Waits for the right to write. */
    void remove(K key) {
        stage(key, Optional.empty());
    }

    private void stage(K key, Optional<V> row) {
        units.startWriting();
        Optional<V> before = staged.put(key, row);
        units.note(() -> {
            if (before == null) {
                staged.remove(key);
            } else {
                staged.put(key, before);
            }
        });
    }

    List<V> all() {
        return all(key -> true);
    }

    /** Those of keys that the condition takes. */
    List<V> all(Predicate<K> which) {
        Map<K, V> rows = units.read(() -> new HashMap<>(committed));
        if (units.isWriting()) {
            apply(staged, rows);
        }
        rows.keySet().removeIf(which.negate());
        return new ArrayList<>(rows.values());
    }

    List<K> keys() {
        Map<K, V> rows = units.read(() -> new HashMap<>(committed));
        if (units.isWriting()) {
            apply(staged, rows);
        }
        return new ArrayList<>(rows.keySet());
    }

    String name() {
        return name;
    }

    int size() {
        return all().size();
    }

    void publish() {
        apply(staged, committed);
        staged.clear();
    }

    private static <K, V> void apply(Map<K, Optional<V>> changes, Map<K, V> rows) {
        changes.forEach((key, row) -> row.ifPresentOrElse(kept -> rows.put(key, kept), () -> rows.remove(key)));
    }
}
