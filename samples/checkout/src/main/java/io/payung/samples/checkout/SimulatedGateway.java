package io.payung.samples.checkout;

import io.payung.money.Money;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentCheck;
import io.payung.payment.PaymentVerifier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A payment gateway that moves no money. It keeps its payments in a table of its own beside the policies, so that a restart loses
 * none. Safe for several threads.
 */
final class SimulatedGateway implements PaymentVerifier {

    /** The name under which a purchase refers to it. */
    static final String NAME = "simulated";

    private static final int REFERENCE_BYTES = 8;

    private final JdbcClient database;
    private final Clock clock;
    private final RandomGenerator random;
    private final Duration lateAfter;

    /** @param lateAfter how long a late payment takes */
    SimulatedGateway(JdbcClient database, Clock clock, RandomGenerator random, Duration lateAfter) {
        this.database = database;
        this.clock = clock;
        this.random = random;
        this.lateAfter = lateAfter;
        database.sql("""
                create table if not exists gateway_payment (
                    reference varchar(40) primary key,
                    amount decimal(24, 6) not null,
                    currency char(3) not null,
                    paid_at timestamp with time zone)""").update();
    }

    /** Takes a payment; {@code paidAt} is absent when it failed and lies ahead when it is late. */
    Payment pay(Money amount, Outcome outcome) {
        byte[] bytes = new byte[REFERENCE_BYTES];
        random.nextBytes(bytes);
        Payment payment = new Payment("SIM-" + HexFormat.of().withUpperCase().formatHex(bytes), amount, paidAt(outcome));
        database.sql("insert into gateway_payment (reference, amount, currency, paid_at) values (?, ?, ?, ?)")
                .param(payment.reference())
                .param(amount.amount())
                .param(amount.currency().getCurrencyCode())
                .param(payment.paidAt() == null ? null : payment.paidAt().atOffset(ZoneOffset.UTC))
                .update();
        return payment;
    }

    @Override
    public String gateway() {
        return NAME;
    }

    /** The shop is the only partner, so all that is paid here is paid to whoever asks. */
    @Override
    public PaymentCheck verify(PartnerId partner, String reference) {
        Optional<Payment> found = database.sql("select reference, amount, currency, paid_at from gateway_payment where reference = ?")
                .param(reference)
                .query(SimulatedGateway::read)
                .optional();
        return found.map(payment -> check(partner, payment)).orElseGet(PaymentCheck.NotFound::new);
    }

    private PaymentCheck check(PartnerId partner, Payment payment) {
        Instant paidAt = payment.paidAt();
        boolean settled = paidAt != null && !paidAt.isAfter(clock.instant());
        return settled ? new PaymentCheck.Settled(partner, payment.amount(), paidAt) : new PaymentCheck.NotSettled();
    }

    private @Nullable Instant paidAt(Outcome outcome) {
        // What a column can hold, so that the answer now and the one after a restart are the same instant.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return switch (outcome) {
            case SETTLE -> now;
            case LATE -> now.plus(lateAfter);
            case FAIL -> null;
        };
    }

    private static Payment read(ResultSet row, int number) throws SQLException {
        OffsetDateTime paidAt = row.getObject("paid_at", OffsetDateTime.class);
        Money amount = Money.of(row.getBigDecimal("amount").toPlainString(), row.getString("currency"));
        return new Payment(row.getString("reference"), amount, paidAt == null ? null : paidAt.toInstant());
    }

    /** @param paidAt when the money arrives, absent when it never does */
    record Payment(String reference, Money amount, @Nullable Instant paidAt) {}

    /** What becomes of a simulated payment. */
    enum Outcome {
        SETTLE,
        FAIL,
        LATE
    }
}
