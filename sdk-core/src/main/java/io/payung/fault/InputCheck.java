package io.payung.fault;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Checks the constraints that an input's type declares, all at once. Safe for several threads. */
public final class InputCheck {

    private static final Map<String, String> CODES = Map.of(
            "NotNull", "FIELD_MISSING",
            "NotBlank", "FIELD_MISSING",
            "Pattern", "FIELD_FORMAT",
            "Size", "FIELD_TOO_LONG",
            "Digits", "FIELD_OUT_OF_RANGE",
            "DecimalMin", "FIELD_OUT_OF_RANGE",
            "DecimalMax", "FIELD_OUT_OF_RANGE");

    /** The parameter interpolator needs no expression language, which an input could otherwise reach. */
    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    private InputCheck() {}

    /** Throws {@link InvalidInputException} naming every constraint that the input breaks. */
    public static void check(Object input) {
        List<InputError> errors = errors(input);
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    static List<InputError> errors(Object input) {
        List<InputError> errors = new ArrayList<>();
        for (ConstraintViolation<Object> violation : VALIDATOR.validate(input)) {
            String constraint = violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
            errors.add(new InputError(
                    pointer(violation.getPropertyPath()), CODES.getOrDefault(constraint, "FIELD_FORMAT"), violation.getMessage()));
        }
        errors.sort(Comparator.comparing(InputError::pointer).thenComparing(InputError::code));
        return errors.stream().distinct().toList();
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            String name = node.getName();
            // A record that wraps one value is written as that value; a container element has no name of its own.
            if (name != null && !name.startsWith("<") && !name.equals("value")) {
                pointer.append('/').append(name);
            }
        }
        return pointer.toString();
    }
}
