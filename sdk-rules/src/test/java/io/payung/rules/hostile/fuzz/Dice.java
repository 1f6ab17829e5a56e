package io.payung.rules.hostile.fuzz;

import java.util.Collection;
import java.util.List;
import java.util.Random;

/** Randomness of one input: the same seed and number give the same input again. */
final class Dice {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final Random random;

    Dice(long seed, long number) {
        random = new Random(seed ^ (number + 1) * GOLDEN);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Once in so many times. */
    boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    @SafeVarargs
    final <T> T of(T... values) {
        return values[random.nextInt(values.length)];
    }

    <T> T of(Collection<T> values) {
        List<T> list = values instanceof List<T> known ? known : List.copyOf(values);
        return list.get(random.nextInt(list.size()));
    }

    Random random() {
        return random;
    }
}
