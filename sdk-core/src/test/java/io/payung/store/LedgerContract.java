package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.bordereau.Balance;
import io.payung.bordereau.Bordereau;
import io.payung.bordereau.BordereauLine;
import io.payung.bordereau.BordereauLine.Kind;
import io.payung.fault.PayungException;
import io.payung.fixture.Shop;
import io.payung.party.PartnerId;
import io.payung.payment.PaymentState;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the rows hold is what the events have told, to the last unit. */
interface LedgerContract extends StoreUnderTest {

    YearMonth JUNE = YearMonth.of(2026, 6);

    private Till till() {
        return new Till(store(), world().partner);
    }

    private static Bordereau june(Till till) {
        return till.payung.bordereau(JUNE, World.JAKARTA);
    }

    private static List<Kind> kinds(Bordereau bordereau) {
        return bordereau.lines().stream().map(BordereauLine::kind).toList();
    }

    private static AwaitingPayment sold(Till till) {
        AwaitingPayment awaiting = till.apply();
        till.pay(awaiting);
        till.notice(awaiting, PaymentState.SETTLED);
        return awaiting;
    }

    /** Its money comes when it has lapsed, and goes back. */
    private static void refunded(Till till) {
        AwaitingPayment late = till.apply();
        till.clock.advance(Duration.ofDays(2));
        till.reconcile();
        till.pay(late);
        till.notice(late, PaymentState.SETTLED);
        till.payung.settleRefunds(500);
    }

    @Test
    default void hasNothingToTellBeforeTheFirstSale() {
        Bordereau bordereau = june(till());

        assertThat(bordereau.lines()).isEmpty();
        assertThat(bordereau.closing()).isEmpty();
        assertThat(bordereau.isReconciled()).isTrue();
    }

    @Test
    default void tellsWhatWasSoldPaidAndGivenBack() {
        Till till = till();
        sold(till);
        refunded(till);

        Bordereau bordereau = june(till);

        assertThat(kinds(bordereau)).containsExactly(Kind.SOLD, Kind.PREMIUM_RECEIVED, Kind.REFUND_DUE, Kind.REFUNDED);
        assertThat(bordereau.closing()).hasSize(1);
        Balance closing = bordereau.closing().get("IDR");
        assertThat(closing.written()).isEqualByComparingTo("22500");
        assertThat(closing.received()).isEqualByComparingTo("22500");
        assertThat(closing.refundsOwed()).isEqualByComparingTo("22500");
        assertThat(closing.refunded()).isEqualByComparingTo("22500");
        assertThat(bordereau.differences()).isEmpty();
        BordereauLine line = bordereau.lines().get(0);
        assertThat(line.policy()).startsWith("PYG-").isEqualTo(bordereau.lines().get(1).policy());
        assertThat(line.sold().coverFrom()).isEqualTo(Shop.TODAY);
    }

    @Test
    default void belongsToTheMonthInWhichItHappenedInThatZone() {
        Till till = till();
        // The last second of May in Jakarta, the first of June, and the first of July.
        for (String instant : List.of("2026-05-31T16:59:59Z", "2026-05-31T17:00:00Z", "2026-06-30T17:00:00Z")) {
            till.clock.set(Instant.parse(instant));
            sold(till);
        }

        assertThat(june(till).lines()).hasSize(2);
        assertThat(june(till).opening().get("IDR").written()).isEqualByComparingTo("22500");
        assertThat(june(till).closing().get("IDR").written()).isEqualByComparingTo("45000");
        assertThat(till.payung.bordereau(JUNE, ZoneOffset.UTC).lines()).hasSize(2);
        assertThat(till.payung.bordereau(JUNE.plusMonths(1), World.JAKARTA).closing().get("IDR").received()).isEqualByComparingTo("67500");
        assertThat(till.payung.bordereau(JUNE.minusMonths(2), World.JAKARTA).closing()).isEmpty();
    }

    @Test
    default void refusesAMonthThatHasNotBegun() {
        Till till = till();

        assertThat(till.payung.bordereau(JUNE, World.JAKARTA).month()).isEqualTo(JUNE);
        assertThatThrownBy(() -> till.payung.bordereau(JUNE.plusMonths(1), World.JAKARTA))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("MONTH_NOT_BEGUN"));
    }

    @Test
    default void tellsNothingOfAnotherPartner() {
        sold(till());
        Till other = new Till(store(), PartnerId.of("other-" + world().partner.value()));
        sold(other);

        assertThat(june(other).lines()).hasSize(2);
        assertThat(june(other).isReconciled()).isTrue();
    }

    @Test
    default void agreesHoweverSomethingGotIntoTheStore() {
        Till till = till();
        world().sale().issuedAt(Shop.NOW).write();
        world().sale().issuedAt(Shop.NOW).paidBy(world().name("pay")).write();
        units().run(() -> store().policies().owe(world().partner, world().refund(world().name("pay"))));

        assertThat(june(till).differences()).isEmpty();
        assertThat(store().ledger().balances(world().partner).values()).singleElement().satisfies(balance -> {
            assertThat(balance.written()).isEqualByComparingTo("50000");
            assertThat(balance.received()).isEqualByComparingTo("50000");
            assertThat(balance.refundsOwed()).isEqualByComparingTo("25000");
            assertThat(balance.refunded()).isZero();
        });
    }
}
