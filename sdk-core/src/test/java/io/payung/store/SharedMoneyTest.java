package io.payung.store;

import static io.payung.store.TransferTest.codes;
import static io.payung.store.TransferTest.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.payung.change.ChangeCommand;
import io.payung.change.ChangeKind;
import io.payung.change.ChangeOutcome;
import io.payung.change.ChangeOutcome.Changed;
import io.payung.change.ChangeOutcome.Previewed;
import io.payung.change.ChangeRequest;
import io.payung.fault.PayungException;
import io.payung.fixture.Applicants;
import io.payung.fixture.ChangingProduct;
import io.payung.fixture.Shop;
import io.payung.money.Money;
import io.payung.party.Applicant;
import io.payung.payment.PaymentProof;
import io.payung.payment.PaymentState;
import io.payung.policy.ApplicationState;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import io.payung.policy.IssueOutcome.Refused;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyState;
import io.payung.policy.Transfer;
import io.payung.policy.Transfer.Part;
import io.payung.policy.TransferOutcome;
import io.payung.quote.Offer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Money of transfers that somebody tries to use twice, in one hand or in two at once: it buys one thing, or is owed back once. */
class SharedMoneyTest {

    private static final Money COOPERATIVE = Shop.rupiah(7_000);
    private static final Money STATE = Shop.rupiah(8_500);
    private static final Money ALL = Shop.rupiah(22_500);
    private static final int RACES = 10;

    @TempDir
    Path folder;

    private void on(Databases.Kind kind, TransferTest.Work work) throws SQLException {
        TransferTest.on(kind, folder, TransferTest.shared(), work);
    }

    private static Transfer transfer(Till till, String reference, Part part) {
        return Transfer.of(till.gateway.settle(reference, part.amount(), till.clock.instant()), List.of(part));
    }

    /** All but the cooperative's part is there. */
    private static PolicyNumber sold(Till till, String reference) {
        AwaitingPayment awaiting = till.apply();
        till.pay(awaiting);
        till.notice(awaiting, PaymentState.SETTLED);
        till.payung.receive(transfer(till, reference, Part.of(id(awaiting), "state", STATE)));
        return till.payung.policyOf(id(awaiting)).orElseThrow().number();
    }

