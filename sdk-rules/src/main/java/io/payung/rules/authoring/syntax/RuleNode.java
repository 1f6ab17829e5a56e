package io.payung.rules.authoring.syntax;

import io.payung.rules.authoring.source.Position;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A rule as the author wrote it.
 *
 * @param conditions the top-level conditions: all must hold
 */
public record RuleNode(String id, String name, Position at, Token factType, List<Condition> conditions, Call call) {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,63}");

    /** The reason code at the end of the right side, if one stands there. */
    public Optional<Operand.Literal> reasonCode() {
        List<Operand> arguments = call.arguments();
        Operand last = arguments.isEmpty() ? null : arguments.get(arguments.size() - 1);
        return last instanceof Operand.Literal literal && literal.kind() == Operand.Literal.Kind.TEXT && CODE.matcher(literal.text()).matches()
                ? Optional.of(literal) : Optional.empty();
    }

    /**
     * Where a comparison of the rule stands: its left side; in a table, whose headings are shared by all rows, what stands in the rule's own row.
     */
    public Position placeOf(Operand left, Operand right) {
        boolean heading = left.at().cell() != null && left.at().line() != at.line();
        return heading && right.at().line() == at.line() ? right.at() : left.at();
    }

    /** The right side. */
    public record Call(String word, List<Operand> arguments, Position at) {}
}
