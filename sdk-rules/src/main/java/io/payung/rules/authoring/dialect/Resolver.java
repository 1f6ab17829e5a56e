package io.payung.rules.authoring.dialect;

import io.payung.product.FactVocabulary;
import io.payung.product.Formula;
import io.payung.product.Parameter;
import io.payung.product.Question.Moment;
import io.payung.product.Question.Scope;
import io.payung.product.Question;
import io.payung.product.RuleSet;
import io.payung.product.ValueType;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.dialect.Resolved.Origin;
import io.payung.rules.authoring.source.DidYouMean;
import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.Operand;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds out what the names of one rule set mean. */
final class Resolver {

    private static final String COUNT_OF = "lives.countOf";

    private final RuleSet set;
    private final Symbols symbols;
    private final Problems problems;

    Resolver(RuleSet set, Symbols symbols, Problems problems) {
        this.set = set;
        this.symbols = symbols;
        this.problems = problems;
    }

    /** The meaning, or empty after a problem was noted. */
    Optional<Resolved> resolve(Operand.Name operand) {
        String name = operand.name();
        if (name.equals(COUNT_OF)) {
            return countOf(operand);
        }
        if (name.startsWith("answers.")) {
            return answer(name, operand.at());
        }
        if (name.startsWith("parameters.")) {
            Parameter parameter = symbols.parameters().get(after(name));
            return parameter == null
                    ? unknown(name, "parameters.", symbols.parameters().keySet(), operand.at())
                    : Optional.of(new Resolved(Origin.PARAMETER, name, parameter.type(), parameter.value(), Set.of(), Set.of()));
        }
        if (name.startsWith("amounts.")) {
            Formula formula = symbols.amounts().get(after(name));
            return formula == null
                    ? unknown(name, "amounts.", symbols.amounts().keySet(), operand.at())
                    : Optional.of(new Resolved(Origin.AMOUNT, name, ValueType.DECIMAL, null, reads(formula), Set.of()));
        }
        ValueType type = isOfNoObject(name) ? null : FactVocabulary.of(set).get(name);
        return type == null
                ? unknownFact(name, operand.at())
                : Optional.of(new Resolved(Origin.FACT, name, type, null, Set.of(name), KnownValues.of(name, symbols)));
    }

    /** Whether the rules of the set have a fact of the name. */
    boolean knows(String fact) {
        return FactVocabulary.of(set).containsKey(fact);
    }

    /** A product that insures lives only has no object to ask about. */
    private boolean isOfNoObject(String name) {
        return name.startsWith("object.") && symbols.object() == null;
    }

    private Optional<Resolved> countOf(Operand.Name operand) {
        String role = operand.argument();
        if (role == null || !symbols.lives().containsKey(role)) {
            problems.error(operand.at(), "ID_UNKNOWN", "there is no insured role \"" + (role == null ? "" : role) + "\"",
                    operand.at().advise("write lives.countOf(\"ROLE\"): ", "write lives.countOf(\"ROLE\"): ", "")
                            + DidYouMean.among(role == null ? "" : role, symbols.lives().keySet()));
            return Optional.empty();
        }
        String key = COUNT_OF + "." + role;
        return Optional.of(new Resolved(Origin.FACT, key, ValueType.INTEGER, null, Set.of(key), Set.of()));
    }

    private Optional<Resolved> answer(String name, Position at) {
        Question question = symbols.questions().get(after(name));
        if (question == null) {
            return unknown(name, "answers.", symbols.questions().keySet(), at);
        }
        if (question.askedAt() == Moment.CHANGE || question.askedAt() == Moment.CLAIM && set != RuleSet.CLAIM_DOCUMENTS) {
            problems.error(at, "QUESTION_ASKED_LATER", "\"" + name + "\" is asked later, so these rules never know it",
                    "ask it at quote, or move the rule to those of claim-documents");
            return Optional.empty();
        }
        if (question.per() == Scope.LIFE && set == RuleSet.CONSENT) {
            problems.error(at, "QUESTION_PER_LIFE", "\"" + name + "\" is asked for each life, and consent is decided once",
                    "ask it per quote");
            return Optional.empty();
        }
        return Optional.of(new Resolved(Origin.ANSWER, name, question.type(), null, Set.of(name), Set.copyOf(question.choices())));
    }

    /** The questions behind an amount; its parameters are always known. */
    private Set<String> reads(Formula formula) {
        Set<String> reads = new TreeSet<>();
        formula.reads().stream().filter(symbols.questions()::containsKey).forEach(name -> reads.add("answers." + name));
        return reads;
    }

    private Optional<Resolved> unknown(String name, String prefix, Collection<String> known, Position at) {
        if (symbols.places().containsKey(name.replace("answers.", "questions."))) {
            // It stands in product.yaml with a fault of its own, which was told there.
            return Optional.empty();
        }
        problems.error(at, "NAME_UNKNOWN", "product.yaml has no \"" + name + "\"",
                DidYouMean.among(name, known.stream().map(prefix::concat).toList()));
        return Optional.empty();
    }

    private Optional<Resolved> unknownFact(String name, Position at) {
        List<String> known = new ArrayList<>(FactVocabulary.of(set).keySet());
        known.removeIf(this::isOfNoObject);
        for (Map.Entry<String, ? extends Collection<String>> group : Map.of("answers.", symbols.questions().keySet(),
                "parameters.", symbols.parameters().keySet(), "amounts.", symbols.amounts().keySet()).entrySet()) {
            group.getValue().forEach(simple -> known.add(group.getKey() + simple));
        }
        List<String> same = known.stream().filter(one -> one.endsWith("." + name)).toList();
        problems.error(at, "NAME_UNKNOWN", "these rules know no \"" + name + "\"",
                same.isEmpty() ? DidYouMean.among(name, known) : "did you mean \"" + same.get(0) + "\"?");
        return Optional.empty();
    }

    private static String after(String name) {
        return name.substring(name.indexOf('.') + 1);
    }
}
