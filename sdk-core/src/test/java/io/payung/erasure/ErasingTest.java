package io.payung.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.Payung;
import io.payung.claim.ClaimAction;
import io.payung.claim.ClaimEvent;
import io.payung.claim.ClaimFile;
import io.payung.claim.ClaimId;
import io.payung.claim.ClaimMove;
import io.payung.claim.ClaimNotice;
import io.payung.claim.ClaimState;
import io.payung.decision.Reason;
import io.payung.erasure.ErasureOutcome.Erased;
import io.payung.erasure.ErasureOutcome.Refused;
import io.payung.fault.InvalidInputException;
import io.payung.fault.PayungException;
import io.payung.fixture.Applicants;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shelf;
import io.payung.fixture.Shop;
import io.payung.party.IdentityDocument;
import io.payung.payment.PaymentState;
import io.payung.policy.ApplicationState;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueOutcome.AwaitingPayment;
import io.payung.policy.IssueOutcome.Issued;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is forgotten, and what hinders it. */
class ErasingTest {

    private static final IdentityDocument PERSON = Applicants.adult().identity();
    private static final int REPORT_WITHIN = SampleProduct.pack().product().claims().reportWithinDays();

    private final Shop shop = new Shop();

    private ErasureOutcome erase(String key) {
        return erase(shop.payung, key);
    }

    private static ErasureOutcome erase(Payung payung, String key) {
        return payung.erase(ErasureCommand.of(IdempotencyKey.of(key), PERSON, ErasureGround.REQUEST));
    }

    private static List<String> codes(ErasureOutcome outcome) {
        return outcome.fold(erased -> List.of(), refused -> refused.reasons().stream().map(reason -> reason.code().value()).toList());
    }

    private void itIs(LocalDate day) {
        shop.clock.set(day.atTime(12, 0).atZone(ZoneId.of("Asia/Jakarta")).toInstant());
    }

