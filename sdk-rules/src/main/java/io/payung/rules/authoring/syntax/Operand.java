package io.payung.rules.authoring.syntax;

import io.payung.rules.authoring.source.Position;
import org.jspecify.annotations.Nullable;

/** One side of a comparison, or an argument of the right side, as the author wrote it. */
public sealed interface Operand {

    Position at();

    /** @param argument of {@code lives.countOf("role")} */
    record Name(String name, @Nullable String argument, Position at) implements Operand {}

    record Literal(Kind kind, String text, Position at) implements Operand {

        public enum Kind {
            TEXT,
            NUMBER,
            FLAG,
            NULL
        }
    }
}
