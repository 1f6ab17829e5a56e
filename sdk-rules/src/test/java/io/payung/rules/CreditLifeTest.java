package io.payung.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.Payung;
import io.payung.decision.Reason;
import io.payung.money.Money;
import io.payung.party.Applicant;
import io.payung.party.IdentityDocument;
import io.payung.party.Life;
import io.payung.party.Sex;
import io.payung.product.RuleOutline;
import io.payung.product.RuleSet;
import io.payung.quote.BenefitLimit;
import io.payung.quote.Offer;
import io.payung.quote.PayerShare;
import io.payung.quote.PremiumLine;
import io.payung.quote.QuoteOutcome;
import io.payung.quote.QuoteRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The format at full stretch: a loan insured by a cooperative, quoted from the folder as the designer wrote it. All numbers are assumptions. */
class CreditLifeTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 2, 1);
    private static final Payung PAYUNG = Payung.builder()
            .products(ProductPacks.trustedWorkshop(Path.of("src/test/resources/products/credit-life-cooperative")))
            .clock(Clock.fixed(Instant.parse("2027-02-01T03:00:00Z"), ZoneOffset.UTC))
            .build();

    @Test
    void isFreeOfProblems() {
        assertThat(ProductFolder.creditLife().problems()).isEmpty();
    }

    @Test
    void namesItsReferralsAlikeWhereDigitsAreWrittenOtherwise() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));

            assertThat(ProductFolder.creditLife().serve().rules().outline().get(RuleSet.CLAIM_DOCUMENTS)).extracting(RuleOutline::id)
                    .contains("REFER-001", "REFER-002");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void quotesAnAnnuityOfOnePerson() {
        Offer offer = offer(single(aged(30), loan("annuity", 12, "24")));

        assertThat(offer.premium()).isEqualTo(Money.of("30000", "IDR"));
        assertThat(offer.limits()).extracting(BenefitLimit::benefit).containsExactly("balance", "funeral");
        assertThat(offer.limits()).extracting(limit -> limit.amount().plainAmount()).containsExactly("10000000", "1000000");
        assertThat(offer.coverEnd()).isEqualTo(LocalDate.of(2028, 1, 31));
    }

    @Test
    void quotesAFlatLoanWithoutInterest() {
        Offer offer = offer(single(aged(30), loan("flat", 24, null)));

        assertThat(offer.premium()).isEqualTo(Money.of("60000", "IDR"));
        assertThat(offer.coverEnd()).isEqualTo(LocalDate.of(2029, 1, 31));
    }

    @Test
    void asksForTheInterestOfAnAnnuityOnly() {
        QuoteOutcome annuity = PAYUNG.quote(single(aged(30), loan("annuity", 12, null)));
        Map<String, Object> withoutMethod = loan("flat", 12, null);
        withoutMethod.remove("loanMethod");

        assertThat(open(annuity)).containsExactly("/answers/interestYear");
        assertThat(open(PAYUNG.quote(single(aged(30), withoutMethod)))).containsExactly("/answers/loanMethod");
    }

    @Test
    void leavesOutAnInterestThatNobodyNeeds() {
        Offer with = offer(single(aged(30), loan("flat", 12, "24")));
        Offer without = offer(single(aged(30), loan("flat", 12, null)));

        assertThat(with.receipt().decision()).isEqualTo(without.receipt().decision());
        assertThat(with.receipt().decision().inputs().get("benefits/balance")).doesNotContainKey("interestYear").containsEntry("loanMethod", "flat");
    }

    @ParameterizedTest(name = "age {0}, {1} months, {2} life/lives: {3}")
    @CsvSource({
        "18, 1, 1, 2500",
        "35, 12, 1, 30000",
        "36, 12, 1, 48000",
        "45, 12, 1, 48000",
        "46, 12, 1, 90000",
        "55, 11, 1, 82500",
        "56, 12, 1, 180000",
        "30, 12, 2, 54000",
        "30, 36, 2, 162000",
        "56, 12, 2, 324000"
    })
    void pricesByTheAgeOfTheOldestTheMonthsAndTheLives(int age, int months, int lives, String premium) {
        QuoteRequest request = lives == 1 ? single(aged(age), loan("flat", months, null)) : couple(aged(25), aged(age), loan("flat", months, null));

        assertThat(offer(request).premium()).isEqualTo(Money.of(premium, "IDR"));
    }

    @ParameterizedTest(name = "age {0}, renewing {1}, {2} months: {3}")
    @CsvSource({
        "17, false, 12, AGE_BELOW_MINIMUM",
        "18, false, 12,",
        "19, false, 12,",
        "59, false, 12,",
        "60, false, 12,",
        "61, false, 12, AGE_ABOVE_MAXIMUM",
        "61, true, 12,",
        "64, true, 12,",
        "65, true, 12,",
        "65, true, 13, AGE_ABOVE_MAXIMUM_AT_END",
        "66, true, 12, AGE_ABOVE_MAXIMUM_AT_END AGE_ABOVE_MAXIMUM_RENEWING"
    })
    void declinesAtTheAgesOfItsParameters(int age, boolean renewing, int months, String codes) {
        Map<String, Object> answers = loan("flat", months, null);
        answers.put("renewing", renewing);

        assertThat(String.join(" ", declined(PAYUNG.quote(single(aged(age), answers))))).isEqualTo(codes == null ? "" : codes);
    }

    @Test
    void declinesTheCoupleWhenOneOfThemIsTooOld() {
        QuoteOutcome outcome = PAYUNG.quote(couple(aged(40), aged(61), loan("flat", 12, null)));

        assertThat(outcome).isInstanceOfSatisfying(QuoteOutcome.Declined.class, declined ->
                assertThat(declined.reasons()).extracting(Reason::subject).containsExactly("lives/1"));
    }

    @ParameterizedTest
    @CsvSource({"49999999,", "50000000,", "50000001,LOAN_ABOVE_MAXIMUM"})
    void declinesALoanAboveTheMaximum(String amount, String code) {
        Map<String, Object> answers = loan("flat", 12, null);
        answers.put("loanAmount", amount);

        assertThat(String.join(" ", declined(PAYUNG.quote(single(aged(30), answers))))).isEqualTo(code == null ? "" : code);
    }

    @Test
    void splitsThePremiumIntoLinesAndPayers() {
        Offer offer = offer(single(aged(18), loan("flat", 1, null)));

        assertThat(offer.lines()).extracting(PremiumLine::id).containsExactly("risk", "expense", "coop");
        assertThat(offer.lines()).extracting(line -> line.amount().plainAmount()).containsExactly("1375", "625", "500");
        assertThat(offer.payers()).containsExactly(new PayerShare("member", Money.of("2500", "IDR")));
    }

    private static Offer offer(QuoteRequest request) {
        return PAYUNG.quote(request).fold(
                offered -> offered,
                declined -> { throw new AssertionError(declined.reasons()); },
                more -> { throw new AssertionError(more.questions()); });
    }

    private static List<String> declined(QuoteOutcome outcome) {
        return outcome.fold(
                offered -> List.of(),
                declined -> declined.reasons().stream().map(reason -> reason.code().value()).toList(),
                more -> { throw new AssertionError(more.questions()); });
    }

    private static List<String> open(QuoteOutcome outcome) {
        return ((QuoteOutcome.MoreNeeded) outcome).questions().stream().map(question -> question.pointer()).toList();
    }

    private static QuoteRequest single(Applicant applicant, Map<String, Object> answers) {
        return QuoteRequest.of("credit-life-cooperative", "single").via("branch").by(applicant).answers(answers);
    }

    private static QuoteRequest couple(Applicant borrower, Applicant spouse, Map<String, Object> answers) {
        Life joint = new Life("joint", "spouse", "Sri Wahyuni", IdentityDocument.of("passport", "X7654321"), spouse.birthDate(), Sex.FEMALE,
                Map.of());
        return QuoteRequest.of("credit-life-cooperative", "couple").via("branch").by(borrower)
                .insuring(List.of(Life.of(borrower, "main", "borrower", Map.of()), joint)).answers(answers);
    }

    private static Applicant aged(int years) {
        return Applicant.of("Budi Santoso", IdentityDocument.of("passport", "X1234567"), TODAY.minusYears(years), Sex.MALE);
    }

    private static Map<String, Object> loan(String method, int months, String interest) {
        Map<String, Object> answers = new TreeMap<>(Map.of(
                "loanNumber", "L-1", "loanAmount", "10000000", "loanMonths", months, "loanMethod", method, "renewing", false));
        if (interest != null) {
            answers.put("interestYear", interest);
        }
        return answers;
    }
}
