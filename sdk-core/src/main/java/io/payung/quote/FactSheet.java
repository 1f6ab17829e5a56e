package io.payung.quote;

import io.payung.party.Applicant;
import io.payung.party.Guardian;
import io.payung.party.Life;
import io.payung.product.Product;
import io.payung.product.RuleFacts;
import io.payung.product.terms.AgeBasis;
import io.payung.product.terms.InsuredObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Derives the facts that rules read from a case. Ages are whole years at the start of cover, counted as the product says; somebody born on 29
 * February is a year older on 1 March. Whether somebody is a minor is counted by completed years, whatever the product says.
 */
public final class FactSheet {

    private final Product product;
    private final QuoteRequest request;
    private final LocalDate asOf;
    private final LocalDate start;

    public FactSheet(Product product, QuoteCase quoted) {
        this.product = product;
        this.request = Answers.retyped(quoted.request(), product);
        this.asOf = quoted.asOf();
        this.start = quoted.coverStart();
    }

    /** For eligibility and coverage of one life. */
    RuleFacts ofLife(int index, Holdings held) {
        Map<String, Object> facts = common();
        life(facts, index);
        applicant(facts);
        facts.put("coverStart", start);
        facts.put("held.count", (long) held.countInAll());
        facts.put("held.sumInsured", held.sumInAll().amount());
        facts.put("held.overlaps", held.overlaps());
        return RuleFacts.of(facts);
    }

    /**
     * For consent.
     *
     * @param by     who consents, absent at the quote
     * @param method how, absent at the quote
     */
    public RuleFacts ofConsent(String language, @Nullable String by, @Nullable String method) {
        Map<String, Object> facts = common();
        applicant(facts);
        putAnswers(facts, request.lives().get(0).answers());
        facts.put("coverStart", start);
        facts.put("minorInsured", minorInsured());
        facts.put("language", language);
        if (by != null) {
            facts.put("by", by);
        }
        if (method != null) {
            facts.put("method", method);
        }
        return RuleFacts.of(facts);
    }

    /**
     * For claim documents of one life; the event's own facts are added by the caller.
     *
     * @param life its place among the lives, or absent while nobody has said which one it is: then nothing is known of it
     */
    public Map<String, Object> ofClaim(@Nullable Integer life, String benefit) {
        Map<String, Object> facts = common();
        if (life != null) {
            life(facts, life);
        }
        facts.put("benefit", benefit);
        return facts;
    }

    /** Whether any insured person is under the product's age of majority when cover starts. */
    public boolean minorInsured() {
        return request.lives().stream().anyMatch(life -> isMinor(life.birthDate()));
    }

    /** Whether somebody of age can consent: the applicant, or a guardian who is none of the minors themself. */
    boolean guardianIsKnown() {
        if (!applicantIsMinor()) {
            return true;
        }
        Guardian guardian = request.guardian();
        return guardian != null
                && !guardian.identity().equals(request.applicant().identity())
                && request.lives().stream().noneMatch(life -> isMinor(life.birthDate()) && life.identity().equals(guardian.identity()));
    }

    /** Whether anybody acts as a guardian: the one that was named, or the applicant of age for a minor they insure. */
    public boolean hasGuardian() {
        return request.guardian() != null || minorInsured() && !applicantIsMinor();
    }

    public boolean applicantIsMinor() {
        return isMinor(request.applicant().birthDate());
    }

    private boolean isMinor(LocalDate birthDate) {
        return AgeBasis.LAST_BIRTHDAY.age(birthDate, start) < product.ageOfMajority();
    }

    long oldestAge() {
        return request.lives().stream().mapToLong(life -> ageAtStart(life.birthDate())).max().orElseThrow();
    }

    private Map<String, Object> common() {
        Map<String, Object> facts = new TreeMap<>();
        facts.put("plan", request.plan());
        facts.put("channel", request.channel());
        facts.put("asOf", asOf);
        facts.put("lives.count", (long) request.lives().size());
        for (String role : product.lives().keySet()) {
            facts.put("lives.countOf." + role, request.lives().stream().filter(life -> life.role().equals(role)).count());
        }
        putAnswers(facts, request.commonAnswers());
        object(facts);
        return facts;
    }

    private void object(Map<String, Object> facts) {
        InsuredObject object = product.cover().object();
        if (object != null) {
            facts.put("object.kind", object.kind());
            Object key = request.commonAnswers().get(object.key());
            if (key != null) {
                facts.put("object.key", key.toString());
            }
        }
    }

    private void life(Map<String, Object> facts, int index) {
        List<Life> lives = request.lives();
        Life life = lives.get(index);
        facts.put("life.role", life.role());
        facts.put("life.relation", life.relation());
        facts.put("life.ageAtStart", ageAtStart(life.birthDate()));
        facts.put("life.ageAtEnd", age(life.birthDate(), product.duration().lastDay(start, request.commonAnswers())));
        facts.put("life.sex", life.sex().key());
        putAnswers(facts, life.answers());
    }

    private void applicant(Map<String, Object> facts) {
        Applicant applicant = request.applicant();
        facts.put("applicant.ageAtStart", ageAtStart(applicant.birthDate()));
        facts.put("applicant.sex", applicant.sex().key());
    }

    private static void putAnswers(Map<String, Object> facts, Map<String, Object> answers) {
        answers.forEach((name, value) -> facts.put("answers." + name, value));
    }

    private long ageAtStart(LocalDate birthDate) {
        return age(birthDate, start);
    }

    private long age(LocalDate birthDate, LocalDate on) {
        return product.cover().ageBasis().age(birthDate, on);
    }
}
