package io.payung.rules.authoring.definition;

import io.payung.product.Question;
import io.payung.product.terms.AnswerTest;
import io.payung.rules.authoring.definition.AnswerTestReader.Answer;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.authoring.syntax.Condition;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a rule asks first whether an answer is needed, before it reads it. */
public final class Guards {

    private Guards() {}

    /** @param conditions the top-level conditions of the rule, all of which must hold */
    public static boolean hold(List<Condition> conditions, Question question, Symbols symbols) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        symbols.questions().forEach((name, one) -> answers.put(name, new Answer(one.type(), one.choices())));
        // A condition on anything else than answers is no guard, and what is wrong with it was told already.
        AnswerTestReader reader = new AnswerTestReader(answers, symbols.parameters(), new Problems("guard"));
        Set<AnswerTest> tested = new HashSet<>();
        conditions.forEach(condition -> reader.test(condition).ifPresent(test -> tested.addAll(parts(test))));
        return question.neededWhen() == null || tested.containsAll(parts(question.neededWhen()));
    }

    /** The tests of which every one must hold, in one form for equal numbers. */
    private static Set<AnswerTest> parts(AnswerTest test) {
        Set<AnswerTest> parts = new HashSet<>();
        if (test instanceof AnswerTest.Combined combined && combined.all()) {
            combined.of().forEach(part -> parts.addAll(parts(part)));
        } else {
            parts.add(plain(test));
        }
        return parts;
    }

    private static AnswerTest plain(AnswerTest test) {
        if (test instanceof AnswerTest.Combined combined) {
            return new AnswerTest.Combined(combined.all(), combined.of().stream().map(Guards::plain).toList());
        }
        AnswerTest.Compare compare = (AnswerTest.Compare) test;
        Object value = compare.value() instanceof BigDecimal number ? number.stripTrailingZeros() : compare.value();
        return new AnswerTest.Compare(compare.name(), compare.operator(), value);
    }
}
