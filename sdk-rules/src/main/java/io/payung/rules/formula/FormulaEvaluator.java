package io.payung.rules.formula;

import io.payung.fault.PayungException;
import io.payung.product.Formula;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mvel2.MVEL;

/**
 * The exact value of a formula: mvel2 computes what our grammar accepted, in BigDecimal only. Faults are {@code FORMULA_FAILED} or
 * {@code FORMULA_INPUT_MISSING}, never a guessed number. Safe for several threads.
 */
public final class FormulaEvaluator {

    private static final int MAX_DIGITS = 100;
    private static final int MAX_KEPT = 1_000;

    private final RoundingMode mode;
    private final Map<String, MvelText> prepared = new ConcurrentHashMap<>();

    /** @param mode how {@code round} and {@code divide} round */
    public FormulaEvaluator(RoundingMode mode) {
        this.mode = mode;
    }

    /**
     * The value before the product's rounding.
     *
     * @param inputs one value for each name of the formula
     */
    public BigDecimal evaluate(Formula formula, Map<String, Object> inputs) {
        MvelText text = prepare(formula);
        Map<String, Object> variables = new HashMap<>(Map.of(MvelText.MODE, mode));
        for (int index = 0; index < text.names().size(); index++) {
            variables.put(MvelText.variable(index), input(formula, text.names().get(index), inputs));
        }
        try {
            // Interpreted on purpose: a compiled MVEL expression shares accessors between threads.
            return (BigDecimal) MVEL.eval(text.text(), variables);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw new PayungException("FORMULA_FAILED", "\"" + formula.id() + "\" cannot be computed from these inputs; "
                    + "check that no divisor is 0", e);
        }
    }

    private MvelText prepare(Formula formula) {
        MvelText known = prepared.get(formula.source());
        if (known != null) {
            return known;
        }
        Expression expression = ParsedFormula.of(formula.source()).expression();
        if (expression == null) {
            throw new PayungException("FORMULA_FAILED", "\"" + formula.id() + "\" is not a formula that was checked");
        }
        MvelText text = new MvelText(expression);
        if (prepared.size() < MAX_KEPT) {
            prepared.put(formula.source(), text);
        }
        return text;
    }

    private static BigDecimal input(Formula formula, String name, Map<String, Object> inputs) {
        if (!(inputs.get(name) instanceof BigDecimal value)) {
            throw new PayungException("FORMULA_INPUT_MISSING", "\"" + formula.id() + "\" needs \"" + name + "\"");
        }
        if (value.precision() > MAX_DIGITS || Math.abs((long) value.scale()) > MAX_DIGITS) {
            throw new PayungException("FORMULA_FAILED", "\"" + formula.id() + "\" gets a \"" + name + "\" of more than " + MAX_DIGITS
                    + " digits");
        }
        return value;
    }
}
