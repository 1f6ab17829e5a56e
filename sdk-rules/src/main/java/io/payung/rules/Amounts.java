package io.payung.rules;

import io.payung.product.Formula;
import io.payung.product.Needs;
import io.payung.product.Parameter;
import io.payung.product.Product;
import io.payung.product.RuleFacts;
import io.payung.rules.formula.FormulaEvaluator;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Computes the product's named amounts from its parameters and the answers that are known. */
final class Amounts {

    private final Product product;
    private final FormulaEvaluator formulas;

    Amounts(Product product, FormulaEvaluator formulas) {
        this.product = product;
        this.formulas = formulas;
    }

    /** The facts and, as {@code amounts.NAME}, every amount whose answers are known. */
    RuleFacts addTo(RuleFacts facts) {
        Needs needs = Needs.ofFacts(product.questions(), facts);
        TreeMap<String, Object> all = new TreeMap<>(facts.values());
        for (Map.Entry<String, Formula> amount : product.amounts().entrySet()) {
            Map<String, Object> inputs = inputs(amount.getValue(), facts, needs);
            if (inputs != null) {
                all.put("amounts." + amount.getKey(), formulas.evaluate(amount.getValue(), inputs));
            }
        }
        return new RuleFacts(all);
    }

    private @Nullable Map<String, Object> inputs(Formula formula, RuleFacts facts, Needs needs) {
        Map<String, Object> inputs = new HashMap<>();
        for (String name : formula.reads()) {
            Parameter parameter = product.parameters().get(name);
            Object value = parameter != null ? parameter.value() : facts.get("answers." + name);
            if (value == null && needs.unneeded().contains(name)) {
                continue;
            }
            if (value == null) {
                return null;
            }
            inputs.put(name, value instanceof Long whole ? BigDecimal.valueOf(whole) : value);
        }
        return inputs;
    }
}
