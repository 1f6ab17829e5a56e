package io.payung.claim;

import io.payung.party.Life;
import io.payung.product.Question;
import io.payung.product.ValueType;
import io.payung.quote.QuoteRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which of the insured persons a claim is about.
 *
 * @param insured all of them
 * @param place   among them; absent while several are insured and nobody has said which one it is
 */
record ClaimLife(List<Life> insured, @Nullable Integer place) {

    private static final String PATH = "lives/";

    ClaimLife {
        insured = List.copyOf(insured);
    }

    /** @param named as the claim names it, for example {@code lives/1}, or absent */
    static ClaimLife of(QuoteRequest request, @Nullable String named) {
        List<Life> insured = request.lives();
        if (insured.size() <= 1) {
            return new ClaimLife(insured, 0);
        }
        return new ClaimLife(insured, named == null ? null : placeOf(named));
    }

    /** Whether the policy insures somebody of that name. */
    static boolean isInsured(QuoteRequest request, String named) {
        return placeOf(named) < Math.max(1, request.lives().size());
    }

    private static int placeOf(String named) {
        return Integer.parseInt(named.substring(PATH.length()));
    }

    /** Whether somebody still has to say it. */
    boolean isOpen() {
        return place == null;
    }

    /** Whoever it may be about. */
    List<Life> candidates() {
        return place == null || insured.isEmpty() ? insured : List.of(insured.get(place));
    }

    /** What was answered about this person; nothing while nobody knows who it is. */
    Map<String, Object> answers() {
        Map<String, Object> answers = new TreeMap<>();
        if (!isOpen()) {
            candidates().forEach(life -> answers.putAll(life.answers()));
        }
        return answers;
    }

    /** As a decision records it; empty where only one is insured. */
    Map<String, Object> facts() {
        return place == null || insured.size() <= 1 ? Map.of() : Map.of("life", PATH + place);
    }

    Question question() {
        List<String> places = IntStream.range(0, insured.size()).mapToObj(each -> PATH + each).toList();
        return new Question(
                ClaimAssessment.LIFE, ValueType.CHOICE, places, null, null, "customer", Question.Moment.CLAIM, Question.Scope.QUOTE);
    }
}
