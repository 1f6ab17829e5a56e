package io.payung.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.terms.AnswerTest.Compare;
import io.payung.product.terms.AnswerTest.Operator;
import io.payung.product.terms.AnswerTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NeedsTest {

    private final Map<String, Question> questions = new LinkedHashMap<>();

    NeedsTest() {
        ask("method", null);
        ask("interest", new Compare("method", Operator.EQUAL, "annuity"));
        ask("fixedFor", new Compare("interest", Operator.UNEQUAL, "none"));
    }

    @Test
    void rulesOutWhatTheAnswersRuleOutAndWhatDependsOnIt() {
        assertThat(Needs.of(questions, Map.of("method", "flat")).unneeded()).containsExactly("fixedFor", "interest");
        assertThat(Needs.of(questions, Map.of("method", "annuity")).unneeded()).isEmpty();
        assertThat(Needs.of(questions, Map.of()).unneeded()).isEmpty();
        assertThat(Needs.of(questions, Map.of("method", "annuity", "interest", "none")).unneeded()).containsExactly("fixedFor");
    }

    @Test
    void takesNoAnswerForOneThatNobodyNeeds() {
        Needs needs = Needs.of(questions, Map.of("method", "flat", "interest", "12"));

        assertThat(needs.unneeded()).containsExactly("fixedFor", "interest");
        assertThat(needs.keep(Map.of("method", "flat", "interest", "12"))).containsExactly(Map.entry("method", "flat"));
        assertThat(needs.ruleOut("answers.interest")).isTrue();
        assertThat(needs.ruleOut("answers.method")).isFalse();
        assertThat(needs.ruleOut("interest")).isFalse();
    }

    @Test
    void leavesOpenOnlyWhatIsNeededForCertain() {
        assertThat(open(Map.of())).containsExactly("method");
        assertThat(open(Map.of("method", "flat"))).isEmpty();
        assertThat(open(Map.of("method", "annuity"))).containsExactly("interest");
        assertThat(open(Map.of("method", "annuity", "interest", "12"))).containsExactly("fixedFor");
    }

    @Test
    void readsTheAnswersAmongFacts() {
        assertThat(Needs.ofFacts(questions, RuleFacts.of(Map.of("answers.method", "flat", "method", "annuity"))).unneeded())
                .containsExactly("fixedFor", "interest");
    }

    private List<String> open(Map<String, Object> answers) {
        Needs needs = Needs.of(questions, answers);
        return questions.values().stream().filter(question -> needs.leaveOpen(question, answers)).map(Question::name).toList();
    }

    private void ask(String name, @Nullable AnswerTest neededWhen) {
        questions.put(name, new Question(name, ValueType.TEXT, List.of(), null, null, "partner", Question.Moment.QUOTE, Question.Scope.QUOTE,
                neededWhen, false));
    }
}
