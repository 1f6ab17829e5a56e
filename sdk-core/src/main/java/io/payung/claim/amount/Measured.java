package io.payung.claim.amount;

import io.payung.money.Money;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one event for one benefit.
 *
 * @param claimed  the loss, the days, the value of the index as a number, or the kind of loss as a text; absent while nobody has said it
 * @param schedule the benefit's own amount on the day of the event; absent when it follows no schedule
 * @param answers  amounts asked when claiming, by question, as far as they are answered
 * @param left     what earlier claims have left; absent when they bound nothing
 */
public record Measured(@Nullable Object claimed, @Nullable BigDecimal schedule, Map<String, BigDecimal> answers, @Nullable Money left) {

    public Measured {
        answers = Collections.unmodifiableMap(new TreeMap<>(answers));
    }

    @Nullable BigDecimal number() {
        if (claimed instanceof Long whole) {
            return BigDecimal.valueOf(whole);
        }
        return claimed instanceof BigDecimal number ? number : null;
    }

    @Override
    public String toString() {
        return "Measured[]";
    }
}
