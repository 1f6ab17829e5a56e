package io.payung.rules.scenario.file;

import io.payung.party.Sex;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for what in a scenario.
 *
 * @param mode     how it is paid, absent for the product's first
 * @param lives    insured persons by the designer's own names; empty when the applicant alone is insured
 * @param answers  those asked per life count for every life that does not answer itself
 * @param guardian relation of the guardian, absent when there is none
 * @param consent  absent when the story ends with the quote
 * @param event    absent when nothing happens
 */
public record Given(
        String plan,
        @Nullable String mode,
        String channel,
        @Nullable String language,
        @Nullable LocalDate coverStart,
        Person applicant,
        Map<String, InsuredLife> lives,
        Map<String, Object> answers,
        Held held,
        @Nullable String guardian,
        @Nullable Acceptance consent,
        @Nullable Event event) {

    /** A person of whom either the age on the first day of cover or the birth date is known. */
    public record Person(@Nullable Integer age, @Nullable LocalDate birthDate, Sex sex) {}

    /** @param held what this life holds, absent when it is what all hold */
    public record InsuredLife(String role, String relation, Person person, Map<String, Object> answers, @Nullable Held held) {

        public InsuredLife {
            answers = ordered(answers);
        }
    }

    /**
     * What is held already.
     *
     * @param policies covers from which the figures follow; absent when the figures themselves are stated
     */
    public record Held(int count, BigDecimal sumInsured, boolean overlaps, @Nullable List<HeldPolicy> policies) {

        /** Nothing is held. */
        public static final Held NOTHING = new Held(0, BigDecimal.ZERO, false, null);

        public Held {
            policies = policies == null ? null : List.copyOf(policies);
        }
    }

    /** A cover of the days, both included. */
    public record HeldPolicy(LocalDate from, LocalDate until, BigDecimal sumInsured) {}

    /**
     * @param by     {@code applicant} or {@code guardian}; absent for who has to
     * @param accept ids of clauses, absent for all
     */
    public record Acceptance(@Nullable String by, String method, @Nullable List<String> accept) {

        /** Everything is accepted by who has to, with a tick. */
        public static final Acceptance OF_ALL = new Acceptance(null, "checkbox", null);

        public Acceptance {
            accept = accept == null ? null : List.copyOf(accept);
        }
    }

    /**
     * What happens.
     *
     * @param life              place of whom it happens to among the lives, for example {@code lives/1}; absent when nobody is named
     * @param date              absent when it is counted from the first day of cover
     * @param afterDays         days after the first day of cover
     * @param reportedOn        absent when it is counted from the event
     * @param reportedAfterDays days after the event
     */
    public record Event(
            String cause,
            String consequence,
            String place,
            @Nullable String life,
            @Nullable LocalDate date,
            int afterDays,
            @Nullable LocalDate reportedOn,
            int reportedAfterDays,
            List<String> documents,
            Map<String, Object> answers) {

        public Event {
            documents = List.copyOf(documents);
            answers = ordered(answers);
        }
    }

    /** The same for a customer who reads another language. */
    public Given inLanguage(String code) {
        return new Given(plan, mode, channel, code, coverStart, applicant, lives, answers, held, guardian, consent, event);
    }

    public Given {
        lives = ordered(lives);
        answers = ordered(answers);
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
