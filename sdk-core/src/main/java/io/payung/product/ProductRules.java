package io.payung.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The rules of one product, ready to decide. Implemented by the rules module; safe for use by several threads. A rule that cannot be
 * evaluated throws {@link io.payung.fault.PayungException} with code {@code RULE_FAILED}: an error never becomes an approval.
 */
public interface ProductRules {

    /**
     * Decides one rule set for one subject. Answers {@code Missing} whenever any rule of the set reads a fact that is absent, before
     * anything is decided; only an explicit {@code == null} may read an absent one.
     */
    RuleAnswer decide(RuleSet set, RuleFacts facts);

    /**
     * What the rule set says already, and what it may say once the absent facts are known: for the claim guide and for the clauses
     * at quote time. Rules that the present facts rule out are held back.
     */
    Foresight foresee(RuleSet set, RuleFacts facts);

    /**
     * The exact value of a formula, before rounding.
     *
     * @param inputs one value for each name that {@link Formula#reads()} lists, a {@code BigDecimal} or the {@code String} of a choice; only
     *               what {@code neededWhen} makes unneeded may be absent
     */
    BigDecimal evaluate(Formula formula, Map<String, Object> inputs);

    /** The rules as their author wrote them, for explaining a decision; empty of rule sets that have none. */
    default Map<RuleSet, List<RuleOutline>> outline() {
        return Map.of();
    }

    /** Name and version of the engine, kept in every receipt. */
    String engineVersion();
}
