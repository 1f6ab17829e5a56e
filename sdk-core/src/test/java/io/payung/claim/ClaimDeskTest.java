package io.payung.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.payung.claim.ClaimDecision.Approved;
import io.payung.claim.ClaimMoveOutcome.Moved;
import io.payung.claim.ClaimMoveOutcome.Refused;
import io.payung.decision.Reason;
import io.payung.decision.ReasonCode;
import io.payung.event.Event;
import io.payung.fault.InvalidInputException;
import io.payung.fault.PayungException;
import io.payung.fixture.Applicants;
import io.payung.fixture.Shop;
import io.payung.money.Money;
import io.payung.party.PartnerId;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueOutcome.Issued;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the insurer decides and pays, and what the claimant takes back or contests. */
class ClaimDeskTest {

    private static final String[] ALL_PAPERS = {"claim-form", "hospital-letter", "family-card"};
    private static final ReasonCode WHY = ReasonCode.of("NO_ACCIDENT");

    private final Shop shop = new Shop();
    private final Issued policy = shop.issue(Shop.request("plus", Applicants.adult()), "order-1");
    private int keys;

    @ParameterizedTest
    @CsvSource({"19999999,", "20000000,", "20000001,AMOUNT_ABOVE_PAYABLE"})
    void approvesAtMostWhatIsPayable(long amount, String refusal) {
        ClaimId id = complete();

        ClaimMoveOutcome outcome = shop.payung.decide(approve(id, new Approved("death", Shop.rupiah(amount))));

        if (refusal == null) {
            assertThat(standing(outcome)).isEqualTo(
                    new ClaimStanding(id, policy.number(), ClaimState.APPROVED, 2, Shop.rupiah(amount), Shop.rupiah(0)));
        } else {
            assertThat(reasons(outcome)).singleElement().satisfies(reason -> {
                assertThat(reason.code().value()).isEqualTo(refusal);
                assertThat(reason.subject()).isEqualTo("benefits/death");
                assertThat(reason.limit()).isEqualTo("20000000");
            });
            assertThat(file(id).moves()).isEmpty();
        }
    }

