package io.payung.rules.formula;

import io.payung.fault.PayungException;
import io.payung.product.Formula;
import io.payung.rules.formula.ParsedFormula.Use;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mvel2.MVEL;

/**
 * The exact value of a formula: mvel2 computes what our grammar accepted, in BigDecimal only. Faults are {@code FORMULA_FAILED} or
 * {@code FORMULA_INPUT_MISSING}, never a guessed number. Safe for several threads.
 */
public final class FormulaEvaluator {

    private static final int MAX_DIGITS = 100;
    private static final int MAX_KEPT = 1_000;

    private final RoundingMode mode;
    private final Map<String, Prepared> prepared = new ConcurrentHashMap<>();

    /** @param mode how {@code round} and {@code divide} round */
    public FormulaEvaluator(RoundingMode mode) {
        this.mode = mode;
    }

    /**
     * The value before the product's rounding.
     *
     * @param inputs one value for each name of the formula: a number, or the choice of a loan's method
     */
    public BigDecimal evaluate(Formula formula, Map<String, Object> inputs) {
        Prepared prepared = prepare(formula);
        MvelText text = prepared.text();
        Map<String, Object> variables = new HashMap<>(Map.of(MvelText.MODE, mode));
        for (int index = 0; index < text.names().size(); index++) {
            String name = text.names().get(index);
            Object value = input(formula, name, prepared.uses().get(name), inputs);
            if (value != null) {
                variables.put(MvelText.variable(index), value);
            }
        }
        try {
            for (int index = 0; index < text.calls().size(); index++) {
                variables.put(MvelText.result(index), balance(text.calls().get(index), variables));
            }
            return number(text.text(), variables);
        } catch (RuntimeException | Error e) {
            throw new PayungException("FORMULA_FAILED", "\"" + formula.id() + "\" cannot be computed from these inputs; "
                    + "check that no divisor is 0, and that a loan has an amount, months and an interest", e);
        }
    }

    /** Interpreted on purpose: a compiled MVEL expression shares accessors between threads. */
    private static BigDecimal number(String text, Map<String, Object> variables) {
        return (BigDecimal) MVEL.eval(text, variables);
    }

    private static BigDecimal balance(MvelText.Call call, Map<String, Object> variables) {
        boolean absent = MvelText.isVariable(call.interestYear()) && !variables.containsKey(call.interestYear());
        return Outstanding.of(number(call.amount(), variables), absent ? null : number(call.interestYear(), variables),
                number(call.months(), variables), number(call.elapsed(), variables), (String) variables.get(call.method()));
    }

    private record Prepared(MvelText text, Map<String, Set<Use>> uses) {}

    private Prepared prepare(Formula formula) {
        Prepared known = prepared.get(formula.source());
        if (known != null) {
            return known;
        }
        ParsedFormula parsed = ParsedFormula.of(formula.source());
        Expression expression = parsed.expression();
        if (expression == null) {
            throw new PayungException("FORMULA_FAILED", "\"" + formula.id() + "\" is not a formula that was checked");
        }
        Map<String, Set<Use>> uses = new HashMap<>();
        parsed.names().forEach(use -> uses.computeIfAbsent(use.name(), name -> EnumSet.noneOf(Use.class)).add(use.use()));
        Prepared text = new Prepared(new MvelText(expression), uses);
        if (prepared.size() < MAX_KEPT) {
            prepared.put(formula.source(), text);
        }
        return text;
    }

    /** Only an interest may be absent; a loan that has one misses it when its balance is computed. */
    private static @Nullable Object input(Formula formula, String name, Set<Use> uses, Map<String, Object> inputs) {
        Object value = inputs.get(name);
        if (value == null && uses.equals(EnumSet.of(Use.INTEREST)) || value instanceof String && uses.equals(EnumSet.of(Use.LOAN_METHOD))) {
            return value;
        }
        if (!(value instanceof BigDecimal number) || uses.contains(Use.LOAN_METHOD)) {
            throw new PayungException("FORMULA_INPUT_MISSING", "\"" + formula.id() + "\" needs \"" + name + "\"");
        }
        if (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS) {
            throw new PayungException("FORMULA_FAILED", "\"" + formula.id() + "\" gets a \"" + name + "\" of more than " + MAX_DIGITS
                    + " digits");
        }
        return number;
    }
}
