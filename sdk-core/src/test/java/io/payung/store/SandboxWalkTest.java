package io.payung.store;

import static io.payung.fixture.Shop.rupiah;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.payung.Payung;
import io.payung.PayungBuilder;
import io.payung.fault.PayungException;
import io.payung.fixture.Applicants;
import io.payung.fixture.FakeGateway;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shelf;
import io.payung.fixture.Shop;
import io.payung.fixture.TestClock;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.key.Keys;
import io.payung.key.Realm;
import io.payung.money.Money;
import io.payung.payment.PaymentProof;
import io.payung.policy.ApplicationId;
import io.payung.policy.ApplicationState;
import io.payung.policy.ApplyCommand;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.NoticeOutcome;
import io.payung.quote.Offer;
import io.payung.sandbox.Sandbox;
import io.payung.sandbox.SandboxGateway;
import io.payung.sandbox.SandboxPayment;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that a partner's developer plays through before going live. */
class SandboxWalkTest {

    private enum Place {
        MEMORY,
        H2,
        POSTGRESQL
    }

    private static final DefaultIdSource IDS = new DefaultIdSource();

    private final Keys keys = DevelopmentKeys.inMemory(IDS, Realm.SANDBOX);
    private final TestClock real = new TestClock(Shop.NOW);
    private Supplier<PayungStore> reopen;
    private TestPool pool;
    private int calls;

    @TempDir
    Path folder;

    @AfterEach
    void close() throws SQLException {
        if (pool != null) {
            pool.close();
        }
    }

    private Payung in(Place place) {
        if (place == Place.MEMORY) {
            InMemoryStore store = new InMemoryStore(IDS);
            reopen = () -> store;
        } else {
            pool = Databases.Kind.valueOf(place.name()).open(folder);
            reopen = () -> JdbcStore.over(pool, keys, IDS);
        }
        return open();
    }

    private Payung open() {
        return builder().store(reopen.get()).keys(keys).sandbox().build();
    }

