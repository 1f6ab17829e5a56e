package io.payung.policy;

import static io.payung.fixture.Shop.rupiah;
import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fixture.FakeGateway;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shop;
import io.payung.fixture.Variations;
import io.payung.payment.PaymentCheck;
import io.payung.payment.PaymentProof;
import io.payung.payment.PaymentState;
import io.payung.payment.RefundDue;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import io.payung.policy.Transfer.Part;
import io.payung.product.PremiumTerms;
import io.payung.product.ProductPack;
import io.payung.product.terms.Payer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The farmer pays 4,500 at the till and the state 18,000 by a transfer; cover waits for both. */
class ReversedShareTest {

    private final Shop shop = new Shop(pack());

    private static ProductPack pack() {
        ProductPack pack = SampleProduct.pack();
        PremiumTerms single = pack.product().premium();
        PremiumTerms shared = new PremiumTerms(
                single.plans(), null, single.charges(), List.of(),
                List.of(new Payer("state", new BigDecimal("0.80"), "state-budget", null, true), new Payer("farmer", new BigDecimal("0.20"), null, null, true)),
                "farmer");
        return Variations.with(pack, "product", Variations.with(pack.product(), "premium", shared));
    }

    @ParameterizedTest
    @CsvSource({"true, REFUNDED", "false, ISSUED"})
    void whatWasTakenBackWhileItWaitedForAnotherPayerPaysNothing(boolean reversed, ApplicationState state) {
        AwaitingPayment awaiting = shop.apply(shop.offer(), "a");
        shop.pay(awaiting);
        shop.notice(awaiting, PaymentState.SETTLED);
        if (reversed) {
            shop.gateway.answer(awaiting.paymentReference(), awaiting.dueNow(), PaymentCheck.NotSettled::new);
            shop.notice(awaiting, PaymentState.REVERSED);
        }

        PaymentProof budget = shop.gateway.settle("budget", rupiah(18_000), Shop.NOW);
        shop.payung.receive(Transfer.of(budget, List.of(Part.of(new ApplicationId(awaiting.application()), "state", rupiah(18_000)))));
        shop.clock.set(awaiting.payBy().plus(Duration.ofSeconds(1)));
        shop.payung.reconcile(10);
        shop.payung.settleRefunds(10);

        assertThat(shop.standing(awaiting).application().policy() != null).isEqualTo(!reversed);
        assertThat(shop.state(awaiting)).isEqualTo(state);
        assertThat(shop.gateway.refunds()).extracting(RefundDue::reference).containsExactlyElementsOf(reversed ? List.of("budget") : List.of());
        assertThat(shop.standing(awaiting).payments()).containsEntry(FakeGateway.NAME, reversed ? PaymentState.REVERSED : PaymentState.SETTLED);
    }
}
