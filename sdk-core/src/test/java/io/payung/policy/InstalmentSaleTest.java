package io.payung.policy;

import static io.payung.fixture.Shop.rupiah;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.decision.Decision;
import io.payung.fault.InvalidInputException;
import io.payung.fixture.Applicants;
import io.payung.fixture.FakeGateway;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shop;
import io.payung.fixture.Variations;
import io.payung.payment.PaymentProof;
import io.payung.payment.PaymentState;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.IssueOutcome.Refused;
import io.payung.policy.Transfer.Part;
import io.payung.product.PremiumMode;
import io.payung.product.PremiumTerms;
import io.payung.product.ProductPack;
import io.payung.product.terms.InstalmentTerms.Every;
import io.payung.product.terms.InstalmentTerms;
import io.payung.product.terms.Payer;
import io.payung.quote.Offer;
import io.payung.quote.PlannedInstalment;
import io.payung.quote.QuoteOutcome;
import io.payung.quote.QuoteRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sales of which only the first part is paid at once. The sample costs 22,500 at once here, and as much for each instalment. */
class InstalmentSaleTest {

    private static final QuoteRequest MONTHLY = Shop.basicFor(Applicants.adult()).paid("monthly");

    private final Shop shop = new Shop(pack(12, List.of()));

    private static ProductPack pack(int count, List<Payer> payers) {
        ProductPack pack = SampleProduct.pack();
        PremiumTerms single = pack.product().premium();
        PremiumMode monthly = new PremiumMode("monthly", single.plans(), null, new InstalmentTerms(Every.MONTH, count, 14, null));
        PremiumTerms terms = new PremiumTerms(
                List.of(single.modes().get(0), monthly), single.charges(), List.of(), payers, payers.isEmpty() ? null : "state");
        return Variations.with(pack, "product", Variations.with(pack.product(), "premium", terms));
    }

    @Test
    void offersByTheFirstModeUnlessAnotherIsChosen() {
        Offer single = shop.offer();
        Offer monthly = shop.offer(MONTHLY);

        assertThat(single.premium()).isEqualTo(rupiah(22_500)).isEqualTo(single.firstPayment());
        assertThat(single.instalments()).isEmpty();
        assertThat(monthly.premium()).isEqualTo(rupiah(270_000));
        assertThat(monthly.firstPayment()).isEqualTo(rupiah(22_500));
        assertThat(monthly.instalments()).hasSize(12).extracting(PlannedInstalment::number).startsWith(1, 2).endsWith(12);
        assertThat(monthly.instalments().get(11).dueOn()).isEqualTo(LocalDate.of(2027, 5, 15));
    }

