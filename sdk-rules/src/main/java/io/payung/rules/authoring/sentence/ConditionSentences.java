package io.payung.rules.authoring.sentence;

import io.payung.rules.authoring.source.Position;
import io.payung.rules.authoring.syntax.Condition;
import io.payung.rules.authoring.syntax.Operand.Literal;
import io.payung.rules.authoring.syntax.Operand;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads one sentence about a fact. */
final class ConditionSentences {

    private final Subjects subjects;
    private final Operands operands;
    private final Wording wording;
    private final List<FixedSentence> fixed;

    ConditionSentences(Subjects subjects, Operands operands, Wording wording, List<FixedSentence> fixed) {
        this.subjects = subjects;
        this.operands = operands;
        this.wording = wording;
        this.fixed = fixed;
    }

    /** The condition, or empty when no sentence of the dictionary is like it. @throws SyntaxException when one is nearly */
    Optional<Condition> read(List<Word> words) {
        for (FixedSentence sentence : fixed) {
            Optional<Template.Match> match = sentence.template().match(words, 0);
            if (match.isPresent() && match.get().next() == words.size()) {
                return Optional.of(sentence.condition(words.get(0).at()));
            }
        }
        return subjects.at(words, 0).stream().flatMap(found -> about(found, words).stream()).findFirst();
    }

    private Optional<Condition> about(Subjects.Found found, List<Word> words) {
        Family family = found.subject().family();
        Comparator<Operator> longest = Comparator.comparing(operator -> operator.phrase(family, wording).parts().size());
        List<Operator> known = Operator.of(family).stream().filter(found.subject()::allows).sorted(longest.reversed()).toList();
        for (Operator operator : known) {
            Optional<Template.Match> match = operator.phrase(family, wording).match(words, found.next());
            if (match.isPresent() && fits(operator, family, words.subList(match.get().next(), words.size()))) {
                return Optional.of(condition(found, operator, words, match.get().next()));
            }
        }
        return Optional.empty();
    }

    private boolean fits(Operator operator, Family family, List<Word> rest) {
        return operator.takesNothing() ? rest.isEmpty() : operator.takesList() || operands.mayBeOne(family, rest);
    }

    private Condition condition(Subjects.Found found, Operator operator, List<Word> words, int next) {
        Position at = words.get(found.next()).at();
        List<Word> rest = words.subList(next, words.size());
        Word last = words.get(words.size() - 1);
        Position after = last.at().plus(last.shown().length());
        Family family = found.subject().family();
        if (operator.takesList()) {
            return new Condition.Among(found.operand(), operator == Operator.NOT_AMONG, operands.list(family, rest, after), at);
        }
        if (operator.takesNothing()) {
            String comparison = operator == Operator.ABSENT ? "==" : "!=";
            return new Condition.Compare(found.operand(), comparison, new Literal(Literal.Kind.NULL, "null", at), at);
        }
        Operand right = operands.one(family, rest, after);
        return new Condition.Compare(found.operand(), operator.drl(), right, at);
    }
}
