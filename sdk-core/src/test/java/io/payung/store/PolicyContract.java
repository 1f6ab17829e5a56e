package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.decision.PackRef;
import io.payung.fault.PayungException;
import io.payung.json.CanonicalJson;
import io.payung.party.IdentityDocument;
import io.payung.party.PartnerId;
import io.payung.payment.RefundDue;
import io.payung.policy.Policy;
import io.payung.policy.PolicyDetails;
import io.payung.policy.PolicyStore.Conflict;
import io.payung.quote.QuoteId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Writing policies, and what stands beside them. */
interface PolicyContract extends StoreUnderTest {

    int SELLERS = 8;

    @Test
    default void givesThePolicyBackAsItWas() {
        Sale sale = world().sale().reference("order-7");

        assertThat(sale.write()).isEqualTo(Conflict.NONE);

        assertThat(store().policies().find(world().partner, sale.number)).contains(sale.policy());
    }

    @Test
    default void keepsInstantsToTheMicrosecond() {
        Sale sale = world().sale().issuedAt(World.NOON.plusNanos(1_999)).coveringFrom(World.NOON.plusNanos(2_999), World.TODAY);
        sale.write();

        Policy policy = store().policies().find(world().partner, sale.number).orElseThrow();

        assertThat(policy.issuedAt()).isEqualTo(World.NOON.plusNanos(1_000));
        assertThat(policy.coverFrom()).isEqualTo(World.NOON.plusNanos(2_000));
    }

    @Test
    default void givesThePersonalPartBack() {
        Map<String, Object> answers = Map.of("income", new BigDecimal("1250000.5"), "smoker", false, "children", 2, "note", "a\u0000é");
        Sale sale = world().sale().answering(answers);
        sale.write();

        PolicyDetails details = store().policies().details(world().partner, sale.number).orElseThrow();

        assertThat(details.request()).isEqualTo(sale.details().request());
        assertThat(details.consent()).isEqualTo(sale.details().consent());
        assertThat(CanonicalJson.write(details.receipt().decision())).isEqualTo(CanonicalJson.write(sale.details().receipt().decision()));
        assertThat(details.receipt().engineVersion()).isEqualTo("drools 10.2.0");
    }

    @Test
    default void writesEverythingThatBelongsToAPolicy() {
        Map<String, Long> before = store().policies().counts();

        world().sale().insuring(world().someone(), world().someone()).write();

        Map<String, Long> after = store().policies().counts();
        for (String table : List.of("policy", "consent", "decision", "payment_allocation", "outbox")) {
            assertThat(after.get(table) - before.get(table)).as(table).isEqualTo(1);
        }
        assertThat(after.get("policy_life") - before.get("policy_life")).isEqualTo(2);
        assertThat(after.get("person") - before.get("person")).isEqualTo(2);
    }

    @Test
    default void knowsSecretHolderAndQuote() {
        IdentityDocument siti = world().someone();
        QuoteId quote = new QuoteId(world().ids.uuid());
        Sale sale = world().sale().insuring(siti, world().someone()).from(quote);
        sale.write();

        assertThat(store().policies().secretDigest(world().partner, sale.number)).contains("c".repeat(64));
        assertThat(store().policies().issuedFrom(world().partner, quote)).contains(sale.number);
        assertThat(store().policies().holder(world().partner, sale.number))
                .contains(units().run(() -> store().persons().lock(world().partner, List.of(siti)).get(siti)));
    }

    @Test
    default void hidesThePolicyFromOtherPartners() {
        PartnerId other = PartnerId.of(world().partner + "-x");
        QuoteId quote = new QuoteId(world().ids.uuid());
        Sale sale = world().sale().from(quote);
        sale.write();

        assertThat(store().policies().find(other, sale.number)).isEmpty();
        assertThat(store().policies().details(other, sale.number)).isEmpty();
        assertThat(store().policies().secretDigest(other, sale.number)).isEmpty();
        assertThat(store().policies().holder(other, sale.number)).isEmpty();
        assertThat(store().policies().issuedFrom(other, quote)).isEmpty();
    }

