package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.Payung;
import io.payung.change.ChangeCommand;
import io.payung.change.ChangeKind;
import io.payung.change.ChangeOutcome.Changed;
import io.payung.change.ChangeOutcome.Previewed;
import io.payung.change.ChangeOutcome;
import io.payung.change.ChangeRequest;
import io.payung.claim.ClaimEvent;
import io.payung.claim.ClaimNotice;
import io.payung.fixture.Applicants;
import io.payung.fixture.ChangingProduct;
import io.payung.fixture.FakeGateway;
import io.payung.fixture.Shelf;
import io.payung.fixture.Shop;
import io.payung.fixture.TestClock;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.payment.RefundDue;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyState;
import io.payung.quote.Offer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes from preview to refund on a real database, also when several come at once. */
class ChangesOnDatabaseTest {

    private static final int THREADS = 8;

    private final DefaultIdSource ids = new DefaultIdSource();
    private final FakeGateway gateway = new FakeGateway();
    private final AtomicInteger keys = new AtomicInteger();

    @TempDir
    Path folder;

    private Payung payung(TestPool pool) {
        DevelopmentKeys secret = DevelopmentKeys.inMemory(ids);
        return Payung.builder()
                .products(new Shelf(ChangingProduct.unique()))
                .store(JdbcStore.over(pool, secret, ids, JdbcOptions.defaults().waitingAtMost(PayungStoreContract.PATIENT)))
                .keys(secret)
                .ids(ids)
                .clock(new TestClock(Shop.NOW))
                .payments(gateway)
                .refunds(gateway)
                .build();
    }

    private PolicyNumber issue(Payung payung) {
        Offer offer = Shop.offered(payung.quote(Shop.basicFor(Applicants.adult())));
        return Shop.issued(payung.issue(sale(offer, "order"))).number();
    }

    private IssueCommand sale(Offer offer, String key) {
        return IssueCommand.of(IdempotencyKey.of(key), offer.token(), offer.clauses().acceptedBy(Applicants.adult()).via("app").at(Shop.NOW).all())
                .paidBy(gateway.settle("pay-" + key, offer.premium(), Shop.NOW));
    }

    private Previewed preview(Payung payung, PolicyNumber number, ChangeKind kind) {
        return (Previewed) payung.afterSale().preview(ChangeRequest.of(number, kind));
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void manyWhoConfirmWithOneKeyGetOneAnswer(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            Payung payung = payung(pool);
            PolicyNumber number = issue(payung);
            ChangeCommand command = ChangeCommand.of(IdempotencyKey.of("change"), preview(payung, number, ChangeKind.FREE_LOOK).token());

            List<ChangeOutcome> outcomes = Threads.atOnce(THREADS, () -> payung.afterSale().change(command));

            assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Changed.class));
            assertThat(outcomes.stream().map(outcome -> ((Changed) outcome).change()).distinct()).hasSize(1);
            assertThat(outcomes.stream().filter(outcome -> !((Changed) outcome).replayed())).hasSize(1);
            assertThat(payung.findPolicy(number).orElseThrow().stateAt(Shop.NOW)).isEqualTo(PolicyState.VOID);
            assertThat(payung.settleRefunds(10)).isEqualTo(1);
            assertThat(gateway.refunds()).extracting(RefundDue::amount).containsExactly(Shop.rupiah(22_500));
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void ofSeveralChangesAtOnceOneEndsThePolicy(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            Payung payung = payung(pool);
            PolicyNumber number = issue(payung);
            List<Previewed> all = List.of(
                    preview(payung, number, ChangeKind.CANCELLATION), preview(payung, number, ChangeKind.VOID), preview(payung, number, ChangeKind.FREE_LOOK),
                    preview(payung, number, ChangeKind.INSURER_CANCELLATION));

            List<ChangeOutcome> outcomes = Threads.atOnce(all.stream()
                    .<Callable<ChangeOutcome>>map(each -> () ->
                            payung.afterSale().change(ChangeCommand.of(IdempotencyKey.of("change-" + keys.incrementAndGet()), each.token())))
                    .toList());

            assertThat(outcomes.stream().filter(Changed.class::isInstance)).hasSize(1);
            assertThat(payung.afterSale().changesOf(number)).hasSize(1);
            payung.settleRefunds(10);
            assertThat(gateway.refunds()).hasSize(1);
        }
    }

    /** Either the claim is there first and the end waits for it, or the policy has ended when it comes. */
    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void aClaimInBetweenIsSeen(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            Payung payung = payung(pool);
            PolicyNumber number = issue(payung);
            Previewed previewed = preview(payung, number, ChangeKind.CANCELLATION);
            payung.claim(ClaimNotice.on(number, new ClaimEvent("accident", "death", "home", Shop.TODAY)));

            ChangeOutcome outcome = payung.afterSale().change(ChangeCommand.of(IdempotencyKey.of("change"), previewed.token()));

            assertThat(outcome).isInstanceOf(ChangeOutcome.Refused.class);
            assertThat(payung.findPolicy(number).orElseThrow().stateAt(Shop.NOW)).isEqualTo(PolicyState.IN_FORCE);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void correctsInOneTransactionAlsoWhatIsUnique(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            Payung payung = payung(pool);
            PolicyNumber wrong = issue(payung);
            Offer offer = Shop.offered(payung.afterSale().quoteInstead(wrong, Shop.request("plus", Applicants.adult())));
            Previewed previewed = (Previewed) payung.afterSale().preview(ChangeRequest.of(wrong, ChangeKind.CORRECTION).replacedBy(offer.token()));
            IssueCommand sale = sale(offer, "correction");

            Changed changed = (Changed) payung.afterSale().change(
                    new ChangeCommand(IdempotencyKey.of("change"), previewed.token(), sale.consent(), sale.payment()));

            assertThat(payung.findPolicy(wrong).orElseThrow().stateAt(Shop.NOW)).isEqualTo(PolicyState.VOID);
            assertThat(payung.afterSale().replacedBy(changed.replacement().number())).contains(wrong);
            assertThat(payung.afterSale().change(new ChangeCommand(IdempotencyKey.of("change"), previewed.token(), sale.consent(), sale.payment())))
                    .isInstanceOfSatisfying(Changed.class, again -> assertThat(again.replacement()).isEqualTo(changed.replacement()));
        }
    }
}
