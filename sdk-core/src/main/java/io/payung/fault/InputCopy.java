package io.payung.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Unmodifiable copies for the constructors of inputs. They keep what does not belong there, a missing collection or a null within it, so
 * that {@link InputCheck} can name it instead of a constructor that throws.
 */
public final class InputCopy {
    private InputCopy() {}

    @SuppressWarnings("NullAway") // absent stays absent until the check names it
    public static <T> List<T> of(@Nullable List<T> given) {
        return given == null ? null : Collections.unmodifiableList(new ArrayList<>(given));
    }

    /** In the order of the keys, so that the order given never matters. */
    @SuppressWarnings("NullAway") // absent stays absent until the check names it
    public static <V> Map<String, V> of(@Nullable Map<String, V> given) {
        if (given == null) {
            return null;
        }
        Map<String, V> sorted = new TreeMap<>(Comparator.nullsFirst(Comparator.naturalOrder()));
        sorted.putAll(given);
        return Collections.unmodifiableMap(sorted);
    }
}
