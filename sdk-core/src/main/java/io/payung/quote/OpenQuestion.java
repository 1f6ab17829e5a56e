package io.payung.quote;

import io.payung.product.Question;

/**
 * A question without an answer.
 *
 * @param pointer JSON pointer at which the answer belongs, for example {@code /lives/0/answers/occupation}; {@code /answers/occupation}
 *                when the request names no lives
 */
public record OpenQuestion(String pointer, Question question) {}
