package io.payung.rules.authoring.definition;

import io.payung.product.Parameter;
import io.payung.product.Question.Moment;
import io.payung.product.Question.Scope;
import io.payung.product.Question;
import io.payung.product.terms.AnswerTest;
import io.payung.rules.authoring.definition.AnswerTestReader.Answer;
import io.payung.rules.authoring.source.Problems;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads under which conditions questions are needed: only of answers that are known by then, and never in a circle. */
final class NeededWhenReader {

    private final YamlNode section;
    private final Map<String, Question> questions;
    private final Map<String, Parameter> parameters;
    private final Problems problems;

    /** @param section the questions of product.yaml */
    NeededWhenReader(YamlNode section, Map<String, Question> questions, Map<String, Parameter> parameters, Problems problems) {
        this.section = section;
        this.questions = questions;
        this.parameters = parameters;
        this.problems = problems;
    }

    /** The questions with their conditions. */
    Map<String, Question> read() {
        Map<String, Question> read = new LinkedHashMap<>();
        questions.forEach((name, question) -> {
            YamlNode node = section.get(name).get("neededWhen");
            Optional<AnswerTest> test = node.text().isEmpty() ? Optional.empty()
                    : new AnswerTestReader(readable(question), parameters, problems).read(node);
            read.put(name, test.map(needed -> with(question, needed)).orElse(question));
        });
        read.keySet().forEach(name -> refuseCircle(name, read));
        return read;
    }

    /** What is known when the question is asked, about the same subject or the whole quote. */
    private Map<String, Answer> readable(Question asking) {
        Map<String, Answer> readable = new LinkedHashMap<>();
        questions.forEach((name, other) -> {
            boolean known = other.askedAt().compareTo(asking.askedAt()) <= 0 || other.askedAt() == Moment.QUOTE;
            boolean same = other.per() != Scope.LIFE || asking.per() == Scope.LIFE || asking.askedAt() == Moment.CLAIM;
            if (known && same && !name.equals(asking.name())) {
                readable.put(name, new Answer(other.type(), other.choices()));
            }
        });
        return readable;
    }

    private void refuseCircle(String name, Map<String, Question> read) {
        if (reaches(name, name, read, new HashSet<>())) {
            problems.error(section.get(name).keyPosition("neededWhen"), "CIRCULAR", "whether \"" + name + "\" is needed depends on itself",
                    "let one of these questions always be asked");
        }
    }

    private static boolean reaches(String from, String to, Map<String, Question> read, Set<String> seen) {
        Question question = read.get(from);
        if (question == null || question.neededWhen() == null || !seen.add(from)) {
            return false;
        }
        return question.neededWhen().reads().stream().anyMatch(next -> next.equals(to) || reaches(next, to, read, seen));
    }

    private static Question with(Question question, AnswerTest needed) {
        return new Question(question.name(), question.type(), question.choices(), question.min(), question.max(), question.source(),
                question.askedAt(), question.per(), needed, question.choosable());
    }
}
