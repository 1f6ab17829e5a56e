package io.payung.quote;

import static io.payung.fixture.Shop.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fault.InvalidInputException;
import io.payung.fixture.Applicants;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shop;
import io.payung.party.Applicant;
import io.payung.party.Beneficiary;
import io.payung.party.IdentityDocument;
import io.payung.party.Life;
import io.payung.party.Sex;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request may not contain, each with its place. */
class IntakeTest {
    private static final LocalDate CHILD_BORN = LocalDate.of(2016, 4, 5);
    private final Shop shop = new Shop();

    static Stream<Arguments> unfitAnswers() {
        return Stream.of(
                Arguments.of("householdSize", 0, "FIELD_OUT_OF_RANGE"),
                Arguments.of("householdSize", 21, "FIELD_OUT_OF_RANGE"),
                Arguments.of("householdSize", "4", "FIELD_TYPE"),
                Arguments.of("householdSize", 4.0, "FIELD_TYPE"),
                Arguments.of("householdSize", new BigDecimal("4"), "FIELD_TYPE"),
                Arguments.of("householdSize", new BigInteger("18446744073709551617"), "FIELD_TYPE"),
                Arguments.of("householdSize", List.of(4), "FIELD_TYPE"),
                Arguments.of("joinedOn", "2023-02-31", "FIELD_FORMAT"),
                Arguments.of("joinedOn", "31-01-2023", "FIELD_FORMAT"),
                Arguments.of("joinedOn", 20230131, "FIELD_FORMAT"),
                Arguments.of("occupation", "Office", "FIELD_NOT_ALLOWED"),
                Arguments.of("occupation", "", "FIELD_NOT_ALLOWED"),
                Arguments.of("occupation", 1, "FIELD_TYPE"),
                Arguments.of("motorcycle", "yes", "FIELD_TYPE"),
                Arguments.of("motorcycle", 1, "FIELD_TYPE"),
                Arguments.of("monthlyIncome", new BigDecimal("-0.01"), "FIELD_OUT_OF_RANGE"),
                Arguments.of("monthlyIncome", new BigDecimal("100000000.01"), "FIELD_OUT_OF_RANGE"),
                Arguments.of("monthlyIncome", new BigDecimal("0.0000001"), "FIELD_TYPE"),
                Arguments.of("monthlyIncome", new BigDecimal("1e1000000000"), "FIELD_TYPE"),
                Arguments.of("monthlyIncome", new BigDecimal("1e-1000000000"), "FIELD_TYPE"),
                Arguments.of("monthlyIncome", 5.5, "FIELD_TYPE"),
                Arguments.of("monthlyIncome", "5,000", "FIELD_TYPE"),
                Arguments.of("monthlyIncome", "5e3", "FIELD_TYPE"));
    }

    @ParameterizedTest
    @MethodSource("unfitAnswers")
    void namesAnAnswerThatDoesNotFitItsQuestion(String question, Object answer, String code) {
        assertThat(faults(with(question, answer))).containsExactly("/answers/" + question + " " + code);
    }

    static Stream<Arguments> fittingAnswers() {
        return Stream.of(
                Arguments.of("householdSize", 1),
                Arguments.of("householdSize", 20L),
                Arguments.of("householdSize", BigInteger.TEN),
                Arguments.of("joinedOn", "2024-02-29"),
                Arguments.of("joinedOn", LocalDate.of(2024, 2, 29)),
                Arguments.of("monthlyIncome", 0),
                Arguments.of("monthlyIncome", "100000000"),
                Arguments.of("monthlyIncome", new BigDecimal("1E+8")),
                Arguments.of("monthlyIncome", new BigDecimal("0.000001")));
    }

    @ParameterizedTest
    @MethodSource("fittingAnswers")
    void takesAnAnswerThatFitsAndIssuesIt(String question, Object answer) {
        assertThat(shop.issue(shop.offer(with(question, answer)), "k").replayed()).isFalse();
    }

    @Test
    void refusesAnAnswerThatNobodyAskedFor() {
        assertThat(faults(with("hobby", "chess"))).containsExactly("/answers/hobby FIELD_UNKNOWN");
        assertThat(faults(with("trafficAccident", true))).containsExactly("/answers/trafficAccident FIELD_UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3515140508680001", "Zulkarnain Qomarudin", "a/b", "a\nb", "", "~0"})
    void repeatsNoNameOfAnAnswerThatCouldBePersonal(String name) {
        assertThat(faults(with(name, 1))).containsExactly("/answers FIELD_UNKNOWN");
    }

