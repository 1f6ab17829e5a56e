package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.change.ChangeDetails;
import io.payung.change.ChangeKind;
import io.payung.change.ChangeRequest;
import io.payung.change.ChangeStore.NewChange;
import io.payung.change.ChangeStore.RefundedShare;
import io.payung.change.Contact;
import io.payung.change.PayerRefund;
import io.payung.change.PolicyChange;
import io.payung.claim.ClaimState;
import io.payung.erasure.Erasure;
import io.payung.erasure.ErasureGround;
import io.payung.event.EventType;
import io.payung.fault.PayungException;
import io.payung.party.Beneficiary;
import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentAllocation;
import io.payung.policy.Move;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyState;
import io.payung.policy.PremiumShare;
import io.payung.policy.Standing;
import io.payung.quote.QuoteRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What happens to policies after their sale. */
interface ChangeContract extends StoreUnderTest {

    private NewChange change(Sale sale, int number, @Nullable QuoteRequest request, List<PayerRefund> payers, List<PaymentAllocation> refunded) {
        PolicyChange change = new PolicyChange(
                world().ids.uuid(), sale.number, number, ChangeKind.CHANGE_CONTACT, PolicyState.IN_FORCE, PolicyState.IN_FORCE, World.NOON,
                World.rupiah(refunded.isEmpty() ? "0" : "1000"), null);
        ChangeDetails details = new ChangeDetails(
                ChangeRequest.of(sale.number, ChangeKind.CHANGE_CONTACT).reachedAt(new Contact("+62 811 1", "Jalan Kenanga")),
                List.of(), new Contact("+62 811 0", null), sale.details().receipt());
        return new NewChange(world().partner, change, details, request, payers, refunded, world().ids.uuid());
    }

    private NewChange plain(Sale sale, int number) {
        return change(sale, number, null, List.of(), List.of());
    }

    private Sale sold() {
        Sale sale = world().sale();
        sale.write();
        return sale;
    }

    private boolean insert(NewChange change) {
        return units().run(() -> store().changes().insert(change));
    }

    @Test
    default void keepsWhatHappenedInItsOrder() {
        Sale sale = sold();
        NewChange first = plain(sale, 1);
        NewChange second = plain(sale, 2);

        insert(first);
        insert(second);

        assertThat(store().changes().of(world().partner, sale.number)).containsExactly(first.change(), second.change());
        assertThat(store().changes().detailsOf(world().partner, sale.number)).extracting(ChangeDetails::request)
                .containsExactly(first.details().request(), second.details().request());
        assertThat(store().changes().of(world().partner, world().number())).isEmpty();
        assertThat(store().changes().of(PartnerId.of(world().partner + "-x"), sale.number)).isEmpty();
    }

    @Test
    default void writesAChangeOnce() {
        Sale sale = sold();
        NewChange change = plain(sale, 1);

        assertThat(insert(change)).isTrue();
        assertThat(insert(change)).isFalse();

        assertThat(store().changes().of(world().partner, sale.number)).hasSize(1);
    }

    @Test
    default void writesNothingWhenTheUnitIsUndone() {
        Sale sale = sold();
        long before = store().policies().counts().get("policy_change");

        units().run(() -> units().keepIf(written -> false, () -> store().changes().insert(plain(sale, 1))));

        assertThat(store().changes().of(world().partner, sale.number)).isEmpty();
        assertThat(store().policies().counts()).containsEntry("policy_change", before);
    }

    @Test
    default void givesThePersonalPartAnotherContent() {
        Sale sale = sold();
        QuoteRequest request = sale.details().request().payableTo(List.of(new Beneficiary("Zainab", "spouse", new BigDecimal("100"))));

        insert(change(sale, 1, request, List.of(), List.of()));

        assertThat(store().policies().details(world().partner, sale.number).orElseThrow().request()).isEqualTo(request);
        assertThat(store().policies().find(world().partner, sale.number)).contains(sale.policy());
        assertThat(store().policies().decision(world().partner, sale.number)).isPresent();
    }

    @Test
    default void knowsTheMoneyOfAPolicyAndWhatWentBack() {
        String payment = world().name("pay");
        Sale sale = world().sale().paidBy(payment);
        sale.write();
        PaymentAllocation paid = new PaymentAllocation("simulated", payment, "customer", World.rupiah("25000"), World.NOON, 1);
        PaymentAllocation back = new PaymentAllocation("simulated", payment, "customer", World.rupiah("1000"), World.NOON, 1);
        NewChange change = change(sale, 1, null, List.of(new PayerRefund("customer", World.rupiah("1000"), World.rupiah("0"), false)), List.of(back));

        insert(change);

        assertThat(store().changes().received(world().partner, sale.number)).containsExactly(paid);
        assertThat(store().changes().refunded(world().partner, sale.number)).containsExactly(new RefundedShare(change.change().id(), back));
    }