    @Test
    void refusesAModeThatTheProductDoesNotHave() {
        assertThatThrownBy(() -> shop.payung.quote(MONTHLY.paid("weekly")))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.errors()).extracting(error -> error.pointer() + " " + error.code())
                        .containsExactly("/mode FIELD_NOT_ALLOWED"));
    }

    @ParameterizedTest
    @CsvSource({"11, offered", "12, offered", "13, INSTALMENTS_EXCEED_COVER"})
    void declinesInstalmentsThatWouldBeDueWhenCoverIsOver(int count, String outcome) {
        QuoteOutcome quoted = new Shop(pack(count, List.of())).payung.quote(MONTHLY);

        assertThat(quoted.<String>fold(offer -> "offered", declined -> declined.reasons().get(0).code().value(), open -> "open")).isEqualTo(outcome);
    }

    @Test
    void issuesForTheFirstInstalmentAndForNothingElse() {
        Offer offer = shop.offer(MONTHLY);
        IssueCommand command = IssueCommand.of(IdempotencyKey.of("k"), offer.token(), shop.consent(offer));

        Refused whole = Shop.refused(shop.payung.issue(command.paidBy(shop.pay(offer, "whole"))));
        Issued issued = Shop.issued(shop.payung.issue(command.paidBy(shop.gateway.settle("first", offer.firstPayment(), Shop.NOW))));

        assertThat(whole.reasons().get(0).code().value()).isEqualTo("PAYMENT_AMOUNT_DIFFERS");
        assertThat(whole.refundDue()).isNotNull();
        assertThat(issued.premium()).isEqualTo(rupiah(270_000));
        assertThat(plan(issued.number()).instalments()).filteredOn(Instalment::isPaid).extracting(Instalment::number).containsExactly(1);
    }

    @Test
    void replaysADecisionWithItsSchedule() {
        Offer offer = shop.offer(MONTHLY);
        IssueCommand command = IssueCommand.of(IdempotencyKey.of("k"), offer.token(), shop.consent(offer));
        Issued issued = Shop.issued(shop.payung.issue(command.paidBy(shop.gateway.settle("first", offer.firstPayment(), Shop.NOW))));

        assertThat(shop.payung.decision(issued.number()).orElseThrow().differences()).isEmpty();
        Decision decision = offer.receipt().decision();
        assertThat(decision.results()).containsKey("instalments");
        assertThat(decision.inputs().get(Decision.CASE)).containsEntry("mode", "monthly");
    }

    @Test
    void decidesNothingOtherwiseWhereThereIsNoChoice() {
        Decision decision = new Shop().offer(Shop.basicFor(Applicants.adult()).paid("single")).receipt().decision();

        assertThat(decision.results()).doesNotContainKey("instalments");
        assertThat(decision.inputs().get(Decision.CASE)).doesNotContainKey("mode");
    }

    @Test
    void countsFromTheDayOnWhichCoverReallyStarts() {
        AwaitingPayment awaiting = shop.apply(shop.offer(MONTHLY), "a");
        assertThat(awaiting.dueNow()).isEqualTo(rupiah(22_500));
        shop.clock.advance(Duration.ofHours(20));

        shop.pay(awaiting);
        shop.notice(awaiting, PaymentState.SETTLED);

        PolicyNumber number = shop.payung.policyOf(new ApplicationId(awaiting.application())).orElseThrow().number();
        assertThat(plan(number).instalments()).extracting(Instalment::dueOn).startsWith(Shop.TODAY.plusDays(1), LocalDate.of(2026, 7, 16));
    }

    @Test
    void waitsForEveryPayerThatCoverWaitsFor() {
        List<Payer> payers = List.of(
                payer("member", "0.50", null, true), payer("cooperative", "0.25", "monthly-statement", false),
                payer("state", "0.25", "state-budget", true));
        Shop shared = new Shop(pack(12, payers));
        Offer offer = shared.offer(MONTHLY);
        IssueCommand command = IssueCommand.of(IdempotencyKey.of("k"), offer.token(), shared.consent(offer));
        PolicyNumber number = Shop.issued(shared.payung.issue(command.paidBy(shared.gateway.settle("first", rupiah(22_500), Shop.NOW)))).number();
        Instalment second = shared.payung.instalments(number).orElseThrow().instalment(2).orElseThrow();
        assertThat(second.dueNow()).as("the member's part of 135,000, by 500").isEqualTo(rupiah(11_500));

        shared.gateway.settle(second.paymentReference(), second.dueNow(), Shop.NOW);
        shared.payung.paymentNotified(FakeGateway.NAME, FakeGateway.notice(second.paymentReference(), PaymentState.SETTLED));
        assertThat(shared.payung.instalments(number).orElseThrow().instalment(2).orElseThrow().isPaid()).isFalse();

        PremiumShare state = second.shares().stream().filter(share -> share.payer().equals("state")).findFirst().orElseThrow();
        PaymentProof proof = shared.gateway.settle("bulk", state.amount(), Shop.NOW);
        TransferOutcome outcome = shared.payung.receive(Transfer.of(proof, List.of(Part.of(number, 2, "state", state.amount()))));

        assertThat(outcome.parts().get(0).code()).isNull();
        assertThat(shared.payung.instalments(number).orElseThrow().instalment(2).orElseThrow().isPaid()).isTrue();
    }

    private static Payer payer(String id, String share, @Nullable String collected, boolean waits) {
        return new Payer(id, new BigDecimal(share), collected, null, waits);
    }

    private PaymentPlan plan(PolicyNumber number) {
        return shop.payung.instalments(number).orElseThrow();
    }
}
