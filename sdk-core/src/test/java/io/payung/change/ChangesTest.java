package io.payung.change;

import static io.payung.fixture.Shop.rupiah;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.change.ChangeOutcome.Changed;
import io.payung.change.ChangeOutcome.Previewed;
import io.payung.change.ChangeOutcome.Refused;
import io.payung.claim.ClaimEvent;
import io.payung.claim.ClaimNotice;
import io.payung.event.Event;
import io.payung.fault.InvalidInputException;
import io.payung.fault.PayungException;
import io.payung.fixture.ChangingProduct;
import io.payung.fixture.FakeGateway;
import io.payung.fixture.Shop;
import io.payung.party.Beneficiary;
import io.payung.party.PartnerId;
import io.payung.payment.RefundDue;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyState;
import io.payung.product.terms.AfterSaleTerms;
import io.payung.quote.PremiumLine;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Policies after their sale. A year of plan basic is sold on 15 June 2026 at 22,500 and ends on 14 June 2027. */
class ChangesTest {

    private final Shop shop = new Shop(ChangingProduct.pack());

    private Issued issue() {
        return shop.issue(shop.offer(), "order");
    }

    private Previewed preview(PolicyNumber policy, ChangeKind kind) {
        return (Previewed) shop.payung.afterSale().preview(ChangeRequest.of(policy, kind));
    }

    private ChangeOutcome confirm(Previewed previewed, String key) {
        return shop.payung.afterSale().change(ChangeCommand.of(IdempotencyKey.of(key), previewed.token()));
    }

    private Changed changed(PolicyNumber policy, ChangeKind kind) {
        return (Changed) confirm(preview(policy, kind), "change");
    }

    private List<String> refusals(ChangeRequest request) {
        return codes(shop.payung.afterSale().preview(request));
    }

    private static List<String> codes(ChangeOutcome outcome) {
        return ((Refused) outcome).reasons().stream().map(reason -> reason.code().value()).toList();
    }

    private PolicyState state(PolicyNumber number) {
        return shop.payung.findPolicy(number).orElseThrow().stateAt(shop.payung.now());
    }

    private List<String> events(PolicyNumber number) {
        return shop.payung.events(null, 100).events().stream()
                .filter(event -> event.stream().reference().equals(number.value()))
                .map(Event::type)
                .toList();
    }

    private void days(long many) {
        shop.clock.advance(Duration.ofDays(many));
    }

    @Test
    void aPreviewTellsAllAndDoesNothing() {
        Issued issued = issue();
        Map<String, Long> before = shop.rows();

        ChangeTerms terms = preview(issued.number(), ChangeKind.CANCELLATION).terms();

        assertThat(terms.state()).isEqualTo(PolicyState.CANCELLED);
        assertThat(terms.refund()).as("364 of 365 days: 22,438 to the next 500").isEqualTo(rupiah(22_500));
        assertThat(terms.priceDifference()).isEqualTo(rupiah(-22_500));
        assertThat(terms.lines().stream().map(PremiumLine::amount)).as("55, 25 and 20 % down, and the rest to the first")
                .containsExactly(rupiah(12_500), rupiah(5_500), rupiah(4_500));
        assertThat(terms.payers()).containsExactly(new PayerRefund("customer", rupiah(22_500), rupiah(0), false));
        assertThat(terms.coveredUntil()).isEqualTo(Shop.TODAY);
        assertThat(terms.consentNeeded()).isFalse();
        assertThat(shop.rows()).isEqualTo(before);
        assertThat(state(issued.number())).isEqualTo(PolicyState.IN_FORCE);
    }

