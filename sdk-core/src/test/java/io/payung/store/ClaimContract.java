package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.payung.claim.Claim;
import io.payung.claim.ClaimAction;
import io.payung.claim.ClaimDecision.Approved;
import io.payung.claim.ClaimDecision;
import io.payung.claim.ClaimFile;
import io.payung.claim.ClaimMove;
import io.payung.claim.ClaimPage;
import io.payung.claim.ClaimPayment;
import io.payung.claim.ClaimStanding;
import io.payung.claim.ClaimState;
import io.payung.claim.ClaimStore.Written;
import io.payung.event.Event;
import io.payung.fault.PayungException;
import io.payung.party.PartnerId;
import io.payung.policy.IdempotencyKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Claims. */
interface ClaimContract extends StoreUnderTest {

    private Claim opened() {
        Sale sale = world().sale();
        sale.write();
        Claim claim = world().claimOn(sale.number);
        insert(claim);
        return claim;
    }

    private void insert(Claim claim) {
        units().run(() -> {
            store().claims().insert(claim, world().ids.uuid(), World.NOON);
            return claim;
        });
    }

    private boolean update(Claim claim) {
        return units().run(() -> store().claims().update(claim, world().ids.uuid(), World.NOON));
    }

    @Test
    default void givesTheClaimBackAsItWas() {
        Claim claim = opened();

        assertThat(store().claims().find(world().partner, claim.id())).contains(claim);
    }

    @Test
    default void replacesTheVersionThatWasRead() {
        Claim claim = opened();
        Claim next = World.nextVersion(claim, ClaimState.SUBMITTED);

        assertThat(update(next)).isTrue();
        assertThat(update(next)).isFalse();

        assertThat(store().claims().find(world().partner, claim.id())).contains(next);
    }

    @Test
    default void letsOneOfTwoThreadsUpdateAVersion() {
        Claim claim = opened();

        List<Boolean> updated = Threads.atOnce(List.of(
                () -> update(World.nextVersion(claim, ClaimState.SUBMITTED)), () -> update(World.nextVersion(claim, ClaimState.REFERRED))));

        assertThat(updated).containsExactlyInAnyOrder(true, false);
    }

    @Test
    default void writesAnEventForEachChangeAndNoneForARefusedOne() {
        long before = store().policies().counts().get("outbox");
        Claim next = World.nextVersion(opened(), ClaimState.SUBMITTED);

        update(next);
        update(next);

        // One for the policy, one for the claim, one for its update.
        assertThat(store().policies().counts()).containsEntry("outbox", before + 3);
    }

    @Test
    default void numbersEventsOfOnePolicyUnderManyThreads() {
        Sale sale = world().sale();
        sale.write();
        long before = store().policies().counts().get("claim");

        Threads.atOnce(8, () -> {
            insert(world().claimOn(sale.number));
            return true;
        });

        assertThat(store().policies().counts()).containsEntry("claim", before + 8);
    }

