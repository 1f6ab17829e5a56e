package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.payung.claim.ClaimEvent;
import io.payung.claim.ClaimId;
import io.payung.claim.ClaimNotice;
import io.payung.claim.ClaimOutcome.Told;
import io.payung.claim.ClaimStep;
import io.payung.claim.ClaimSupplement;
import io.payung.fault.PayungException;
import io.payung.fixture.FakeGateway;
import io.payung.fixture.Shop;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.key.Keys;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentState;
import io.payung.policy.ApplicationId;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import io.payung.policy.PolicyNumber;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A host that catches what a claim throws, commits its own work and tries again under the same key. */
class ClaimInHostTransactionTest {

    private static final PartnerId PARTNER = PartnerId.of("claims");
    private static final IdempotencyKey KEY = IdempotencyKey.of("claim-1");

    private final DefaultIdSource ids = new DefaultIdSource();
    private final Keys keys = DevelopmentKeys.inMemory(ids);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void freesTheKeyOfANoticeThatFailed(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder);
                HostTransactions host = new HostTransactions(pool);
                Statement work = host.connection().createStatement()) {
            Till till = till(pool, host);
            PolicyNumber policy = sell(till);
            work.execute("create table host_order (id integer primary key)");
            host.connection().commit();
            PayungStore other = JdbcStore.over(pool, keys, ids);

            work.execute("insert into host_order values (1)");
            // Somebody else works on the policy's claims meanwhile.
            Threads.whileHolding(other, () -> other.claims().lock(PARTNER, policy), () -> {
                // Into an H2 file nobody writes meanwhile, so that not even the key is free.
                assertFails(kind == Databases.Kind.H2 ? "REQUEST_IN_PROGRESS" : "STORE_BUSY", () -> till.payung.claim(notice(policy)));
                return policy;
            });
            host.connection().commit();

            assertThat(till.payung.claim(notice(policy)).told()).isEqualTo(Told.NEW);
            assertThat(Databases.ask(pool, "select count(*) from host_order")).as("the host's own work").isEqualTo("1");
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void freesTheKeyOfPapersThatAClaimDidNotTake(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder);
                HostTransactions host = new HostTransactions(pool)) {
            Till till = till(pool, host);
            ClaimId claim = till.payung.claim(notice(sell(till))).assessment().claim();
            till.payung.withdrawClaim(ClaimStep.of(claim, IdempotencyKey.of("withdraw-1")));
            ClaimSupplement papers = new ClaimSupplement(claim, KEY, List.of(), Map.of());

            assertFails("CLAIM_NOT_OPEN", () -> till.payung.supplement(papers));
            host.connection().commit();
            assertFails("CLAIM_NOT_OPEN", () -> till.payung.supplement(papers));
            till.payung.reopenClaim(ClaimStep.of(claim, IdempotencyKey.of("reopen-1")));

            assertThat(till.payung.supplement(papers).told()).isEqualTo(Told.KNOWN);
        }
    }

    private Till till(TestPool pool, HostTransactions host) throws SQLException {
        JdbcOptions options = JdbcOptions.defaults().waitingAtMost(PayungStoreContract.IMPATIENT).joining(host);
        Till till = new Till(JdbcStore.over(pool, keys, ids, options), PARTNER);
        host.connection().commit();
        return till;
    }

    private static PolicyNumber sell(Till till) {
        AwaitingPayment awaiting = till.apply();
        till.pay(awaiting);
        till.payung.paymentNotified(FakeGateway.NAME, FakeGateway.notice(awaiting.paymentReference(), PaymentState.SETTLED));
        return till.payung.policyOf(new ApplicationId(awaiting.application())).orElseThrow().number();
    }

    private static ClaimNotice notice(PolicyNumber policy) {
        return ClaimNotice.on(policy, new ClaimEvent("accident", "death", "home", Shop.TODAY)).once(KEY);
    }

    private static void assertFails(String code, ThrowingCallable call) {
        assertThat(catchThrowableOfType(PayungException.class, call)).extracting(PayungException::code).isEqualTo(code);
    }
}
