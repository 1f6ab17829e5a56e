package io.payung.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.List;

/** What the process holds after everything that can go has gone. */
record MemoryUse(long classes, long heap, long metaspace) {

    /** A pack that is kept costs some 28 classes for each rule set's rules, so that even a few kept ones stand out. */
    static final int LEAKED_CLASSES = 150;

    private static final long LEAKED_HEAP = 12L << 20;
    private static final long LEAKED_METASPACE = 4L << 20;

    static MemoryUse now() {
        System.gc();
        System.gc();
        long metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        return new MemoryUse(
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                metaspace);
    }

    /** @param used after each reload; the first quarter warms up */
    static void assertFlat(List<MemoryUse> used) {
        MemoryUse warm = used.get(used.size() / 4);
        MemoryUse last = used.get(used.size() - 1);
        System.out.printf("%d reloads: classes %d -> %d, heap %,d -> %,d, metaspace %,d -> %,d%n", used.size(), warm.classes(), last.classes(),
                warm.heap(), last.heap(), warm.metaspace(), last.metaspace());
        assertThat(last.classes()).isLessThan(warm.classes() + LEAKED_CLASSES);
        assertThat(last.heap()).isLessThan(warm.heap() + LEAKED_HEAP);
        assertThat(last.metaspace()).isLessThan(warm.metaspace() + LEAKED_METASPACE);
    }
}