    @Test
    default void refusesAClaimOnAnUnknownPolicyOrTwice() {
        Claim claim = opened();

        assertThatThrownBy(() -> insert(world().claimOn(world().number())))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("POLICY_UNKNOWN"));
        assertThatThrownBy(() -> insert(claim))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("CLAIM_EXISTS"));
    }

    @Test
    default void hidesTheClaimFromOtherPartners() {
        Claim claim = opened();

        assertThat(store().claims().find(PartnerId.of(world().partner + "-x"), claim.id())).isEmpty();
    }

    private static ClaimFile decided(ClaimFile file, String amount) {
        ClaimDecision decision = ClaimDecision.approve(
                file.claim().id(), IdempotencyKey.of("decide"), "Zubaidah", new Approved("death", World.rupiah(amount)));
        return file.after(new ClaimMove(file.claim().version() + 1, ClaimAction.APPROVE, World.NOON, decision, null, null), ClaimState.APPROVED, null);
    }

    private ClaimFile paid(ClaimFile file, String reference, String amount) {
        ClaimPayment payment = ClaimPayment.of(file.claim().id(), IdempotencyKey.of("pay"), reference, "Zubaidah", World.rupiah(amount));
        return file.after(new ClaimMove(file.claim().version() + 1, ClaimAction.PAY_PART, World.NOON, null, payment, null), ClaimState.APPROVED, null);
    }

    private Written move(ClaimFile file) {
        return units().run(() -> store().claims().move(file, world().ids.uuid()));
    }

    private ClaimFile file(Claim claim) {
        return store().claims().file(world().partner, claim.id()).orElseThrow();
    }

    @Test
    default void keepsEveryMoveOfAClaim() {
        Claim claim = opened();
        ClaimFile decided = decided(file(claim), "100");
        ClaimFile paid = paid(decided, world().name("bank"), "40");

        assertThat(move(decided)).isEqualTo(Written.WRITTEN);
        assertThat(move(paid)).isEqualTo(Written.WRITTEN);

        assertThat(file(claim)).isEqualTo(paid);
        assertThat(store().claims().files(world().partner, claim.policy())).containsExactly(paid);
        assertThat(store().claims().find(world().partner, claim.id())).contains(paid.claim());
        assertThat(file(claim).standing()).isEqualTo(
                new ClaimStanding(claim.id(), claim.policy(), ClaimState.APPROVED, 3, World.rupiah("100"), World.rupiah("40")));
    }

    @Test
    default void tellsADecisionAndAPaymentWithTheirSums() {
        Claim claim = opened();
        ClaimFile decided = decided(file(claim), "100");
        String reference = world().name("bank");
        move(decided);
        move(paid(decided, reference, "40"));

        List<Event> events = store().events().after(world().partner, null, 10).events();

        assertThat(events).extracting(Event::type).containsExactly("policy.issued", "claim.notified", "claim.decided", "claim.paid");
        assertThat(events.get(2).data()).isEqualTo(Map.of(
                "claim", claim.id().toString(), "policyNumber", claim.policy().value(), "state", "approved", "approved", EventData.of(World.rupiah("100"))));
        assertThat(events.get(3).data())
                .containsEntry("reference", reference)
                .containsEntry("amount", EventData.of(World.rupiah("40")))
                .containsEntry("paid", EventData.of(World.rupiah("40")));
    }

    @Test
    default void writesNothingOfAMoveThatIsLate() {
        Claim claim = opened();
        ClaimFile decided = decided(file(claim), "100");
        update(World.nextVersion(claim, ClaimState.SUBMITTED));
        Map<String, Long> rows = store().policies().counts();

        assertThat(move(decided)).isEqualTo(Written.CHANGED);

        assertThat(store().policies().counts()).isEqualTo(rows);
        assertThat(file(claim).moves()).isEmpty();
    }

    @Test
    default void takesAPaymentsReferenceOnce() {
        ClaimFile one = decided(file(opened()), "100");
        ClaimFile other = decided(file(opened()), "100");
        move(one);
        move(other);
        String reference = world().name("bank");
        move(paid(one, reference, "40"));
        Map<String, Long> rows = store().policies().counts();

        assertThat(move(paid(other, reference, "40"))).isEqualTo(Written.REFERENCE_USED);

        assertThat(store().policies().counts()).isEqualTo(rows);
        assertThat(file(other.claim())).isEqualTo(other);
        assertThat(move(paid(other, world().name("bank"), "40"))).isEqualTo(Written.WRITTEN);
    }

    @Test
    default void letsOneOfTwoThreadsTakeAReference() {
        ClaimFile one = decided(file(opened()), "100");
        ClaimFile other = decided(file(opened()), "100");
        move(one);
        move(other);
        String reference = world().name("bank");

        List<Written> written = Threads.atOnce(List.of(() -> move(paid(one, reference, "40")), () -> move(paid(other, reference, "40"))));

        assertThat(written).containsExactlyInAnyOrder(Written.WRITTEN, Written.REFERENCE_USED);
    }

    @Test
    default void keepsOthersFromAPolicysClaimsUntilTheUnitEnds() {
        World world = impatient();
        Sale sale = world.sale();
        sale.write();

        Throwable fault = Threads.whileHolding(
                world.store,
                () -> world.store.claims().lock(world.partner, sale.number),
                () -> catchThrowable(() -> world.store.unitOfWork().run(() -> {
                    world.store.claims().lock(world.partner, sale.number);
                    return true;
                })));

        assertThat(fault).isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("STORE_BUSY"));
    }

    @Test
    default void listsAPolicysClaimsPageByPage() {
        Sale sale = world().sale();
        sale.write();
        List<Claim> claims = List.of(world().claimOn(sale.number), world().claimOn(sale.number), world().claimOn(sale.number));
        claims.forEach(this::insert);
        opened();

        ClaimPage first = store().claims().page(world().partner, sale.number, null, 2);
        ClaimPage last = store().claims().page(world().partner, sale.number, first.next(), 2);

        assertThat(first.claims()).extracting(ClaimStanding::claim).containsExactly(claims.get(0).id(), claims.get(1).id());
        assertThat(last.claims()).extracting(ClaimStanding::claim).containsExactly(claims.get(2).id());
        assertThat(last.next()).isNull();
        assertThat(store().claims().page(world().partner, sale.number, null, 3).next()).isNull();
        assertThat(store().claims().page(PartnerId.of(world().partner + "-x"), sale.number, null, 3).claims()).isEmpty();
        assertThatThrownBy(() -> store().claims().page(world().partner, sale.number, "1", 2))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("CURSOR_INVALID"));
    }
}
