package io.payung.quote;

import io.payung.product.Product;
import io.payung.product.Question;
import java.util.LinkedHashMap;
import java.util.Map;

/** The questions of a quote. */
final class QuoteQuestions {

    private QuoteQuestions() {}

    /** In the product's order. */
    static Map<String, Question> of(Product product, Question.Scope scope) {
        Map<String, Question> questions = new LinkedHashMap<>();
        product.questions().forEach((name, question) -> {
            if (question.askedAt() == Question.Moment.QUOTE && question.per() == scope) {
                questions.put(name, question);
            }
        });
        return questions;
    }
}
