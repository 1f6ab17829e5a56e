package io.payung.rules.pack;

import io.payung.product.RuleSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rules of a product as class files, and an index of what each rule says and reads.
 *
 * @param sets    the rule sets that have rules
 * @param classes class file by binary name
 */
public record CompiledRules(Map<RuleSet, CompiledSet> sets, Map<String, byte[]> classes) {

    /**
     * One rule set.
     *
     * @param modelClass   binary name of the executable model
     * @param rules        the rules in the author's order
     * @param canonicalDrl the text that was compiled; no word of it is the author's own
     */
    public record CompiledSet(String modelClass, List<RuleInfo> rules, String canonicalDrl) {

        public CompiledSet {
            rules = List.copyOf(rules);
        }
    }

    public CompiledRules {
        Map<RuleSet, CompiledSet> copy = new EnumMap<>(RuleSet.class);
        copy.putAll(sets);
        sets = Collections.unmodifiableMap(copy);
        classes = Collections.unmodifiableMap(new TreeMap<>(classes));
    }

    @Override
    public String toString() {
        return "CompiledRules" + sets.keySet();
    }
}
