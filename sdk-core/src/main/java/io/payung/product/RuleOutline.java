package io.payung.product;

import io.payung.decision.ReasonCode;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A rule as its author wrote it.
 *
 * @param id         for example {@code ELG-001}
 * @param name       the sentence after the id
 * @param place      where it stands, for example {@code eligibility.drl:8} or {@code eligibility.drl.xlsx!Rules!C10}
 * @param conditions the top-level conditions, all of which must hold; {@link HeldBack} counts them from 1
 * @param code       the reason it gives
 */
public record RuleOutline(String id, String name, @Nullable String place, List<Condition> conditions, ReasonCode code) {

    /**
     * One condition that must hold.
     *
     * @param written as the author wrote it, for example {@code life.ageAtStart < parameters.minimumEntryAge}
     * @param reads   facts without which it cannot be judged
     */
    public record Condition(String written, SortedSet<String> reads) {

        public Condition {
            reads = Collections.unmodifiableSortedSet(new TreeSet<>(reads));
        }
    }

    public RuleOutline {
        conditions = List.copyOf(conditions);
    }
}
