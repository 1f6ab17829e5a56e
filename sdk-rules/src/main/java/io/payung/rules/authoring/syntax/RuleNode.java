package io.payung.rules.authoring.syntax;

import io.payung.rules.authoring.source.Position;
import java.util.List;

/**
 * A rule as the author wrote it.
 *
 * @param conditions the top-level conditions: all must hold
 */
public record RuleNode(String id, String name, Position at, Token factType, List<Condition> conditions, Call call) {

    /** The right side. */
    public record Call(String word, List<Operand> arguments, Position at) {}
}
