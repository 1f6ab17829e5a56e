package io.payung.store;

import io.payung.policy.IssueOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What callers were told and what they have paid; written while they call, read by the checker afterwards. */
final class Told {

    /** Kinds of answers. */
    enum Kind {
        ISSUED,
        AWAITING,
        OTHER
    }

    /** One answer: {@code body} tells apart two requests under one key; {@code answer} is everything that a replay has to repeat. */
    record Answer(String operation, String key, String body, Kind kind, String answer, String number) {

        static final String IN_PROGRESS = "in progress";

        static Answer of(String operation, String key, String body, IssueOutcome outcome) {
            return outcome.fold(
                    issued -> new Answer(operation, key, body, Kind.ISSUED, issued.asReplay() + issued.secret().value(), issued.number().value()),
                    awaiting -> new Answer(operation, key, body, Kind.AWAITING, awaiting.asReplay().toString(), awaiting.application().toString()),
                    changed -> other(operation, key, body, "OFFER_CHANGED"),
                    inProgress -> other(operation, key, body, IN_PROGRESS),
                    refused -> other(operation, key, body, refused.reasons().get(0).code().value()));
        }

        static Answer other(String operation, String key, String body, String code) {
            return new Answer(operation, key, body, Kind.OTHER, code, "");
        }

        boolean isDone() {
            return kind != Kind.OTHER;
        }
    }

    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private final Map<String, Long> received = new ConcurrentHashMap<>();

    Answer add(Answer answer) {
        answers.add(answer);
        return answer;
    }

    /** The gateway has the money; the same reference is paid once. */
    void paid(String reference, long amount) {
        received.put(reference, amount);
    }

    /** Amounts by reference. */
    Map<String, Long> received() {
        return received;
    }

    /** Policies and applications that somebody was told of, each once. */
    List<Answer> done() {
        Map<String, Answer> done = new LinkedHashMap<>();
        answers.stream().filter(Answer::isDone).forEach(answer -> done.putIfAbsent(answer.kind + answer.number, answer));
        return List.copyOf(done.values());
    }

    /** How often each answer was given; policies and applications count as one kind each. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        answers.forEach(answer -> counts.merge(answer.isDone() ? answer.kind.name().toLowerCase(Locale.ROOT) : answer.answer, 1L, Long::sum));
        return counts;
    }

    /** A caller has seen something itself that cannot be. */
    void contradict(String what) {
        seen.add(what);
    }

    /** Keys under which two answers were given. */
    List<String> contradictions() {
        List<String> contradictions = new ArrayList<>(seen);
        Map<String, Answer> first = new LinkedHashMap<>();
        for (Answer answer : answers) {
            String key = answer.operation + " " + answer.key;
            if (answer.isDone() && !first.computeIfAbsent(key, unknown -> answer).answer.equals(answer.answer)) {
                contradictions.add("key " + key + " was given two answers");
            }
        }
        return contradictions;
    }
}
