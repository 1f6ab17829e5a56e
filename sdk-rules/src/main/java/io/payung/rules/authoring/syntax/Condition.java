package io.payung.rules.authoring.syntax;

import io.payung.rules.authoring.source.Position;
import java.util.List;

/** A condition as the author wrote it. */
public sealed interface Condition {

    /** Every one of them. */
    record All(List<Condition> of) implements Condition {}

    /** At least one of them. */
    record Any(List<Condition> of) implements Condition {}

    record Compare(Operand left, String operator, Operand right, Position at) implements Condition {}

    /** {@code in} and {@code not in}. */
    record Among(Operand left, boolean negated, List<Operand> values, Position at) implements Condition {}
}