    private PayungBuilder builder() {
        return Payung.builder().products(new Shelf(SampleProduct.pack())).ids(IDS).clock(real);
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void sellsWhatIsPaidAndNothingElse(Place place) {
        Payung payung = in(place);

        assertThat(code(buy(payung, "TEST-FAIL-1"))).isEqualTo("PAYMENT_NOT_SETTLED");
        assertThat(code(buy(payung, "TEST-REVERSE-1"))).isEqualTo("PAYMENT_NOT_SETTLED");
        assertThat(code(buy(payung, "TEST-NOBODYS"))).isEqualTo("PAYMENT_NOT_FOUND");
        assertThat(code(buy(payung, "TEST-LATE-22500-IDR"))).isEqualTo("PAYMENT_NOT_SETTLED");
        assertThatExceptionOfType(PayungException.class).isThrownBy(() -> buy(payung, "TEST-UNKNOWN-1"))
                .satisfies(silent -> assertThat(silent.code()).isEqualTo("PAYMENT_GATEWAY_FAILED"));
        Issued paid = (Issued) buy(payung, "TEST-SETTLE-22500-IDR-1");
        payung.sandbox().orElseThrow().clock().forward(Duration.ofHours(6));
        Issued late = (Issued) buy(payung, "TEST-LATE-22500-IDR");

        assertThat(List.of(paid, late)).allSatisfy(policy -> assertThat(policy.number().isTest()).isTrue());
        assertThat(payung.findPolicy(late.number()).orElseThrow().coverFrom()).isEqualTo(Shop.NOW.plus(Duration.ofHours(6)));
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void issuesAnApplicationWhenItIsSaidToBePaid(Place place) {
        Payung payung = in(place);
        AwaitingPayment awaiting = apply(payung);
        assertThat(awaiting.paymentReference()).startsWith("TEST-PYA-");

        assertThat(tell(payung, awaiting, SandboxPayment.settled(awaiting.dueNow()))).isEqualTo(NoticeOutcome.TAKEN);

        assertThat(state(payung, awaiting)).isEqualTo(ApplicationState.ISSUED);
        assertThat(payung.policyOf(new ApplicationId(awaiting.application())).orElseThrow().number().isTest()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void letsAnApplicationLapseAndGivesLateMoneyBack(Place place) {
        Payung payung = in(place);
        Sandbox sandbox = payung.sandbox().orElseThrow();
        AwaitingPayment awaiting = apply(payung);
        tell(payung, awaiting, SandboxPayment.late(awaiting.dueNow(), Duration.ofHours(30)));
        sandbox.clock().forwardTo(awaiting.payBy().minusSeconds(1));
        payung.reconcile(10);
        assertThat(state(payung, awaiting)).isEqualTo(ApplicationState.AWAITING_PAYMENT);

        sandbox.clock().forwardTo(awaiting.payBy());
        assertThat(payung.reconcile(10).lapsed()).isEqualTo(1);
        sandbox.clock().forward(Duration.ofHours(10));
        assertThat(payung.reconcile(10).refundDue()).isEqualTo(1);
        assertThat(payung.settleRefunds(10)).as("only sent").isZero();
        sandbox.clock().forward(Duration.ofHours(30));
        assertThat(payung.settleRefunds(10)).isEqualTo(1);

        assertThat(state(payung, awaiting)).isEqualTo(ApplicationState.REFUNDED);
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void goesOnWhereTheClockStoodWhenItLastTold(Place place) {
        Payung payung = in(place);
        payung.sandbox().orElseThrow().clock().forward(Duration.ofDays(40));
        buy(payung, "TEST-SETTLE-22500-IDR-1");
        real.advance(Duration.ofMinutes(1));

        assertThat(open().now()).isEqualTo(Shop.NOW.plus(Duration.ofDays(40)));
        real.advance(Duration.ofDays(50));
        assertThat(open().now()).as("time has passed it").isEqualTo(real.instant());
    }

    @Test
    void knowsNoTokenOfProduction() {
        Payung production = builder().build();
        Payung sandbox = builder().sandbox().build();
        Offer real = offer(production);
        Offer test = offer(sandbox);

        assertThat(code(sandbox.issue(command(sandbox, real, "TEST-SETTLE-22500-IDR-1")))).isEqualTo("TOKEN_INVALID");
        assertThat(code(production.issue(command(production, test, "TEST-SETTLE-22500-IDR-1")))).isEqualTo("TOKEN_INVALID");
        assertThat(production.sandbox()).isEmpty();
    }

    @Test
    void takesNoGatewayButItsOwnAndGivesThatToNobody() {
        FakeGateway other = new FakeGateway();
        Sandbox sandbox = builder().sandbox().build().sandbox().orElseThrow();

        assertFails("SANDBOX_WITH_GATEWAY", builder().sandbox().payments(other));
        assertFails("SANDBOX_WITH_GATEWAY", builder().sandbox().notices(other));
        assertFails("SANDBOX_WITH_GATEWAY", builder().sandbox().refunds(other));
        assertFails("GATEWAY_OF_SANDBOX", builder().payments(sandbox.gateway()));
        assertFails("GATEWAY_OF_SANDBOX", builder().payments(other).notices(sandbox.gateway()));
        assertFails("GATEWAY_OF_SANDBOX", builder().refunds(sandbox.gateway()));
        assertFails("GATEWAY_OF_SANDBOX", builder().clock(sandbox.clock()));
        assertFails("KEYS_OF_SANDBOX", builder().keys(keys));
        assertFails("KEYS_OF_PRODUCTION", builder().sandbox().keys(DevelopmentKeys.inMemory(IDS)));
    }

    private static void assertFails(String code, PayungBuilder builder) {
        assertThatExceptionOfType(PayungException.class).isThrownBy(builder::build).satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    private static Offer offer(Payung payung) {
        return Shop.offered(payung.quote(Shop.basicFor(Till.somebody())));
    }

    private IssueOutcome buy(Payung payung, String reference) {
        return payung.issue(command(payung, offer(payung), reference));
    }

    private IssueCommand command(Payung payung, Offer offer, String reference) {
        Money price = rupiah(22_500);
        IdempotencyKey key = IdempotencyKey.of("buy-" + ++calls);
        return IssueCommand.of(key, offer.token(), offer.clauses().acceptedBy(Applicants.adult()).via("app").at(payung.now()).all())
                .paidBy(new PaymentProof(SandboxGateway.NAME, reference, price));
    }

    private AwaitingPayment apply(Payung payung) {
        Offer offer = offer(payung);
        return (AwaitingPayment) payung.apply(ApplyCommand.of(
                IdempotencyKey.of("apply-" + ++calls),
                offer.token(),
                offer.clauses().acceptedBy(Applicants.adult()).via("app").at(payung.now()).all()));
    }

    private static NoticeOutcome tell(Payung payung, AwaitingPayment awaiting, SandboxPayment payment) {
        SandboxGateway gateway = payung.sandbox().orElseThrow().gateway();
        gateway.tell(payung.partner(), awaiting.paymentReference(), payment);
        return payung.paymentNotified(SandboxGateway.NAME, gateway.notice(awaiting.paymentReference()));
    }

    private static ApplicationState state(Payung payung, AwaitingPayment awaiting) {
        return payung.findApplication(new ApplicationId(awaiting.application())).orElseThrow().application().state();
    }

    private static String code(IssueOutcome outcome) {
        return Shop.refused(outcome).reasons().get(0).code().value();
    }
}
