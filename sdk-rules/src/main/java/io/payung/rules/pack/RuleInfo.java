package io.payung.rules.pack;

import io.payung.decision.ReasonCode;
import io.payung.product.Finding.Word;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a rule without running it.
 *
 * @param id         for example {@code ELG-001}
 * @param name       the sentence after the id
 * @param place      where the author wrote it
 * @param conditions its top-level conditions, in the order in which they were compiled
 * @param says       its right side
 * @param comparison its first comparison of a fact with a parameter or amount
 */
public record RuleInfo(
        String id, String name, Place place, List<ConditionInfo> conditions, Says says, @Nullable Comparison comparison) {

    /**
     * Where a rule stands.
     *
     * @param file   inside the product folder
     * @param line   from 1; in a table the row
     * @param column from 1
     * @param cell   in a table, for example {@code C10} or {@code Rules!C10}
     */
    public record Place(String file, int line, int column, @Nullable String cell) {

        /** For example {@code eligibility.drl:4} or {@code eligibility.drl.xlsx!Rules!C10}. */
        public String shown() {
            return cell == null ? file + ":" + line : file + "!" + cell;
        }
    }

    /**
     * One condition that must hold.
     *
     * @param text    as it was compiled
     * @param written as the author wrote it, for example {@code life.ageAtStart < parameters.minimumEntryAge}
     * @param reads   facts without which it cannot be judged, for example {@code answers.occupation}
     */
    public record ConditionInfo(String text, String written, SortedSet<String> reads) {

        public ConditionInfo {
            reads = Collections.unmodifiableSortedSet(new TreeSet<>(reads));
        }
    }

    /**
     * The right side.
     *
     * @param target benefit, clause or document, as the word asks
     * @param amount of a limit
     */
    public record Says(Word word, @Nullable String target, @Nullable LimitAmount amount, ReasonCode code) {}

    /**
     * Where a limit's amount comes from.
     *
     * @param constant a parameter's value; absent when the amount is a fact
     * @param fact     {@code answers.NAME} or {@code amounts.NAME}; absent when it is constant
     * @param reads    facts without which the amount is unknown
     */
    public record LimitAmount(@Nullable BigDecimal constant, @Nullable String fact, SortedSet<String> reads) {

        public LimitAmount {
            reads = Collections.unmodifiableSortedSet(new TreeSet<>(reads));
        }
    }

    /**
     * What a reason shows as actual and limit.
     *
     * @param fact        name of the fact
     * @param limit       the parameter's value in plain notation; absent when it is an amount
     * @param amountLimit {@code amounts.NAME}; absent when it is a parameter
     */
    public record Comparison(String fact, @Nullable String limit, @Nullable String amountLimit) {}

    public RuleInfo {
        conditions = List.copyOf(conditions);
    }

    /** Every fact without which the rule cannot be decided. */
    public SortedSet<String> reads() {
        SortedSet<String> reads = new TreeSet<>();
        conditions.forEach(condition -> reads.addAll(condition.reads()));
        if (says.amount() != null) {
            reads.addAll(says.amount().reads());
        }
        return reads;
    }
}