    @Test
    void cancelsOnceAndPaysBackWhatIsNotUsed() {
        Issued issued = issue();
        days(182);
        Previewed previewed = preview(issued.number(), ChangeKind.CANCELLATION);

        Changed changed = (Changed) confirm(previewed, "change");

        assertThat(changed.terms().refund()).as("182 of 365 days: 11,219").isEqualTo(rupiah(11_000));
        assertThat(changed.refunds()).containsExactly(new RefundDue(
                FakeGateway.NAME, "pay-order", changed.change().toString(), rupiah(11_000), "CANCELLATION", changed.changedAt()));
        assertThat(state(issued.number())).isEqualTo(PolicyState.CANCELLED);
        assertThat(events(issued.number())).containsExactly("policy.issued", "policy.cancelled");
        assertThat(shop.payung.afterSale().changesOf(issued.number())).singleElement().satisfies(change -> {
            assertThat(change.before()).isEqualTo(PolicyState.IN_FORCE);
            assertThat(change.after()).isEqualTo(PolicyState.CANCELLED);
        });
        assertThat(((Changed) confirm(previewed, "change")).replayed()).isTrue();
        assertThat(codes(confirm(previewed, "again"))).contains("CHANGE_ALREADY_DONE");
        assertThat(shop.payung.settleRefunds(10)).isEqualTo(1);
        assertThat(shop.gateway.refunds()).hasSize(1);
    }

    @Test
    void makesRoomForWhoeverComesNext() {
        Issued first = issue();
        changed(first.number(), ChangeKind.VOID);

        assertThat(shop.offer().premium()).as("as if there had been none").isEqualTo(first.premium());
    }