    @Test
    void namesANullNameOfAnAnswer() {
        Map<String, Object> answers = new HashMap<>(SampleProduct.allAnswers());
        answers.put(null, 1);

        assertThat(faults(Shop.basicFor(Applicants.adult()).answers(answers))).containsExactly("/answers FIELD_UNKNOWN");
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        QuoteRequest request = with("householdSize", 0).inLanguage("fr").payableTo(List.of(beneficiary("50")));

        assertThat(faults(request)).containsExactlyInAnyOrder(
                "/language FIELD_NOT_ALLOWED", "/answers/householdSize FIELD_OUT_OF_RANGE", "/beneficiaries SHARES_NOT_100");
    }

    @Test
    void refusesAPlanThatTheProductDoesNotHave() {
        assertThat(faults(Shop.request("gold", Applicants.adult()))).containsExactly("/plan FIELD_NOT_ALLOWED");
    }

    @Test
    void refusesABirthDateThatContradictsTheNik() {
        LocalDate born = LocalDate.of(1968, 8, 5);
        QuoteRequest request = Shop.basicFor(Applicant.of(
                Applicants.NAME, IdentityDocument.nik("3515140508680001"), born.plusDays(1), Sex.FEMALE));

        assertThat(faults(request)).contains(
                "/applicant/identity/number NIK_BIRTH_DATE_MISMATCH", "/applicant/identity/number NIK_SEX_MISMATCH");
    }

    @Test
    void takesABirthDateUpToToday() {
        assertThat(faults(family(child(TODAY.minusDays(1))))).isEmpty();
        assertThat(faults(family(child(TODAY)))).isEmpty();
        assertThat(faults(family(child(TODAY.plusDays(1))))).containsExactly("/lives/1/birthDate BIRTH_DATE_IN_FUTURE");
    }

