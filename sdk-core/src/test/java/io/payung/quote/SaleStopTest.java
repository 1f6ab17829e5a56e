package io.payung.quote;

import static io.payung.fixture.Shop.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.payung.decision.Reason;
import io.payung.fixture.Applicants;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.SampleRules;
import io.payung.fixture.Shop;
import io.payung.fixture.Variations;
import io.payung.payment.PaymentCheck;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.IssueOutcome.Refused;
import io.payung.product.ProductPack;
import io.payung.product.Question;
import io.payung.product.ValueType;
import io.payung.product.terms.SaleStop;
import io.payung.product.terms.SaleTerms;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaleStopTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"1, -, false", "0, -, true", "-1, -1, false", "-1, 0, true", "-1, 1, true", "0, 0, true"})
    void declinesOnEveryDayOfTheStop(int from, @Nullable Integer until, boolean stopped) {
        LocalDate last = until == null ? null : TODAY.plusDays(until);
        Shop shop = new Shop(pack(1, new SaleStop("everywhere", TODAY.plusDays(from), last, "flood")));

        assertThat(codes(shop.payung.quote(request("coast")))).containsExactlyElementsOf(stopped ? List.of("SALE_STOPPED") : List.of());
    }

    @Test
    void sellsWhereNothingIsStopped() {
        Shop shop = new Shop(pack(1, new SaleStop("coast", TODAY, null, "flood")));

        assertThat(codes(shop.payung.quote(request("coast")))).containsExactly("SALE_STOPPED");
        assertThat(codes(shop.payung.quote(request("hills")))).isEmpty();
    }

    @Test
    void stopsAnOpenOfferAtOnceAndOwesWhatWasPaidForIt() {
        Shop shop = new Shop(pack(1));
        Issued sold = shop.issue(request("coast"), "before");
        Offer open = shop.offer(request("coast").by(Applicants.otherAdult()));
        shop.shelf.replace(pack(1, new SaleStop("coast", TODAY, null, "flood")));

        Refused refused = Shop.refused(shop.payung.issue(shop.command(open, "after")));

        assertThat(refused.reasons()).extracting(reason -> reason.code().value()).containsExactly("SALE_STOPPED");
        assertThat(refused.refundDue()).isNotNull().satisfies(refund -> assertThat(refund.amount()).isEqualTo(open.premium()));
        assertThat(shop.rows("policy")).isEqualTo(1);
        assertThat(shop.payung.findPolicy(sold.number())).isPresent();
    }

    @Test
    void owesWhatArrivesAfterTheStopToWhoeverAsksAgain() {
        Shop shop = new Shop(pack(1));
        shop.issue(request("coast"), "before");
        Offer open = shop.offer(request("coast").by(Applicants.otherAdult()));
        IssueCommand late = shop.command(open, "after").paidBy(shop.gateway.answer("late", open.premium(), PaymentCheck.NotSettled::new));
        shop.shelf.replace(pack(1, new SaleStop("coast", TODAY, null, "flood")));

        Refused waiting = Shop.refused(shop.payung.issue(late));
        shop.gateway.settle("late", open.premium(), Shop.NOW);
        Refused stopped = Shop.refused(shop.payung.issue(late));

        assertThat(waiting.reasons()).extracting(reason -> reason.code().value()).containsExactly("PAYMENT_NOT_SETTLED");
        assertThat(waiting.refundDue()).isNull();
        assertThat(stopped.reasons()).extracting(reason -> reason.code().value()).containsExactly("SALE_STOPPED");
        assertThat(stopped.refundDue()).isNotNull();
    }

    @Test
    void issuesAnOpenOfferOfAnotherArea() {
        Shop shop = new Shop(pack(1));
        shop.issue(request("hills"), "before");
        Offer open = shop.offer(request("hills").by(Applicants.otherAdult()));
        shop.shelf.replace(pack(1, new SaleStop("coast", TODAY, null, "flood")));

        assertThat(shop.payung.issue(shop.command(open, "after"))).isInstanceOf(Issued.class);
    }

    private static List<String> codes(QuoteOutcome outcome) {
        return outcome.fold(offer -> List.of(), declined -> declined.reasons().stream().map(Reason::code).map(Object::toString).toList(),
                open -> List.of("MORE_NEEDED"));
    }

    private static QuoteRequest request(String area) {
        Map<String, Object> answers = new HashMap<>(SampleProduct.allAnswers());
        answers.put("area", area);
        return QuoteRequest.of(SampleProduct.ID, "basic").via("app").by(Applicants.adult()).answers(answers);
    }

    /** A stop is content: it changes the digest and, as here, not the version. */
    private static ProductPack pack(int version, SaleStop... stops) {
        ProductPack pack = SampleProduct.pack(version, SampleRules.all(), "stops: " + stops.length);
        Map<String, Question> questions = new LinkedHashMap<>(pack.product().questions());
        questions.put("area", new Question("area", ValueType.CHOICE, List.of("coast", "hills"), null, null, "customer", Question.Moment.QUOTE,
                Question.Scope.QUOTE));
        SaleTerms sale = new SaleTerms(null, List.of(), null, List.of(stops));
        return Variations.with(pack, "product", Variations.with(Variations.with(pack.product(), "questions", questions), "sale", sale));
    }
}
