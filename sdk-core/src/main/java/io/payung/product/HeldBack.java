package io.payung.product;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Why a rule said nothing. Personal together with the facts it was decided on, as any reason is.
 *
 * @param rule            id of the rule, for example {@code ELG-001}
 * @param falseConditions its top-level conditions that were false, numbered from 1 in the author's order; at least one
 */
public record HeldBack(String rule, SortedSet<Integer> falseConditions) implements Comparable<HeldBack> {

    public HeldBack {
        if (falseConditions.isEmpty() || falseConditions.first() < 1) {
            throw new IllegalArgumentException("rule " + rule + " is held back by at least one condition, numbered from 1");
        }
        falseConditions = Collections.unmodifiableSortedSet(new TreeSet<>(falseConditions));
    }

    /** As a decision keeps it: rule id → false conditions. */
    public static Map<String, List<Integer>> byRule(List<HeldBack> heldBack) {
        Map<String, List<Integer>> byRule = new TreeMap<>();
        heldBack.forEach(each -> byRule.put(each.rule(), List.copyOf(each.falseConditions())));
        return byRule;
    }

    @Override
    public int compareTo(HeldBack other) {
        return rule.compareTo(other.rule);
    }
}
