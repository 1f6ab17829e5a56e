package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.claim.ClaimEvent;
import io.payung.claim.ClaimNotice;
import io.payung.consent.Consent;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shop;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.party.Applicant;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentState;
import io.payung.policy.ApplicationState;
import io.payung.policy.ApplyCommand;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.IssueOutcome;
import io.payung.policy.NoticeOutcome;
import io.payung.quote.Offer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Clocks that are set right and wrong between any two calls. An answer is repeated whatever the clock says; a quote that is too old at one
 * moment may be taken at an earlier one, because nothing was written; what has lapsed stays lapsed, and money that comes for it is owed back.
 */
class ClockJumpTest {

    private static final long SEED = 20261129;
    private static final int STORIES = Boolean.getBoolean("payung.full") ? 1000 : Boolean.getBoolean("payung.long") ? 40 : 12;

    /** Nothing, drift, an hour of summer time, days, and a year; as often back as forth. */
    private static final List<Duration> JUMPS =
            List.of(Duration.ZERO, Duration.ZERO, Duration.ofMillis(1), Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(365));

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final Told told = new Told();

    private void jump(Till till) {
        Duration jump = JUMPS.get(random.nextInt(JUMPS.size()));
        till.clock.set(Shop.NOW.plus(random.nextBoolean() ? jump : jump.negated()));
    }

    private IssueOutcome ask(String operation, String key, IssueOutcome outcome) {
        told.add(Told.Answer.of(operation, key, "", outcome));
        return outcome;
    }

    private void story(Till till, int number) {
        Applicant applicant = Till.somebody();
        till.clock.set(Shop.NOW);
        Offer offer = till.offer(applicant);
        Consent consent = offer.clauses().acceptedBy(applicant).via("app").at(Shop.NOW).all();
        IdempotencyKey key = IdempotencyKey.of("order-" + number);
        if (number % 2 == 0) {
            issue(till, offer, IssueCommand.of(key, offer.token(), consent));
        } else {
            apply(till, ApplyCommand.of(key, offer.token(), consent));
        }
    }

    private void issue(Till till, Offer offer, IssueCommand unpaid) {
        String reference = "pay-" + unpaid.key().value();
        told.paid(reference, offer.premium().amount().longValueExact());
        IssueCommand command = unpaid.paidBy(till.gateway.settle(reference, offer.premium(), Shop.NOW));
        for (int i = 0; i < 4; i++) {
            jump(till);
            IssueOutcome outcome = ask("issue", command.key().value(), till.payung.issue(command));
            if (outcome instanceof Issued issued) {
                jump(till);
                // Of today as the clock has it: an event in the future would be the caller's mistake.
                ClaimEvent event = new ClaimEvent("accident", "death", "home", LocalDate.ofInstant(till.clock.instant(), SampleProduct.ZONE));
                till.payung.claim(ClaimNotice.on(issued.number(), event));
            }
        }
        // Whoever was refused for a wrong clock's sake asks again when it is right.
        till.clock.set(Shop.NOW);
        assertThat(ask("issue", command.key().value(), till.payung.issue(command))).isInstanceOf(Issued.class);
    }

    private void apply(Till till, ApplyCommand command) {
        for (int i = 0; i < 4; i++) {
            jump(till);
            if (ask("apply", command.key().value(), till.payung.apply(command)) instanceof AwaitingPayment awaiting) {
                jump(till);
                till.reconcile();
                told.paid(awaiting.paymentReference(), awaiting.dueNow().amount().longValueExact());
                till.gateway.settle(awaiting.paymentReference(), awaiting.dueNow(), Shop.NOW);
                jump(till);
                boolean again = till.notice(awaiting, PaymentState.SETTLED) == NoticeOutcome.TRY_AGAIN;
                jump(till);
                till.payung.settleRefunds(100);
                if (again) {
                    till.clock.set(Shop.NOW);
                    assertThat(till.notice(awaiting, PaymentState.SETTLED)).isEqualTo(NoticeOutcome.TAKEN);
                }
            }
        }
    }

    private static void cleanUp(Till till) {
        for (int i = 0; i < 3; i++) {
            till.clock.set(Shop.NOW.plus(Duration.ofDays(800L + i)));
            till.reconcile();
            till.payung.settleRefunds(1000);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void doesNothingTwiceWhateverTheClockSays(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            DefaultIdSource ids = new DefaultIdSource();
            Till till = new Till(JdbcStore.over(pool, DevelopmentKeys.inMemory(ids), ids), PartnerId.of("clock"));

            for (int i = 0; i < STORIES; i++) {
                story(till, i);
            }
            cleanUp(till);

            System.out.printf("%s: %d stories, told %s%n", kind, STORIES, new TreeMap<>(told.counts()));
            assertThat(Checker.violations(pool, told)).as("seed %d", SEED).isEmpty();
            assertThat(told.counts()).as("seed %d", SEED).containsKeys("issued", "awaiting");
        }
    }

    @Test
    void staysLapsedWhenTheClockIsSetBackAndOwesTheMoney() throws SQLException {
        try (TestPool pool = Databases.Kind.H2.open(folder)) {
            DefaultIdSource ids = new DefaultIdSource();
            Till till = new Till(JdbcStore.over(pool, DevelopmentKeys.inMemory(ids), ids), PartnerId.of("clock"));
            AwaitingPayment awaiting = till.apply();
            till.clock.set(awaiting.payBy());
            till.reconcile();
            assertThat(till.state(awaiting)).isEqualTo(ApplicationState.LAPSED);

            till.clock.set(Shop.NOW.minus(Duration.ofHours(1)));
            till.gateway.settle(awaiting.paymentReference(), awaiting.dueNow(), Shop.NOW);
            till.notice(awaiting, PaymentState.SETTLED);
            till.clock.set(awaiting.payBy().plus(Duration.ofDays(1)));
            till.reconcile();

            assertThat(till.state(awaiting)).isEqualTo(ApplicationState.REFUND_DUE);
        }
    }
}