    @ParameterizedTest
    @CsvSource({"14, true", "15, false"})
    void givesAllBackWithinTheFreeLook(int day, boolean given) {
        Issued issued = issue();
        days(day);

        ChangeOutcome outcome = shop.payung.afterSale().preview(ChangeRequest.of(issued.number(), ChangeKind.FREE_LOOK));

        assertThat(outcome instanceof Previewed).isEqualTo(given);
        if (given) {
            Changed changed = (Changed) confirm((Previewed) outcome, "change");
            assertThat(changed.terms().refund()).isEqualTo(issued.premium());
            assertThat(changed.terms().coveredUntil()).isEqualTo(Shop.TODAY.minusDays(1));
            assertThat(events(issued.number())).contains("policy.voided");
        } else {
            assertThat(codes(outcome)).containsExactly("FREE_LOOK_OVER");
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-06-20, true", "2026-06-19, false", "2026-01-01, false"})
    void countsTheFreeLookFromTheDayOnWhichTheCertificateCame(LocalDate received, boolean given) {
        Issued issued = issue();
        days(19);

        ChangeOutcome outcome = shop.payung.afterSale().preview(ChangeRequest.of(issued.number(), ChangeKind.FREE_LOOK).on(received));

        assertThat(outcome instanceof Previewed).isEqualTo(given);
    }

    @Test
    void doesNotConfirmAnotherRefundThanWasPreviewed() {
        Issued issued = issue();
        days(10);
        Previewed previewed = preview(issued.number(), ChangeKind.CANCELLATION);
        shop.clock.advance(Duration.ofMinutes(29));
        assertThat(confirm(previewed, "same-day")).isInstanceOf(Changed.class);
    }

    @Test
    void previewsAnewWhenADayHasPassed() {
        Issued issued = issue();
        shop.clock.set(Shop.NOW.plus(Duration.ofHours(13).plusMinutes(50)));
        Previewed previewed = preview(issued.number(), ChangeKind.CANCELLATION);
        shop.clock.advance(Duration.ofMinutes(20));

        ChangeOutcome outcome = confirm(previewed, "change");

        assertThat(outcome).isInstanceOf(Previewed.class);
        assertThat(state(issued.number())).isEqualTo(PolicyState.IN_FORCE);
        assertThat(confirm((Previewed) outcome, "change")).isInstanceOf(Changed.class);
    }

    @ParameterizedTest
    @CsvSource({"1799, true", "1800, false"})
    void aPreviewExpires(long seconds, boolean stillGood) {
        Issued issued = issue();
        Previewed previewed = preview(issued.number(), ChangeKind.CHANGE_BENEFICIARY);
        shop.clock.advance(Duration.ofSeconds(seconds));

        ChangeOutcome outcome = confirm(previewed, "change");

        assertThat(outcome instanceof Changed).isEqualTo(stillGood);
        assertThat(stillGood || codes(outcome).contains("CHANGE_EXPIRED")).isTrue();
    }

    @Test
    void aClaimOnItsWayHoldsAnEndUp() {
        Issued issued = issue();
        Previewed previewed = preview(issued.number(), ChangeKind.CANCELLATION);
        shop.payung.claim(ClaimNotice.on(issued.number(), new ClaimEvent("accident", "death", "home", Shop.TODAY)));

        assertThat(codes(confirm(previewed, "change"))).containsExactly("CLAIM_OPEN");
        assertThat(refusals(ChangeRequest.of(issued.number(), ChangeKind.FREE_LOOK))).containsExactly("CLAIM_OPEN");
        assertThat(shop.payung.afterSale().preview(ChangeRequest.of(issued.number(), ChangeKind.DEATH).on(Shop.TODAY)))
                .as("a death is what the claim is about").isInstanceOf(Previewed.class);
    }

    @Test
    void nothingHappensToWhatHasEnded() {
        Issued issued = issue();
        changed(issued.number(), ChangeKind.CANCELLATION);

        for (ChangeKind kind : ChangeKind.values()) {
            assertThat(Moves.allowed().of(PolicyState.CANCELLED, kind)).as(kind.key()).isEmpty();
            assertThat(Moves.allowed().of(PolicyState.EXPIRED, kind)).as(kind.key()).isEmpty();
        }
        assertThat(refusals(ChangeRequest.of(issued.number(), ChangeKind.VOID))).containsExactly("MOVE_NOT_ALLOWED");
    }

    @ParameterizedTest
    @CsvSource({"364, true", "365, false"})
    void whatHasExpiredIsNotCancelled(int day, boolean stillThere) {
        Issued issued = issue();
        days(day);

        assertThat(shop.payung.afterSale().preview(ChangeRequest.of(issued.number(), ChangeKind.CANCELLATION)) instanceof Previewed).isEqualTo(stillThere);
    }

    @ParameterizedTest
    @EnumSource(value = ChangeKind.class, names = {"FREE_LOOK", "CANCELLATION", "EARLY_SETTLEMENT", "OBJECT_LOST", "CHANGE_BENEFICIARY"})
    void aProductAllowsOnlyWhatItSays(ChangeKind kind) {
        Shop silent = new Shop(ChangingProduct.pack(AfterSaleTerms.NONE));
        Issued issued = silent.issue(silent.offer(), "order");
        ChangeRequest request = ChangeRequest.of(issued.number(), kind);

        ChangeOutcome outcome = silent.payung.afterSale().preview(kind.hasDay() ? request.on(Shop.TODAY) : request);

        assertThat(codes(outcome)).containsExactly("CHANGE_NOT_IN_PRODUCT");
    }

    @Test
    void theInsurerLeavesWhatIsNotUsedWhereTheProductSaysNothing() {
        Shop silent = new Shop(ChangingProduct.pack(AfterSaleTerms.NONE));
        Issued issued = silent.issue(silent.offer(), "order");
        silent.clock.advance(Duration.ofDays(182));

        ChangeTerms cancelled = ((Previewed) silent.payung.afterSale().preview(ChangeRequest.of(issued.number(), ChangeKind.INSURER_CANCELLATION))).terms();
        ChangeTerms voided = ((Previewed) silent.payung.afterSale().preview(ChangeRequest.of(issued.number(), ChangeKind.VOID))).terms();

        assertThat(cancelled.refund()).isEqualTo(rupiah(11_000));
        assertThat(voided.refund()).isEqualTo(rupiah(22_500));
    }

    @Test
    void settlesALoanOnThatDayAndPaysBackWholeMonthsOfTheRisk() {
        Issued issued = issue();
        days(100);
        LocalDate settled = LocalDate.of(2026, 8, 14);

        ChangeOutcome outcome = shop.payung.afterSale().preview(ChangeRequest.of(issued.number(), ChangeKind.EARLY_SETTLEMENT).on(settled));

        ChangeTerms terms = ((Previewed) outcome).terms();
        assertThat(terms.coveredUntil()).isEqualTo(settled);
        assertThat(terms.refund()).as("ten of twelve months of 12,500: 10,416").isEqualTo(rupiah(10_500));
        assertThat(terms.lines()).extracting(PremiumLine::id).containsExactly("risk");
    }

    @Test
    void theDayOfAChangeIsNeededAndNotInTheFuture() {
        Issued issued = issue();
        ChangeRequest death = ChangeRequest.of(issued.number(), ChangeKind.DEATH);

        assertThatThrownBy(() -> shop.payung.afterSale().preview(death)).isInstanceOf(InvalidInputException.class);
        assertThat(shop.payung.afterSale().preview(death.on(Shop.TODAY))).isInstanceOf(Previewed.class);
        assertThat(refusals(death.on(Shop.TODAY.plusDays(1)))).containsExactly("CHANGE_DAY_IN_FUTURE");
        assertThatThrownBy(() -> shop.payung.afterSale().preview(ChangeRequest.of(issued.number(), ChangeKind.VOID).on(Shop.TODAY)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void namesOtherBeneficiariesAndKeepsWhoWasNamedBefore() {
        Issued issued = issue();
        List<Beneficiary> wife = List.of(new Beneficiary("Zainab Wirayuda", "spouse", new BigDecimal("100")));
        ChangeRequest request = ChangeRequest.of(issued.number(), ChangeKind.CHANGE_BENEFICIARY).payableTo(wife);

        confirm((Previewed) shop.payung.afterSale().preview(request), "one");
        confirm(preview(issued.number(), ChangeKind.CHANGE_BENEFICIARY), "two");

        PartnerId partner = PartnerId.of("default");
        assertThat(shop.store.policies().details(partner, issued.number()).orElseThrow().request().beneficiaries()).isEmpty();
        List<ChangeDetails> history = shop.store.changes().detailsOf(partner, issued.number());
        assertThat(history.get(0).beneficiariesBefore()).isEmpty();
        assertThat(history.get(1).beneficiariesBefore()).isEqualTo(wife);
        assertThat(shop.payung.decision(issued.number()).orElseThrow().differences()).as("replay").isEmpty();
        assertThat(events(issued.number())).containsExactly("policy.issued", "policy.changed", "policy.changed");
    }

    @Test
    void sharesOfBeneficiariesSumToAHundred() {
        Issued issued = issue();
        ChangeRequest request = ChangeRequest.of(issued.number(), ChangeKind.CHANGE_BENEFICIARY)
                .payableTo(List.of(new Beneficiary("Zainab", "spouse", new BigDecimal("99.99"))));

        assertThatThrownBy(() -> shop.payung.afterSale().preview(request)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void keepsHowAHolderIsReached() {
        Issued issued = issue();
        ChangeRequest moved = ChangeRequest.of(issued.number(), ChangeKind.CHANGE_CONTACT);
        confirm((Previewed) shop.payung.afterSale().preview(moved.reachedAt(new Contact(null, "Jalan Kenanga 4\nDepok"))), "one");
        confirm((Previewed) shop.payung.afterSale().preview(moved.reachedAt(new Contact("+62 811 1", null))), "two");

        assertThat(shop.payung.afterSale().contactOf(issued.number())).contains(new Contact("+62 811 1", "Jalan Kenanga 4\nDepok"));
        assertThat(new Contact("+62 811 1", "Depok").toString()).doesNotContain("811", "Depok");
    }

    @Test
    void tokensAndPoliciesBelongToTheirPartner() {
        Issued issued = issue();
        Previewed previewed = preview(issued.number(), ChangeKind.CANCELLATION);
        ChangeCommand command = ChangeCommand.of(IdempotencyKey.of("change"), previewed.token());
        PartnerId other = PartnerId.of("other");

        assertThat(codes(shop.payung.forPartner(other).afterSale().change(command))).containsExactly("TOKEN_INVALID");
        assertThat(shop.payung.forPartner(other).afterSale().requestOf(previewed.token())).isEmpty();
        assertThatThrownBy(() -> shop.payung.forPartner(other).afterSale().preview(ChangeRequest.of(issued.number(), ChangeKind.VOID)))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("POLICY_UNKNOWN"));
        assertThat(codes(shop.payung.afterSale().change(ChangeCommand.of(IdempotencyKey.of("x"), new ChangeToken(shop.offer().token().value())))))
                .as("an offer is no change").containsExactly("TOKEN_INVALID");
    }

    @Test
    void aKeyNamesOneChange() {
        Issued issued = issue();
        confirm(preview(issued.number(), ChangeKind.CHANGE_BENEFICIARY), "change");

        assertThat(codes(confirm(preview(issued.number(), ChangeKind.CANCELLATION), "change"))).containsExactly("IDEMPOTENCY_KEY_REUSED");
    }
}
