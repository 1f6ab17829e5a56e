package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.claim.ClaimDecision.Approved;
import io.payung.claim.ClaimDecision;
import io.payung.claim.ClaimEvent;
import io.payung.claim.ClaimId;
import io.payung.claim.ClaimMoveOutcome.Moved;
import io.payung.claim.ClaimMoveOutcome;
import io.payung.claim.ClaimNotice;
import io.payung.claim.ClaimPayment;
import io.payung.claim.ClaimStanding;
import io.payung.decision.Reason;
import io.payung.fixture.FakeGateway;
import io.payung.fixture.Shop;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.money.Money;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentState;
import io.payung.policy.ApplicationId;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import io.payung.policy.PolicyNumber;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many claim on, decide and pay for one policy at the same moment, on a real database. */
class ClaimsOnDatabaseTest {

    private static final int CROWD = 8;

    private final AtomicInteger keys = new AtomicInteger();

    @TempDir
    Path folder;

    private static Till till(TestPool pool) {
        DefaultIdSource ids = new DefaultIdSource();
        JdbcOptions patient = JdbcOptions.defaults().waitingAtMost(PayungStoreContract.PATIENT);
        return new Till(JdbcStore.over(pool, DevelopmentKeys.inMemory(ids), ids, patient), PartnerId.of("claims"));
    }

    /** Ten million for death. */
    private static PolicyNumber sell(Till till) {
        AwaitingPayment awaiting = till.apply();
        till.pay(awaiting);
        till.payung.paymentNotified(FakeGateway.NAME, FakeGateway.notice(awaiting.paymentReference(), PaymentState.SETTLED));
        return till.payung.policyOf(new ApplicationId(awaiting.application())).orElseThrow().number();
    }

    private static ClaimId claim(Till till, PolicyNumber policy, LocalDate date) {
        return till.payung.claim(ClaimNotice.on(policy, new ClaimEvent("accident", "death", "home", date))).assessment().claim();
    }

    private IdempotencyKey key() {
        return IdempotencyKey.of("key-" + keys.incrementAndGet());
    }

    private ClaimDecision approve(ClaimId id, long amount) {
        return ClaimDecision.approve(id, key(), "desk", new Approved("death", Shop.rupiah(amount))).waivingDocuments();
    }

    private static List<String> codes(List<ClaimMoveOutcome> outcomes) {
        return outcomes.stream()
                .flatMap(outcome -> outcome.<Stream<Reason>>fold(moved -> Stream.of(), refused -> refused.reasons().stream()))
                .map(reason -> reason.code().value())
                .toList();
    }

    private static Money approved(Till till, PolicyNumber policy) {
        return till.payung.claims(policy, null, 50).claims().stream().map(ClaimStanding::approved).reduce(Shop.rupiah(0), Money::plus);
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void makesOneClaimOfNoticesAtOnce(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            Till till = till(pool);
            PolicyNumber policy = sell(till);

            List<ClaimId> claims = Threads.atOnce(CROWD, () -> claim(till, policy, Shop.TODAY));

            assertThat(new HashSet<>(claims)).hasSize(1);
            assertThat(till.store.policies().counts()).containsEntry("claim", 1L);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void approvesNoMoreThanTheLimitAtOnce(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            Till till = till(pool);
            PolicyNumber policy = sell(till);
            till.clock.advance(Duration.ofDays(CROWD));
            List<Callable<ClaimMoveOutcome>> insurers = IntStream.range(0, CROWD)
                    .mapToObj(day -> claim(till, policy, Shop.TODAY.plusDays(day)))
                    .<Callable<ClaimMoveOutcome>>map(id -> () -> till.payung.decide(approve(id, 4_000_000)))
                    .toList();

            List<ClaimMoveOutcome> outcomes = Threads.atOnce(insurers);

            assertThat(outcomes).filteredOn(Moved.class::isInstance).hasSize(2);
            assertThat(codes(outcomes)).hasSize(CROWD - 2).containsOnly("AMOUNT_ABOVE_PAYABLE");
            assertThat(approved(till, policy)).isEqualTo(Shop.rupiah(8_000_000));
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void decidesAndPaysOnceAtOnce(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            Till till = till(pool);
            ClaimId id = claim(till, sell(till), Shop.TODAY);
            ClaimDecision decision = approve(id, 100);

            List<ClaimMoveOutcome> decided = Threads.atOnce(CROWD, () -> till.payung.decide(decision));
            List<ClaimMoveOutcome> paid = Threads.atOnce(CROWD, () -> {
                IdempotencyKey key = key();
                return till.payung.pay(ClaimPayment.of(id, key, "bank-" + key, "Ani", Shop.rupiah(40)));
            });

            assertThat(decided).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Moved.class));
            assertThat(decided).filteredOn(outcome -> !((Moved) outcome).replayed()).hasSize(1);
            assertThat(paid).filteredOn(Moved.class::isInstance).hasSize(2);
            assertThat(codes(paid)).containsOnly("AMOUNT_ABOVE_APPROVED");
            assertThat(till.payung.claimFile(id).orElseThrow().paid()).isEqualTo(Shop.rupiah(80));
        }
    }
}
