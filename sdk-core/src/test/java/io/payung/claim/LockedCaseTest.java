package io.payung.claim;

import static io.payung.fixture.Shop.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.payung.event.EventType;
import io.payung.fixture.Applicants;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shelf;
import io.payung.fixture.Shop;
import io.payung.fixture.ShopParts;
import io.payung.party.PartnerId;
import io.payung.policy.Move;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyState;
import io.payung.policy.Standing;
import io.payung.product.PinnedPacks;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A claim is assessed by the policy as it is behind the lock on its claims: somebody voids it just before the lock is taken. */
class LockedCaseTest {
    private static final PartnerId PARTNER = PartnerId.of("default");
    private final Shop shop = new Shop();
    private final PolicyNumber policy = shop.issue(Shop.request("plus", Applicants.adult()), "order-1").number();
    private final Claims claims = new Claims(new ClaimsParts(
            new PinnedPacks(new Shelf(SampleProduct.pack()), shop.store.packs()), shop.store.unitOfWork(), shop.store.idempotency(),
            shop.store.policies(), voiding(shop.store.claims()), (partner, number) -> Optional.empty(),
            (partner, number) -> new TreeMap<>(), ShopParts.of(shop).applications(), DocumentStore.TRUSTING, shop.ids, shop.clock));

    @Test
    void seesAtTheNoticeWhatBecameOfThePolicyMeanwhile() {
        assertThat(codes(claims.open(PARTNER, notice()))).containsExactly("POLICY_VOID");
    }

    @Test
    void seesWithFurtherPapersWhatBecameOfThePolicyMeanwhile() {
        ClaimOutcome opened = shop.payung.claim(notice());

        assertThat(codes(opened)).isEmpty();
        assertThat(codes(claims.supplement(PARTNER, ClaimSupplement.of(opened.assessment().claim(), List.of())))).containsExactly("POLICY_VOID");
    }

    private ClaimNotice notice() {
        return ClaimNotice.on(policy, new ClaimEvent("accident", "death", "home", TODAY)).answers(Map.of("trafficAccident", false));
    }

    private static List<String> codes(ClaimOutcome outcome) {
        return outcome.assessment().referrals().stream().map(reason -> reason.code().value()).toList();
    }

    private ClaimStore voiding(ClaimStore store) {
        return (ClaimStore) Proxy.newProxyInstance(ClaimStore.class.getClassLoader(), new Class<?>[] {ClaimStore.class}, (proxy, method, values) -> {
            if (method.getName().equals("lock")) {
                Move move = new Move(EventType.POLICY_VOIDED, "TOLD_WRONG", shop.clock.instant(), shop.clock.instant(), shop.ids.uuid());
                assertThat(shop.store.policies().move(PARTNER, policy, null, new Standing(PolicyState.VOID, shop.clock.instant()), move)).isTrue();
            }
            try {
                return method.invoke(store, values);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}
