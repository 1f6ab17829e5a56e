package io.payung.rules.authoring.dialect;

import io.payung.product.ValueType.Kind;
import io.payung.product.ValueType;
import io.payung.rules.authoring.dialect.Resolved.Origin;
import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.Condition;
import io.payung.rules.authoring.syntax.Operand.Literal;
import io.payung.rules.authoring.syntax.Operand;
import io.payung.rules.pack.RuleInfo.Comparison;
import io.payung.rules.pack.RuleInfo.ConditionInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks the conditions of one rule and writes them again, in a form of which no word is the author's own. */
final class ConditionChecker {

    private static final Set<String> ORDERING = Set.of("<", "<=", ">", ">=");
    private static final Map<String, String> MIRRORED = Map.of("<", ">", "<=", ">=", ">", "<", ">=", "<=", "==", "==", "!=", "!=");

    private final Resolver resolver;
    private final Problems problems;
    private Set<String> reads = new TreeSet<>();
    private @Nullable Comparison comparison;

    ConditionChecker(Resolver resolver, Problems problems) {
        this.resolver = resolver;
        this.problems = problems;
    }

    /** One top-level condition; its text is empty after a problem was noted. */
    ConditionInfo check(Condition condition) {
        reads = new TreeSet<>();
        String text = write(condition);
        return new ConditionInfo(text, condition.written(), new TreeSet<>(reads));
    }

    /** The first comparison of a fact with a parameter or amount in all that was checked. */
    @Nullable Comparison comparison() {
        return comparison;
    }

    private String write(Condition condition) {
        if (condition instanceof Condition.All all) {
            return join(all.of(), " && ");
        }
        if (condition instanceof Condition.Any any) {
            return join(any.of(), " || ");
        }
        if (condition instanceof Condition.Among among) {
            return among(among);
        }
        Condition.Compare compare = (Condition.Compare) condition;
        Optional<Term> left = term(compare.left());
        Optional<Term> right = value(left, compare.right());
        return left.isEmpty() || right.isEmpty() ? "" : compare(left.get(), compare.operator(), right.get(), compare);
    }

    private String join(List<Condition> conditions, String operator) {
        return conditions.stream().map(this::write).collect(Collectors.joining(operator, "(", ")"));
    }

    /** As a chain of comparisons: {@code in} of the engine silently never matches some values. */
    private String among(Condition.Among among) {
        Optional<Term> left = term(among.left());
        List<String> parts = new ArrayList<>();
        for (Operand value : among.values()) {
            Optional<Term> right = value(left, value);
            if (left.isPresent() && right.isPresent()) {
                String operator = among.negated() ? "!=" : "==";
                parts.add(compare(left.get(), operator, right.get(), new Condition.Compare(among.left(), operator, value, among.at())));
            }
        }
        return parts.stream().distinct().collect(Collectors.joining(among.negated() ? " && " : " || ", "(", ")"));
    }

    /** What stands on the right side; a bare word beside a text is most likely a value whose quotes were forgotten. */
    private Optional<Term> value(Optional<Term> left, Operand operand) {
        if (!(operand instanceof Operand.Name name) || name.name().indexOf('.') >= 0 || resolver.knows(name.name())) {
            return term(operand);
        }
        Resolved fact = left.isPresent() && left.get() instanceof Term.Named named ? named.resolved() : null;
        if (fact != null && fact.type().kind() == Kind.TEXT) {
            boolean known = fact.allowed().isEmpty() || fact.allowed().contains(name.name());
            problems.error(operand.at(), "VALUE_UNQUOTED", "\"" + name.name() + "\" is a value without quotes",
                    known ? "write \"" + name.name() + "\" in quotes" : DidYouMean.among(name.name(), fact.allowed()) + " Write it in quotes");
            return Optional.empty();
        }
        // Beside a name that is unknown itself nobody can say what a bare word means; the name was told.
        return left.isEmpty() ? Optional.empty() : term(operand);
    }

    private Optional<Term> term(Operand operand) {
        if (operand instanceof Operand.Name name) {
            return resolver.resolve(name).map(Term.Named::new);
        }
        return Optional.of(new Term.Written((Literal) operand));
    }