    @Test
    default void forgivesAShareThatIsNotPaid() {
        Sale sale = sold();
        PremiumShare state = new PremiumShare("state", World.rupiah("20000"), null, false, null, null, null);
        units().run(() -> {
            store().applications().keepShares(world().partner, sale.policy().quote(), List.of(state));
            return state;
        });

        insert(change(sale, 1, null, List.of(new PayerRefund("state", World.rupiah("0"), World.rupiah("15000"), false)), List.of()));

        assertThat(store().applications().shares(world().partner, sale.policy().quote())).extracting(PremiumShare::amount)
                .containsExactly(World.rupiah("5000"));
    }

    @Test
    default void linksThePolicyThatReplacesIt() {
        Sale wrong = sold();
        Sale right = sold();
        PolicyChange plain = plain(wrong, 1).change();
        PolicyChange change = new PolicyChange(
                plain.id(), wrong.number, 1, ChangeKind.CORRECTION, PolicyState.IN_FORCE, PolicyState.VOID, World.NOON, plain.refund(), right.number);
        insert(new NewChange(world().partner, change, plain(wrong, 1).details(), null, List.of(), List.of(), null));

        assertThat(store().changes().replaced(world().partner, right.number)).contains(wrong.number);
        assertThat(store().changes().replaced(world().partner, wrong.number)).isEmpty();
        assertThat(store().changes().of(world().partner, wrong.number)).containsExactly(change);
    }

    @Test
    default void seesTheClaimsOfAPolicy() {
        Sale sale = sold();
        assertThat(store().changes().claims(world().partner, sale.number)).isEmpty();

        units().run(() -> {
            store().claims().insert(world().claimOn(sale.number), world().ids.uuid(), World.NOON);
            return sale;
        });

        assertThat(store().changes().claims(world().partner, sale.number)).containsExactly(ClaimState.DOCUMENTS_MISSING);
    }

    @Test
    default void onlyOneOfManyChangesAPolicyThatTheyLock() {
        Sale sale = sold();

        List<Boolean> moved = Threads.atOnce(8, () -> units().run(() -> store().changes().lock(world().partner, sale.number)
                .filter(policy -> policy.standing() == null)
                .map(policy -> {
                    NewChange change = plain(sale, 1);
                    Move why = new Move(EventType.POLICY_CANCELLED, "CANCELLATION", World.NOON, World.NOON, world().ids.uuid());
                    Standing cancelled = new Standing(PolicyState.CANCELLED, World.NOON);
                    return store().changes().insert(change) && store().policies().move(world().partner, sale.number, null, cancelled, why);
                })
                .orElse(false)));

        assertThat(moved).filteredOn(done -> done).hasSize(1);
        assertThat(store().changes().of(world().partner, sale.number)).hasSize(1);
        assertThat(units().run(() -> store().changes().lock(world().partner, new PolicyNumber(world().name("PYG"))))).isEmpty();
    }

    @Test
    default void opensAPolicyWithAnotherSecretUnlessTheUnitIsUndone() {
        Sale sale = sold();
        String before = store().policies().secretDigest(world().partner, sale.number).orElseThrow();

        units().run(() -> units().keepIf(kept -> false, () -> replaced(sale, "undone")));
        assertThat(store().policies().secretDigest(world().partner, sale.number)).contains(before);
        units().run(() -> replaced(sale, "another"));

        assertThat(store().policies().secretDigest(world().partner, sale.number)).contains("another");
        assertThat(store().policies().find(world().partner, sale.number)).contains(sale.policy());
    }

    private Sale replaced(Sale sale, String digest) {
        store().policies().replaceSecret(world().partner, sale.number, digest);
        store().policies().replaceSecret(PartnerId.of(world().partner + "-x"), sale.number, "stolen");
        return sale;
    }

    @Test
    default void anErasureForgetsHowAHolderWasReached() {
        IdentityDocument siti = world().someone();
        Sale sale = world().sale().insuring(siti);
        sale.write();
        NewChange change = plain(sale, 1);
        insert(change);

        units().run(() -> store().erasures().lock(world().partner, siti).map(found -> {
            UUID id = world().ids.uuid();
            Erasure erasure = new Erasure(
                    id, world().partner, world().key(), found.person(), ErasureGround.REQUEST, World.NOON, found.policies().size(), 0, 0);
            return store().erasures().erase(erasure, found, world().ids::uuid);
        }));

        assertThat(store().changes().of(world().partner, sale.number)).containsExactly(change.change());
        assertThatThrownBy(() -> store().changes().detailsOf(world().partner, sale.number))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("PERSON_ERASED"));
        assertThatThrownBy(() -> insert(plain(sale, 2))).isInstanceOf(PayungException.class);
    }
}
