package io.payung.rules.authoring.dialect;

import io.payung.product.ValueType.Kind;
import io.payung.product.ValueType;
import io.payung.rules.authoring.dialect.Resolved.Origin;
import io.payung.rules.authoring.syntax.Operand.Literal;
import io.payung.rules.authoring.syntax.Operand;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One side of a comparison with its meaning, and the canonical text of it. Forms were chosen by trial: whole numbers as {@code 6L},
 * decimals as {@code 0.1B} against a BigDecimal, dates as days since 1970, because these compare exactly in the executable model.
 */
sealed interface Term {

    /** A fact, an answer, an amount or a parameter. */
    record Named(Resolved resolved) implements Term {}

    /** A value that the author wrote into the rule. */
    record Written(Literal literal) implements Term {}

    private static DateTimeFormatter strict() {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    }

    /** The declared type of a name; absent for a written value. */
    default @Nullable ValueType type() {
        return this instanceof Named named ? named.resolved().type() : null;
    }

    default boolean isNull() {
        return this instanceof Written written && written.literal().kind() == Literal.Kind.NULL;
    }

    /** Whether its value is known before any fact is. */
    default boolean isConstant() {
        return !(this instanceof Named named) || named.resolved().isConstant();
    }

    /** Whether the value could be meant to be of the kind. */
    default boolean fits(Kind kind) {
        if (this instanceof Named named) {
            Kind own = named.resolved().type().kind();
            return own == kind || kind == Kind.NUMBER && own == Kind.WHOLE;
        }
        Literal literal = ((Written) this).literal();
        return switch (kind) {
            case WHOLE -> literal.kind() == Literal.Kind.NUMBER && literal.text().indexOf('.') < 0;
            case NUMBER -> literal.kind() == Literal.Kind.NUMBER;
            case TEXT -> literal.kind() == Literal.Kind.TEXT;
            case FLAG -> literal.kind() == Literal.Kind.FLAG;
            case DATE -> literal.kind() == Literal.Kind.TEXT && date(literal.text()).isPresent();
        };
    }

    /** Canonical text; the term fits the kind. */
    default String text(Kind kind) {
        if (this instanceof Written written) {
            return constant(kind, value(written.literal(), kind));
        }
        Resolved resolved = ((Named) this).resolved();
        return resolved.isConstant() ? constant(kind, resolved.value()) : access(resolved, kind);
    }

    /** How compiled rules reach the fact. */
    static String access(Resolved resolved, Kind kind) {
        String accessor = switch (kind) {
            case WHOLE -> "whole";
            case NUMBER -> "number";
            case TEXT -> "text";
            case FLAG -> "flag";
            case DATE -> "day";
        };
        if (resolved.origin() == Origin.ANSWER || resolved.origin() == Origin.AMOUNT) {
            String group = resolved.origin() == Origin.ANSWER ? "answers." : "amounts.";
            return group + accessor + "(\"" + resolved.simpleName() + "\")";
        }
        boolean own = resolved.type().kind() == kind && kind != Kind.DATE;
        if (own && resolved.key().startsWith("lives.countOf.")) {
            return "lives.countOf(\"" + resolved.simpleName() + "\")";
        }
        return own ? resolved.key() : "values()." + accessor + "(\"" + resolved.key() + "\")";
    }

    private static Object value(Literal literal, Kind kind) {
        return switch (kind) {
            case WHOLE -> Long.valueOf(literal.text());
            case NUMBER -> new BigDecimal(literal.text());
            case TEXT -> literal.text();
            case FLAG -> Boolean.valueOf(literal.text());
            case DATE -> date(literal.text()).orElseThrow();
        };
    }

    private static String constant(Kind kind, @Nullable Object value) {
        return switch (kind) {
            case WHOLE -> value + "L";
            case NUMBER -> plain(value) + "B";
            case TEXT -> "\"" + value + "\"";
            case FLAG -> String.valueOf(value);
            case DATE -> value instanceof LocalDate date ? date.toEpochDay() + "L" : "null";
        };
    }

    /** Shortest plain notation, as the facts have it. */
    static String plain(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return String.valueOf(value);
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text, strict()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
