package io.payung.quote;

import io.payung.decision.Decision;
import io.payung.fault.PayungException;
import io.payung.json.CanonicalJson;
import io.payung.party.Applicant;
import io.payung.party.Guardian;
import io.payung.party.IdentityDocument;
import io.payung.party.Life;
import io.payung.party.Sex;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A case as its decision keeps it: all that decides and nothing else, so no name, no number and no beneficiary. Persons are numbered, because
 * all that counts is who is the same; the applicant is 0.
 *
 * @param guardian number of the guardian, absent when none was named
 * @param mode     how the premium is paid, absent where there is nothing to choose
 */
record RecordedCase(
        String plan,
        String channel,
        String language,
        LocalDate coverStart,
        Map<String, Object> answers,
        Map<String, Object> object,
        RecordedPerson applicant,
        List<RecordedLife> lives,
        @Nullable Integer guardian,
        List<Holdings> holdings,
        @Nullable String mode) {

    private static final String UNNAMED = "-";

    record RecordedPerson(LocalDate birthDate, Sex sex) {

        @Override
        public String toString() {
            return "RecordedPerson[****]";
        }
    }

    record RecordedLife(int person, String role, String relation, LocalDate birthDate, Sex sex, Map<String, Object> answers) {

        @Override
        public String toString() {
            return "RecordedLife[" + role + "]";
        }
    }

    /** The input {@link Decision#CASE}. Written by hand: a quote waits for it. */
    static Map<String, Object> of(QuoteCase quoted) {
        QuoteRequest request = quoted.request();
        List<IdentityDocument> persons = new ArrayList<>();
        number(persons, request.applicant().identity());
        List<RecordedLife> lives = new ArrayList<>();
        for (Life life : request.lives()) {
            lives.add(new RecordedLife(
                    number(persons, life.identity()), life.role(), life.relation(), life.birthDate(), life.sex(), life.answers()));
        }
        Map<String, Object> recorded = new TreeMap<>();
        recorded.put("plan", request.plan());
        recorded.put("channel", request.channel());
        recorded.put("language", request.language());
        recorded.put("coverStart", quoted.coverStart());
        recorded.put("answers", request.answers());
        recorded.put("object", request.object());
        recorded.put("applicant", new RecordedPerson(request.applicant().birthDate(), request.applicant().sex()));
        recorded.put("lives", lives);
        if (request.guardian() != null) {
            recorded.put("guardian", number(persons, request.guardian().identity()));
        }
        recorded.put("holdings", quoted.holdings());
        if (request.mode() != null) {
            recorded.put("mode", request.mode());
        }
        return recorded;
    }

    /** Throws {@code DECISION_UNREADABLE} for a decision without its case, or with half of one. */
    static QuoteCase read(Decision decision) {
        Map<String, Object> input = decision.inputs().get(Decision.CASE);
        if (input == null) {
            throw unreadable();
        }
        RecordedCase recorded = CanonicalJson.read(CanonicalJson.write(input), RecordedCase.class);
        if (!recorded.isWhole()) {
            throw unreadable();
        }
        return recorded.of(decision);
    }

    private boolean isWhole() {
        return Stream.of(plan, channel, language, coverStart, answers, object, applicant, lives, holdings).allMatch(RecordedCase::isThere)
                && !lives.isEmpty() && lives.size() == holdings.size()
                && isThere(applicant.birthDate()) && isThere(applicant.sex())
                && lives.stream().flatMap(life -> Stream.of(life.role(), life.relation(), life.birthDate(), life.sex(), life.answers()))
                        .allMatch(RecordedCase::isThere)
                && holdings.stream().allMatch(held -> isThere(held.sumInsured()));
    }

    /** What JSON leaves out comes as null, whatever the types say. */
    private static boolean isThere(@Nullable Object value) {
        return value != null;
    }

    private QuoteCase of(Decision decision) {
        Applicant who = Applicant.of(UNNAMED, identity(0), applicant.birthDate(), applicant.sex());
        List<Life> insured = lives.stream()
                .map(life -> new Life(life.role(), life.relation(), UNNAMED, identity(life.person()), life.birthDate(), life.sex(), life.answers()))
                .toList();
        Guardian adult = guardian == null ? null : new Guardian(UNNAMED, identity(guardian), UNNAMED);
        QuoteRequest request = new QuoteRequest(
                decision.pack().product(), plan, coverStart, channel, language, who, insured, answers, List.of(), adult, object, mode);
        return new QuoteCase(request, decision.asOf(), coverStart, holdings);
    }

    private static PayungException unreadable() {
        return new PayungException("DECISION_UNREADABLE", "the stored decision does not tell its case; restore it from a backup");
    }

    /** The same number for the same document. */
    private static int number(List<IdentityDocument> persons, IdentityDocument person) {
        int known = persons.indexOf(person);
        if (known >= 0) {
            return known;
        }
        persons.add(person);
        return persons.size() - 1;
    }

    private static IdentityDocument identity(int number) {
        return IdentityDocument.of(IdentityDocument.PASSPORT, Integer.toString(number));
    }

    @Override
    public String toString() {
        return "RecordedCase[" + plan + ", lives=" + lives + "]";
    }
}
