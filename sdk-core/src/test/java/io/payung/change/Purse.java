package io.payung.change;

import io.payung.fixture.FakeGateway;
import io.payung.fixture.Shop;
import io.payung.money.Money;
import io.payung.payment.PaymentProof;
import io.payung.payment.PaymentState;
import io.payung.policy.Instalment;
import io.payung.policy.Policy;
import io.payung.quote.Offer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Whoever pays in a walk, and what they have given. */
final class Purse {

    private final Shop shop;
    private final Random chance;
    private final Map<String, Money> given = new TreeMap<>();

    Purse(Shop shop, Random chance) {
        this.shop = shop;
        this.chance = chance;
    }

    PaymentProof pay(Offer offer, String reference) {
        given.put(reference, offer.firstPayment());
        return shop.gateway.settle(reference, offer.firstPayment(), shop.clock.instant());
    }

    /** One of the next instalments or any, now or some days ago, mostly the right amount; told several times. */
    String instalment(Policy policy) {
        List<Instalment> open = shop.payung.instalments(policy.number()).stream().flatMap(plan -> plan.instalments().stream())
                .filter(each -> each.paymentReference() != null && !given.containsKey(each.paymentReference()))
                .toList();
        if (!open.isEmpty()) {
            Instalment one = open.get(chance.nextInt(8) == 0 ? chance.nextInt(open.size()) : 0);
            Money amount = chance.nextInt(8) == 0 ? one.amount().plus(Shop.rupiah(1)) : one.amount();
            given.put(one.paymentReference(), amount);
            shop.gateway.settle(one.paymentReference(), amount, shop.clock.instant().minus(Duration.ofHours(chance.nextInt(4) * 20L)));
            for (int i = 0; i <= chance.nextInt(2); i++) {
                shop.payung.paymentNotified(FakeGateway.NAME, FakeGateway.notice(one.paymentReference(), PaymentState.SETTLED));
            }
        }
        return "an instalment of " + policy.number();
    }

    /** What was given and looked at: nobody has heard of what came with a refused wish. */
    Money received() {
        return given.entrySet().stream()
                .filter(each -> shop.store.payments().state(FakeGateway.NAME, each.getKey()).filter(PaymentState.SETTLED::equals).isPresent())
                .map(Map.Entry::getValue)
                .reduce(Shop.rupiah(0), Money::plus);
    }
}
