package io.payung.rules.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What our grammar made of a formula: numbers, names, {@code + - *}, comparisons in parentheses (1 or 0), {@code min}, {@code max},
 * {@code round(x, unit)}, {@code divide(a, b, digits)} and {@code outstanding(amount, interestYear, months, elapsed, method)}; at most 500 characters, nested at most 6 deep. Whether its names exist
 * is for the caller to check. Immutable.
 */
public final class ParsedFormula {

    /** The choices that {@code outstanding} knows. */
    public static final Set<String> LOAN_METHODS = Set.of(Outstanding.ANNUITY, Outstanding.FLAT);

    private final @Nullable Expression expression;
    private final @Nullable FormulaFault fault;

    private ParsedFormula(@Nullable Expression expression, @Nullable FormulaFault fault) {
        this.expression = expression;
        this.fault = fault;
    }

    /**
     * A name and where it stands.
     *
     * @param offset characters before it, from 0
     * @param use    what the formula needs there
     */
    public record NameUse(String name, int offset, Use use) {}

    /** What a formula needs where a name stands. */
    public enum Use {
        /** A number. */
        NUMBER,
        /** The interest of a loan in percent a year, which may be absent when the loan has none. */
        INTEREST,
        /** The choice between {@code annuity} and {@code flat}. */
        LOAN_METHOD
    }

    /** The formula, or its first fault. */
    public static ParsedFormula of(String source) {
        try {
            return new ParsedFormula(Parser.parse(source), null);
        } catch (FormulaException e) {
            return new ParsedFormula(null, e.fault());
        }
    }

    /** The first fault, empty when the text is a formula. */
    public Optional<FormulaFault> fault() {
        return Optional.ofNullable(fault);
    }

    /** Every use of a name, in the order of the text; empty when there is a fault. */
    public List<NameUse> names() {
        List<NameUse> names = new ArrayList<>();
        if (expression != null) {
            collect(expression, names);
        }
        return List.copyOf(names);
    }

    /** The uses of names that are neither divided nor multiplied by a hundredth or less: there, 24 percent counts as 24. */
    public List<NameUse> unscaled() {
        List<NameUse> names = new ArrayList<>();
        if (expression != null) {
            Unscaled.collect(expression, names);
        }
        return List.copyOf(names);
    }

    @Nullable Expression expression() {
        return expression;
    }

    private static void collect(Expression expression, List<NameUse> names) {
        if (expression instanceof Expression.Name name) {
            names.add(new NameUse(name.name(), name.offset(), Use.NUMBER));
        } else if (expression instanceof Expression.Binary binary) {
            collect(binary.left(), names);
            collect(binary.right(), names);
        } else if (expression instanceof Expression.Negation negation) {
            collect(negation.of(), names);
        } else if (expression instanceof Expression.Extreme extreme) {
            extreme.of().forEach(one -> collect(one, names));
        } else if (expression instanceof Expression.Round round) {
            collect(round.of(), names);
        } else if (expression instanceof Expression.Divide divide) {
            collect(divide.dividend(), names);
            collect(divide.divisor(), names);
        } else if (expression instanceof Expression.Balance balance) {
            collect(balance.amount(), names);
            if (balance.interestYear() instanceof Expression.Name interest) {
                names.add(new NameUse(interest.name(), interest.offset(), Use.INTEREST));
            } else {
                collect(balance.interestYear(), names);
            }
            collect(balance.months(), names);
            collect(balance.elapsed(), names);
            names.add(new NameUse(balance.method().name(), balance.method().offset(), Use.LOAN_METHOD));
        }
    }
}
