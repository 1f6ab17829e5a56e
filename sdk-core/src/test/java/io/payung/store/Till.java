package io.payung.store;

import io.payung.Payung;
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
import io.payung.party.PartnerId;
import io.payung.payment.PaymentState;
import io.payung.policy.ApplicationId;
import io.payung.policy.ApplicationState;
import io.payung.policy.Applications.Standing;
import io.payung.policy.ApplyCommand;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import io.payung.policy.NoticeOutcome;
import io.payung.policy.SumLimits;
import io.payung.product.ProductPack;
import io.payung.quote.Offer;
import java.util.concurrent.atomic.AtomicLong;

/** Applies and pays over any store, as a partner of its own. */
final class Till {

    private static final AtomicLong NAMES = new AtomicLong(System.nanoTime() & 0x3ff_ffff);

    final TestClock clock = new TestClock(Shop.NOW);
    final FakeGateway gateway = new FakeGateway();
    final PayungStore store;
    final PartnerId partner;
    final Payung payung;

    Till(PayungStore store, PartnerId partner) {
        this(store, partner, SampleProduct.pack());
    }

    Till(PayungStore store, PartnerId partner, ProductPack pack) {
        this(store, partner, pack, SumLimits.NONE);
    }

    Till(PayungStore store, PartnerId partner, ProductPack pack, SumLimits limits) {
        DefaultIdSource ids = new DefaultIdSource();
        this.store = store;
        this.partner = partner;
        this.payung = Payung.builder()
                .products(new Shelf(pack))
                .store(store)
                .keys(DevelopmentKeys.inMemory(ids))
                .ids(ids)
                .clock(clock)
                .partner(partner)
                .payments(gateway)
                .notices(gateway)
                .refunds(gateway)
                .limits(limits)
                .build();
    }

    /** Never given before, in no process that uses the same database. */
    /** Of eight digits drawn by chance two would meet among some thousand persons. */
    private static String name() {
        return String.format("%08d", NAMES.getAndIncrement() % 100_000_000);
    }

    /** Somebody whom nobody has seen before. */
    static Applicant somebody() {
        Applicant adult = Applicants.adult();
        IdentityDocument passport = IdentityDocument.of(IdentityDocument.PASSPORT, "T" + name());
        return Applicant.of(adult.fullName(), passport, adult.birthDate(), adult.sex());
    }

    Offer offer(Applicant applicant) {
        return Shop.offered(payung.quote(Shop.basicFor(applicant)));
    }

    ApplyCommand command(Offer offer) {
        return ApplyCommand.of(
                IdempotencyKey.of("apply-" + name()),
                offer.token(),
                offer.clauses().acceptedBy(Applicants.adult()).via("app").at(clock.instant()).all());
    }

    AwaitingPayment apply() {
        return (AwaitingPayment) payung.apply(command(offer(somebody())));
    }

    void pay(AwaitingPayment awaiting) {
        gateway.settle(awaiting.paymentReference(), awaiting.dueNow(), clock.instant());
    }

    NoticeOutcome notice(AwaitingPayment awaiting, PaymentState state) {
        return payung.paymentNotified(FakeGateway.NAME, FakeGateway.notice(awaiting.paymentReference(), state));
    }

    /** Everything that is due, of whomever. */
    void reconcile() {
        while (payung.reconcile(500).checked() > 0) {
            // Each round puts off what it has looked at, so this ends.
            continue;
        }
    }

    Standing standing(AwaitingPayment awaiting) {
        return payung.findApplication(new ApplicationId(awaiting.application())).orElseThrow();
    }

    ApplicationState state(AwaitingPayment awaiting) {
        return standing(awaiting).application().state();
    }
}