    @Test
    default void writesAPolicyThatCostsNothing() {
        Sale sale = world().sale().forFree();

        assertThat(sale.write()).isEqualTo(Conflict.NONE);

        assertThat(store().policies().find(world().partner, sale.number)).isPresent();
    }

    @Test
    default void issuesAQuoteOnce() {
        QuoteId quote = new QuoteId(world().ids.uuid());
        world().sale().from(quote).write();
        Sale again = world().sale().from(quote);

        assertThat(again.write()).isEqualTo(Conflict.QUOTE_USED);

        assertThat(store().policies().find(world().partner, again.number)).isEmpty();
    }

    @Test
    default void letsNoPaymentOfAnotherPartnerPay() {
        String payment = world().name("pay");
        PartnerId other = PartnerId.of(world().partner + "-x");
        world().sale().paidBy(payment).write();
        String owedReference = world().name("pay");
        units().run(() -> store().policies().owe(world().partner, world().refund(owedReference)));

        for (String used : List.of(payment, owedReference)) {
            RefundDue claimed = world().refund(used);

            assertThat(units().run(() -> store().policies().owe(other, claimed))).isFalse();
            assertThat(units().run(() -> store().policies().withdrawOwed(other, claimed.gateway(), used, World.NOON))).isTrue();
        }
        assertThat(store().policies().owed(world().partner, "simulated", owedReference)).isPresent();
        assertThat(store().policies().owed(other, "simulated", owedReference)).isEmpty();
    }

    @Test
    default void letsAPaymentPayForOnePolicy() {
        String payment = world().name("pay");
        world().sale().paidBy(payment).write();
        Sale again = world().sale().paidBy(payment);

        assertThat(again.write()).isEqualTo(Conflict.PAYMENT_USED);

        assertThat(store().policies().find(world().partner, again.number)).isEmpty();
    }

    @Test
    default void leavesTheUnitUsableAfterAConflict() {
        QuoteId quote = new QuoteId(world().ids.uuid());
        String payment = world().name("pay");
        world().sale().from(quote).paidBy(payment).write();
        Map<String, Long> before = store().policies().counts();
        Sale good = world().sale();

        List<Conflict> conflicts = units().run(() -> List.of(
                world().sale().from(quote).write(), world().sale().paidBy(payment).write(), good.write()));

        assertThat(conflicts).containsExactly(Conflict.QUOTE_USED, Conflict.PAYMENT_USED, Conflict.NONE);
        assertThat(store().policies().find(world().partner, good.number)).isPresent();
        assertThat(store().policies().counts().get("outbox") - before.get("outbox")).isEqualTo(1);
        assertThat(store().policies().counts().get("consent") - before.get("consent")).isEqualTo(1);
    }

    @Test
    default void issuesAQuoteOnceForManyThreads() {
        QuoteId quote = new QuoteId(world().ids.uuid());
        List<Callable<Conflict>> sellers = new ArrayList<>();
        for (int i = 0; i < SELLERS; i++) {
            sellers.add(world().sale().from(quote)::write);
        }

        List<Conflict> conflicts = Threads.atOnce(sellers);

        assertThat(Collections.frequency(conflicts, Conflict.NONE)).isEqualTo(1);
        assertThat(Collections.frequency(conflicts, Conflict.QUOTE_USED)).isEqualTo(SELLERS - 1);
    }

    @Test
    default void letsAPaymentPayForOnePolicyWhateverManyThreadsTry() {
        String payment = world().name("pay");
        List<Callable<Conflict>> sellers = new ArrayList<>();
        for (int i = 0; i < SELLERS; i++) {
            sellers.add(world().sale().paidBy(payment)::write);
        }

        List<Conflict> conflicts = Threads.atOnce(sellers);

        assertThat(Collections.frequency(conflicts, Conflict.NONE)).isEqualTo(1);
        assertThat(Collections.frequency(conflicts, Conflict.PAYMENT_USED)).isEqualTo(SELLERS - 1);
    }

    @Test
    default void refusesAPolicyWhosePackNobodyKept() {
        Sale sale = world().sale().pinnedTo(new PackRef("personal-accident", 2, "d".repeat(64)));

        assertThatThrownBy(sale::write)
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("PACK_NOT_KEPT"));
        assertThat(store().policies().find(world().partner, sale.number)).isEmpty();
    }
}
