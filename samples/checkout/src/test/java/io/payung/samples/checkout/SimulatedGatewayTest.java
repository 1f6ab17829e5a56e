package io.payung.samples.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.money.Money;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentCheck;
import io.payung.samples.checkout.SimulatedGateway.Outcome;
import io.payung.samples.checkout.SimulatedGateway.Payment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.server.ResponseStatusException;

class SimulatedGatewayTest {

    private static final PartnerId SHOP = PartnerId.of("shop");
    private static final Instant NOON = Instant.parse("2026-11-22T05:00:00Z");
    private static final Duration LATE_AFTER = Duration.ofSeconds(20);
    private static final Money PRICE = Money.of("20000", "IDR");

    private final DataSource database = JdbcConnectionPool.create("jdbc:h2:mem:;DB_CLOSE_DELAY=-1", "sa", "");
    private final Random random = new Random(7);
    private final SimulatedGateway gateway = at(NOON);

    @Test
    void confirmsASettledPaymentWithItsAmountAndTime() {
        Payment payment = gateway.pay(PRICE, Outcome.SETTLE);

        assertThat(gateway.verify(SHOP, payment.reference())).isEqualTo(new PaymentCheck.Settled(SHOP, PRICE, NOON));
    }

    @Test
    void neverConfirmsAFailedPayment() {
        Payment payment = gateway.pay(PRICE, Outcome.FAIL);

        assertThat(payment.paidAt()).isNull();
        assertThat(gateway.verify(SHOP, payment.reference())).isEqualTo(new PaymentCheck.NotSettled());
    }

    @Test
    void doesNotKnowAReferenceItNeverGaveOut() {
        assertThat(gateway.verify(SHOP, "SIM-0000000000000000")).isEqualTo(new PaymentCheck.NotFound());
    }

    @Test
    void confirmsALatePaymentFromItsMomentOn() {
        String reference = gateway.pay(PRICE, Outcome.LATE).reference();
        Instant due = NOON.plus(LATE_AFTER);

        assertThat(at(due.minusNanos(1)).verify(SHOP, reference)).isEqualTo(new PaymentCheck.NotSettled());
        assertThat(at(due).verify(SHOP, reference)).isEqualTo(new PaymentCheck.Settled(SHOP, PRICE, due));
        assertThat(at(due.plusNanos(1)).verify(SHOP, reference)).isEqualTo(new PaymentCheck.Settled(SHOP, PRICE, due));
    }

    @Test
    void gatewayStartedAgainStillKnowsItsPayments() {
        Payment payment = gateway.pay(Money.of("12.50", "USD"), Outcome.SETTLE);

        assertThat(at(NOON.plusSeconds(1)).verify(SHOP, payment.reference()))
                .isEqualTo(new PaymentCheck.Settled(SHOP, Money.of("12.5", "USD"), NOON));
    }

    @Test
    void refusesAnOrderOfNoMoneyOrOfAnUnknownCurrency() {
        GatewayController desk = new GatewayController(gateway);

        assertThat(desk.pay(new GatewayController.Order("1", "IDR", null)).paidAt()).isEqualTo(NOON);
        assertThatThrownBy(() -> desk.pay(new GatewayController.Order("0", "IDR", null))).isInstanceOf(ResponseStatusException.class);
        assertThatThrownBy(() -> desk.pay(new GatewayController.Order("1", "QQQ", null))).isInstanceOf(ResponseStatusException.class);
    }

    private SimulatedGateway at(Instant now) {
        return new SimulatedGateway(JdbcClient.create(database), Clock.fixed(now, ZoneOffset.UTC), random, LATE_AFTER);
    }
}
