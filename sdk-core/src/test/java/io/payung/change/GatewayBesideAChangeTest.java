package io.payung.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.change.ChangeOutcome.Changed;
import io.payung.change.ChangeOutcome.Previewed;
import io.payung.fixture.Applicants;
import io.payung.fixture.ChangingProduct;
import io.payung.fixture.Shop;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentCheck;
import io.payung.payment.PaymentProof;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IdempotencyStore.Claim;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.quote.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A gateway may take its time: whoever asks it holds nothing that others need. */
class GatewayBesideAChangeTest {

    private final Shop shop = new Shop(ChangingProduct.pack());
    private final List<Claim> meanwhile = new ArrayList<>();

    @Test
    void isAskedBeforeAnythingIsLocked() {
        Issued old = shop.issue(shop.offer(), "order");
        Offer offer = Shop.offered(shop.payung.afterSale().quoteInstead(old.number(), Shop.request("plus", Applicants.adult())));
        Previewed previewed = (Previewed) shop.payung.afterSale().preview(
                ChangeRequest.of(old.number(), ChangeKind.TOP_UP).replacedBy(offer.token()));
        PaymentProof proof = shop.gateway.answer("pay-2", offer.premium(), () -> {
            meanwhile.add(CompletableFuture.supplyAsync(this::somebodyElseWrites).join());
            return new PaymentCheck.Settled(PartnerId.of("default"), offer.premium(), Shop.NOW);
        });

        ChangeOutcome outcome = shop.payung.afterSale().change(
                ChangeCommand.of(IdempotencyKey.of("change"), previewed.token()).with(shop.consent(offer)).paidBy(proof));

        assertThat(outcome).isInstanceOf(Changed.class);
        assertThat(meanwhile).as("asked once").containsExactly(Claim.CLAIMED);
    }

    private Claim somebodyElseWrites() {
        return shop.store.unitOfWork().run(() -> shop.store.idempotency().claim(
                PartnerId.of("other"), "issue", IdempotencyKey.of("key-" + meanwhile.size()), "f", Shop.NOW));
    }
}
