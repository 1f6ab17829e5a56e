package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.policy.CoverStore;
import io.payung.policy.IdempotencyStore.Claim;
import io.payung.policy.IdempotencyStore;
import io.payung.policy.PolicyStore;
import io.payung.policy.UnitOfWork;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Negative controls of the hammer: a store that lacks one thing is found, and the checker names what is wrong. */
class NaiveHammerTest {

    private static final Hammer.Size SIZE = new Hammer.Size(16, 300, 60, 30, 3, false);
    private static final long SEED = 20261127;

    @TempDir
    Path folder;

    /** The same, but for what {@code own} does itself. */
    private static <T> T like(Class<T> type, T real, String method, InvocationHandler own) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
            if (called.getName().equals(method)) {
                return own.invoke(proxy, called, arguments);
            }
            try {
                return called.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private static PayungStore with(PayungStore store, String part, Object own) {
        return like(PayungStore.class, store, part, (proxy, called, arguments) -> own);
    }

    private List<String> violations(UnaryOperator<PayungStore> naive) throws SQLException, InterruptedException {
        try (TestPool pool = Databases.Kind.H2.open(folder)) {
            return HammerTest.violations(pool, new Hammer(pool, SIZE, SEED, naive).run());
        }
    }

    @Test
    void findsNothingWhereNothingIsTakenAway() throws SQLException, InterruptedException {
        assertThat(violations(UnaryOperator.identity())).isEmpty();
    }

    @Test
    @Tag("long")
    void findsAStoreThatForgetsItsKeys() throws SQLException, InterruptedException {
        List<String> violations = violations(store -> with(store, "idempotency", like(
                IdempotencyStore.class,
                like(IdempotencyStore.class, store.idempotency(), "claim", (proxy, called, arguments) -> Claim.CLAIMED),
                "answer",
                (proxy, called, arguments) -> called.getReturnType() == void.class ? null : Optional.empty())));

        assertThat(violations).anyMatch(each -> each.startsWith("there are not as many policies issued at once as keys"));
    }

    @Test
    void findsAStoreThatIssuesAQuoteTwice() throws SQLException, InterruptedException {
        try (TestPool pool = Databases.Kind.H2.open(folder)) {
            Hammer hammer = new Hammer(pool, SIZE, SEED, store -> with(store, "policies", like(
                    PolicyStore.class, store.policies(), "issuedFrom", (proxy, called, arguments) -> Optional.empty())));
            Databases.execute(pool, "alter table payung_policy drop constraint payung_uq_policy_quote");

            assertThat(HammerTest.violations(pool, hammer.run())).anyMatch(each -> each.matches("quote \\S+ has several policies"));
        }
    }

    @Test
    void findsAStoreThatTakesEveryCover() throws SQLException, InterruptedException {
        List<String> violations = violations(store -> with(store, "covers", like(
                CoverStore.class, store.covers(), "take", (proxy, called, arguments) -> Optional.empty())));

        assertThat(violations)
                .anyMatch(each -> each.endsWith("covers a person twice"))
                .anyMatch(each -> each.endsWith("is insured for too much"));
    }

    @Test
    @Tag("long")
    void findsAStoreThatKeepsTheMoneyOfWhomItRefuses() throws SQLException, InterruptedException {
        List<String> violations = violations(store -> with(store, "policies", like(
                PolicyStore.class, store.policies(), "owe", (proxy, called, arguments) -> false)));

        assertThat(violations).anyMatch(each -> each.matches("payment \\S+ of 20000 became 0 in premiums and refunds"));
    }

    /** Its unit of work answers with what it has undone, every third time. */
    @Test
    @Tag("long")
    void findsAStoreThatAcknowledgesWhatItHasNotCommitted() throws SQLException, InterruptedException {
        AtomicInteger units = new AtomicInteger();
        List<String> violations = violations(store -> with(store, "unitOfWork", new UnitOfWork() {
            @Override
            public <T> T run(Supplier<T> work) {
                return store.unitOfWork().run(() -> units.incrementAndGet() % 3 > 0
                        ? work.get()
                        : store.unitOfWork().keepIf(result -> false, work));
            }

            @Override
            public <T> T keepIf(Predicate<T> keep, Supplier<T> work) {
                return store.unitOfWork().keepIf(keep, work);
            }
        }));

        assertThat(violations).anyMatch(each -> each.startsWith("acknowledged, and not there once"));
    }
}
