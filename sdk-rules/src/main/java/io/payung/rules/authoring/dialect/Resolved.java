package io.payung.rules.authoring.dialect;

import io.payung.product.ValueType;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a name means.
 *
 * @param key     as the facts call it, for example {@code answers.occupation}
 * @param value   of a parameter
 * @param reads   facts without which it is unknown
 * @param allowed the only texts it can have; empty when there is no such list
 */
record Resolved(Origin origin, String key, ValueType type, @Nullable Object value, Set<String> reads, Set<String> allowed) {

    enum Origin {
        FACT,
        ANSWER,
        AMOUNT,
        PARAMETER
    }

    Resolved {
        reads = Set.copyOf(reads);
        allowed = new TreeSet<>(allowed);
    }

    /** The last part of the key. */
    String simpleName() {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    boolean isConstant() {
        return origin == Origin.PARAMETER;
    }
}
