package io.payung.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.Payung;
import io.payung.decision.Reason;
import io.payung.money.Money;
import io.payung.party.Applicant;
import io.payung.party.IdentityDocument;
import io.payung.party.Sex;
import io.payung.payment.RefundDue;
import io.payung.policy.IssueOutcome;
import io.payung.quote.Offer;
import io.payung.quote.QuoteRequest;
import io.payung.spring.fixture.TestClock;
import io.payung.spring.fixture.TestProduct;
import io.payung.spring.web.form.Wording;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The outcomes that need a race, a new product version or a later issue to come about. */
class IssueAnswerTest {

    private static final RefundDue REFUND =
            new RefundDue("simulated", "ref-1", Money.of("20000", "IDR"), "OFFER_CHANGED", TestClock.START);

    private final Payung payung = Payung.builder().products(TestProduct.catalogue()).clock(new TestClock()).build();
    private final Wording wording = new Wording();
    private final IssueAnswer answer = answerIn("en");

    @Test
    void asksToComeBackWhileTheSameRequestRuns() {
        ResponseEntity<byte[]> busy = answer.of(new IssueOutcome.InProgress(Duration.ofMillis(10)));

        assertThat(busy.getStatusCode().value()).isEqualTo(409);
        assertThat(busy.getHeaders().getFirst("Retry-After")).isEqualTo("1");
        assertThat(body(busy).get("code").asString()).isEqualTo("REQUEST_IN_PROGRESS");
        assertThat(body(busy).get("retryable").booleanValue()).isTrue();
    }

    @Test
    void namesWhatIsDueWhileAnApplicationWaits() {
        ResponseEntity<byte[]> waiting = answer.of(new IssueOutcome.AwaitingPayment(
                new UUID(1, 2), TestClock.START.plusSeconds(60), Money.of("20000", "IDR"), "pay-me", false));

        assertThat(waiting.getStatusCode().value()).isEqualTo(202);
        assertThat(body(waiting).at("/dueNow/amount").asString()).isEqualTo("20000");
        assertThat(body(waiting).get("payBy").asString()).isEqualTo("2026-11-22T08:01:00Z");
        assertThat(body(waiting).get("paymentReference").asString()).isEqualTo("pay-me");
    }

    @Test
    void showsTheNewOfferAndWhatIsOwedBack() {
        ResponseEntity<byte[]> changed = answer.of(new IssueOutcome.OfferChanged(offer(), REFUND));

        assertThat(changed.getStatusCode().value()).isEqualTo(422);
        assertThat(body(changed).get("code").asString()).isEqualTo("OFFER_CHANGED");
        assertThat(body(changed).at("/offer/outcome").asString()).isEqualTo("offered");
        assertThat(body(changed).at("/offer/token").asString()).isNotBlank();
        assertThat(body(changed).at("/refundDue/reference").asString()).isEqualTo("ref-1");
    }

    @Test
    void tellsARefusalByItsFirstReasonInTheLanguageOfTheConsent() {
        List<Reason> reasons = List.of(Reason.of("AGE_ABOVE_MAXIMUM"), Reason.of("OFFER_EXPIRED"));
        IssueAnswer indonesian = answerIn("id");

        JsonNode refused = body(indonesian.of(new IssueOutcome.Refused(reasons, null)));

        assertThat(refused.get("code").asString()).isEqualTo("AGE_ABOVE_MAXIMUM");
        assertThat(refused.get("title").asString()).isEqualTo("Terlalu tua.");
        assertThat(refused.at("/reasons/1/code").asString()).isEqualTo("OFFER_EXPIRED");
        assertThat(refused.has("refundDue")).isFalse();
    }

    /** The answer to whoever accepted an offer of this product in the language. */
    private IssueAnswer answerIn(String language) {
        Offer offer = offer();
        return new IssueAnswer(payung, new Problem(wording), wording, offer.token(), language);
    }

    private Offer offer() {
        Applicant applicant =
                Applicant.of("Siti Aminah", IdentityDocument.of("passport", "A1234567"), LocalDate.of(1990, 8, 5), Sex.FEMALE);
        Map<String, Object> answers = Map.of(
                "occupation", "office", "motorcycle", false, "monthlyIncome", "5000000", "trips", 2, "hobby", "reading", "licensedOn",
                LocalDate.of(2010, 1, 31));
        return (Offer) payung.quote(QuoteRequest.of(TestProduct.ID, "basic").by(applicant).answers(answers));
    }

    private static JsonNode body(ResponseEntity<byte[]> answer) {
        return JsonMapper.shared().readTree(answer.getBody());
    }
}
