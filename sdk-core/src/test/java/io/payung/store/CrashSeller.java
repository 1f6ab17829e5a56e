package io.payung.store;

import io.payung.Payung;
import io.payung.consent.Consent;
import io.payung.event.Event;
import io.payung.event.EventListener;
import io.payung.event.EventRelay;
import io.payung.event.RelayOptions;
import io.payung.fault.PayungException;
import io.payung.fixture.Applicants;
import io.payung.fixture.FakeGateway;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shelf;
import io.payung.fixture.Shop;
import io.payung.fixture.TestClock;
import io.payung.key.DefaultIdSource;
import io.payung.key.DevelopmentKeys;
import io.payung.party.Applicant;
import io.payung.party.IdentityDocument;
import io.payung.payment.PaymentState;
import io.payung.policy.ApplyCommand;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import io.payung.policy.IssueOutcome;
import io.payung.quote.Offer;
import io.payung.quote.QuoteToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that sells, applies, pays, seals and relays in several threads until it is killed, and tells on standard output what it was told. */
final class CrashSeller {

    static final String INTENT = "intent";
    static final String DONE = "done";
    static final String PAYING = "paying";
    static final String TOLD = "told";
    static final String FAULT = "fault";

    /** Closes every line, so that one which a kill has cut is seen. */
    static final String END = ".";

    static final String FINISHED = "finished";

    private static final String LISTENER = "orders";
    private static final int SELLERS = 3;
    private static final int FAULTS = 20;

    private final int generation;
    private final TestClock clock;
    private final FakeGateway gateway = new FakeGateway();
    private final Payung payung;
    private final EventRelay relay;
    private final AtomicInteger serials = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();

    private CrashSeller(TestPool pool, Path folder, int generation) {
        DefaultIdSource ids = new DefaultIdSource();
        DevelopmentKeys keys = DevelopmentKeys.at(folder.resolve("key"), ids);
        this.generation = generation;
        // Each process begins when the leases of the one before have ended.
        this.clock = new TestClock(beginning(generation));
        JdbcStore store = JdbcStore.over(pool, keys, ids);
        store.events().subscribe(LISTENER, null, Shop.NOW);
        this.payung = Payung.builder()
                .products(new Shelf(SampleProduct.pack()))
                .store(store)
                .keys(keys)
                .ids(ids)
                .clock(clock)
                .payments(gateway)
                .notices(gateway)
                .refunds(gateway)
                .offersValidFor(Duration.ofHours(12))
                .build();
        this.relay = new EventRelay(store.events(), listener(), RelayOptions.of(clock, ids));
    }

    /** @param arguments address of the database, folder of key and list of what is unanswered, number of the process, {@code sell} or {@code finish} */
    public static void main(String[] arguments) throws SQLException, IOException {
        Path folder = Path.of(arguments[1]);
        try (TestPool pool = Databases.at(arguments[0])) {
            CrashSeller seller = new CrashSeller(pool, folder, Integer.parseInt(arguments[2]));
            Path unanswered = folder.resolve("unanswered");
            List<String> again = Files.exists(unanswered) ? Files.readAllLines(unanswered) : List.of();
            again.forEach(line -> seller.insist(line.split(" ")));
            if (arguments[3].equals("sell")) {
                Threads.atOnce(SELLERS + 1, seller::work);
            } else {
                seller.finish();
            }
        }
    }

    private static void say(String... words) {
        System.out.println(String.join(" ", words) + " " + END);
    }

    private static EventListener listener() {
        return new EventListener() {
            @Override
            public String name() {
                return LISTENER;
            }

            @Override
            public void onEvent(Event event) {
                say(TOLD, event.id().toString());
            }
        };
    }

    /** Ends by being killed, or when the database takes nothing any more. */
    private int work() {
        while (true) {
            int serial = serials.incrementAndGet();
            if (serial % (SELLERS + 1) == 0) {
                surviving(() -> payung.consents().seal());
                surviving(relay::deliverNext);
            } else {
                sell(String.format("%03dx%05d", generation, serial), serial % 3 == 0 ? "apply" : "issue");
            }
        }
    }

    private void sell(String name, String operation) {
        surviving(() -> {
            Offer offer = Shop.offered(payung.quote(Shop.basicFor(somebody(name))));
            say(INTENT, operation, name, offer.token().value());
            insist(new String[] {operation, name, offer.token().value()});
        });
    }

    /** A database that fails may be there again; where it stays away, somebody has to look. */
    private void surviving(Runnable work) {
        try {
            work.run();
        } catch (PayungException e) {
            say(FAULT, e.code());
            if (faults.incrementAndGet() >= FAULTS) {
                Runtime.getRuntime().halt(3);
            }
        }
    }

    private static Instant beginning(int generation) {
        return Shop.NOW.plus(Duration.ofSeconds(61L * generation));
    }

    private static Applicant somebody(String name) {
        Applicant adult = Applicants.adult();
        return Applicant.of(adult.fullName(), IdentityDocument.of(IdentityDocument.PASSPORT, "C" + name), adult.birthDate(), adult.sex());
    }

    /** @param order operation, name and token: the same request whichever process makes it */
    private void insist(String[] order) {
        Applicant applicant = somebody(order[1]);
        Offer offer = Shop.offered(payung.quote(Shop.basicFor(applicant)));
        // When the process that was first asked had begun.
        Instant then = beginning(Integer.parseInt(order[1].substring(0, order[1].indexOf('x'))));
        Consent consent = offer.clauses().acceptedBy(applicant).via("app").at(then).all();
        QuoteToken token = new QuoteToken(order[2]);
        IdempotencyKey key = IdempotencyKey.of("key-" + order[1]);
        IssueOutcome outcome = order[0].equals("issue")
                ? payung.issue(IssueCommand.of(key, token, consent).paidBy(gateway.settle("pay-" + order[1], Shop.rupiah(Crashes.PREMIUM), then)))
                : payung.apply(ApplyCommand.of(key, token, consent));
        Told.Answer answer = Told.Answer.of(order[0], order[1], "", outcome);
        if (outcome instanceof AwaitingPayment awaiting) {
            say(PAYING, awaiting.paymentReference());
            gateway.settle(awaiting.paymentReference(), awaiting.dueNow(), then);
            payung.paymentNotified(FakeGateway.NAME, FakeGateway.notice(awaiting.paymentReference(), PaymentState.SETTLED));
        }
        say(DONE, order[0], order[1], answer.kind().name(), told(answer), answer.number());
    }

    /** An answer is long and secret, a refusal neither. */
    private static String told(Told.Answer answer) {
        return answer.isDone() ? Integer.toHexString(answer.answer().hashCode()) : answer.answer().replace(' ', '-');
    }

    private void finish() {
        clock.advance(Duration.ofMinutes(30));
        while (payung.reconcile(500).checked() > 0) {
            // Each round puts off what it has looked at, so this ends.
            continue;
        }
        while (payung.consents().seal() > 0) {
            // Each is sealed once.
            continue;
        }
        while (relay.deliverNext()) {
            // Each is told once more at most.
            continue;
        }
        say(FINISHED);
    }
}
