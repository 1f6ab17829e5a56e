package io.payung.product;

import static io.payung.product.ValueType.CHOICE;
import static io.payung.product.ValueType.DATE;
import static io.payung.product.ValueType.INTEGER;
import static io.payung.product.ValueType.MONEY;
import static io.payung.product.ValueType.TEXT;
import static io.payung.product.ValueType.YES_NO;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The names a rule of each rule set may read, besides {@code answers.NAME}, {@code parameters.NAME}, {@code amounts.NAME} and
 * {@code lives.countOf("role")}. Add-only: a name that was published keeps its meaning and type.
 */
public final class FactVocabulary {

    private static final Map<RuleSet, Map<String, ValueType>> NAMES = new EnumMap<>(RuleSet.class);

    static {
        for (RuleSet set : RuleSet.values()) {
            Map<String, ValueType> names = new TreeMap<>();
            names.put("plan", CHOICE);
            names.put("channel", TEXT);
            names.put("asOf", DATE);
            names.put("lives.count", INTEGER);
            names.put("object.kind", TEXT);
            names.put("object.key", TEXT);
            NAMES.put(set, names);
        }
        Map<String, ValueType> eligibility = NAMES.get(RuleSet.ELIGIBILITY);
        applicant(eligibility);
        life(eligibility);
        eligibility.put("coverStart", DATE);
        eligibility.put("held.count", INTEGER);
        eligibility.put("held.sumInsured", MONEY);
        eligibility.put("held.overlaps", YES_NO);
        NAMES.get(RuleSet.COVERAGE).putAll(eligibility);
        consent(NAMES.get(RuleSet.CONSENT));
        claim(NAMES.get(RuleSet.CLAIM_DOCUMENTS));
        NAMES.replaceAll((set, names) -> Collections.unmodifiableMap(names));
    }

    private FactVocabulary() {}

    /** Dotted names with their types, for example {@code life.ageAtStart} → integer. */
    public static Map<String, ValueType> of(RuleSet set) {
        return NAMES.get(set);
    }

    private static void applicant(Map<String, ValueType> names) {
        names.put("applicant.ageAtStart", INTEGER);
        names.put("applicant.sex", CHOICE);
    }

    private static void life(Map<String, ValueType> names) {
        names.put("life.role", TEXT);
        names.put("life.relation", TEXT);
        names.put("life.ageAtStart", INTEGER);
        names.put("life.ageAtEnd", INTEGER);
        names.put("life.sex", CHOICE);
    }

    private static void consent(Map<String, ValueType> names) {
        applicant(names);
        names.put("coverStart", DATE);
        names.put("minorInsured", YES_NO);
        names.put("language", TEXT);
        names.put("by", CHOICE);
        names.put("method", CHOICE);
    }

    private static void claim(Map<String, ValueType> names) {
        life(names);
        names.put("event.cause", TEXT);
        names.put("event.consequence", TEXT);
        names.put("event.place", TEXT);
        names.put("event.date", DATE);
        names.put("benefit", TEXT);
        names.put("policy.ageDays", INTEGER);
        names.put("reportedAfterDays", INTEGER);
    }
}
