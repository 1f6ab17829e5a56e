package io.payung.rules.authoring.lint;

import io.payung.fault.PayungException;
import io.payung.product.Formula;
import io.payung.product.Parameter;
import io.payung.product.Product;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.formula.FormulaEvaluator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Computes formulas whose names are all known while nobody asks for a quote. */
final class Constants {

    private final Map<String, BigDecimal> known = new HashMap<>();
    private final FormulaEvaluator evaluator;

    Constants(Symbols symbols, @Nullable Product product) {
        for (Parameter parameter : symbols.parameters().values()) {
            if (parameter.value() instanceof BigDecimal || parameter.value() instanceof Long) {
                known.put(parameter.name(), new BigDecimal(parameter.value().toString()));
            }
        }
        // While product.yaml has a fault nobody knows how to round, so what would have to be rounded has no value.
        this.evaluator = new FormulaEvaluator(product == null ? RoundingMode.UNNECESSARY : product.rounding().mode());
    }

    /** The value, unless the formula reads an answer or has none. */
    Optional<BigDecimal> value(Formula formula) {
        return value(formula, Map.of());
    }

    /** @param more names that are known beside the parameters */
    Optional<BigDecimal> value(Formula formula, Map<String, BigDecimal> more) {
        Map<String, Object> inputs = new HashMap<>(known);
        inputs.putAll(more);
        if (!inputs.keySet().containsAll(formula.reads())) {
            return Optional.empty();
        }
        try {
            return Optional.of(evaluator.evaluate(formula, inputs));
        } catch (PayungException e) {
            return Optional.empty();
        }
    }
}