    @ParameterizedTest
    @CsvSource({"1899-12-31,FIELD_OUT_OF_RANGE", "1900-01-01,", "1900-01-02,"})
    void takesABirthDateFrom1900On(LocalDate born, String code) {
        assertThat(faults(Shop.basicFor(Applicants.bornOn(born)))).isEqualTo(code == null ? List.of() : List.of("/applicant/birthDate " + code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-999999999-01-01", "+999999999-12-31", "+10000-01-01"})
    void refusesAStartBeyondAllCalendars(LocalDate start) {
        assertThat(faults(Shop.basicFor(Applicants.adult()).startingOn(start))).containsExactly("/coverStart FIELD_OUT_OF_RANGE");
    }

    @ParameterizedTest
    @CsvSource({"1899-12-31,true", "1900-01-01,false", "1900-01-02,false", "8999-12-31,false", "9000-01-01,false", "9000-01-02,true"})
    void leavesAStartBetween1900And9000ToTheProduct(LocalDate start, boolean refused) {
        assertThat(faults(Shop.basicFor(Applicants.adult()).startingOn(start)))
                .isEqualTo(refused ? List.of("/coverStart FIELD_OUT_OF_RANGE") : List.of());
    }

    @ParameterizedTest
    @CsvSource({"99.99,SHARES_NOT_100", "100,", "100.0000,"})
    void needsSharesOfExactlyOneHundred(String share, String code) {
        QuoteRequest request = Shop.basicFor(Applicants.adult()).payableTo(List.of(beneficiary(share)));

        assertThat(faults(request)).isEqualTo(code == null ? List.of() : List.of("/beneficiaries " + code));
    }

    @ParameterizedTest
    @CsvSource({"33.33,33.33,33.34,", "33.33,33.33,33.33,SHARES_NOT_100", "33.34,33.33,33.34,SHARES_NOT_100", "0.0001,0.0001,99.9998,"})
    void addsSharesExactly(String first, String second, String third, String code) {
        QuoteRequest request =
                Shop.basicFor(Applicants.adult()).payableTo(List.of(beneficiary(first), beneficiary(second), beneficiary(third)));

        assertThat(faults(request)).isEqualTo(code == null ? List.of() : List.of("/beneficiaries " + code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"100.01", "0", "-1", "1000", "33.33333", "1e1000000000"})
    void refusesAShareThatIsNoPercentage(String share) {
        QuoteRequest request = Shop.basicFor(Applicants.adult()).payableTo(List.of(beneficiary(share)));

        assertThat(faults(request)).containsOnly("/beneficiaries/0/share FIELD_OUT_OF_RANGE");
    }

    @Test
    void takesNoBeneficiariesForTheLegalHeirs() {
        assertThat(faults(Shop.basicFor(Applicants.adult()).payableTo(List.of()))).isEmpty();
    }

    @Test
    void insuresEachPersonOnce() {
        assertThat(faults(family(child(CHILD_BORN), child(CHILD_BORN)))).containsExactly("/lives/2/identity/number PERSON_TWICE");
    }

    @Test
    void readsOnePassportInTwoSpellingsAsOnePerson() {
        Life lower = passport("ab 12345");
        Life upper = passport("AB12345");

        assertThat(faults(family(lower, upper))).containsExactly("/lives/2/identity/number PERSON_TWICE");
    }

    @Test
    void takesTheApplicantAsSelfAndNobodyElse() {
        Life self = Applicants.self(Applicants.adult());
        Life stranger = life("main", "self", self, Applicants.otherAdult().identity());
        Life notSelf = life("main", "spouse", self, self.identity());

        assertThat(faults(one(stranger))).contains("/lives/0/relation RELATION_CONTRADICTS_IDENTITY");
        assertThat(faults(one(notSelf))).containsExactly("/lives/0/relation RELATION_CONTRADICTS_IDENTITY");
        assertThat(faults(one(self))).isEmpty();
    }

    @Test
    void refusesARoleOrRelationThatThePlanDoesNotInsure() {
        Life self = Applicants.self(Applicants.adult());

        assertThat(faults(one(life("captain", "self", self, self.identity()))))
                .containsExactly("/lives/0/role FIELD_NOT_ALLOWED", "/lives LIVES_COUNT");
        Life cousin = new Life(
                "main", "cousin", Applicants.NAME, Applicants.otherAdult().identity(), Applicants.otherAdult().birthDate(), Sex.FEMALE,
                SampleProduct.lifeAnswers());
        assertThat(faults(one(cousin))).containsExactly("/lives/0/relation FIELD_NOT_ALLOWED");
    }

    @Test
    void countsTheApplicantWhoInsuresNobodyElse() {
        assertThat(faults(Shop.request("family", Applicants.adult()))).containsExactly("/lives LIVES_COUNT");
    }

    @ParameterizedTest
    @CsvSource({"0,true", "1,false", "2,false", "3,true"})
    void takesAsManyLivesInARoleAsItAllows(int children, boolean refused) {
        List<Life> lives = new ArrayList<>();
        for (int i = 0; i < children; i++) {
            lives.add(Applicants.child(CHILD_BORN, 10 + i));
        }

        assertThat(faults(family(lives.toArray(Life[]::new)))).isEqualTo(refused ? List.of("/lives LIVES_COUNT") : List.of());
    }

    private static QuoteRequest with(String question, Object answer) {
        Map<String, Object> answers = new HashMap<>(SampleProduct.allAnswers());
        answers.put(question, answer);
        return Shop.basicFor(Applicants.adult()).answers(answers);
    }

    private static QuoteRequest one(Life life) {
        return Shop.basicFor(Applicants.adult()).answers(SampleProduct.quoteAnswers()).insuring(List.of(life));
    }

    private static QuoteRequest family(Life... children) {
        List<Life> lives = new ArrayList<>(List.of(Applicants.self(Applicants.adult())));
        lives.addAll(List.of(children));
        return Shop.request("family", Applicants.adult()).answers(SampleProduct.quoteAnswers()).insuring(lives);
    }

    private static Life child(LocalDate born) {
        return Applicants.child(born, 9);
    }

    private static Life passport(String number) {
        return new Life(
                "child", "child", Applicants.CHILD_NAME, IdentityDocument.of("passport", number), CHILD_BORN, Sex.FEMALE,
                SampleProduct.lifeAnswers());
    }

    private static Life life(String role, String relation, Life like, IdentityDocument identity) {
        boolean own = identity.equals(like.identity());
        return new Life(
                role, relation, like.fullName(), identity, own ? like.birthDate() : Applicants.otherAdult().birthDate(),
                own ? like.sex() : Sex.FEMALE, like.answers());
    }

    private static Beneficiary beneficiary(String share) {
        return new Beneficiary(Applicants.CHILD_NAME, "child", new BigDecimal(share));
    }

    private List<String> faults(QuoteRequest request) {
        try {
            shop.payung.quote(request);
            return List.of();
        } catch (InvalidInputException e) {
            assertThat(e.getMessage()).doesNotContain("3515").doesNotContain(Applicants.NAME);
            return e.errors().stream().map(error -> error.pointer() + " " + error.code()).toList();
        }
    }

}