    private static Refused bought(Till till, PaymentProof proof) {
        Offer offer = till.offer(Till.somebody());
        IssueCommand command = IssueCommand.of(
                IdempotencyKey.of("order"), offer.token(), offer.clauses().acceptedBy(Applicants.adult()).via("app").at(till.clock.instant()).all());
        return (Refused) till.payung.issue(command.paidBy(proof));
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void whatATransferIsOwedBackIsOwedOnce(Databases.Kind kind) throws SQLException {
        on(kind, till -> {
            AwaitingPayment lapsed = till.apply();
            till.clock.set(lapsed.payBy());
            till.reconcile();
            Transfer transfer = transfer(till, "t-1", Part.of(id(lapsed), "member", ALL));
            assertThat(codes(till.payung.receive(transfer))).containsExactly("APPLICATION_CLOSED");

            Refused refused = bought(till, transfer.payment());

            assertThat(refused.reasons().get(0).code().value()).isEqualTo("PAYMENT_ALREADY_USED");
            assertThat(refused.refundDue()).as("the transfer's rest is all of it").isNull();
            assertThat(till.payung.settleRefunds(10)).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void whatPaysAShareThatWaitsIsNotOwedBack(Databases.Kind kind) throws SQLException {
        on(kind, till -> {
            AwaitingPayment waiting = till.apply();
            Transfer transfer = transfer(till, "t-1", Part.of(id(waiting), "state", STATE));
            assertThat(codes(till.payung.receive(transfer))).containsExactly("null");

            Refused refused = bought(till, transfer.payment());

            assertThat(refused.reasons().get(0).code().value()).isEqualTo("PAYMENT_AMOUNT_DIFFERS");
            assertThat(refused.refundDue()).isNull();
            till.pay(waiting);
            till.notice(waiting, PaymentState.SETTLED);
            assertThat(till.state(waiting)).isEqualTo(ApplicationState.ISSUED);
            assertThat(till.payung.settleRefunds(10)).isZero();
        });
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void ofTwoTransfersAtOnceOnePaysTheShareOfASoldPolicy(Databases.Kind kind) throws SQLException {
        on(kind, till -> {
            for (int i = 0; i < RACES; i++) {
                PolicyNumber policy = sold(till, "state-" + i);
                Transfer one = transfer(till, "one-" + i, Part.of(policy, "cooperative", COOPERATIVE));
                Transfer other = transfer(till, "other-" + i, Part.of(policy, "cooperative", COOPERATIVE));

                List<TransferOutcome> outcomes = Threads.atOnce(List.of(() -> till.payung.receive(one), () -> till.payung.receive(other)));

                List<String> codes = new ArrayList<>();
                outcomes.forEach(outcome -> codes.addAll(codes(outcome)));
                assertThat(codes).containsExactlyInAnyOrder("null", "SHARE_ALREADY_PAID");
            }
            assertThat(till.payung.settleRefunds(100)).isEqualTo(RACES);
        });
    }

    /** Of 18,000 that the state owes, a cancellation after 182 days credits 8,500: they are struck before the transfer, or paid back after it. */
    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void aTransferBesideACancellationIsKeptOnlyAsFarAsItIsOwed(Databases.Kind kind) throws SQLException {
        TransferTest.on(kind, folder, ChangingProduct.subsidised(), till -> {
            for (int i = 0; i < RACES; i++) {
                till.clock.set(Shop.NOW);
                AwaitingPayment awaiting = till.apply();
                till.pay(awaiting);
                till.notice(awaiting, PaymentState.SETTLED);
                PolicyNumber policy = till.payung.policyOf(id(awaiting)).orElseThrow().number();
                till.clock.advance(Duration.ofDays(182));
                Transfer transfer = transfer(till, "state-" + i, Part.of(policy, "state", Shop.rupiah(18_000)));
                Callable<Object> cancel = () -> cancelled(till, policy);

                List<Object> both = Threads.atOnce(List.of(() -> codes(till.payung.receive(transfer)), cancel));

                boolean kept = both.get(0).equals(List.of("null"));
                assertThat(both.get(0)).isEqualTo(List.of(kept ? "null" : "SHARE_AMOUNT_DIFFERS"));
                assertThat(((Changed) both.get(1)).terms().refund()).isEqualTo(Shop.rupiah(kept ? 11_000 : 2_500));
            }
        });
    }

    /** Whoever changes the policy holds its persons, and what it costs may be another sum a moment later. */
    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void aTransferWaitsForWhoeverIsChangingThePolicy(Databases.Kind kind) throws SQLException {
        TransferTest.on(kind, folder, ChangingProduct.subsidised(), till -> {
            Applicant applicant = Till.somebody();
            AwaitingPayment awaiting = (AwaitingPayment) till.payung.apply(till.command(till.offer(applicant)));
            till.pay(awaiting);
            till.notice(awaiting, PaymentState.SETTLED);
            PolicyNumber policy = till.payung.policyOf(id(awaiting)).orElseThrow().number();
            Transfer transfer = transfer(till, "state", Part.of(policy, "state", Shop.rupiah(18_000)));

            Throwable busy = Threads.whileHolding(till.store, () -> till.store.persons().lock(till.partner, List.of(applicant.identity())),
                    () -> catchThrowable(() -> till.payung.receive(transfer)));

            assertThat(busy).isInstanceOfSatisfying(PayungException.class, fault -> assertThat(fault.code()).isEqualTo("STORE_BUSY"));
            assertThat(codes(till.payung.receive(transfer))).containsExactly("null");
        });
    }

    /** Another refund may be due by then, which is seen and confirmed first. */
    private static Changed cancelled(Till till, PolicyNumber policy) {
        ChangeOutcome outcome = till.payung.afterSale().preview(ChangeRequest.of(policy, ChangeKind.CANCELLATION));
        for (int i = 0; outcome instanceof Previewed previewed; i++) {
            outcome = till.payung.afterSale().change(ChangeCommand.of(IdempotencyKey.of("cancel-" + policy + "-" + i), previewed.token()));
        }
        return (Changed) outcome;
    }

    /** Cover never waited for the state, so it owes what was covered; instalment 3 of 15 August fell due before the lapse, and was never there. */
    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void takesWhatCoverNeverWaitedForHoweverLate(Databases.Kind kind) throws SQLException {
        TransferTest.on(kind, folder, TillOfInstalments.pack(ChangingProduct.subsidised(), TillOfInstalments.MONTHLY), till -> {
            TillOfInstalments plan = new TillOfInstalments(till);
            plan.reconciledAt("07-10T09:00:00").pay(2, Shop.rupiah(4_500), till.clock.instant());
            plan.notice(2);
            plan.reconciledAt("09-01T09:00:00").reconciledAt("12-01T09:00:00");
            assertThat(plan.state()).isEqualTo(PolicyState.LAPSED);

            TransferOutcome second = till.payung.receive(transfer(till, "late-2", Part.of(plan.policy, 2, "state", Shop.rupiah(18_000))));
            TransferOutcome third = till.payung.receive(transfer(till, "late-3", Part.of(plan.policy, 3, "state", Shop.rupiah(18_000))));
            plan.reconciledAt("12-20T09:00:00");

            assertThat(codes(second)).containsExactly("null");
            assertThat(codes(third)).containsExactly("POLICY_LAPSED");
            assertThat(plan.owed()).as("the third only").hasSize(1);
        });
    }
}
