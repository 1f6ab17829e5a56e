package io.payung.rules.hostile;

import io.payung.fault.PayungException;
import io.payung.product.Formula;
import io.payung.product.PackSource;
import io.payung.product.RuleSet;
import io.payung.rules.HostileRoutes;
import io.payung.rules.authoring.definition.DefinitionReader;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.formula.FormulaEvaluator;
import io.payung.rules.pack.CompiledPack;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Decides with a pack that passed every check, on the worst facts and inputs. */
final class Deciding {

    private static final Pattern WHOLE = Pattern.compile("\\d{1,19}");

    private Deciding() {}

    /** With the eligibility rules, by both routes. */
    static Sighting rules(HostilePack pack, CompiledPack compiled) {
        Map<String, Object> changed = new TreeMap<>();
        for (String fact : pack.delta().settings().getOrDefault("facts", "").split(" ")) {
            String[] pair = fact.split("=", -1);
            if (pair.length == 2) {
                changed.put(pair[0], fact(pair[1]));
            }
        }
        try {
            var facts = new TreeMap<>(HostileRoutes.facts(RuleSet.ELIGIBILITY, changed).values());
            facts.values().removeIf(""::equals);
            String code = HostileRoutes.serve(compiled).rules().decide(RuleSet.ELIGIBILITY, io.payung.product.RuleFacts.of(facts))
                    .fold(found -> HostilePack.DECIDES, missing -> "MISSING");
            boolean decides = code.equals(HostilePack.DECIDES);
            return new Sighting(decides ? 0 : 5, code, decides ? "" : "eligibility.drl", "", Optional.empty());
        } catch (PayungException e) {
            return new Sighting(5, e.code(), "eligibility.drl", String.valueOf(e.getMessage()), Optional.empty());
        }
    }

    private static Object fact(String text) {
        return WHOLE.matcher(text).matches() ? (Object) Long.valueOf(text) : text.matches("[0-9].*") ? new BigDecimal(text) : text;
    }

    /** The amount that the entry adds. */
    static Sighting formula(HostilePack pack, PackSource source) {
        Formula formula = DefinitionReader.read(source, new Problems("hostile")).orElseThrow().symbols().amounts().get("hostile");
        Map<String, Object> inputs = new HashMap<>();
        for (String input : pack.delta().settings().getOrDefault("inputs", "").split(" ")) {
            String[] pair = input.split("=", 2);
            if (pair.length == 2) {
                inputs.put(pair[0], pair[1].matches("[0-9].*") ? new BigDecimal(pair[1]) : pair[1]);
            }
        }
        try {
            BigDecimal value = new FormulaEvaluator(java.math.RoundingMode.HALF_UP).evaluate(formula, inputs);
            String expected = pack.delta().settings().get("value");
            boolean right = expected == null || value.compareTo(new BigDecimal(expected)) == 0;
            return new Sighting(0, right ? HostilePack.DECIDES : "VALUE " + value, "", "", Optional.empty());
        } catch (PayungException e) {
            return new Sighting(5, e.code(), "", String.valueOf(e.getMessage()), Optional.empty());
        }
    }
}
