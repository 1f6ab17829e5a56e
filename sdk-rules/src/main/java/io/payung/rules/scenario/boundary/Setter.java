package io.payung.rules.scenario.boundary;

import io.payung.product.Benefit;
import io.payung.product.Product;
import io.payung.product.Question;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Finds where a scenario writes the fact that a rule reads.
 *
 * @param life name of the life the rule is about, or empty when the applicant alone is insured
 */
record Setter(Product product, String life) {

    private static final Map<String, String> PATHS = Map.ofEntries(
            Map.entry("plan", "plan"), Map.entry("channel", "channel"), Map.entry("language", "language"), Map.entry("coverStart", "coverStart"),
            Map.entry("applicant.ageAtStart", "applicant.age"), Map.entry("applicant.sex", "applicant.sex"),
            Map.entry("held.count", "held.count"), Map.entry("held.sumInsured", "held.sumInsured"), Map.entry("held.overlaps", "held.overlaps"),
            Map.entry("by", "consent.by"), Map.entry("method", "consent.method"), Map.entry("event.cause", "event.cause"),
            Map.entry("event.consequence", "event.consequence"), Map.entry("event.place", "event.place"), Map.entry("event.date", "event.date"),
            Map.entry("policy.ageDays", "event.afterDays"), Map.entry("reportedAfterDays", "event.reportedAfterDays"));

    /** What cannot stand beside the path. */
    private static final Map<String, String> INSTEAD = Map.of(
            "event.afterDays", "event.date", "event.date", "event.afterDays", "event.reportedAfterDays", "event.reportedOn",
            "held.count", "held.policies", "held.sumInsured", "held.policies", "held.overlaps", "held.policies");

    /** The path of the fact in what is given; empty when no scenario sets it by itself. */
    Optional<String> path(String fact) {
        if (fact.startsWith("answers.")) {
            return Optional.ofNullable(product.questions().get(fact.substring("answers.".length()))).map(this::answer);
        }
        String ofLife = life.isEmpty() ? "applicant." : "lives." + life + ".";
        return switch (fact) {
            case "life.ageAtStart" -> Optional.of(ofLife + "age");
            case "life.sex" -> Optional.of(ofLife + "sex");
            default -> Optional.ofNullable(PATHS.get(fact));
        };
    }

    /** The facts with the value at the path, and without what contradicts it. */
    Facts set(Facts facts, String path, Object value) {
        Facts changed = path.endsWith(".age") ? facts.without(path.substring(0, path.length() - "age".length()) + "birthDate") : facts;
        if (INSTEAD.containsKey(path)) {
            changed = changed.without(INSTEAD.get(path));
        }
        return changed.with(path, value);
    }

    /** The facts with the value of the fact; empty when no scenario sets it by itself. */
    Optional<Facts> set(String fact, Facts facts, Object value) {
        if (fact.equals("benefit")) {
            Benefit benefit = product.benefits().get(String.valueOf(value));
            return benefit == null ? Optional.empty() : Optional.of(facts.with("event.consequence", benefit.consequences().get(0)));
        }
        if (fact.equals("minorInsured")) {
            int age = product.ageOfMajority() - (Boolean.TRUE.equals(value) ? 1 : 0);
            return Optional.of(set(facts, "applicant.age", BigDecimal.valueOf(age)).with("guardian", "parent"));
        }
        return path(fact).map(path -> set(facts, path, value));
    }

    private String answer(Question question) {
        if (question.askedAt() == Question.Moment.CLAIM) {
            return "event.answers." + question.name();
        }
        boolean ofLife = question.per() == Question.Scope.LIFE && !life.isEmpty();
        return (ofLife ? "lives." + life + ".answers." : "answers.") + question.name();
    }
}
