package io.payung.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.payung.Payung;
import io.payung.claim.ClaimEvent;
import io.payung.claim.ClaimNotice;
import io.payung.fault.PayungException;
import io.payung.key.IdSource;
import io.payung.key.Keys;
import io.payung.money.Money;
import io.payung.party.Applicant;
import io.payung.party.IdentityDocument;
import io.payung.party.Sex;
import io.payung.payment.PaymentProof;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome;
import io.payung.policy.PolicyNumber;
import io.payung.product.ProductCatalog;
import io.payung.quote.Offer;
import io.payung.quote.QuoteRequest;
import io.payung.spring.fixture.TestClock;
import io.payung.spring.fixture.TestGateway;
import io.payung.spring.fixture.TestProduct;
import io.payung.store.JdbcStore;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A host that issues inside a transaction of its own, with pools of either autoCommit. */
class HostTransactionTest {

    private static final AtomicInteger PERSONS = new AtomicInteger();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void commitsWithTheHost(boolean autoCommit) {
        run(autoCommit, host -> {
            PolicyNumber number = host.inTransaction(() -> {
                host.insertOrder();
                return issued(host.issue(host.offer(), "20000"));
            });

            assertThat(host.payung.findPolicy(number)).isPresent();
            assertThat(host.orders()).isOne();
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rollsBackWithTheHost(boolean autoCommit) {
        run(autoCommit, host -> {
            PolicyNumber[] number = new PolicyNumber[1];
            assertThatThrownBy(() -> host.inTransaction(() -> {
                        host.insertOrder();
                        number[0] = issued(host.issue(host.offer(), "20000"));
                        throw new IllegalStateException("the host changes its mind");
                    }))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(host.payung.findPolicy(number[0])).isEmpty();
            assertThat(host.orders()).isZero();
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesTheHostsTransactionUsableAfterARefusal(boolean autoCommit) {
        run(autoCommit, host -> {
            IssueOutcome outcome = host.inTransaction(() -> {
                IssueOutcome refused = host.issue(host.offer(), "1");
                host.insertOrder();
                return refused;
            });

            assertThat(outcome).isInstanceOf(IssueOutcome.Refused.class);
            assertThat(host.orders()).isOne();
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesTheHostsTransactionUsableAfterAFault(boolean autoCommit) {
        run(autoCommit, host -> {
            host.inTransaction(() -> {
                ClaimEvent event = new ClaimEvent("accident", "death", "home", LocalDate.of(2026, 11, 22));
                assertThatThrownBy(() -> host.payung.claim(ClaimNotice.on(new PolicyNumber("PYG-0"), event)))
                        .isInstanceOf(PayungException.class);
                host.insertOrder();
                return true;
            });

            assertThat(host.orders()).isOne();
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void seesThroughAProxyThatKnowsTransactions(boolean autoCommit) {
        HikariDataSource pool = pool(autoCommit);
        runner().withBean(DataSource.class, () -> new TransactionAwareDataSourceProxy(pool)).run(context -> {
            assertThat(context).hasNotFailed();
            Host host = new Host(context);
            PolicyNumber number = host.inTransaction(() -> issued(host.issue(host.offer(), "20000")));
            assertThat(host.payung.findPolicy(number)).isPresent();
        });
        pool.close();
    }

    /** Without joining, the policy outlives the transaction it was issued in: the tests above can fail. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStoreThatDoesNotJoinKeepsWhatTheHostTookBack(boolean autoCommit) {
        run(autoCommit, host -> {
            Payung apart = host.apart();
            PolicyNumber[] number = new PolicyNumber[1];
            assertThatThrownBy(() -> host.inTransaction(() -> {
                        number[0] = issued(host.issue(apart, host.offer(), "20000"));
                        throw new IllegalStateException("the host changes its mind");
                    }))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(host.payung.findPolicy(number[0])).isPresent();
        });
    }

    private void run(boolean autoCommit, Consumer<Host> test) {
        runner().withBean(DataSource.class, () -> pool(autoCommit)).run(context -> {
            assertThat(context).hasNotFailed();
            test.accept(new Host(context));
        });
    }

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        KeysAutoConfiguration.class,
                        DataSourceAutoConfiguration.class,
                        DataSourceTransactionManagerAutoConfiguration.class,
                        StoreAutoConfiguration.class,
                        PayungAutoConfiguration.class))
                .withPropertyValues("payung.keys.development-file=" + folder.resolve("key"))
                .withBean(ProductCatalog.class, TestProduct::catalogue)
                .withBean(TestGateway.class)
                .withBean(Clock.class, TestClock::new);
    }

    private HikariDataSource pool(boolean autoCommit) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:h2:file:" + folder.resolve("host") + ";WRITE_DELAY=0");
        pool.setUsername("sa");
        pool.setAutoCommit(autoCommit);
        return pool;
    }

    private static PolicyNumber issued(IssueOutcome outcome) {
        assertThat(outcome).isInstanceOf(IssueOutcome.Issued.class);
        return ((IssueOutcome.Issued) outcome).number();
    }

    /** A shop with a table of its own beside Payung's. */
    private static final class Host {

        private final ApplicationContext context;
        private final Payung payung;
        private final JdbcTemplate jdbc;
        private final TransactionTemplate transactions;

        Host(ApplicationContext context) {
            this.context = context;
            this.payung = context.getBean(Payung.class);
            this.jdbc = new JdbcTemplate(context.getBean(DataSource.class));
            this.transactions = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
            transactions.executeWithoutResult(status -> jdbc.execute("create table if not exists host_order(id int)"));
        }

        <T> T inTransaction(Supplier<T> work) {
            return transactions.execute(status -> work.get());
        }

        void insertOrder() {
            jdbc.update("insert into host_order values (1)");
        }

        int orders() {
            return transactions.execute(status -> jdbc.queryForObject("select count(*) from host_order", Integer.class));
        }

        Offer offer() {
            String number = "A" + (1_000_000 + PERSONS.incrementAndGet());
            Applicant applicant =
                    Applicant.of("Siti Aminah", IdentityDocument.of("passport", number), LocalDate.of(1990, 8, 5), Sex.FEMALE);
            Map<String, Object> answers = Map.of(
                    "occupation", "office", "motorcycle", false, "monthlyIncome", new BigDecimal("5000000"), "trips", 2, "hobby", "reading",
                    "licensedOn", LocalDate.of(2010, 1, 31));
            return (Offer) payung.quote(QuoteRequest.of(TestProduct.ID, "basic").via("app").by(applicant).answers(answers));
        }

        IssueOutcome issue(Offer offer, String paid) {
            return issue(payung, offer, paid);
        }

        IssueOutcome issue(Payung through, Offer offer, String paid) {
            String reference = offer.id().toString();
            context.getBean(TestGateway.class).settled(reference, paid, "IDR", TestClock.START);
            PaymentProof proof = new PaymentProof("simulated", reference, Money.of(paid, "IDR"));
            Applicant applicant = Applicant.of("Siti", IdentityDocument.of("passport", "A1"), LocalDate.EPOCH, Sex.FEMALE);
            return through.issue(IssueCommand.of(
                            IdempotencyKey.of(reference), offer.token(), offer.clauses().acceptedBy(applicant).at(TestClock.START).all())
                    .paidBy(proof));
        }

        /** The same database through connections of its own. */
        Payung apart() {
            Keys keys = context.getBean(Keys.class);
            IdSource ids = context.getBean(IdSource.class);
            return Payung.builder()
                    .products(context.getBean(ProductCatalog.class))
                    .store(JdbcStore.over(context.getBean(DataSource.class), keys, ids))
                    .keys(keys)
                    .clock(context.getBean(Clock.class))
                    .payments(context.getBean(TestGateway.class))
                    .build();
        }
    }
}
