package io.payung.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fixture.Applicants;
import io.payung.fixture.Crowd;
import io.payung.fixture.Shop;
import io.payung.json.CanonicalJson;
import io.payung.payment.PaymentProof;
import io.payung.policy.IssueOutcome.InProgress;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.IssueOutcome.Refused;
import io.payung.quote.Offer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

/** Thirty-two at once. */
class CrowdTest {
    private static final int THREADS = 32;
    private final Shop shop = new Shop();

    @RepeatedTest(5)
    void oneKeyGivesOnePolicyAndOneAnswer() throws Exception {
        IssueCommand command = shop.command(shop.offer(), "order-1");

        List<IssueOutcome> outcomes = Crowd.of(THREADS).all(i -> untilDone(command));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Issued.class));
        assertThat(outcomes.stream().filter(outcome -> !((Issued) outcome).replayed())).hasSize(1);
        assertThat(outcomes.stream().map(outcome -> text(((Issued) outcome).asReplay())).distinct()).hasSize(1);
        assertThat(shop.rows()).containsEntry("policy", 1L).containsEntry("outbox", 1L).containsEntry("idempotency", 1L)
                .containsEntry("payment_allocation", 1L).containsEntry("refund_due", 0L);
    }

    @RepeatedTest(5)
    void oneTokenUnderManyKeysGivesOnePolicyAndOwesTheRest() throws Exception {
        Offer offer = shop.offer();
        List<IssueCommand> commands = java.util.stream.IntStream.range(0, THREADS).mapToObj(i -> shop.command(offer, "order-" + i)).toList();

        List<IssueOutcome> outcomes = Crowd.of(THREADS).all(i -> untilDone(commands.get(i)));

        assertThat(outcomes.stream().filter(Issued.class::isInstance)).hasSize(1);
        assertThat(outcomes.stream().filter(Refused.class::isInstance).map(Refused.class::cast)).hasSize(THREADS - 1).allSatisfy(refused -> {
            assertThat(refused.reasons().get(0).code().value()).isEqualTo("OFFER_ALREADY_USED");
            assertThat(refused.refundDue()).isNotNull();
        });
        assertThat(shop.rows()).containsEntry("policy", 1L).containsEntry("refund_due", THREADS - 1L).containsEntry("idempotency", 1L);
    }

    @RepeatedTest(5)
    void onePaymentUnderManyTokensPaysForOnePolicy() throws Exception {
        PaymentProof proof = shop.pay(shop.offer(), "p");
        List<IssueCommand> commands = IntStream.range(0, THREADS)
                .mapToObj(i -> shop.command(shop.offer(Shop.basicFor(Applicants.bornOn(Shop.TODAY.minusYears(30).minusDays(i)))), "k" + i).paidBy(proof))
                .toList();

        List<IssueOutcome> outcomes = Crowd.of(THREADS).all(i -> untilDone(commands.get(i)));

        assertThat(outcomes.stream().filter(Issued.class::isInstance)).hasSize(1);
        assertThat(shop.rows()).containsEntry("policy", 1L).containsEntry("payment_allocation", 1L).containsEntry("refund_due", 0L);
    }

    @RepeatedTest(5)
    void onePersonUnderManyTokensNeverHoldsMoreThanTheRulesAllow() throws Exception {
        List<IssueCommand> commands =
                java.util.stream.IntStream.range(0, THREADS).mapToObj(i -> shop.command(shop.offer(), "order-" + i)).toList();

        List<IssueOutcome> outcomes = Crowd.of(THREADS).all(i -> untilDone(commands.get(i)));

        assertThat(outcomes.stream().filter(Issued.class::isInstance)).as("the second needs a new offer").hasSize(1);
        assertThat(shop.rows("policy")).isEqualTo(1);
        assertThat(shop.rows("refund_due")).isEqualTo(THREADS - 1L);
    }

    /** The control: nothing but keys, tokens, payments and persons holds a crowd back. */
    @RepeatedTest(2)
    void manyPersonsAllGetTheirOwnPolicy() throws Exception {
        List<IssueCommand> commands = java.util.stream.IntStream.range(0, THREADS)
                .mapToObj(i -> shop.command(shop.offer(Shop.basicFor(Applicants.bornOn(Shop.TODAY.minusYears(30).minusDays(i)))), "k" + i))
                .toList();

        List<IssueOutcome> outcomes = Crowd.of(THREADS).all(i -> untilDone(commands.get(i)));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Issued.class));
        assertThat(outcomes.stream().map(outcome -> ((Issued) outcome).number()).distinct()).hasSize(THREADS);
        assertThat(shop.rows()).containsEntry("policy", (long) THREADS).containsEntry("person", (long) THREADS);
    }

    private IssueOutcome untilDone(IssueCommand command) {
        IssueOutcome outcome = shop.payung.issue(command);
        while (outcome instanceof InProgress) {
            outcome = shop.payung.issue(command);
        }
        return outcome;
    }

    private static String text(Issued issued) {
        return new String(CanonicalJson.write(issued), StandardCharsets.UTF_8);
    }
}
