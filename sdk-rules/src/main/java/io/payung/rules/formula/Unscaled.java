package io.payung.rules.formula;

import io.payung.rules.formula.Expression.Literal;
import io.payung.rules.formula.ParsedFormula.NameUse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Finds names that enter a sum of money as they are. */
final class Unscaled {

    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");
    private static final Set<String> ARITHMETIC = Set.of("+", "-", "*");

    private Unscaled() {}

    static void collect(Expression expression, List<NameUse> names) {
        if (expression instanceof Expression.Name name) {
            names.add(new NameUse(name.name(), name.offset(), ParsedFormula.Use.NUMBER));
        } else if (expression instanceof Expression.Binary binary && ARITHMETIC.contains(binary.operator()) && !isScaled(binary)) {
            collect(binary.left(), names);
            collect(binary.right(), names);
        } else if (expression instanceof Expression.Negation negation) {
            collect(negation.of(), names);
        } else if (expression instanceof Expression.Extreme extreme) {
            extreme.of().forEach(one -> collect(one, names));
        } else if (expression instanceof Expression.Round round) {
            collect(round.of(), names);
        }
    }

    /** Whether a factor of the product is a hundredth or less. */
    private static boolean isScaled(Expression expression) {
        if (expression instanceof Literal literal) {
            return literal.value().abs().compareTo(HUNDREDTH) <= 0;
        }
        return expression instanceof Expression.Binary product && product.operator().equals("*")
                && (isScaled(product.left()) || isScaled(product.right()));
    }
}
