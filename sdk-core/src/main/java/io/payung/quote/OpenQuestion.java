package io.payung.quote;

import io.payung.product.Question;

/**
 * A question without an answer.
 *
 * @param pointer JSON pointer at which the answer belongs, for example {@code /lives/0/answers/occupation}
 */
public record OpenQuestion(String pointer, Question question) {}
