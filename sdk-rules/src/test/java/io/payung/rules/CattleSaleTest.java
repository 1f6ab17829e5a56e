package io.payung.rules;

import static io.payung.rules.SampleCounter.TODAY;
import static io.payung.rules.SampleCounter.decline;
import static io.payung.rules.SampleCounter.person;
import static io.payung.rules.SampleCounter.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.payung.money.Money;
import io.payung.party.Applicant;
import io.payung.policy.IssueOutcome;
import io.payung.product.ProductCatalog;
import io.payung.quote.Offer;
import io.payung.quote.PayerShare;
import io.payung.quote.QuoteRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cattle as the farmer buys it: one tag, one cover, and a premium of which the state pays four fifths. */
class CattleSaleTest {

    private static final Money FARMERS_PART = Money.of("40000", "IDR");
    private static final ProductCatalog PRODUCTS = SampleCounter.products("cattle");

    private final SampleCounter counter = new SampleCounter(PRODUCTS);
    private final Applicant farmer = person("X1111111", 45);
    private final Applicant neighbour = person("X2222222", 50);

    @ParameterizedTest
    @ValueSource(strings = {"ID-3515-0001", "id-3515-0001", " ID-3515-0001 ", "ID-3515 -0001"})
    void oneTagIsCoveredOnceAtATimeWhoeverOwnsItAndHoweverItIsWritten(String written) {
        Offer late = counter.offer(cow(neighbour, written, "12000000"));
        assertThat(sell(farmer, "ID-3515-0001")).isInstanceOf(IssueOutcome.Issued.class);

        IssueOutcome again = counter.issue(late, neighbour, FARMERS_PART);

        assertThat(refusal(again)).containsExactly("COVER_NOT_UNIQUE");
        assertThat(refusal(sell(neighbour, "ID-3515-0002"))).isEmpty();
    }

    @Test
    void theSameTagIsCoveredAgainOnceTheYearIsOver() {
        sell(farmer, "ID-3515-0001");

        counter.goOnTo(TODAY.plusYears(1).minusDays(1));
        assertThat(refusal(sell(farmer, "ID-3515-0001"))).containsExactly("COVER_NOT_UNIQUE");

        counter.goOnTo(TODAY.plusYears(1));
        assertThat(refusal(sell(farmer, "ID-3515-0001"))).isEmpty();
    }

    @Test
    void aFarmerInsuresFifteenHeadAndNoSixteenth() {
        for (int head = 1; head <= 15; head++) {
            assertThat(refusal(sell(farmer, "ID-" + head))).isEmpty();
        }

        assertThat(decline(counter.quote(cow(farmer, "ID-16", "12000000")))).containsExactly("TOO_MANY_HEAD");
        assertThat(decline(counter.quote(cow(neighbour, "ID-16", "12000000")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"39999,PAYMENT_AMOUNT_DIFFERS", "40000,", "40001,PAYMENT_AMOUNT_DIFFERS", "200000,"})
    void coverStartsWithTheFarmersPartAndDoesNotWaitForTheStates(String paid, String code) {
        IssueOutcome outcome = counter.issue(counter.offer(cow(farmer, "ID-1", "12000000")), farmer, Money.of(paid, "IDR"));

        assertThat(String.join(" ", refusal(outcome))).isEqualTo(code == null ? "" : code);
    }

    @Test
    void withoutTheFarmersPartThereIsNoCover() {
        assertThat(refusal(counter.issue(counter.offer(cow(farmer, "ID-1", "12000000")), farmer, null))).containsExactly("PAYMENT_REQUIRED");
    }

    @Test
    void theStatePaysFourFifthsOfEveryPremiumToTheLastRupiahAndNeverOneMore() {
        for (long value = 1_000_000; value <= 10_100_000; value += 22_247) {
            Offer offer = counter.offer(cow(farmer, "ID-1", String.valueOf(value)));

            BigDecimal premium = offer.premium().amount();
            BigDecimal state = premium.multiply(new BigDecimal("0.8")).setScale(0, RoundingMode.DOWN);
            assertThat(offer.payers()).as("an animal of %s", value).containsExactly(
                    new PayerShare("state", Money.of(state.toPlainString(), "IDR")),
                    new PayerShare("farmer", Money.of(premium.subtract(state).toPlainString(), "IDR")));
        }
    }

    private IssueOutcome sell(Applicant who, String tag) {
        return counter.issue(counter.offer(cow(who, tag, "12000000")), who, FARMERS_PART);
    }

    private static QuoteRequest cow(Applicant farmer, String tag, String value) {
        return QuoteRequest.of("cattle", "head").via("app").by(farmer)
                .about(Map.of("earTag", tag, "animalSex", "female", "animalAgeMonths", 30, "animalValue", value, "productive", true,
                        "healthCertificate", true, "photographed", true))
                .answers(Map.of("groupMember", true));
    }
}
