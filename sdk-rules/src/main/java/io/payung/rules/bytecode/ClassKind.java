package io.payung.rules.bytecode;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The kinds of classes that Drools generates for a rule set, told by their names; a pack has no other class. */
enum ClassKind {
    /** Lists the rules. */
    MODEL("Rules(HASH)"),
    /** Builds the rules. */
    RULES("Rules(HASH)RuleMethods\\d{1,5}"),
    /** Holds what is known about the fact type. */
    METADATA("DomainClassesMetadata(HASH)"),
    /** Numbers the properties of the fact type. */
    FACT_METADATA("DomainClassesMetadata(HASH)\\$io_payung_rules_fact_[A-Za-z]{1,40}_Metadata"),
    /** A condition. */
    PREDICATE("P([0-9A-F]{2})/LambdaPredicate\\2HASH30"),
    /** A value that conditions share. */
    EXTRACTOR("P([0-9A-F]{2})/LambdaExtractor\\2HASH30"),
    /** A right side. */
    CONSEQUENCE("P([0-9A-F]{2})/LambdaConsequence\\2HASH30");

    /** Where the classes of packs stand; nothing else does. */
    static final String ROOT = "payung/pack/";

    private final Pattern path;

    ClassKind(String name) {
        String hashed = name.replace("HASH30", "[0-9A-F]{30}").replace("HASH", "[0-9A-F]{32}");
        this.path = Pattern.compile(ROOT + "(eligibility|coverage|consent|claim_documents)/" + hashed);
    }

    /** A class by its kind and rule set. */
    record Named(ClassKind kind, String ruleSet) {

        /** The fact type of the rule set, as an internal name. */
        String fact() {
            return "io/payung/rules/fact/" + switch (ruleSet) {
                case "eligibility" -> "EligibilityFacts";
                case "coverage" -> "CoverageFacts";
                case "consent" -> "ConsentFacts";
                default -> "ClaimFacts";
            };
        }
    }

    /** Kind and rule set of an internal name; null for a name that no class of a pack has. */
    static @Nullable Named of(String internalName) {
        for (ClassKind kind : values()) {
            Matcher matcher = kind.path.matcher(internalName);
            if (matcher.matches()) {
                return new Named(kind, matcher.group(1));
            }
        }
        return null;
    }
}
