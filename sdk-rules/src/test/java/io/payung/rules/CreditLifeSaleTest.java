package io.payung.rules;

import static io.payung.rules.SampleCounter.TODAY;
import static io.payung.rules.SampleCounter.decline;
import static io.payung.rules.SampleCounter.person;
import static io.payung.rules.SampleCounter.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.payung.party.Applicant;
import io.payung.policy.IssueOutcome;
import io.payung.product.Formula;
import io.payung.product.ProductCatalog;
import io.payung.product.ProductPack;
import io.payung.quote.Offer;
import io.payung.quote.QuoteRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Credit life as the cooperative sells it: a balance that falls, several loans of one borrower, and one limit for all of them. */
class CreditLifeSaleTest {

    private static final ProductCatalog PRODUCTS = SampleCounter.products("credit-life");

    private final SampleCounter counter = new SampleCounter(PRODUCTS);
    private final Applicant borrower = person("X1111111", 36);
    private final Applicant sister = person("X2222222", 34);

    /** The figures of the study: 10 m over 12 months at 24 %, and the ends of the schedule. */
    @ParameterizedTest(name = "{0} after {1} months: {2}")
    @CsvSource({
        "annuity, 0, 10000000", "annuity, 5, 6119889", "annuity, 11, 927055", "annuity, 12, 0",
        "flat, 0, 10000000", "flat, 5, 5833333", "flat, 11, 833333", "flat, 12, 0"
    })
    void theBalanceFallsByTheSchedule(String method, int months, String left) {
        ProductPack pack = PRODUCTS.onSale(TODAY.atStartOfDay().toInstant(ZoneOffset.UTC)).get(0);
        Formula balance = pack.product().benefits().get("balance").formulas().get("single");

        BigDecimal exact = pack.rules().evaluate(balance, Map.of("loanAmount", new BigDecimal("10000000"), "interestYear", new BigDecimal("24"),
                "loanMonths", new BigDecimal("12"), "monthsElapsed", BigDecimal.valueOf(months), "loanMethod", method));

        assertThat(exact.setScale(0, RoundingMode.HALF_UP)).isEqualByComparingTo(left);
    }

    @Test
    void twoLoansOfOneBorrowerAreInsured() {
        assertThat(refusal(sell(borrower, "L-1", "10000000"))).isEmpty();
        assertThat(refusal(sell(borrower, "L-2", "10000000"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"L-1", "l-1", "' L - 1'"})
    void nobodyInsuresOneLoanTwiceHoweverItIsWritten(String number) {
        sell(borrower, "L-1", "10000000");

        assertThat(refusal(sell(borrower, number, "10000000"))).containsExactly("COVER_NOT_UNIQUE");
    }

    @Test
    void aLoanOfTwoBorrowersIsInsuredForBoth() {
        assertThat(refusal(sell(borrower, "L-1", "10000000"))).isEmpty();
        assertThat(refusal(sell(sister, "L-1", "10000000"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"19999999,", "20000000,", "20000001,SUM_INSURED_ABOVE_MAXIMUM"})
    void aTopUpStaysWithinTheLimitOfTheBorrower(String amount, String code) {
        sell(borrower, "L-1", "30000000");

        assertThat(String.join(" ", decline(counter.quote(loan(borrower, "L-2", amount))))).isEqualTo(code == null ? "" : code);
    }

    @Test
    void ofTwoTopUpsThatWereOfferedOnlyTheOneThatFitsIsIssued() {
        sell(borrower, "L-1", "10000000");
        Offer first = counter.offer(loan(borrower, "L-2", "30000000"));
        Offer second = counter.offer(loan(borrower, "L-3", "30000000"));

        assertThat(refusal(counter.issue(first, borrower, null))).isEmpty();
        assertThat(refusal(counter.issue(second, borrower, null))).containsExactly("SUM_INSURED_ABOVE_MAXIMUM");
    }

    @Test
    void aLoanThatIsPaidBackLeavesItsRoom() {
        sell(borrower, "L-1", "50000000");

        counter.goOnTo(TODAY.plusYears(1).minusDays(1));
        assertThat(decline(counter.quote(loan(borrower, "L-2", "50000000")))).containsExactly("SUM_INSURED_ABOVE_MAXIMUM");

        counter.goOnTo(TODAY.plusYears(1));
        assertThat(refusal(sell(borrower, "L-2", "50000000"))).isEmpty();
    }

    /** The member's part is deducted from the loan and the cooperative's comes by statement: nobody pays at the counter. */
    @Test
    void coverDoesNotWaitForTheMoney() {
        IssueOutcome outcome = sell(borrower, "L-1", "10000000");

        assertThat(outcome).isInstanceOfSatisfying(IssueOutcome.Issued.class, issued ->
                assertThat(issued.coverFrom().atZone(ZoneOffset.UTC).toLocalDate()).isEqualTo(TODAY));
    }

    private IssueOutcome sell(Applicant who, String number, String amount) {
        return counter.issue(counter.offer(loan(who, number, amount)), who, null);
    }

    private static QuoteRequest loan(Applicant who, String number, String amount) {
        Map<String, Object> loan = new TreeMap<>(Map.of("loanNumber", number, "loanAmount", amount, "loanMonths", 12, "loanMethod", "flat"));
        return QuoteRequest.of("credit-life", "single").via("app").by(who).about(loan).answers(Map.of("renewing", true, "activeMember", true));
    }
}
