package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fixture.Shop;
import io.payung.party.Applicant;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentCheck;
import io.payung.payment.PaymentState;
import io.payung.policy.Application;
import io.payung.policy.ApplicationId;
import io.payung.policy.ApplicationState;
import io.payung.policy.Applications.Standing;
import io.payung.policy.ApplyCommand;
import io.payung.policy.IssueOutcome;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.PolicyStore.Conflict;
import io.payung.quote.Holdings;
import io.payung.quote.Offer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Applications, and the races for one. */
interface ApplicationContract extends StoreUnderTest {

    int RACES = 8;
    int CROWD = 8;
    int NOTED = 100;

    private Till till() {
        return new Till(store(), world().partner);
    }

    private Holdings held(Till till, Applicant person) {
        return store().policies().holdings(
                till.partner, person.identity(), World.product("sample"), Shop.TODAY, Shop.TODAY.plusYears(1));
    }

    @Test
    default void givesTheApplicationBackAsItWas() {
        Till till = till();
        Offer offer = till.offer(Till.somebody());
        AwaitingPayment awaiting = (AwaitingPayment) till.payung.apply(till.command(offer).withPartnerReference("order-9"));

        Application application = till.standing(awaiting).application();

        assertThat(application.partnerReference()).isEqualTo("order-9");
        assertThat(application.limits()).isEqualTo(offer.limits());
        assertThat(application.payBy()).isEqualTo(awaiting.payBy());
        assertThat(store().applications().byReference(awaiting.paymentReference())).contains(application);
        assertThat(store().applications().details(application).consent().channel()).isEqualTo("app");
        assertThat(store().applications().find(PartnerId.of(till.partner + "-x"), application.id())).isEmpty();
    }

    @Test
    default void holdsCoverFromTheApplicationToItsLapse() {
        Till till = till();
        Applicant siti = Till.somebody();
        AwaitingPayment awaiting = (AwaitingPayment) till.payung.apply(till.command(till.offer(siti)));

        Holdings awaited = held(till, siti);
        till.clock.set(awaiting.payBy());
        till.reconcile();

        assertThat(awaited).isEqualTo(new Holdings(1, World.rupiah("10000000"), true));
        assertThat(held(till, siti).count()).isZero();
        assertThat(till.state(awaiting)).isEqualTo(ApplicationState.LAPSED);
    }

    @Test
    default void holdsCoverOnceWhenItHasBecomeAPolicy() {
        Till till = till();
        Applicant siti = Till.somebody();
        AwaitingPayment awaiting = (AwaitingPayment) till.payung.apply(till.command(till.offer(siti)));
        till.pay(awaiting);

        till.notice(awaiting, PaymentState.SETTLED);

        assertThat(held(till, siti).count()).isEqualTo(1);
        Issued issued = till.payung.policyOf(new ApplicationId(awaiting.application())).orElseThrow();
        assertThat(till.payung.isHolder(issued.number(), issued.secret())).isTrue();
        assertThat(till.payung.findPolicy(issued.number()).orElseThrow().limits()).isEqualTo(issued.limits());
    }

    @Test
    default void letsOneOfManyApplyWithAToken() {
        Till till = till();
        Offer offer = till.offer(Till.somebody());
        long before = store().policies().counts().get("application");

        List<IssueOutcome> outcomes = Threads.atOnce(CROWD, () -> till.payung.apply(till.command(offer)));

        assertThat(outcomes.stream().filter(AwaitingPayment.class::isInstance)).hasSize(1);
        assertThat(store().policies().counts()).containsEntry("application", before + 1);
    }

    @Test
    default void givesOneAnswerToManyUnderOneKey() {
        Till till = till();
        ApplyCommand command = till.command(till.offer(Till.somebody()));

        List<IssueOutcome> outcomes = Threads.atOnce(CROWD, () -> till.payung.apply(command));

        assertThat(outcomes.stream().map(outcome -> ((AwaitingPayment) outcome).asReplay()).distinct()).hasSize(1);
    }