    private String compare(Term left, String operator, Term right, Condition.Compare source) {
        if (left.isConstant() && right.isConstant()) {
            problems.error(source.at(), "READS_NO_FACT", "this comparison reads no fact, so it is always the same", "compare a fact");
            return "";
        }
        if (left.isConstant()) {
            return compare(right, MIRRORED.get(operator), left, new Condition.Compare(source.right(), operator, source.left(),
                    source.at()));
        }
        if (right.isNull()) {
            return absence((Term.Named) left, operator, source);
        }
        Optional<Kind> kind = commonKind(left, right);
        if (kind.isEmpty() || unitsDiffer(left, right)) {
            return differ(left, right, kind.isPresent(), source);
        }
        if (ORDERING.contains(operator) && (kind.get() == Kind.TEXT || kind.get() == Kind.FLAG)) {
            problems.error(source.at(), "OPERATOR_NOT_FOR_TYPE", "\"" + operator + "\" does not compare "
                    + describe(left, source.left()), "use == or !=");
            return "";
        }
        if (!allowed(left, right, source.right().at())) {
            return "";
        }
        note(left, right);
        return left.text(kind.get()) + " " + operator + " " + right.text(kind.get());
    }

    private String differ(Term left, Term right, boolean units, Condition.Compare source) {
        problems.error(source.right().at(), units ? "UNIT_MISMATCH" : "TYPE_MISMATCH", describe(left, source.left())
                + " cannot be compared with " + describe(right, source.right()),
                units ? "compare values of one unit: money with money, a percentage with a percentage" : "compare values of one type");
        return "";
    }

    /** Only an explicit {@code == null} or {@code != null} may read an absent fact, so it does not count as reading. */
    private String absence(Term.Named left, String operator, Condition.Compare source) {
        if (left.resolved().origin() == Origin.AMOUNT || ORDERING.contains(operator)) {
            problems.error(source.at(), "OPERATOR_NOT_FOR_TYPE", "null is only compared with == or !=, and only with a fact or an answer",
                    "write NAME == null");
            return "";
        }
        return Term.access(left.resolved(), left.resolved().type().kind()) + " " + operator + " null";
    }

    private static Optional<Kind> commonKind(Term left, Term right) {
        Kind kind = ((Term.Named) left).resolved().type().kind();
        if (right.fits(kind)) {
            return Optional.of(kind);
        }
        return left.fits(Kind.NUMBER) && right.fits(Kind.NUMBER) ? Optional.of(Kind.NUMBER) : Optional.empty();
    }

    /** Money is not compared with a percentage, nor with a count of something; a plain number in a rule or parameter fits both. */
    private static boolean unitsDiffer(Term left, Term right) {
        ValueType one = left.type();
        ValueType other = right.type();
        if (one == null || other == null || one == other || one == ValueType.DECIMAL || other == ValueType.DECIMAL) {
            return false;
        }
        boolean unit = isUnit(one) || isUnit(other);
        // A constant stands on the right side by now.
        boolean plain = other == ValueType.INTEGER && right.isConstant();
        return unit && !plain;
    }

    private static boolean isUnit(ValueType type) {
        return type == ValueType.MONEY || type == ValueType.PERCENT;
    }

    private boolean allowed(Term left, Term right, Position at) {
        Resolved fact = ((Term.Named) left).resolved();
        if (fact.allowed().isEmpty() || !right.isConstant()) {
            return true;
        }
        String value = right instanceof Term.Written written ? written.literal().text()
                : Term.plain(((Term.Named) right).resolved().value());
        if (fact.allowed().contains(value)) {
            return true;
        }
        problems.error(at, "VALUE_UNKNOWN", "\"" + value + "\" is no value of \"" + fact.key() + "\"",
                DidYouMean.among(value, fact.allowed()));
        return false;
    }

    private void note(Term left, Term right) {
        Resolved fact = ((Term.Named) left).resolved();
        reads.addAll(fact.reads());
        if (!(right instanceof Term.Named named)) {
            return;
        }
        Resolved other = named.resolved();
        reads.addAll(other.reads());
        if (comparison == null && other.isConstant()) {
            comparison = new Comparison(fact.key(), Term.plain(other.value()), null);
        } else if (comparison == null && other.origin() == Origin.AMOUNT && fact.origin() != Origin.AMOUNT) {
            comparison = new Comparison(fact.key(), null, other.key());
        }
    }

    private static String describe(Term term, Operand operand) {
        if (term instanceof Term.Named named) {
            return "\"" + named.resolved().key() + "\" (" + named.resolved().type().key() + ")";
        }
        Literal literal = (Literal) operand;
        return literal.kind() == Literal.Kind.TEXT ? "the text \"" + literal.text() + "\"" : "\"" + literal.text() + "\"";
    }
}
