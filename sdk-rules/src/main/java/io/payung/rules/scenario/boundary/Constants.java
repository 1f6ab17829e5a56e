package io.payung.rules.scenario.boundary;

import io.payung.fault.PayungException;
import io.payung.product.Formula;
import io.payung.product.Parameter;
import io.payung.product.ProductPack;
import io.payung.rules.authoring.syntax.Operand.Literal;
import io.payung.rules.authoring.syntax.Operand.Name;
import io.payung.rules.authoring.syntax.Operand;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the other side of a comparison is worth: numbers are {@code BigDecimal}, days are text. */
record Constants(ProductPack pack) {

    Optional<Object> of(Operand operand, Facts facts) {
        if (operand instanceof Literal literal) {
            return switch (literal.kind()) {
                case NUMBER -> Optional.of(new BigDecimal(literal.text()));
                case FLAG -> Optional.of(Boolean.valueOf(literal.text()));
                case TEXT -> Optional.of(literal.text());
                case NULL -> Optional.empty();
            };
        }
        String name = ((Name) operand).name();
        if (name.startsWith("parameters.")) {
            return Optional.ofNullable(pack.product().parameters().get(name.substring("parameters.".length()))).map(Constants::plain);
        }
        return name.startsWith("amounts.") ? amount(name.substring("amounts.".length()), facts) : Optional.empty();
    }

    private static Object plain(Parameter parameter) {
        Object value = parameter.value();
        return value instanceof Long whole ? BigDecimal.valueOf(whole) : value instanceof LocalDate day ? day.toString() : value;
    }

    private Optional<Object> amount(String name, Facts facts) {
        Formula formula = pack.product().amounts().get(name);
        Map<String, Object> inputs = new HashMap<>();
        for (String read : formula.reads()) {
            Parameter parameter = pack.product().parameters().get(read);
            Object value = parameter == null ? number(facts.get("answers." + read)) : plain(parameter);
            if (value == null) {
                return Optional.empty();
            }
            inputs.put(read, value);
        }
        try {
            return Optional.of(pack.rules().evaluate(formula, inputs));
        } catch (PayungException noValue) {
            return Optional.empty();
        }
    }

    private static @Nullable Object number(@Nullable Object value) {
        return value instanceof BigDecimal || value instanceof String ? value : null;
    }
}
