package io.payung.rules.authoring.syntax;

import io.payung.rules.authoring.source.Position;
import java.util.List;
import java.util.stream.Collectors;

/** A condition as the author wrote it. */
public sealed interface Condition {

    /** The author's own words on one line, for example {@code answers.occupation not in ("student", "home")}. */
    String written();

    /** Every one of them. */
    record All(List<Condition> of) implements Condition {

        @Override
        public String written() {
            return of.stream().map(Condition::written).collect(Collectors.joining(" && ", "(", ")"));
        }
    }

    /** At least one of them. */
    record Any(List<Condition> of) implements Condition {

        @Override
        public String written() {
            return of.stream().map(Condition::written).collect(Collectors.joining(" || ", "(", ")"));
        }
    }

    record Compare(Operand left, String operator, Operand right, Position at) implements Condition {

        @Override
        public String written() {
            return left.written() + " " + operator + " " + right.written();
        }
    }

    /** {@code in} and {@code not in}. */
    record Among(Operand left, boolean negated, List<Operand> values, Position at) implements Condition {

        @Override
        public String written() {
            String list = values.stream().map(Operand::written).collect(Collectors.joining(", ", "(", ")"));
            return left.written() + (negated ? " not in " : " in ") + list;
        }
    }
}
