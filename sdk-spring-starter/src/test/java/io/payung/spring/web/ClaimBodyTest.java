package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.claim.ClaimAssessment;
import io.payung.product.Question;
import io.payung.product.ValueType;
import io.payung.spring.fixture.TestProduct;
import io.payung.spring.web.form.Wording;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** How a claim's questions are told. */
class ClaimBodyTest {

    @ParameterizedTest
    @CsvSource({"en,Insured person 2", "id,Orang yang dilindungi 2"})
    void asksWhomItIsAboutByPlaceInTheNoticeItself(String language, String second) {
        ObjectNode body = body(language).question(question(ClaimAssessment.LIFE, List.of("lives/0", "lives/1")));

        assertThat(body.at("/pointer").asString()).isEqualTo("/life");
        assertThat(body.at("/title").asString()).endsWith("?");
        assertThat(body.at("/schema/oneOf")).hasSize(2);
        assertThat(body.at("/schema/oneOf/1/const").asString()).isEqualTo("lives/1");
        assertThat(body.at("/schema/oneOf/1/title").asString()).isEqualTo(second);
    }

    @Test
    void asksTheProductsOwnQuestionsAmongItsAnswers() {
        ObjectNode body = body("en").question(question("life", List.of("main")));

        assertThat(body.at("/pointer").asString()).isEqualTo("/answers/life");
    }

    private static ClaimBody body(String language) {
        return new ClaimBody(new Voice(TestProduct.pack(), language, new Wording()));
    }

    private static Question question(String name, List<String> choices) {
        return new Question(name, ValueType.CHOICE, choices, null, null, "customer", Question.Moment.CLAIM, Question.Scope.QUOTE);
    }
}
