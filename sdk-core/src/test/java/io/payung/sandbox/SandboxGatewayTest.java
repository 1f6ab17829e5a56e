package io.payung.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.fault.PayungException;
import io.payung.fixture.SeededIds;
import io.payung.fixture.Shop;
import io.payung.fixture.TestClock;
import io.payung.money.Money;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentCheck;
import io.payung.payment.PaymentCheck.NotFound;
import io.payung.payment.PaymentCheck.NotSettled;
import io.payung.payment.PaymentCheck.Settled;
import io.payung.payment.PaymentNotice;
import io.payung.payment.PaymentState;
import io.payung.payment.RefundDue;
import io.payung.payment.RefundSettler.Progress;
import io.payung.sandbox.SandboxPayment.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxGatewayTest {
    private static final PartnerId SHOP = PartnerId.of("shop");
    private static final PartnerId OTHER = PartnerId.of("other");
    private static final Money PRICE = Shop.rupiah(20_000);

    private final Sandbox sandbox = Sandbox.over(new TestClock(Shop.NOW), new SeededIds(3));
    private final SandboxClock clock = sandbox.clock();
    private final SandboxGateway gateway = sandbox.gateway();

    @ParameterizedTest
    @CsvSource({"TEST-SETTLE-20000-IDR,20000,IDR", "TEST-SETTLE-20000-IDR-order-7,20000,IDR", "TEST-SETTLE-12.50-USD-x,12.50,USD"})
    void receivesWhatTheReferenceSays(String reference, String amount, String currency) {
        assertThat(verify(reference)).isEqualTo(new Settled(SHOP, Money.of(amount, currency), Shop.NOW));
        clock.forward(Duration.ofDays(1));
        assertThat(verify(reference)).as("once").isEqualTo(new Settled(SHOP, Money.of(amount, currency), Shop.NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "TEST-", "TEST-SETTLE", "TEST-SETTLE-0-IDR", "TEST-SETTLE-20000-QQQ", "TEST-SETTLE-20000-IDRx", "TEST-SETTLE--1-IDR", "TEST-FAILED",
        "SETTLE-20000-IDR", "TEST-PYA-7K3M", "test-settle-20000-IDR", "order-7"
    })
    void neverSawAReferenceThatSaysNothing(String reference) {
        assertThat(verify(reference)).isEqualTo(new NotFound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TEST-FAIL", "TEST-FAIL-order-7", "TEST-REVERSE-order-7"})
    void neverReceivesWhatFailsOrIsGivenBack(String reference) {
        verify(reference);
        clock.forward(Duration.ofDays(40));

        assertThat(verify(reference)).isEqualTo(new NotSettled());
    }

    @Test
    void doesNotAnswerWhereItIsToBeSilent() {
        assertThatThrownBy(() -> verify("TEST-UNKNOWN-order-7")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void receivesLateMoneySixHoursAfterItWasFirstAskedFor() {
        clock.forward(Duration.ofDays(3));
        assertThat(verify("TEST-LATE-20000-IDR")).isEqualTo(new NotSettled());

        clock.forward(Duration.ofHours(6).minusNanos(1));
        assertThat(verify("TEST-LATE-20000-IDR")).isEqualTo(new NotSettled());
        clock.forward(Duration.ofNanos(1));
        Settled late = new Settled(SHOP, PRICE, Shop.NOW.plus(Duration.ofDays(3)).plus(Duration.ofHours(6)));
        assertThat(verify("TEST-LATE-20000-IDR")).isEqualTo(late);
        clock.forward(Duration.ofNanos(1));
        assertThat(verify("TEST-LATE-20000-IDR")).isEqualTo(late);
    }

    @Test
    void saysWhatItWasToldAndWhoseItIs() {
        gateway.tell(SHOP, "TEST-PYA-1", SandboxPayment.settled(PRICE));

        assertThat(verify("TEST-PYA-1")).isEqualTo(new Settled(SHOP, PRICE, Shop.NOW));
        assertThat(gateway.verify(OTHER, "TEST-PYA-1")).as("whoever asks").isEqualTo(new Settled(SHOP, PRICE, Shop.NOW));
    }

    @Test
    void isToldOtherwiseLater() {
        gateway.tell(SHOP, "TEST-PYA-1", SandboxPayment.without(Outcome.FAIL));
        assertThat(verify("TEST-PYA-1")).isEqualTo(new NotSettled());
        gateway.tell(SHOP, "TEST-PYA-1", SandboxPayment.settled(PRICE));
        assertThat(verify("TEST-PYA-1")).isInstanceOf(Settled.class);
        gateway.tell(SHOP, "TEST-PYA-1", SandboxPayment.without(Outcome.REVERSE));
        assertThat(verify("TEST-PYA-1")).isEqualTo(new NotSettled());
    }

    @Test
    void takesNoWordAboutAnothersPaymentNorAboutOneThatIsNoTest() {
        gateway.tell(SHOP, "TEST-PYA-1", SandboxPayment.without(Outcome.FAIL));

        assertCode("SANDBOX_REFERENCE", () -> gateway.tell(OTHER, "TEST-PYA-1", SandboxPayment.settled(PRICE)));
        assertCode("SANDBOX_REFERENCE", () -> gateway.tell(SHOP, "PYA-1", SandboxPayment.settled(PRICE)));
        assertThat(verify("TEST-PYA-1")).isEqualTo(new NotSettled());
    }

    @ParameterizedTest
    @CsvSource({"SETTLE,SETTLED", "FAIL,FAILED", "REVERSE,REVERSED", "UNKNOWN,UNKNOWN"})
    void postsWhatBecameOfIt(Outcome outcome, PaymentState state) {
        gateway.tell(SHOP, "TEST-1", outcome == Outcome.SETTLE ? SandboxPayment.settled(PRICE) : SandboxPayment.without(outcome));

        assertThat(gateway.read(gateway.notice("TEST-1"))).contains(new PaymentNotice("TEST-1", state));
    }

    @Test
    void postsThatLateMoneyIsOnItsWay() {
        gateway.tell(SHOP, "TEST-1", SandboxPayment.late(PRICE, Duration.ofHours(1)));

        assertThat(gateway.read(gateway.notice("TEST-1"))).contains(new PaymentNotice("TEST-1", PaymentState.PENDING));
        clock.forward(Duration.ofHours(1));
        assertThat(gateway.read(gateway.notice("TEST-1"))).contains(new PaymentNotice("TEST-1", PaymentState.SETTLED));
        assertThat(gateway.read(gateway.notice("TEST-2"))).contains(new PaymentNotice("TEST-2", PaymentState.PENDING));
    }

    @Test
    void takesNoNoticeThatItDidNotSign() {
        gateway.tell(SHOP, "TEST-1", SandboxPayment.settled(PRICE));
        String genuine = new String(gateway.notice("TEST-1"), StandardCharsets.UTF_8);

        assertThat(gateway.read(bytes(genuine.replace("TEST-1", "TEST-2")))).isEmpty();
        assertThat(gateway.read(bytes("settled TEST-1"))).isEmpty();
        assertThat(gateway.read(bytes(""))).isEmpty();
        assertThat(Sandbox.over(clock, new SeededIds(4)).gateway().read(bytes(genuine))).as("another's").isEmpty();
    }

    @Test
    void paysBackAtOnceAndLateMoneyAsLateAsItCame() {
        verify("TEST-SETTLE-20000-IDR");
        gateway.tell(SHOP, "TEST-1", SandboxPayment.late(PRICE, Duration.ofHours(1)));

        assertThat(gateway.settle(due("TEST-SETTLE-20000-IDR"))).isEqualTo(Progress.SETTLED);
        assertThat(gateway.settle(due("TEST-1"))).isEqualTo(Progress.SENT);
        clock.forward(Duration.ofHours(1).minusNanos(1));
        assertThat(gateway.settle(due("TEST-1"))).isEqualTo(Progress.SENT);
        clock.forward(Duration.ofNanos(1));
        assertThat(gateway.settle(due("TEST-1"))).isEqualTo(Progress.SETTLED);
    }

    @Test
    void aPaymentHasAnAmountAndADelayWhereTheyMeanSomething() {
        assertCode("SANDBOX_AMOUNT", () -> SandboxPayment.without(Outcome.SETTLE));
        assertCode("SANDBOX_AMOUNT", () -> SandboxPayment.settled(Shop.rupiah(0)));
        assertCode("SANDBOX_AMOUNT", () -> new SandboxPayment(Outcome.FAIL, PRICE, Duration.ZERO));
        assertCode("SANDBOX_DELAY", () -> SandboxPayment.late(PRICE, Duration.ZERO));
        assertCode("SANDBOX_DELAY", () -> SandboxPayment.late(PRICE, SandboxClock.FARTHEST.plusNanos(1)));
        assertCode("SANDBOX_DELAY", () -> new SandboxPayment(Outcome.SETTLE, PRICE, Duration.ofNanos(1)));
        assertThat(SandboxPayment.late(PRICE, SandboxClock.FARTHEST).after()).isEqualTo(SandboxClock.FARTHEST);
    }

    private PaymentCheck verify(String reference) {
        return gateway.verify(SHOP, reference);
    }

    private static RefundDue due(String reference) {
        return new RefundDue(SandboxGateway.NAME, reference, PRICE, "OFFER_CHANGED", Shop.NOW);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertCode(String code, ThrowingCallable call) {
        assertThatExceptionOfType(PayungException.class).isThrownBy(call).satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
