package io.payung.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.Payung;
import io.payung.fixture.Applicants;
import io.payung.fixture.FakeGateway;
import io.payung.fixture.Shop;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentCheck;
import io.payung.payment.PaymentProof;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.IssueOutcome.Refused;
import io.payung.policy.Transfer.Part;
import io.payung.quote.Offer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partner that learns the reference of a payment to another partner, before that one has used it. */
class StolenPaymentTest {
    private static final PartnerId OWNER = PartnerId.of("default");
    private static final PartnerId THIEF = PartnerId.of("thief");

    private final Shop shop = new Shop();
    private final Payung thief = shop.payung.forPartner(THIEF);
    private Offer ownersOffer;
    private Offer thiefsOffer;

    @BeforeEach
    void quote() {
        ownersOffer = shop.offer();
        thiefsOffer = Shop.offered(thief.quote(Shop.basicFor(Applicants.adult())));
    }

    /** What the check is for: this verifier repeats the partner that asks without having looked, as its documentation forbids. */
    @Test
    void buysWithItWhereTheVerifierDoesNotLookWhoseItIs() {
        PaymentProof proof = shop.gateway.answerTo("known", ownersOffer.premium(), asking -> paidTo(asking, ownersOffer));

        assertThat(buy(thief, thiefsOffer, "stolen", proof)).isInstanceOf(Issued.class);
        assertThat(codes(buy(shop.payung, ownersOffer, "own", proof))).containsExactly("PAYMENT_ALREADY_USED");
    }

    @Test
    void findsNothingUnderItAndLeavesItToWhomeverItWasPaid() {
        PaymentProof proof = shop.gateway.answerTo("known", ownersOffer.premium(), asking -> paidTo(OWNER, ownersOffer));
        Map<String, Long> before = shop.rows();

        IssueOutcome stolen = buy(thief, thiefsOffer, "stolen", proof);

        assertThat(codes(stolen)).as("the same as for what nobody paid").containsExactly("PAYMENT_NOT_FOUND");
        assertThat(((Refused) stolen).refundDue()).as("nobody's to give back").isNull();
        assertThat(shop.rows()).isEqualTo(before);
        assertThat(buy(shop.payung, ownersOffer, "own", proof)).isInstanceOf(Issued.class);
    }

    @Test
    void transfersNothingOfIt() {
        AwaitingPayment awaiting = (AwaitingPayment) thief.apply(shop.application(thiefsOffer, "a"));
        PaymentProof proof = shop.gateway.answerTo("known", ownersOffer.premium(), asking -> paidTo(OWNER, ownersOffer));
        Part part = Part.of(new ApplicationId(awaiting.application()), "customer", awaiting.dueNow());

        TransferOutcome stolen = thief.receive(Transfer.of(proof, List.of(part)));

        assertThat(stolen).isEqualTo(TransferOutcome.refused("PAYMENT_NOT_FOUND"));
    }

    @Test
    void paysNoApplicationWithMoneyThatWasPaidToAnother() {
        AwaitingPayment awaiting = (AwaitingPayment) thief.apply(shop.application(thiefsOffer, "a"));
        shop.gateway.answerTo(awaiting.paymentReference(), awaiting.dueNow(), asking -> paidTo(OWNER, ownersOffer));
        shop.clock.advance(Duration.ofMinutes(2));

        assertThat(shop.payung.reconcile(10).issued()).isZero();
        shop.gateway.answerTo(awaiting.paymentReference(), awaiting.dueNow(), asking -> paidTo(THIEF, ownersOffer));
        shop.clock.advance(Duration.ofMinutes(2));
        assertThat(shop.payung.reconcile(10).issued()).isEqualTo(1);
    }

    private PaymentCheck paidTo(PartnerId partner, Offer offer) {
        return new PaymentCheck.Settled(partner, offer.premium(), Shop.NOW);
    }

    private IssueOutcome buy(Payung payung, Offer offer, String key, PaymentProof proof) {
        assertThat(proof.gateway()).isEqualTo(FakeGateway.NAME);
        return payung.issue(IssueCommand.of(IdempotencyKey.of(key), offer.token(), shop.consent(offer)).paidBy(proof));
    }

    private static List<String> codes(IssueOutcome outcome) {
        return ((Refused) outcome).reasons().stream().map(reason -> reason.code().value()).toList();
    }
}
