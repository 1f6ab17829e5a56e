package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.Payung;
import io.payung.consent.Consent;
import io.payung.fixture.Applicants;
import io.payung.fixture.FakeGateway;
import io.payung.fixture.FakeRules;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shelf;
import io.payung.fixture.Shop;
import io.payung.fixture.TestClock;
import io.payung.fixture.Variations;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.key.Keys;
import io.payung.party.Applicant;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome;
import io.payung.policy.SumLimits;
import io.payung.product.Product;
import io.payung.product.ProductPack;
import io.payung.product.terms.AgeBasis;
import io.payung.product.terms.BeneficiaryTerms;
import io.payung.product.terms.CoverTerms;
import io.payung.product.terms.Distributor;
import io.payung.product.terms.SaleTerms;
import io.payung.quote.Offer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sixty-four sellers contend for few persons and one agreement; the checker reads the database. */
class LimitsOnDatabaseTest {

    private static final int SELLERS = 64;

    /** Enough for a control. */
    private static final int FEW = 16;

    /** Each policy insures 10 million. */
    private static final int SUM = 10_000_000;

    private static final String SUM_OF_PERSON = "select coalesce(max(total), 0) from (select sum(p.sum_insured) as total from payung_policy p"
            + " join payung_policy_life l on l.policy_id = p.id group by l.person_id) s";
    private static final String SUM_OF_ALL = "select coalesce(sum(sum_insured), 0) from payung_policy";
    private static final String OVERLAPS = "select count(*) from payung_policy p join payung_policy_life l on l.policy_id = p.id"
            + " join payung_policy_life m on m.person_id = l.person_id join payung_policy q on q.id = m.policy_id"
            + " where p.policy_number < q.policy_number and p.cover_from_date <= q.cover_until and q.cover_from_date <= p.cover_until";
    private static final String COUNTED_WRONGLY = "select count(*) from payung_limit l where l.used <> (select coalesce(sum(u.amount), 0)"
            + " from payung_limit_use u where u.partner = l.partner and u.kind = l.kind and u.reference = l.reference and u.state = 'counted')";

    private final DefaultIdSource ids = new DefaultIdSource();
    private final Keys keys = DevelopmentKeys.inMemory(ids);
    private final FakeGateway gateway = new FakeGateway();

    @TempDir
    Path folder;

    private static ProductPack pack(List<String> uniqueness, BigDecimal total) {
        ProductPack sample = SampleProduct.pack(1, new FakeRules());
        CoverTerms cover = new CoverTerms(AgeBasis.LAST_BIRTHDAY, null, uniqueness, List.of(), List.of(), BeneficiaryTerms.DEFAULT);
        SaleTerms sale = new SaleTerms(null, List.of(), new Distributor("cooperative", "PKS-1", null, total), List.of());
        Product product = Variations.with(Variations.with(sample.product(), "cover", cover), "sale", sale);
        return Variations.with(sample, "product", product);
    }

    private Payung payung(TestPool pool, ProductPack pack, SumLimits limits) {
        return Payung.builder()
                .products(new Shelf(pack))
                .store(JdbcStore.over(pool, keys, ids, JdbcOptions.defaults().waitingAtMost(PayungStoreContract.PATIENT)))
                .keys(keys)
                .ids(ids)
                .clock(new TestClock(Shop.NOW))
                .payments(gateway)
                .limits(limits)
                .build();
    }

