package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.Payung;
import io.payung.change.ChangeCommand;
import io.payung.change.ChangeKind;
import io.payung.change.ChangeOutcome.Changed;
import io.payung.change.ChangeOutcome.Previewed;
import io.payung.change.ChangeRequest;
import io.payung.change.Contact;
import io.payung.change.PolicyChange;
import io.payung.claim.ClaimDocument;
import io.payung.claim.ClaimEvent;
import io.payung.claim.ClaimNotice;
import io.payung.claim.ClaimOutcome;
import io.payung.claim.ClaimSupplement;
import io.payung.consent.Consent;
import io.payung.fault.PayungException;
import io.payung.fixture.Applicants;
import io.payung.fixture.ChangingProduct;
import io.payung.fixture.FakeGateway;
import io.payung.fixture.Shelf;
import io.payung.fixture.Shop;
import io.payung.fixture.TestClock;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.money.Money;
import io.payung.party.Applicant;
import io.payung.payment.PaymentProof;
import io.payung.payment.PaymentState;
import io.payung.policy.ApplyCommand;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.Instalment;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.IssueOutcome;
import io.payung.policy.PolicyState;
import io.payung.quote.Offer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** A Payung on a database that fails, and the callers who ask it again. */
final class FaultStory {

    static final String APART = "the host and the store do not hold the same";

    private static final String HOST = "create table host_order (policy_number varchar(40) primary key)";
    private final TestPool pool;
    private final FaultyDatabase database;
    private final TestClock clock = new TestClock(Shop.NOW);
    private final FakeGateway gateway = new FakeGateway();
    private final Told told = new Told();
    private final Payung payung;
    private final OwnTransactions host;
    private final boolean watched;
    private int faults;
    private int number;

    FaultStory(TestPool pool) {
        this(pool, false, false);
    }

    private FaultStory(TestPool pool, boolean watched, boolean hosted) {
        this.watched = watched;
        this.pool = pool;
        this.database = new FaultyDatabase(pool);
        this.host = new OwnTransactions(database.source());
        DefaultIdSource ids = new DefaultIdSource();
        DevelopmentKeys keys = DevelopmentKeys.inMemory(ids);
        this.payung = Payung.builder()
                .products(new Shelf(ChangingProduct.uniqueInParts(3)))
                .store(JdbcStore.over(database.source(), keys, ids, hosted ? JdbcOptions.defaults().joining(host) : JdbcOptions.defaults()))
                .keys(keys)
                .ids(ids)
                .clock(clock)
                .payments(gateway)
                .notices(gateway)
                .refunds(gateway)
                .build();
    }

    /** One that joins the transactions of a host, which are those that it would make itself. */
    static FaultStory hosted(TestPool pool) throws SQLException {
        Databases.execute(pool, HOST);
        return new FaultStory(pool, true, true);
    }

    /** One that makes its own, whatever the host does. */
    static FaultStory besideAHost(TestPool pool) throws SQLException {
        Databases.execute(pool, HOST);
        return new FaultStory(pool, true, false);
    }

    int faults() {
        return faults;
    }

