package io.payung.rules.authoring.dialect;

import io.payung.product.Formula;
import io.payung.product.RuleSet;
import io.payung.product.ValueType.Kind;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.dialect.Resolved.Origin;
import io.payung.rules.authoring.logic.Logic;
import io.payung.rules.authoring.logic.Operator;
import io.payung.rules.authoring.logic.Space;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.Condition;
import io.payung.rules.authoring.syntax.Operand;
import io.payung.rules.authoring.syntax.Operand.Literal;
import io.payung.rules.authoring.syntax.RuleNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns the conditions of rules in which no fault was found into logic: parameters and constant amounts as values. For one rule set. */
public final class LogicReader {

    private final Resolver resolver;
    private final Symbols symbols;
    private final Function<Formula, Optional<BigDecimal>> constants;
    private final FactDomains domains;
    private final Map<String, List<Logic>> rules = new TreeMap<>();

    /** @param constants the value of a formula that depends on no answer */
    public LogicReader(RuleSet set, Symbols symbols, Function<Formula, Optional<BigDecimal>> constants) {
        this.resolver = new Resolver(set, symbols, new Problems(""));
        this.symbols = symbols;
        this.constants = constants;
        this.domains = new FactDomains(set, symbols);
    }

    /** The top-level conditions of a sound rule. */
    public List<Logic> read(RuleNode rule) {
        return rules.computeIfAbsent(rule.id(), id -> rule.conditions().stream().map(condition -> logic(rule, condition)).toList());
    }

    /** Everything that the facts of the rules read so far can be. */
    public Space space() {
        Set<String> read = new TreeSet<>();
        rules.values().forEach(conditions -> conditions.forEach(condition -> read.addAll(condition.reads())));
        return domains.space(read);
    }

    private Logic logic(RuleNode rule, Condition condition) {
        if (condition instanceof Condition.All all) {
            return new Logic.All(all.of().stream().map(part -> logic(rule, part)).toList());
        }
        if (condition instanceof Condition.Any any) {
            return new Logic.Any(any.of().stream().map(part -> logic(rule, part)).toList());
        }
        if (condition instanceof Condition.Among among) {
            Operator operator = among.negated() ? Operator.NOT_EQUAL : Operator.EQUAL;
            List<Logic> parts = new ArrayList<>();
            among.values().forEach(value -> parts.add(compare(among.left(), operator, value, rule.placeOf(among.left(), value))));
            return among.negated() ? new Logic.All(parts) : new Logic.Any(parts);
        }
        Condition.Compare compare = (Condition.Compare) condition;
        return compare(compare.left(), Operator.of(compare.operator()), compare.right(), rule.placeOf(compare.left(), compare.right()));
    }

    private Logic compare(Operand left, Operator operator, Operand right, Position at) {
        if (isUnknown(left) || isUnknown(right)) {
            return new Logic.Opaque("it reads a name that has a fault in product.yaml", at);
        }
        Optional<Resolved> fact = fact(left);
        Optional<Resolved> other = fact(right);
        if (fact.isEmpty() && other.isPresent()) {
            return compare(other.get(), operator.mirrored(), left, at);
        }
        if (fact.isPresent() && other.isEmpty()) {
            return compare(fact.get(), operator, right, at);
        }
        return opaque(fact.filter(one -> one.origin() == Origin.AMOUNT).or(() -> other.filter(one -> one.origin() == Origin.AMOUNT)), at);
    }

    private Logic compare(Resolved fact, Operator operator, Operand constant, Position at) {
        if (fact.origin() == Origin.AMOUNT) {
            return opaque(Optional.of(fact), at);
        }
        domains.add(fact);
        Object value = value(constant, fact.type().kind());
        return value == null ? new Logic.Absence(fact.key(), operator == Operator.EQUAL, at)
                : new Logic.Compare(fact.key(), operator, value, at);
    }

    private static Logic opaque(Optional<Resolved> amount, Position at) {
        String why = amount.map(one -> "it reads " + one.key() + ", which depends on answers").orElse("it compares two facts");
        return new Logic.Opaque(why, at);
    }

    /** The fault of such a name was told where it is declared, not where it is read. */
    private boolean isUnknown(Operand operand) {
        return operand instanceof Operand.Name && resolved(operand).isEmpty();
    }

    /** What is only known when deciding; empty for whatever is constant. */
    private Optional<Resolved> fact(Operand operand) {
        return resolved(operand).filter(resolved -> !resolved.isConstant() && constant(resolved).isEmpty());
    }

    private Optional<Resolved> resolved(Operand operand) {
        return operand instanceof Operand.Name name ? resolver.resolve(name) : Optional.empty();
    }

    private Optional<BigDecimal> constant(Resolved resolved) {
        Formula formula = resolved.origin() == Origin.AMOUNT ? symbols.amounts().get(resolved.simpleName()) : null;
        return formula == null ? Optional.empty() : constants.apply(formula);
    }

    private @Nullable Object value(Operand operand, Kind kind) {
        if (operand instanceof Operand.Name) {
            Resolved resolved = resolved(operand).orElseThrow();
            return resolved.isConstant() ? resolved.value() : constant(resolved).orElseThrow();
        }
        Literal literal = (Literal) operand;
        return switch (literal.kind()) {
            case NULL -> null;
            case NUMBER -> new BigDecimal(literal.text());
            case FLAG -> Boolean.valueOf(literal.text());
            case TEXT -> kind == Kind.DATE ? LocalDate.parse(literal.text()) : literal.text();
        };
    }
}
