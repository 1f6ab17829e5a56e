package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.event.Event;
import io.payung.fixture.ChangingProduct;
import io.payung.fixture.FakeGateway;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Variations;
import io.payung.money.Money;
import io.payung.party.Applicant;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentProof;
import io.payung.payment.PaymentState;
import io.payung.policy.ApplicationId;
import io.payung.policy.CoverHistory;
import io.payung.policy.Instalment;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import io.payung.policy.NoticeOutcome;
import io.payung.policy.PaymentPlan;
import io.payung.policy.PolicyMove;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyState;
import io.payung.policy.SumLimits;
import io.payung.product.PremiumMode;
import io.payung.product.PremiumTerms;
import io.payung.product.ProductPack;
import io.payung.product.terms.InstalmentTerms;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sells one policy a test on 15 June 2026 for twelve months, 22,500 a month due on the 15th, with 14 days of grace, and 30 days to bring it back. */
final class TillOfInstalments {

    static final InstalmentTerms MONTHLY = new InstalmentTerms(InstalmentTerms.Every.MONTH, 12, 14, 30);

    final Till till;
    final Applicant applicant = Till.somebody();
    /** What the gateway received, by reference. */
    final Map<String, Money> paid = new TreeMap<>();
    PolicyNumber policy;

    TillOfInstalments(PayungStore store, PartnerId partner) {
        this(store, partner, MONTHLY, SumLimits.NONE);
    }

    TillOfInstalments(PayungStore store, PartnerId partner, InstalmentTerms terms, SumLimits limits) {
        this(store, partner, pack(SampleProduct.pack(), terms), limits);
    }

    TillOfInstalments(PayungStore store, PartnerId partner, ProductPack pack, SumLimits limits) {
        this(new Till(store, partner, pack, limits));
    }

    TillOfInstalments(Till till) {
        this.till = till;
        this.policy = sell();
    }

    /** Of which everything may be changed after the sale. */
    static TillOfInstalments changing(PayungStore store, PartnerId partner, InstalmentTerms terms) {
        return new TillOfInstalments(store, partner, pack(ChangingProduct.pack(), terms), SumLimits.NONE);
    }

    private TillOfInstalments(Till till, PolicyNumber policy) {
        this.till = till;
        this.policy = policy;
    }

    /** Another policy of the same till. */
    TillOfInstalments of(PolicyNumber other) {
        return new TillOfInstalments(till, other);
    }

    static ProductPack pack(ProductPack pack, InstalmentTerms terms) {
        PremiumTerms single = pack.product().premium();
        PremiumTerms premium = new PremiumTerms(
                List.of(new PremiumMode("monthly", single.plans(), null, terms)), single.charges(), single.dutiesOnTop(), single.payers(),
                single.remainderTo());
        return Variations.with(pack, "product", Variations.with(pack.product(), "premium", premium));
    }

    /** Applied for, and its first instalment paid. */
    PolicyNumber sell() {
        AwaitingPayment awaiting = (AwaitingPayment) till.payung.apply(till.command(till.offer(applicant)));
        till.pay(awaiting);
        paid.put(awaiting.paymentReference(), awaiting.dueNow());
        till.notice(awaiting, PaymentState.SETTLED);
        return till.payung.policyOf(new ApplicationId(awaiting.application())).orElseThrow().number();
    }

    /** In Jakarta, {@code 07-15T23:59:59} of 2026. */
    static Instant at(String moment) {
        return LocalDateTime.parse("2026-" + moment).atZone(World.JAKARTA).toInstant();
    }

    void clock(String moment) {
        till.clock.set(at(moment));
    }

    /** Everything that is due, of whomever. */
    TillOfInstalments reconciledAt(String moment) {
        clock(moment);
        while (till.payung.reconcileInstalments(500).checked() > 0) {
            // Each round puts off what it has looked at, so this ends.
            continue;
        }
        return this;
    }

    /** A round once a day. */
    void daily(int days) {
        for (int i = 0; i < days; i++) {
            till.clock.set(till.clock.instant().plusSeconds(86_400));
            till.payung.reconcileInstalments(500);
        }
    }

    PaymentPlan plan() {
        return till.payung.instalments(policy).orElseThrow();
    }

    Instalment instalment(int number) {
        return plan().instalment(number).orElseThrow();
    }

    /** The gateway has received it now, and says so. */
    void pay(int number) {
        pay(number, instalment(number).amount(), till.clock.instant());
        assertThat(notice(number)).isEqualTo(NoticeOutcome.TAKEN);
    }

    /** The gateway has received money under its reference, and says nothing yet. */
    PaymentProof pay(int number, Money amount, Instant paidAt) {
        paid.put(instalment(number).paymentReference(), amount);
        return till.gateway.settle(instalment(number).paymentReference(), amount, paidAt);
    }

    NoticeOutcome notice(int number) {
        return till.payung.paymentNotified(FakeGateway.NAME, FakeGateway.notice(instalment(number).paymentReference(), PaymentState.SETTLED));
    }

    PolicyState state() {
        return till.payung.findPolicy(policy).orElseThrow().stateAt(till.clock.instant());
    }

    CoverHistory history() {
        return till.payung.coverHistory(policy).orElseThrow();
    }

    CoverHistory.Day covered(String day) {
        return history().on(LocalDate.parse("2026-" + day));
    }

    /** What became of it: {@code lapsed 2026-07-29T17:00:00Z INSTALMENT_MISSED}. */
    List<String> moves() {
        return history().moves().stream().map(TillOfInstalments::told).toList();
    }

    private static String told(PolicyMove move) {
        @Nullable PolicyState to = move.to();
        return (to == null ? "-" : to.key()) + " " + move.since() + " " + move.cause();
    }

    /** Of this policy or its payments. */
    List<String> events(String prefix) {
        return till.payung.events(null, 500).events().stream().map(Event::type).filter(type -> type.startsWith(prefix)).toList();
    }

    /** Why money is owed back, as its events tell. */
    List<Object> owed() {
        return till.payung.events(null, 500).events().stream()
                .filter(event -> event.type().equals("payment.refund_due"))
                .map(event -> event.data().get("code"))
                .toList();
    }
}
