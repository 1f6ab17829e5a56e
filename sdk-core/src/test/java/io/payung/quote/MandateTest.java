package io.payung.quote;

import static io.payung.fixture.Shop.NOW;
import static io.payung.fixture.Shop.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.payung.decision.Reason;
import io.payung.fixture.Applicants;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.SampleRules;
import io.payung.fixture.Shop;
import io.payung.fixture.Variations;
import io.payung.payment.PaymentState;
import io.payung.policy.ApplicationState;
import io.payung.policy.IssueOutcome;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.IssueOutcome.Refused;
import io.payung.product.ProductPack;
import io.payung.product.terms.Distributor;
import io.payung.product.terms.SaleTerms;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MandateTest {

    /** The first instant after the last day, where the product is sold. */
    private static final Instant ENDED = TODAY.plusDays(1).atStartOfDay(ZoneId.of("Asia/Jakarta")).toInstant();

    private static Shop shop(@Nullable LocalDate until) {
        return new Shop(pack(until), Duration.ofDays(3));
    }

    private static ProductPack pack(@Nullable LocalDate until) {
        ProductPack pack = SampleProduct.pack(1, SampleRules.all(), "until: " + until);
        SaleTerms sale = new SaleTerms(null, List.of(), new Distributor("cooperative", "PKS-1", until, null), List.of());
        return Variations.with(pack, "product", Variations.with(pack.product(), "sale", sale));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"-1, true", "0, false", "1, false", "-, false"})
    void declinesFromTheDayAfterTheLastOne(@Nullable Integer days, boolean ended) {
        Shop shop = shop(days == null ? null : TODAY.plusDays(days));

        QuoteOutcome outcome = shop.payung.quote(Shop.basicFor(Applicants.adult()));

        List<Reason> reasons = outcome.fold(offer -> List.of(), QuoteOutcome.Declined::reasons, open -> List.of());
        assertThat(reasons).extracting(reason -> reason.code().value()).containsExactlyElementsOf(ended ? List.of("MANDATE_ENDED") : List.of());
        assertThat(reasons).allSatisfy(reason -> assertThat(reason.limit()).isEqualTo(TODAY.minusDays(1).toString()));
        assertThat(outcome.<List<?>>fold(offer -> List.of(), QuoteOutcome.Declined::nearest, open -> List.of())).as("nothing else is sold either").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void issuesAnOpenOfferUntilTheLastDayIsOver(int millis, boolean issued) {
        Shop shop = shop(TODAY);
        Offer open = shop.offer();
        shop.clock.set(ENDED.plusMillis(millis));

        IssueOutcome outcome = shop.payung.issue(shop.command(open, "late"));

        assertThat(outcome instanceof Issued).isEqualTo(issued);
        assertThat(outcome instanceof Refused refused && refused.refundDue() != null && code(refused).equals("MANDATE_ENDED")).isEqualTo(!issued);
        assertThat(shop.rows("policy")).isEqualTo(issued ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void acceptsAnApplicationUntilTheLastDayIsOver(int millis, boolean accepted) {
        Shop shop = shop(TODAY);
        Offer open = shop.offer();
        shop.clock.set(ENDED.plusMillis(millis));

        IssueOutcome outcome = shop.payung.apply(shop.application(open, "late"));

        assertThat(outcome instanceof AwaitingPayment).isEqualTo(accepted);
        assertThat(outcome instanceof Refused refused && code(refused).equals("MANDATE_ENDED")).isEqualTo(!accepted);
    }

    /** Neither the day of the application counts nor that of the payment: who binds the insurer does it when the policy is made. */
    @ParameterizedTest
    @CsvSource({"-1, ISSUED", "0, REFUND_DUE", "1, REFUND_DUE"})
    void owesBackWhatAnApplicationIsPaidWhenNobodyMayIssueIt(int millis, ApplicationState state) {
        Shop shop = shop(TODAY);
        AwaitingPayment awaiting = shop.apply(shop.offer(), "a");
        shop.clock.set(ENDED.minusMillis(2));
        shop.pay(awaiting);
        shop.clock.set(ENDED.plusMillis(millis));

        shop.notice(awaiting, PaymentState.SETTLED);

        assertThat(shop.state(awaiting)).isEqualTo(state);
        if (state == ApplicationState.REFUND_DUE) {
            assertThat(shop.standing(awaiting).application().code()).isEqualTo("MANDATE_ENDED");
            assertThat(shop.standing(awaiting).refunds()).singleElement().satisfies(refund -> assertThat(refund.amount()).isEqualTo(awaiting.dueNow()));
        }
    }

    @Test
    void issuesOpenOffersUnderAMandateThatWasExtended() {
        Shop shop = shop(TODAY);
        shop.issue(Shop.basicFor(Applicants.otherAdult()), "before");
        Offer open = shop.offer();
        shop.shelf.replace(pack(TODAY.plusDays(1)));
        shop.clock.set(ENDED);

        assertThat(shop.payung.issue(shop.command(open, "late"))).isInstanceOf(Issued.class);
    }

    @Test
    void refusesOpenOffersUnderAMandateThatWasCutShort() {
        Shop shop = shop(TODAY.plusDays(9));
        shop.issue(Shop.basicFor(Applicants.otherAdult()), "before");
        Offer open = shop.offer();
        shop.shelf.replace(pack(TODAY.minusDays(1)));

        assertThat(code(Shop.refused(shop.payung.issue(shop.command(open, "late"))))).isEqualTo("MANDATE_ENDED");
    }

    @Test
    void sellsOnTheLastDayWhatStartsLater() {
        Shop shop = shop(TODAY);

        Issued issued = shop.issue(Shop.basicFor(Applicants.adult()).startingOn(TODAY.plusDays(1)), "ahead");

        assertThat(issued.coverFrom()).isAfter(NOW).isAfterOrEqualTo(ENDED);
    }

    @Test
    void replaysWhatWasSoldBefore() {
        Shop shop = shop(TODAY);
        Issued sold = shop.issue(shop.offer(), "in-time");
        shop.clock.set(ENDED);

        assertThat(shop.payung.decision(sold.number()).orElseThrow().isIdentical()).isTrue();
    }

    private static String code(Refused refused) {
        return refused.reasons().get(0).code().value();
    }
}