    /** Everybody has an offer and has paid before anybody issues. */
    private List<Callable<IssueOutcome>> sellers(Payung payung, int count, int persons) {
        List<Callable<IssueOutcome>> sellers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Applicant applicant = Applicants.bornOn(Shop.TODAY.minusYears(30).minusDays(i % persons));
            Offer offer = Shop.offered(payung.quote(Shop.basicFor(applicant)));
            Consent consent = offer.clauses().acceptedBy(applicant).via("app").at(Shop.NOW).all();
            IssueCommand command = IssueCommand.of(IdempotencyKey.of("order-" + i), offer.token(), consent)
                    .paidBy(gateway.settle("pay-" + i, offer.premium(), Shop.NOW));
            sellers.add(() -> payung.issue(command));
        }
        return sellers;
    }

    private static long issued(List<IssueOutcome> outcomes) {
        return outcomes.stream().filter(IssueOutcome.Issued.class::isInstance).count();
    }

    private static List<String> refusals(List<IssueOutcome> outcomes) {
        return outcomes.stream()
                .filter(IssueOutcome.Refused.class::isInstance)
                .map(outcome -> ((IssueOutcome.Refused) outcome).reasons().get(0).code().value())
                .distinct()
                .sorted()
                .toList();
    }

    private static long ask(TestPool pool, String query) throws SQLException {
        return new BigDecimal(Databases.ask(pool, query)).longValueExact();
    }

    private static void allMoneyIsAccountedFor(TestPool pool, int paid) throws SQLException {
        assertThat(ask(pool, "select count(*) from payung_payment_allocation") + ask(pool, "select count(*) from payung_refund_due where status = 'owed'"))
                .isEqualTo(paid);
        assertThat(ask(pool, COUNTED_WRONGLY)).isZero();
        assertThat(pool.complaints()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void coversEachPersonOnceWhereCoversAreUnique(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            Payung payung = payung(pool, pack(List.of("life.main.identity"), null), SumLimits.NONE);

            List<IssueOutcome> outcomes = Threads.atOnce(sellers(payung, SELLERS, 4));

            assertThat(issued(outcomes)).isEqualTo(4);
            assertThat(refusals(outcomes)).containsExactly("COVER_NOT_UNIQUE");
            assertThat(ask(pool, OVERLAPS)).isZero();
            allMoneyIsAccountedFor(pool, SELLERS);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void insuresNobodyForMoreAndSellsNoMoreUnderTheAgreement(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            Payung payung = payung(pool, pack(List.of(), BigDecimal.valueOf(11L * SUM)), SumLimits.perPerson(Shop.rupiah(3L * SUM)));

            List<IssueOutcome> outcomes = Threads.atOnce(sellers(payung, SELLERS, 5));

            // Five persons could have three each; the agreement has room for eleven.
            assertThat(issued(outcomes)).isEqualTo(11);
            assertThat(refusals(outcomes)).contains("MANDATE_FULL").isSubsetOf("MANDATE_FULL", "PERSON_LIMIT_REACHED");
            assertThat(ask(pool, SUM_OF_PERSON)).isLessThanOrEqualTo(3L * SUM);
            assertThat(ask(pool, SUM_OF_ALL)).isEqualTo(11L * SUM);
            allMoneyIsAccountedFor(pool, SELLERS);
        }
    }

    /** The control: without keys and limits the same sellers do what the checker looks for. */
    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void theCheckerSeesWhatNobodyPrevents(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            Payung payung = payung(pool, pack(List.of(), null), SumLimits.NONE);

            assertThat(issued(Threads.atOnce(sellers(payung, FEW, 4)))).isEqualTo(FEW);

            assertThat(ask(pool, OVERLAPS)).isPositive();
            assertThat(ask(pool, SUM_OF_PERSON)).isEqualTo(4L * SUM);
            allMoneyIsAccountedFor(pool, FEW);
        }
    }

    /** The control: both look before either inserts, and in READ COMMITTED neither sees the other. */
    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void lookingBeforeInsertingCoversTwiceAndExceedsTheLimit(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            payung(pool, pack(List.of(), null), SumLimits.NONE);
            JdbcUnitOfWork units = Databases.units(pool);
            JdbcSession session = Databases.session(pool);
            String cover = "insert into payung_cover (id, partner, product, holder_kind, holder, cover_from, cover_until, state)"
                    + " values (?, 'p', 'x', 'policy', ?, ?, ?, 'held')";
            CyclicBarrier bothHaveLooked = new CyclicBarrier(2);
            Callable<Integer> checkThenInsert = () -> units.run(() -> {
                long sum = session.first("select count(*) from payung_cover where partner = 'p'", row -> row.getLong(1)).orElseThrow();
                await(bothHaveLooked);
                return sum < 1 ? session.update(cover, ids.uuid(), ids.uuid().toString(), Shop.TODAY, Shop.TODAY) : 0;
            });

            assertThat(Threads.atOnce(2, checkThenInsert)).containsExactly(1, 1);

            assertThat(ask(pool, "select count(*) from payung_cover where partner = 'p'")).as("the limit was one").isEqualTo(2);
        }
    }

    /** The control: whoever writes the sum that it read loses what the other has added; the constraint alone holds a sum that is too high. */
    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void readingTheSumBeforeWritingItLosesOneOfTwo(Databases.Kind kind) throws SQLException {
        try (TestPool pool = kind.open(folder)) {
            payung(pool, pack(List.of(), null), SumLimits.NONE);
            JdbcUnitOfWork units = Databases.units(pool);
            JdbcSession session = Databases.session(pool);
            session.update("insert into payung_limit (partner, kind, reference, currency, used, bound) values ('p', 'person', 'r', 'IDR', 0, 10)");
            CyclicBarrier bothHaveRead = new CyclicBarrier(2);
            Callable<Integer> sumThenWrite = () -> units.run(() -> {
                BigDecimal used = session.first("select used from payung_limit where reference = 'r'", row -> row.getBigDecimal(1)).orElseThrow();
                await(bothHaveRead);
                return session.update("update payung_limit set used = ? where reference = 'r'", used.add(BigDecimal.valueOf(6)));
            });

            assertThat(Threads.atOnce(2, sumThenWrite)).containsExactly(1, 1);

            assertThat(ask(pool, "select used from payung_limit where reference = 'r'")).as("two covers of 6 each").isEqualTo(6);
            assertThat(Threads.atOnce(2, () -> raise(session))).containsExactlyInAnyOrder(0, 0);
            assertThat(ask(pool, "select used from payung_limit where reference = 'r'")).as("no room for another 6").isEqualTo(6);
        }
    }

    private static int raise(JdbcSession session) {
        return session.update("update payung_limit set used = used + 6 where reference = 'r' and used + 6 <= bound");
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
