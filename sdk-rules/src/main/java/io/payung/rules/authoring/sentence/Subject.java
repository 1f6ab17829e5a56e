package io.payung.rules.authoring.sentence;

import io.payung.product.ValueType;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.syntax.Operand;
import org.jspecify.annotations.Nullable;

/**
 * What a sentence is about.
 *
 * @param phrase   how it is called, for example {@code the answer to occupation}
 * @param name     as DRL calls it, for example {@code answers.occupation}
 * @param argument of {@code lives.countOf}
 * @param type     absent when product.yaml does not know it
 */
record Subject(String phrase, String name, @Nullable String argument, @Nullable ValueType type) {

    Operand.Name operand(Position at) {
        return new Operand.Name(name, argument, at);
    }

    String drl() {
        return argument == null ? name : name + "(\"" + argument + "\")";
    }

    /** An unknown thing is spoken about like a text, until its name is mended. */
    Family family() {
        return type == null ? Family.TEXT : Family.of(name, type);
    }

    /** A formula is never absent. */
    boolean allows(Operator operator) {
        return !operator.takesNothing() || !name.startsWith("amounts.");
    }
}
