package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.Payung;
import io.payung.claim.ClaimEvent;
import io.payung.claim.ClaimNotice;
import io.payung.claim.ClaimOutcome;
import io.payung.fixture.Applicants;
import io.payung.fixture.FakeGateway;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shelf;
import io.payung.fixture.Shop;
import io.payung.fixture.TestClock;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.key.Keys;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.IssueOutcome;
import io.payung.quote.Offer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From quote to claim on a real database. */
class StoryOnDatabaseTest {

    private static final int THREADS = 32;

    private final DefaultIdSource ids = new DefaultIdSource();
    private final Keys keys = DevelopmentKeys.inMemory(ids);
    private final FakeGateway gateway = new FakeGateway();

    @TempDir
    Path folder;

    private Payung payung(PayungStore store) {
        return Payung.builder()
                .products(new Shelf(SampleProduct.pack()))
                .store(store)
                .keys(keys)
                .ids(ids)
                .clock(new TestClock(Shop.NOW))
                .payments(gateway)
                .offersValidFor(Duration.ofMinutes(30))
                .build();
    }

    private PayungStore store(TestPool pool) {
        return JdbcStore.over(pool, keys, ids, JdbcOptions.defaults().waitingAtMost(PayungStoreContract.PATIENT));
    }

    private IssueCommand command(Offer offer, String key) {
        return IssueCommand.of(
                        IdempotencyKey.of(key),
                        offer.token(),
                        offer.clauses().acceptedBy(Applicants.adult()).via("app").at(Shop.NOW).all())
                .paidBy(gateway.settle("pay-" + key, offer.premium(), Shop.NOW));
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void givesManyThreadsOnePolicyAndOneAnswer(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            PayungStore store = store(pool);
            Payung payung = payung(store);
            IssueCommand command = command(Shop.offered(payung.quote(Shop.basicFor(Applicants.adult()))), "order-1");

            List<IssueOutcome> outcomes = Threads.atOnce(THREADS, () -> payung.issue(command));

            List<Issued> issued = outcomes.stream().map(Shop::issued).map(Issued::asReplay).toList();
            assertThat(new HashSet<>(issued)).hasSize(1);
            assertThat(outcomes.stream().map(Shop::issued).filter(answer -> !answer.replayed())).hasSize(1);
            Map<String, Long> rows = store.policies().counts();
            assertThat(rows).containsEntry("policy", 1L).containsEntry("outbox", 1L).containsEntry("refund_due", 0L);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void servesAPolicyAndItsClaimAfterReopening(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            Payung before = payung(store(pool));
            Issued issued = Shop.issued(before.issue(command(Shop.offered(before.quote(Shop.basicFor(Applicants.adult()))), "order-1")));

            Payung after = payung(store(pool));
            ClaimEvent event = new ClaimEvent("accident", "death", "home", Shop.TODAY);
            ClaimOutcome claim = after.claim(ClaimNotice.on(issued.number(), event).once(IdempotencyKey.of("notice-1")));

            assertThat(after.findPolicy(issued.number()).orElseThrow().limits()).isEqualTo(issued.limits());
            assertThat(after.isHolder(issued.number(), issued.secret())).isTrue();
            assertThat(after.findByKey(IdempotencyKey.of("order-1"))).contains(issued.asReplay());
            assertThat(claim.assessment().missing()).isNotEmpty();
            assertThat(after.findClaim(claim.assessment().claim())).isPresent();
        }
    }
}
