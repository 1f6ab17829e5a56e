package io.payung.store;

import io.payung.Payung;
import io.payung.fault.PayungException;
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
import io.payung.payment.PaymentState;
import io.payung.policy.SumLimits;
import io.payung.product.Product;
import io.payung.product.ProductPack;
import io.payung.product.terms.AgeBasis;
import io.payung.product.terms.BeneficiaryTerms;
import io.payung.product.terms.CoverTerms;
import io.payung.product.terms.Distributor;
import io.payung.product.terms.SaleTerms;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Many callers who issue, apply, pay, repeat themselves, contradict themselves, contend for the same persons and hang up. Two versions of a product
 * are sold at once: one covers a person once and under an agreement that gets full; of the other, a person may have as many as the limit allows.
 */
final class Hammer {

    static final int UNIQUE = 1;
    static final int LIMITED = 2;
    static final long SUM = 10_000_000;
    static final long MOST = 3 * SUM;

    /**
     * How much of it.
     *
     * @param contended  keys whose persons are the same few
     * @param interrupts whether half of those who hang up interrupt their thread; an interrupt closes the file of an H2 under everybody
     */
    record Size(int threads, int requests, int keys, int contended, int persons, boolean interrupts) {}

    private static final String CHANNEL = "hammer";

    final Told told = new Told();
    private final Size size;
    private final long seed;
    private final TestClock clock = new TestClock(Shop.NOW);
    private final FakeGateway gateway = new FakeGateway();
    private final DefaultIdSource ids = new DefaultIdSource();
    private final Payung unique;
    private final Payung limited;
    private final List<Order> orders = new ArrayList<>();

    /** @param naive takes something away from the store, or nothing */
    Hammer(TestPool pool, Size size, long seed, UnaryOperator<PayungStore> naive) {
        this.size = size;
        this.seed = seed;
        Keys keys = DevelopmentKeys.inMemory(ids);
        PayungStore store = naive.apply(JdbcStore.over(pool, keys, ids));
        store.events().subscribe(CHANNEL, null, Shop.NOW);
        BigDecimal room = BigDecimal.valueOf(SUM).multiply(BigDecimal.valueOf(Math.max(1, size.persons / 2L)));
        ProductPack once = pack(UNIQUE, List.of("life.main.identity"), room);
        ProductPack often = pack(LIMITED, List.of(), null);
        this.unique = payung(store, keys, shelf(often, once));
        this.limited = payung(store, keys, shelf(once, often));
        Random random = new Random(seed);
        for (int i = 0; i < size.keys; i++) {
            orders.add(order(i, random));
        }
    }

    private static ProductPack pack(int version, List<String> uniqueness, BigDecimal total) {
        ProductPack sample = SampleProduct.pack(version, new FakeRules());
        CoverTerms cover = new CoverTerms(AgeBasis.LAST_BIRTHDAY, null, uniqueness, List.of(), List.of(), BeneficiaryTerms.DEFAULT);
        Product product = Variations.with(sample.product(), "cover", cover);
        if (total != null) {
            SaleTerms sale = new SaleTerms(null, List.of(), new Distributor("cooperative", "PKS-1", null, total), List.of());
            product = Variations.with(product, "sale", sale);
        }
        return Variations.with(sample, "product", product);
    }

    /** Whoever looks after applications reopens the other's pack, too. */
    private static Shelf shelf(ProductPack other, ProductPack onSale) {
        Shelf shelf = new Shelf(other);
        shelf.replace(onSale);
        return shelf;
    }

    private Payung payung(PayungStore store, Keys keys, Shelf shelf) {
        return Payung.builder()
                .products(shelf)
                .store(store)
                .keys(keys)
                .ids(ids)
                .clock(clock)
                .payments(gateway)
                .notices(gateway)
                .refunds(gateway)
                .limits(SumLimits.perPerson(Shop.rupiah(MOST)))
                .build();
    }

    private Order order(int number, Random random) {
        boolean contends = number % Math.max(1, size.keys / Math.max(1, size.contended)) == 0;
        Applicant applicant = contends
                ? Applicants.bornOn(Shop.TODAY.minusYears(30).minusDays(random.nextInt(size.persons)))
                : Till.somebody();
        Payung payung = contends && random.nextBoolean() ? unique : limited;
        Order before = orders.isEmpty() || random.nextInt(20) > 0 ? null : orders.get(orders.size() - 1);
        return new Order(payung, gateway, told, number, applicant, random.nextInt(10) < 4, before);
    }

    /** Orders at about the same time are worked on at the same time, and come back a little later. */
    Hammer run() throws InterruptedException {
        List<Order> requests = requests();
        AtomicInteger next = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        try (HangUps hangUps = new HangUps(seed)) {
            for (int i = 0; i < size.threads; i++) {
                Random random = new Random(seed + i);
                Thread thread = new Thread(() -> {
                    for (int n = next.getAndIncrement(); n < requests.size(); n = next.getAndIncrement()) {
                        if (n > 0 && n % 10_000 == 0) {
                            System.out.printf("%d of %d requests%n", n, requests.size());
                        }
                        request(requests.get(n), random, hangUps);
                    }
                });
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        settle();
        return this;
    }

    private List<Order> requests() {
        Random random = new Random(seed);
        List<double[]> places = new ArrayList<>();
        for (int i = 0; i < size.requests; i++) {
            int order = i % orders.size();
            places.add(new double[] {order + random.nextDouble() * random.nextDouble() * 60, order});
        }
        places.sort((one, other) -> Double.compare(one[0], other[0]));
        return places.stream().map(place -> orders.get((int) place[1])).toList();
    }

    /** A quarter hang up: they do not listen any more, or are interrupted. */
    private void request(Order order, Random random, HangUps hangUps) {
        int what = random.nextInt(100);
        int hang = random.nextInt(8);
        if (what == 0) {
            housekeeping(() -> limited.reconcile(20));
        } else if (what == 1) {
            housekeeping(() -> limited.settleRefunds(20));
        } else if (what == 2) {
            housekeeping(() -> limited.consents().seal());
        } else if (hang == 0 && size.interrupts) {
            hangUps.during(() -> order.request(what, false));
        } else {
            order.request(what, hang > 1);
        }
    }

    /** Several servers look after things at once, so that one may find another at it. */
    private void housekeeping(Runnable work) {
        try {
            work.run();
        } catch (PayungException e) {
            told.add(Told.Answer.other("housekeeping", "-", "-", e.code()));
        }
    }

    /** Whoever has no answer asks until there is one; then whatever is not paid lapses. */
    private void settle() {
        orders.forEach(Order::insist);
        clock.advance(Duration.ofDays(2));
        while (limited.reconcile(500).checked() > 0 || unique.reconcile(500).checked() > 0) {
            // Each round puts off what it has looked at, so this ends.
            continue;
        }
        while (limited.settleRefunds(500) > 0) {
            // Each is paid back once.
            continue;
        }
        while (limited.consents().seal() > 0) {
            // Each is sealed once.
            continue;
        }
    }

    /** A late notice of a payment whose application is long over. */
    static byte[] settled(String reference) {
        return FakeGateway.notice(reference, PaymentState.SETTLED);
    }
}