    @Test
    void boundsEachBenefitByItself() {
        ClaimId id = complete();

        assertThat(reasons(shop.payung.decide(approve(id, new Approved("funeral", Shop.rupiah(1_000_001)), new Approved("medical", Shop.rupiah(1))))))
                .extracting(Reason::subject, Reason::limit)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("benefits/funeral", "1000000"), org.assertj.core.api.Assertions.tuple("benefits/medical", "0"));
    }

    @Test
    void waitsForDocumentsUnlessTheInsurerWaivesThem() {
        ClaimId id = notify("injury");
        ClaimDecision decision = approve(id, new Approved("medical", Shop.rupiah(5)));

        assertThat(codes(shop.payung.decide(decision))).containsExactly("CLAIM_DOCUMENTS_MISSING");
        assertThat(codes(shop.payung.decide(ClaimDecision.reject(id, key(), "desk", WHY)))).containsExactly("CLAIM_DOCUMENTS_MISSING");
        assertThat(standing(shop.payung.decide(decision.waivingDocuments())).state()).isEqualTo(ClaimState.APPROVED);
    }

    @Test
    void decidesAReferredClaimWithoutFurtherPapers() {
        ClaimId id = shop.payung.claim(ClaimNotice.on(policy.number(), new ClaimEvent("accident", "injury", "abroad", Shop.TODAY))).assessment().claim();
        assertThat(file(id).claim().state()).isEqualTo(ClaimState.REFERRED);

        assertThat(standing(shop.payung.decide(ClaimDecision.reject(id, key(), "desk", WHY))).state()).isEqualTo(ClaimState.REJECTED);
        assertThat(file(id).decision().orElseThrow().reasons()).containsExactly(WHY);
    }

    @Test
    void keepsWhoDecidedWhenAndWhy() {
        ClaimId id = complete();
        ClaimDecision decision = ClaimDecision.reject(id, key(), "Ibu Rini", WHY).explained("Tidak ada kecelakaan");

        shop.payung.decide(decision);

        assertThat(file(id).decision()).contains(decision.at(Shop.NOW));
        assertThat(file(id).moves()).extracting(ClaimMove::action).containsExactly(ClaimAction.REJECT);
    }

    @Test
    void answersADecisionOncePerKeyAndTellsItOnce() {
        ClaimId id = complete();
        ClaimDecision decision = approve(id, new Approved("death", Shop.rupiah(7)));
        long events = shop.rows("outbox");

        ClaimStanding first = standing(shop.payung.decide(decision));
        shop.clock.advance(Duration.ofDays(9));

        assertThat(shop.payung.decide(decision)).isEqualTo(new Moved(first, true));
        assertThat(shop.rows("outbox")).isEqualTo(events + 1);
        assertCode("IDEMPOTENCY_KEY_REUSED", () -> shop.payung.decide(decision.explained("other")));
        assertThat(codes(shop.payung.decide(approve(id, new Approved("death", Shop.rupiah(7)))))).containsExactly("CLAIM_MOVE_NOT_ALLOWED");
    }

    @Test
    void freesTheKeyOfARefusal() {
        ClaimId id = notify("death");
        ClaimDecision decision = ClaimDecision.reject(id, key(), "desk", WHY);

        assertThat(shop.payung.decide(decision)).isInstanceOf(Refused.class);
        shop.payung.supplement(new ClaimSupplement(id, null, papers(ALL_PAPERS), Map.of("trafficAccident", false)));

        assertThat(shop.payung.decide(decision)).isInstanceOf(Moved.class);
    }

    @ParameterizedTest
    @CsvSource({"59,false", "60,true", "61,"})
    void paysNeverMoreThanIsApproved(long second, Boolean whole) {
        ClaimId id = approved(100);
        pay(id, 40);

        ClaimMoveOutcome outcome = shop.payung.pay(payment(id, second));

        if (whole == null) {
            assertThat(reasons(outcome)).singleElement().satisfies(reason -> {
                assertThat(reason.code().value()).isEqualTo("AMOUNT_ABOVE_APPROVED");
                assertThat(reason.limit()).isEqualTo("60");
            });
        } else {
            assertThat(standing(outcome).state()).isEqualTo(whole ? ClaimState.PAID : ClaimState.APPROVED);
            assertThat(standing(outcome).paid()).isEqualTo(Shop.rupiah(40 + second));
        }
    }

    @Test
    void paysOncePerKeyAndReference() {
        ClaimId id = approved(100);
        ClaimPayment payment = payment(id, 40);
        Moved first = (Moved) shop.payung.pay(payment);

        assertThat(shop.payung.pay(payment)).isEqualTo(new Moved(first.standing(), true));
        ClaimPayment other = new ClaimPayment(id, key(), payment.reference(), "Ibu Ani", Shop.rupiah(40), null);
        assertThat(codes(shop.payung.pay(other))).containsExactly("PAYMENT_REFERENCE_USED");
        assertThat(file(id).paid()).isEqualTo(Shop.rupiah(40));
    }

    @Test
    void disputesReopensAndDecidesAnew() {
        ClaimId id = complete();
        shop.payung.decide(ClaimDecision.partlyApprove(id, key(), "desk", List.of(WHY), new Approved("death", Shop.rupiah(50))));

        assertThat(standing(shop.payung.disputeClaim(ClaimStep.of(id, key()).because("too little"))).state()).isEqualTo(ClaimState.DISPUTED);
        assertThat(standing(shop.payung.pay(payment(id, 50))).state()).as("nobody contests that much").isEqualTo(ClaimState.DISPUTED);
        shop.clock.advance(Duration.ofDays(20));
        assertThat(standing(shop.payung.reopenClaim(ClaimStep.of(id, key()))).state()).isEqualTo(ClaimState.REOPENED);
        assertThat(shop.payung.findClaim(id).orElseThrow().assessment().dueBy()).as("time counts anew").isEqualTo(Shop.TODAY.plusDays(30));
        assertThat(codes(shop.payung.decide(approve(id, new Approved("death", Shop.rupiah(49)))))).containsExactly("AMOUNT_BELOW_PAID");
        assertThat(standing(shop.payung.decide(approve(id, new Approved("death", Shop.rupiah(80))))).state()).isEqualTo(ClaimState.APPROVED);
        assertThat(standing(shop.payung.pay(payment(id, 30))).state()).isEqualTo(ClaimState.PAID);
        assertThat(standing(shop.payung.closeClaim(ClaimStep.of(id, key()))).state()).isEqualTo(ClaimState.CLOSED);
        assertThat(file(id).moves()).extracting(ClaimMove::text).containsOnlyOnce("too little");
    }

    @Test
    void isPaidAtOnceWhenWhatWasPaidTurnsOutToBeRight() {
        ClaimId id = approved(100);
        pay(id, 100);
        shop.payung.reopenClaim(ClaimStep.of(id, key()));

        assertThat(standing(shop.payung.decide(approve(id, new Approved("death", Shop.rupiah(100))))).state()).isEqualTo(ClaimState.PAID);
    }

    @Test
    void withdrawsUnlessMoneyWasPaid() {
        ClaimId id = complete();
        assertThat(standing(shop.payung.withdrawClaim(ClaimStep.of(id, key()))).state()).isEqualTo(ClaimState.WITHDRAWN);
        assertThat(standing(shop.payung.closeClaim(ClaimStep.of(id, key()))).state()).isEqualTo(ClaimState.CLOSED);
        shop.payung.reopenClaim(ClaimStep.of(id, key()));
        shop.payung.decide(approve(id, new Approved("death", Shop.rupiah(5))));
        pay(id, 5);
        shop.payung.reopenClaim(ClaimStep.of(id, key()));

        assertThat(codes(shop.payung.withdrawClaim(ClaimStep.of(id, key())))).containsExactly("CLAIM_PAID_ALREADY");
    }

    @Test
    void answersAStepOncePerKey() {
        ClaimId id = complete();
        ClaimStep step = ClaimStep.of(id, key());
        Moved first = (Moved) shop.payung.withdrawClaim(step);

        assertThat(shop.payung.withdrawClaim(step)).isEqualTo(new Moved(first.standing(), true));
        assertThat(codes(shop.payung.withdrawClaim(ClaimStep.of(id, key())))).containsExactly("CLAIM_MOVE_NOT_ALLOWED");
    }

    @Test
    void tellsEachMoveOnce() {
        ClaimId id = approved(100);
        pay(id, 100);
        shop.payung.closeClaim(ClaimStep.of(id, key()));
        shop.payung.closeClaim(ClaimStep.of(id, key()));

        assertThat(shop.payung.events(null, 50).events()).extracting(Event::type)
                .containsExactly("policy.issued", "claim.notified", "claim.decided", "claim.paid", "claim.updated");
    }

    @Test
    void refusesWhatThePolicyDoesNotKnow() {
        ClaimId id = complete();
        Approved strange = new Approved("theft", Money.of("1", "USD"));
        Approved nothing = new Approved("death", Shop.rupiah(0));

        assertThat(faults(() -> shop.payung.decide(approve(id, strange, nothing, nothing)))).containsExactly(
                "/amounts/0/benefit FIELD_NOT_ALLOWED", "/amounts/0/amount FIELD_NOT_ALLOWED", "/amounts/1/amount FIELD_OUT_OF_RANGE",
                "/amounts/2/benefit FIELD_NOT_ALLOWED", "/amounts/2/amount FIELD_OUT_OF_RANGE");
        assertThat(faults(() -> shop.payung.decide(approve(id)))).containsExactly("/amounts FIELD_MISSING");
        assertThat(faults(() -> shop.payung.decide(ClaimDecision.reject(id, key(), "desk")))).containsExactly("/reasons FIELD_MISSING");
        assertThat(faults(() -> shop.payung.decide(new ClaimDecision(
                id, key(), ClaimDecision.Verdict.REJECT, List.of(new Approved("death", Shop.rupiah(1))), List.of(WHY), null, "desk", null, false))))
                .containsExactly("/amounts FIELD_NOT_ALLOWED");
        assertThat(faults(() -> shop.payung.pay(ClaimPayment.of(id, key(), "r", "Ani", Money.of("1", "USD"))))).containsExactly("/amount FIELD_NOT_ALLOWED");
    }

    @ParameterizedTest
    @CsvSource({"599,false", "600,false", "601,true"})
    void allowsTheInsurersClockTenMinutesOfError(long seconds, boolean refused) {
        ClaimId id = approved(100);

        assertThat(faults(() -> shop.payung.pay(payment(id, 1).at(Shop.NOW.plusSeconds(seconds)))))
                .isEqualTo(refused ? List.of("/paidAt FIELD_OUT_OF_RANGE") : List.of());
    }

    @Test
    void doesNotKnowAnotherPartnersClaim() {
        ClaimId id = complete();
        io.payung.Payung other = shop.payung.forPartner(PartnerId.of("other"));

        assertCode("CLAIM_UNKNOWN", () -> other.decide(approve(id, new Approved("death", Shop.rupiah(1)))));
        assertCode("CLAIM_UNKNOWN", () -> other.pay(payment(id, 1)));
        assertCode("CLAIM_UNKNOWN", () -> other.withdrawClaim(ClaimStep.of(id, key())));
        assertCode("POLICY_UNKNOWN", () -> other.claims(policy.number(), null, 10));
        assertThat(other.claimFile(id)).isEmpty();
        assertThat(shop.payung.claims(policy.number(), null, 10).claims()).extracting(ClaimStanding::claim).containsExactly(id);
    }

    @ParameterizedTest
    @EnumSource(ClaimState.class)
    void takesPapersInExactlyTheOpenStates(ClaimState state) {
        for (ClaimAction found : List.of(ClaimAction.FIND_MISSING, ClaimAction.FIND_COMPLETE, ClaimAction.REFER)) {
            assertThat(ClaimMoves.ALL.next(state, found).isPresent()).isEqualTo(state.isOpen());
        }
        assertThat(ClaimMoves.ALL.from(state)).as("no state is the last").isNotEmpty();
    }

    private ClaimId approved(long amount) {
        ClaimId id = complete();
        standing(shop.payung.decide(approve(id, new Approved("death", Shop.rupiah(amount)))));
        return id;
    }

    private ClaimId complete() {
        return shop.payung.claim(ClaimNotice.on(policy.number(), event("death", Shop.TODAY)).answers(Map.of("trafficAccident", false)).with(papers(ALL_PAPERS)))
                .assessment().claim();
    }

    private ClaimId notify(String consequence) {
        return shop.payung.claim(ClaimNotice.on(policy.number(), event(consequence, Shop.TODAY))).assessment().claim();
    }

    private static ClaimEvent event(String consequence, LocalDate date) {
        return new ClaimEvent("accident", consequence, "home", date);
    }

    private ClaimDecision approve(ClaimId id, Approved... amounts) {
        return ClaimDecision.approve(id, key(), "desk", amounts);
    }

    private ClaimPayment payment(ClaimId id, long amount) {
        IdempotencyKey key = key();
        return ClaimPayment.of(id, key, "bank-" + key, "Ibu Ani", Shop.rupiah(amount));
    }

    private void pay(ClaimId id, long amount) {
        standing(shop.payung.pay(payment(id, amount)));
    }

    private ClaimFile file(ClaimId id) {
        return shop.payung.claimFile(id).orElseThrow();
    }

    private IdempotencyKey key() {
        return IdempotencyKey.of("key-" + ++keys);
    }

    private static List<ClaimDocument> papers(String... types) {
        return Stream.of(types).map(ClaimDocument::of).toList();
    }

    private static ClaimStanding standing(ClaimMoveOutcome outcome) {
        return outcome.fold(Moved::standing, refused -> {
            throw new AssertionError("refused: " + refused.reasons());
        });
    }

    private static List<Reason> reasons(ClaimMoveOutcome outcome) {
        return outcome.fold(moved -> List.of(), Refused::reasons);
    }

    private static List<String> codes(ClaimMoveOutcome outcome) {
        return reasons(outcome).stream().map(reason -> reason.code().value()).toList();
    }

    private static List<String> faults(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        InvalidInputException fault = catchThrowableOfType(InvalidInputException.class, call);
        return fault == null ? List.of() : fault.errors().stream().map(error -> error.pointer() + " " + error.code()).toList();
    }

    private static void assertCode(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(PayungException.class).isThrownBy(call).satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
