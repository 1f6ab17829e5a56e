package io.payung.rules.authoring.syntax;

import io.payung.rules.authoring.source.Position;
import org.jspecify.annotations.Nullable;

/** One side of a comparison, or an argument of the right side, as the author wrote it. */
public sealed interface Operand {

    Position at();

    /** As it stands in the rule. */
    String written();

    /** @param argument of {@code lives.countOf("role")} */
    record Name(String name, @Nullable String argument, Position at) implements Operand {

        @Override
        public String written() {
            return argument == null ? name : name + "(\"" + argument + "\")";
        }
    }

    record Literal(Kind kind, String text, Position at) implements Operand {

        public enum Kind {
            TEXT,
            NUMBER,
            FLAG,
            NULL
        }

        @Override
        public String written() {
            return kind == Kind.TEXT ? "\"" + text + "\"" : text;
        }
    }
}