    /** Asks again, once, when the answer is a fault; then nothing fails any more. */
    private <T> T insisting(Supplier<T> call) {
        try {
            return call.get();
        } catch (PayungException fault) {
            faults++;
            for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
                assertThat(cause.toString()).doesNotContain(FaultyDatabase.CANARY, Applicants.NAME);
            }
            assertThat(database.open()).as("connections not given back after %s", database.failed()).isZero();
            togetherWithTheHost();
            return call.get();
        }
    }

    /** What the host writes and what is sold in its transaction stand or fall together. */
    private void togetherWithTheHost() {
        try {
            if (watched && !Databases.ask(pool, "select count(*) from host_order").equals(Databases.ask(pool, "select count(*) from payung_policy"))) {
                throw new AssertionError(APART);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Told.Answer insisting(String operation, String key, Supplier<IssueOutcome> call) {
        return told.add(Told.Answer.of(operation, key, "", insisting(call)));
    }

    void quoteToClaim() {
        Applicant applicant = Till.somebody();
        String key = "order-" + ++number;
        Offer offer = insisting(() -> Shop.offered(payung.quote(Shop.basicFor(applicant))));
        told.paid("pay-" + key, offer.premium().amount().longValueExact());
        IssueCommand command = IssueCommand.of(IdempotencyKey.of(key), offer.token(), offer.clauses().acceptedBy(applicant).via("app").at(Shop.NOW).all())
                .paidBy(gateway.settle("pay-" + key, offer.premium(), Shop.NOW));
        Issued issued = (Issued) insisting(() -> payung.issue(command));
        insisting("issue", key, () -> issued);
        insisting("issue", key, () -> payung.issue(command));
        ClaimEvent event = new ClaimEvent("accident", "death", "home", Shop.TODAY);
        ClaimOutcome claim = insisting(() -> payung.claim(ClaimNotice.on(issued.number(), event).once(IdempotencyKey.of("notice-" + key))));
        insisting(() -> payung.supplement(ClaimSupplement.of(claim.assessment().claim(), List.of(ClaimDocument.of("family-card")))));
        insisting(() -> payung.consents().seal());
    }

    /** In time it becomes a policy, and late it is paid back. */
    void applicationToRefund(boolean late) {
        Applicant applicant = Till.somebody();
        String key = "order-" + ++number;
        Offer offer = insisting(() -> Shop.offered(payung.quote(Shop.basicFor(applicant))));
        ApplyCommand command = ApplyCommand.of(IdempotencyKey.of(key), offer.token(), offer.clauses().acceptedBy(applicant).via("app").at(clock.instant()).all());
        AwaitingPayment awaiting = (AwaitingPayment) insisting(() -> payung.apply(command));
        insisting("apply", key, () -> awaiting);
        if (late) {
            clock.set(awaiting.payBy());
            insisting(() -> payung.reconcile(500));
        }
        told.paid(awaiting.paymentReference(), awaiting.dueNow().amount().longValueExact());
        gateway.settle(awaiting.paymentReference(), awaiting.dueNow(), clock.instant());
        insisting(() -> payung.paymentNotified(FakeGateway.NAME, FakeGateway.notice(awaiting.paymentReference(), PaymentState.SETTLED)));
        insisting(() -> payung.reconcile(500));
        insisting(() -> payung.settleRefunds(100));
    }

    /** Two instalments are paid, the third is overdue, and the policy is cancelled. */
    void planToEnd() {
        Applicant applicant = Till.somebody();
        String key = "order-" + ++number;
        Offer offer = insisting(() -> Shop.offered(payung.quote(Shop.basicFor(applicant).paid("monthly"))));
        IssueCommand command = IssueCommand.of(IdempotencyKey.of(key), offer.token(), consent(offer, applicant))
                .paidBy(paid("pay-" + key, offer.firstPayment()));
        Issued issued = (Issued) insisting(() -> payung.issue(command));
        insisting("issue", key, () -> issued);
        Instalment second = insisting(() -> payung.instalments(issued.number())).orElseThrow().instalment(2).orElseThrow();
        paid(second.paymentReference(), second.amount());
        insisting(() -> payung.paymentNotified(FakeGateway.NAME, FakeGateway.notice(second.paymentReference(), PaymentState.SETTLED)));
        clock.advance(Duration.ofDays(62));
        insisting(() -> payung.reconcileInstalments(500));
        UUID change = changed(ChangeRequest.of(issued.number(), ChangeKind.CANCELLATION), key);
        assertThat(insisting(() -> payung.findPolicy(issued.number())).orElseThrow().stateAt(clock.instant())).isEqualTo(PolicyState.CANCELLED);
        assertThat(insisting(() -> payung.afterSale().changesOf(issued.number()))).extracting(PolicyChange::id).containsExactly(change);
        insisting(() -> payung.settleRefunds(100));
        clock.set(Shop.NOW);
    }

    private UUID changed(ChangeRequest wish, String key) {
        Previewed previewed = (Previewed) insisting(() -> payung.afterSale().preview(wish));
        ChangeCommand confirmed = ChangeCommand.of(IdempotencyKey.of("change-" + key), previewed.token());
        Changed first = (Changed) insisting(() -> payung.afterSale().change(confirmed));
        Changed again = (Changed) insisting(() -> payung.afterSale().change(confirmed));
        assertThat(again.change()).isEqualTo(first.change());
        return first.change();
    }

    private PaymentProof paid(String reference, Money amount) {
        told.paid(reference, amount.amount().longValueExact());
        return gateway.settle(reference, amount, clock.instant());
    }

    private Consent consent(Offer offer, Applicant applicant) {
        return offer.clauses().acceptedBy(applicant).via("app").at(clock.instant()).all();
    }

    /** The host sells, lets a contact be changed, is told of a claim and notes the order, all in one transaction of its own. */
    void hostedSale() {
        Applicant applicant = Till.somebody();
        String key = "order-" + ++number;
        Offer offer = insisting(() -> Shop.offered(payung.quote(Shop.basicFor(applicant))));
        IssueCommand command = IssueCommand.of(IdempotencyKey.of(key), offer.token(), consent(offer, applicant))
                .paidBy(paid("pay-" + key, offer.premium()));
        Issued issued = insisting(() -> host.inTransaction(() -> {
            Issued sold = (Issued) payung.issue(command);
            ChangeRequest wish = ChangeRequest.of(sold.number(), ChangeKind.CHANGE_CONTACT).reachedAt(new Contact("+62 811 5559 1", null));
            Previewed previewed = (Previewed) payung.afterSale().preview(wish);
            payung.afterSale().change(ChangeCommand.of(IdempotencyKey.of("change-" + key), previewed.token()));
            payung.claim(ClaimNotice.on(sold.number(), new ClaimEvent("accident", "death", "home", Shop.TODAY)).once(IdempotencyKey.of("notice-" + key)));
            return ordered(sold);
        }));
        insisting("issue", key, () -> issued);
        assertThat(insisting(() -> payung.afterSale().changesOf(issued.number()))).hasSize(1);
        insisting(() -> payung.consents().seal());
    }

    /** A host asks again under its own key, too. */
    private Issued ordered(Issued sold) {
        try (PreparedStatement insert = host.connection().prepareStatement(
                "insert into host_order (policy_number) select ? where not exists (select 1 from host_order where policy_number = ?)")) {
            insert.setString(1, sold.number().value());
            insert.setString(2, sold.number().value());
            insert.executeUpdate();
            return sold;
        } catch (SQLException e) {
            throw StoreFault.of(e);
        }
    }

    /** Whatever was put off because of a fault is due again. */
    void catchUp() {
        database.failNoMore();
        clock.advance(Duration.ofDays(2));
        while (payung.reconcile(500).checked() > 0) {
            // Each round puts off what it has looked at, so this ends.
            continue;
        }
        payung.settleRefunds(1000);
        clock.set(Shop.NOW);
    }

    /** @return how many calls were made to fail */
    int failEach(FaultyDatabase.Fault fault, int every, Runnable story) throws SQLException {
        database.failAt(0, fault);
        story.run();
        int calls = database.calls();
        for (int call = 1 + fault.ordinal() % every; call <= calls; call += every) {
            database.failAt(call, fault);
            try {
                story.run();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(fault + " at call " + call + ", " + database.failed(), e);
            }
            catchUp();
            if (call / every % 500 == 499) {
                System.out.printf("%s: %d of %d calls have failed%n", fault, call, calls);
            }
            assertThat(pool.complaints()).as("%s at call %d, %s", fault, call, database.failed()).isEmpty();
        }
        assertThat(Checker.violations(pool, told)).as("%s", fault).isEmpty();
        return calls;
    }
}