    @Test
    default void issuesOnceWhenManyAreToldOfTheMoney() {
        Till till = till();
        AwaitingPayment awaiting = till.apply();
        till.pay(awaiting);
        Map<String, Long> before = store().policies().counts();

        Threads.atOnce(CROWD, () -> till.notice(awaiting, PaymentState.SETTLED));

        Map<String, Long> after = store().policies().counts();
        assertThat(till.state(awaiting)).isEqualTo(ApplicationState.ISSUED);
        for (String table : List.of("policy", "payment_allocation", "consent", "decision")) {
            assertThat(after.get(table)).as(table).isEqualTo(before.get(table) + 1);
        }
        assertThat(after.get("refund_due")).isEqualTo(before.get("refund_due"));
        assertThat(after.get("outbox")).as("policy.issued and application.issued").isEqualTo(before.get("outbox") + 2);
    }

    /** A payment is one row that two constraints know: whichever of them a database names, the row is there. */
    @Test
    default void notesAPaymentOnceWhateverTheCrowd() {
        for (int i = 0; i < NOTED; i++) {
            String reference = world().name("pay");

            Threads.atOnce(CROWD, () -> units().run(() -> {
                store().payments().note(world().partner, "fake-gateway", reference, PaymentState.PENDING);
                return reference;
            }));

            assertThat(store().payments().state("fake-gateway", reference)).contains(PaymentState.PENDING);
        }
    }

    /** Paid in time and told of in the moment in which it lapses: either there is a policy, or the money is owed back. */
    @Test
    default void neverLapsesAndIssuesAtOnce() {
        for (int i = 0; i < RACES; i++) {
            Till till = till();
            AwaitingPayment awaiting = till.apply();
            ThreadLocal<Boolean> asksTooEarly = ThreadLocal.withInitial(() -> false);
            till.gateway.answerTo(awaiting.paymentReference(), awaiting.dueNow(), partner -> asksTooEarly.get()
                    ? new PaymentCheck.NotSettled()
                    : new PaymentCheck.Settled(partner, awaiting.dueNow(), awaiting.payBy().minusSeconds(1)));
            till.clock.set(awaiting.payBy());

            Threads.atOnce(List.of(() -> till.notice(awaiting, PaymentState.SETTLED), () -> {
                asksTooEarly.set(true);
                return till.payung.reconcile(500);
            }));

            Standing standing = till.standing(awaiting);
            boolean issued = standing.application().state() == ApplicationState.ISSUED;
            assertThat(standing.application().state()).isIn(ApplicationState.ISSUED, ApplicationState.REFUND_DUE);
            assertThat(standing.refunds()).hasSize(issued ? 0 : 1);
            assertThat(standing.application().policy() != null).isEqualTo(issued);
        }
    }

    @Test
    default void paysBackOnceWhateverTheCrowd() {
        Till till = till();
        AwaitingPayment awaiting = till.apply();
        till.clock.set(awaiting.payBy());
        till.reconcile();
        till.pay(awaiting);
        till.notice(awaiting, PaymentState.SETTLED);
        assertThat(till.state(awaiting)).isEqualTo(ApplicationState.REFUND_DUE);

        List<Integer> settled = Threads.atOnce(CROWD, () -> till.payung.settleRefunds(1000));

        assertThat(settled.stream().mapToInt(Integer::intValue).sum()).isPositive();
        assertThat(Collections.frequency(till.gateway.refunds().stream().map(due -> due.reference()).toList(), awaiting.paymentReference()))
                .isEqualTo(1);
        assertThat(till.state(awaiting)).isEqualTo(ApplicationState.REFUNDED);
    }

    @Test
    default void neverWithdrawsWhatWasHandedOut() {
        String payment = world().name("pay");
        units().run(() -> store().policies().owe(world().partner, world().refund(payment)));

        List<Integer> handedOut = units().run(() -> store().payments()
                .claimRefunds(Set.of("simulated"), World.NOON, World.NOON.plusSeconds(60), 1000)
                .stream()
                .filter(task -> task.due().reference().equals(payment))
                .map(task -> 1)
                .toList());

        assertThat(handedOut).hasSize(1);
        assertThat(units().run(() -> store().policies().withdrawOwed(world().partner, "simulated", payment, World.NOON))).isFalse();
        assertThat(world().sale().paidBy(payment).write()).isEqualTo(Conflict.PAYMENT_USED);
    }
}