    private static void assertErased(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("PERSON_ERASED"));
    }

    @ParameterizedTest
    @CsvSource({"-1,POLICY_IN_FORCE", "0,POLICY_IN_FORCE", "1,RECORDS_STILL_NEEDED"})
    void refusesAsLongAsThePolicyRuns(int daysAfterItsLast, String code) {
        Issued issued = shop.issue(shop.offer(), "order-1");
        itIs(issued.coverUntil().plusDays(daysAfterItsLast));

        Reason reason = ((Refused) erase("erase-1")).reasons().get(0);

        assertThat(reason.code().value()).isEqualTo(code);
        assertThat(reason.subject()).isEqualTo("policies/" + issued.number());
        assertThat(reason.limit()).isEqualTo(issued.coverUntil().plusDays(code.equals("POLICY_IN_FORCE") ? 0 : REPORT_WITHIN).toString());
        assertThat(shop.payung.findByKey(IdempotencyKey.of("order-1"))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"-1,false", "0,false", "1,true"})
    void forgetsOnceNoClaimCanBeReportedAnyMore(int days, boolean forgotten) {
        Issued issued = shop.issue(shop.offer(), "order-1");
        itIs(issued.coverUntil().plusDays(REPORT_WITHIN + days));

        assertThat(erase("erase-1") instanceof Erased).isEqualTo(forgotten);
    }

    @ParameterizedTest
    @CsvSource({"-1,false", "0,false", "1,true"})
    void keepsRecordsAsLongAsTheSellerHasTo(int days, boolean forgotten) {
        Payung keeping = Payung.builder()
                .products(new Shelf(SampleProduct.pack())).store(shop.store).keys(io.payung.key.DevelopmentKeys.inMemory(shop.ids)).ids(shop.ids)
                .clock(shop.clock).payments(shop.gateway).recordsKeptFor(Period.ofYears(10)).build();
        Issued issued = shop.issue(shop.offer(), "order-1");
        itIs(issued.coverUntil().plusYears(10).plusDays(days));

        assertThat(erase(keeping, "erase-1") instanceof Erased).isEqualTo(forgotten);
    }

    @Test
    void refusesToKeepRecordsForLessThanNothing() {
        assertThatThrownBy(() -> Payung.builder().recordsKeptFor(Period.ofDays(-1))).hasMessageContaining("RECORDS_KEPT_FOR");
    }

    @Test
    void refusesWhileMoneyIsAwaited() {
        AwaitingPayment awaiting = shop.apply(shop.offer(), "apply-1");

        assertThat(codes(erase("erase-1"))).containsExactly("APPLICATION_OPEN");
        assertThat(shop.state(awaiting)).isEqualTo(ApplicationState.AWAITING_PAYMENT);
    }

    /** The money of somebody who is forgotten is still owed back. */
    @Test
    void owesBackWhatIsPaidAfterTheErasure() {
        AwaitingPayment awaiting = shop.apply(shop.offer(), "apply-1");
        shop.clock.advance(Duration.ofDays(40));
        shop.payung.reconcile(10);
        assertThat(shop.state(awaiting)).isEqualTo(ApplicationState.LAPSED);
        assertThat(erase("erase-1")).isInstanceOf(Erased.class);

        shop.pay(awaiting);
        shop.notice(awaiting, PaymentState.SETTLED);

        assertThat(shop.state(awaiting)).isEqualTo(ApplicationState.REFUND_DUE);
        shop.payung.settleRefunds(10);
        assertThat(shop.state(awaiting)).isEqualTo(ApplicationState.REFUNDED);
    }

    @Test
    void refusesWhileAClaimIsOpen() {
        Issued issued = shop.issue(shop.offer(), "order-1");
        shop.payung.claim(ClaimNotice.on(issued.number(), new ClaimEvent("accident", "death", "home", Shop.TODAY)));
        itIs(issued.coverUntil().plusDays(REPORT_WITHIN + 1));

        assertThat(codes(erase("erase-1"))).containsExactly("CLAIM_OPEN");
    }

    @ParameterizedTest
    @EnumSource(ClaimState.class)
    void refusesUntilAClaimIsSettled(ClaimState state) {
        Issued issued = shop.issue(shop.offer(), "order-1");
        ClaimId id = shop.payung.claim(ClaimNotice.on(issued.number(), new ClaimEvent("accident", "death", "home", Shop.TODAY))).assessment().claim();
        ClaimFile file = shop.payung.claimFile(id).orElseThrow();
        ClaimFile moved = file.after(new ClaimMove(2, ClaimAction.CLOSE, Shop.NOW, null, null, null), state, null);
        shop.store.unitOfWork().run(() -> shop.store.claims().move(moved, shop.ids.uuid()));
        itIs(issued.coverUntil().plusDays(REPORT_WITHIN + 1));

        boolean settled = Set.of(ClaimState.REJECTED, ClaimState.PAID, ClaimState.WITHDRAWN, ClaimState.CLOSED).contains(state);
        assertThat(codes(erase("erase-1"))).isEqualTo(settled ? List.of() : List.of("CLAIM_OPEN"));
    }

    @Test
    void namesAllThatHinders() {
        shop.issue(shop.offer(), "order-1");
        shop.issue(Shop.request("plus", Applicants.adult()), "order-2");

        assertThat(codes(erase("erase-1"))).containsExactly("POLICY_IN_FORCE", "POLICY_IN_FORCE");
    }

    @Test
    void answersTheSameWishOnce() {
        Issued issued = shop.issue(shop.offer(), "order-1");
        itIs(issued.coverUntil().plusDays(REPORT_WITHIN + 1));

        Erased first = (Erased) erase("erase-1");
        Erased again = (Erased) erase("erase-1");

        assertThat(first.replayed()).isFalse();
        assertThat(again).isEqualTo(new Erased(first.erasure(), true));
        assertThat(codes(erase("erase-2"))).containsExactly("PERSON_UNKNOWN");
        assertThat(shop.rows("erasure")).isEqualTo(1);
    }

    @Test
    void tellsAKeyThatWasUsedForSomebodyElse() {
        Issued issued = shop.issue(shop.offer(), "order-1");
        itIs(issued.coverUntil().plusDays(REPORT_WITHIN + 1));
        erase("erase-1");
        shop.issue(Shop.basicFor(Applicants.otherAdult()), "order-2");

        ErasureOutcome other = shop.payung.erase(
                ErasureCommand.of(IdempotencyKey.of("erase-1"), Applicants.otherAdult().identity(), ErasureGround.REQUEST));

        assertThat(codes(other)).containsExactly("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void tellsThatWhatIsAskedForIsGone() {
        Issued issued = shop.issue(shop.offer(), "order-1");
        itIs(issued.coverUntil().plusDays(REPORT_WITHIN + 1));
        erase("erase-1");

        assertErased(() -> shop.payung.findByKey(IdempotencyKey.of("order-1")));
        assertErased(() -> shop.payung.issue(shop.command(shop.offer(), "order-1")));
        assertErased(() -> shop.payung.claim(ClaimNotice.on(issued.number(), new ClaimEvent("accident", "death", "home", Shop.TODAY))));
        assertThat(shop.payung.findPolicy(issued.number())).isPresent();
        assertThat(shop.payung.consents().receipt(issued.number())).isPresent();
    }

    @Test
    void refusesAWishWithoutAGround() {
        assertThatThrownBy(() -> shop.payung.erase(new ErasureCommand(IdempotencyKey.of("e"), PERSON, null))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ErasureGround.of("whim")).hasMessageContaining("ERASURE_GROUND");
        assertThat(ErasureGround.of("retention-over")).isEqualTo(ErasureGround.RETENTION_OVER);
    }
}
