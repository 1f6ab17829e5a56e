package io.payung.change;

import static io.payung.fixture.Shop.rupiah;
import static org.assertj.core.api.Assertions.assertThat;

import io.payung.change.ChangeOutcome.Changed;
import io.payung.change.ChangeOutcome.Previewed;
import io.payung.change.ChangeOutcome.Refused;
import io.payung.claim.ClaimEvent;
import io.payung.claim.ClaimNotice;
import io.payung.event.Event;
import io.payung.fixture.Applicants;
import io.payung.fixture.ChangingProduct;
import io.payung.fixture.FakeGateway;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.SampleRules;
import io.payung.fixture.Shop;
import io.payung.fixture.Variations;
import io.payung.party.PartnerId;
import io.payung.payment.RefundDue;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.PolicyNumber;
import io.payung.policy.PolicyState;
import io.payung.product.terms.AfterSaleTerms;
import io.payung.quote.Offer;
import io.payung.quote.QuoteRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a change does beside the policy itself: to others whom it covers, to who pays, and to the policy that replaces it. */
class ChangedForOthersTest {

    private final Shop shop = new Shop(ChangingProduct.pack());

    private static List<String> codes(ChangeOutcome outcome) {
        return ((Refused) outcome).reasons().stream().map(reason -> reason.code().value()).toList();
    }

    private PolicyState state(PolicyNumber number) {
        return shop.payung.findPolicy(number).orElseThrow().stateAt(shop.payung.now());
    }

    private Issued issue() {
        return shop.issue(shop.offer(), "order");
    }

    @ParameterizedTest
    @CsvSource({"true, IN_FORCE, policy.changed", "false, CANCELLED, policy.cancelled"})
    void aFamilyStaysCoveredAfterItsHolderWhereTheProductSaysSo(boolean outlives, PolicyState state, String event) {
        Shop family = family(outlives);
        Issued issued = soldToAFamily(family);
        Previewed previewed = (Previewed) family.payung.afterSale().preview(ChangeRequest.of(issued.number(), ChangeKind.DEATH).on(Shop.TODAY));

        Changed changed = (Changed) family.payung.afterSale().change(ChangeCommand.of(IdempotencyKey.of("change"), previewed.token()));

        assertThat(family.payung.findPolicy(issued.number()).orElseThrow().stateAt(family.payung.now())).isEqualTo(state);
        assertThat(changed.terms().refund().isPositive()).isNotEqualTo(outlives);
        assertThat(family.payung.events(null, 100).events()).extracting(Event::type).contains(event);
    }

    /** Whoever finds the secret among what the holder left is nobody; whom the seller gives the new one claims. */
    @ParameterizedTest
    @CsvSource({"true, CHANGE_CONTACT", "false, "})
    void theSecretOfWhoHasDiedOpensNothingAnyMore(boolean outlives, ChangeKind next) {
        Shop family = family(outlives);
        Issued issued = soldToAFamily(family);
        Previewed previewed = (Previewed) family.payung.afterSale().preview(ChangeRequest.of(issued.number(), ChangeKind.DEATH).on(Shop.TODAY));
        ChangeCommand command = ChangeCommand.of(IdempotencyKey.of("change"), previewed.token());
        assertThat(family.payung.isHolder(issued.number(), issued.secret())).as("a preview changes nothing").isTrue();

        Changed changed = (Changed) family.payung.afterSale().change(command);

        assertThat(family.payung.isHolder(issued.number(), issued.secret())).isFalse();
        assertThat(family.payung.isHolder(issued.number(), changed.secret())).isTrue();
        assertThat(((Changed) family.payung.afterSale().change(command)).secret()).as("told again, and not another one").isEqualTo(changed.secret());
        assertThat(changed.toString()).doesNotContain(changed.secret().value());
        assertThat(family.payung.claim(ClaimNotice.on(issued.number(), new ClaimEvent("accident", "death", "home", Shop.TODAY))).assessment().claim()).isNotNull();
        if (next != null) {
            assertThat(changeContact(family, issued).secret()).as("only a death takes it away").isNull();
            assertThat(family.payung.isHolder(issued.number(), changed.secret())).isTrue();
        }
    }

    private static Changed changeContact(Shop family, Issued issued) {
        ChangeRequest wish = ChangeRequest.of(issued.number(), ChangeKind.CHANGE_CONTACT).reachedAt(new Contact("+62 811 5559 1", null));
        Previewed previewed = (Previewed) family.payung.afterSale().preview(wish);
        return (Changed) family.payung.afterSale().change(ChangeCommand.of(IdempotencyKey.of("contact"), previewed.token()));
    }

    private static Shop family(boolean outlives) {
        AfterSaleTerms terms = ChangingProduct.terms();
        return new Shop(ChangingProduct.pack(new AfterSaleTerms(terms.freeLook(), terms.refunds(), terms.changes(), outlives)));
    }

    private static Issued soldToAFamily(Shop family) {
        QuoteRequest request = Shop.request("family", Applicants.adult()).answers(SampleProduct.quoteAnswers())
                .insuring(List.of(Applicants.self(Applicants.adult()), Applicants.child(LocalDate.of(2000, 2, 3), 9)));
        return Shop.issued(family.payung.issue(family.command(family.offer(request), "order")));
    }

    @Test
    void correctsByVoidingAndIssuingAnother() {
        Issued wrong = issue();
        shop.clock.advance(Duration.ofDays(3));
        Offer offer = Shop.offered(shop.payung.afterSale().quoteInstead(wrong.number(), Shop.request("plus", Applicants.adult())));
        ChangeRequest request = ChangeRequest.of(wrong.number(), ChangeKind.CORRECTION).replacedBy(offer.token());
        Previewed previewed = (Previewed) shop.payung.afterSale().preview(request);
        assertThat(previewed.terms().priceDifference()).isEqualTo(offer.premium().minus(wrong.premium()));
        assertThat(previewed.terms().consentNeeded()).isTrue();
        ChangeCommand command = ChangeCommand.of(IdempotencyKey.of("change"), previewed.token());

        assertThat(codes(shop.payung.afterSale().change(command))).containsExactly("CONSENT_MISSING");
        assertThat(state(wrong.number())).isEqualTo(PolicyState.IN_FORCE);
        Changed changed = (Changed) shop.payung.afterSale().change(command.with(shop.consent(offer)).paidBy(shop.pay(offer, "pay-2")));

        PolicyNumber right = changed.replacement().number();
        assertThat(state(wrong.number())).isEqualTo(PolicyState.VOID);
        assertThat(state(right)).isEqualTo(PolicyState.IN_FORCE);
        assertThat(shop.payung.isHolder(right, changed.replacement().secret())).isTrue();
        assertThat(shop.payung.afterSale().changesOf(wrong.number()).get(0).replacedBy()).isEqualTo(right);
        assertThat(shop.payung.afterSale().replacedBy(right)).contains(wrong.number());
        assertThat(shop.store.changes().detailsOf(PartnerId.of("default"), wrong.number()).get(0).request().replacement())
                .as("the token holds the other's whole case, and is forgotten with nobody").isNull();
        assertThat(changed.refunds()).extracting(RefundDue::amount).containsExactly(wrong.premium());
        assertThat(shop.payung.decision(right).orElseThrow().differences()).isEmpty();
    }

    @Test
    void owesBackWhatCameForACorrectionThatFails() {
        Issued wrong = issue();
        Offer offer = Shop.offered(shop.payung.afterSale().quoteInstead(wrong.number(), Shop.request("plus", Applicants.adult())));
        Previewed previewed = (Previewed) shop.payung.afterSale().preview(
                ChangeRequest.of(wrong.number(), ChangeKind.CORRECTION).replacedBy(offer.token()));
        ChangeCommand command = ChangeCommand.of(IdempotencyKey.of("change"), previewed.token())
                .with(shop.consent(offer))
                .paidBy(shop.gateway.settle("pay-2", rupiah(500), shop.clock.instant()));

        Refused refused = (Refused) shop.payung.afterSale().change(command);

        assertThat(codes(refused)).containsExactly("PAYMENT_AMOUNT_DIFFERS");
        assertThat(refused.refundDue()).isNotNull();
        assertThat(shop.store.policies().owed(PartnerId.of("default"), FakeGateway.NAME, "pay-2")).isPresent();
        assertThat(state(wrong.number())).isEqualTo(PolicyState.IN_FORCE);
    }

    @Test
    void aShareThatIsNotPaidYetIsForgivenAndNotPaidBack() {
        Shop subsidised = new Shop(ChangingProduct.subsidised());
        Offer offer = subsidised.offer();
        Issued issued = Shop.issued(subsidised.payung.issue(IssueCommand.of(
                        IdempotencyKey.of("order"), offer.token(), subsidised.consent(offer))
                .paidBy(subsidised.gateway.settle("pay", rupiah(4_500), subsidised.clock.instant()))));
        subsidised.clock.advance(Duration.ofDays(182));

        Previewed previewed = (Previewed) subsidised.payung.afterSale().preview(ChangeRequest.of(issued.number(), ChangeKind.CANCELLATION));
        subsidised.payung.afterSale().change(ChangeCommand.of(IdempotencyKey.of("change"), previewed.token()));

        assertThat(previewed.terms().payers()).as("11,000: 8,800 and 2,200 down to 500, and the rest to the farmer").containsExactly(
                new PayerRefund("state", rupiah(0), rupiah(8_500), false), new PayerRefund("farmer", rupiah(2_500), rupiah(0), false));
        assertThat(subsidised.store.applications().shares(PartnerId.of("default"), subsidised.payung.findPolicy(issued.number()).orElseThrow().quote()))
                .filteredOn(share -> share.payer().equals("state"))
                .extracting(share -> share.amount()).containsExactly(rupiah(9_500));
    }

    @ParameterizedTest
    @CsvSource({"TOP_UP", "RESCHEDULE"})
    void aGrownLoanHasAnotherPolicyAndTheOldOneGivesBackWhatItsRefundSays(ChangeKind kind) {
        Issued old = issue();
        shop.clock.advance(Duration.ofDays(100));
        Offer offer = Shop.offered(shop.payung.afterSale().quoteInstead(old.number(), Shop.request("plus", Applicants.adult())));
        Previewed previewed = (Previewed) shop.payung.afterSale().preview(ChangeRequest.of(old.number(), kind).replacedBy(offer.token()));

        Changed changed = (Changed) shop.payung.afterSale().change(ChangeCommand.of(IdempotencyKey.of("change"), previewed.token())
                .with(shop.consent(offer)).paidBy(shop.pay(offer, "pay-2")));

        assertThat(state(old.number())).isEqualTo(PolicyState.REPLACED);
        assertThat(previewed.terms().refund()).as("eight of twelve months of 12,500").isEqualTo(rupiah(8_500));
        assertThat(shop.payung.afterSale().replacedBy(changed.replacement().number())).contains(old.number());
        assertThat(shop.payung.events(null, 100).events()).extracting(Event::type).contains("policy.replaced");
        assertThat(shop.payung.decision(changed.replacement().number()).orElseThrow().differences()).isEmpty();
    }

    /** By mistake under another key: the money for it buys nothing, and what paid the first is used. */
    @ParameterizedTest
    @CsvSource({"pay-2, false", "pay-3, true"})
    void owesBackWhatCameForWhatIsDoneAlready(String reference, boolean owed) {
        Issued old = issue();
        Offer offer = Shop.offered(shop.payung.afterSale().quoteInstead(old.number(), Shop.request("plus", Applicants.adult())));
        Previewed previewed = (Previewed) shop.payung.afterSale().preview(ChangeRequest.of(old.number(), ChangeKind.TOP_UP).replacedBy(offer.token()));
        ChangeCommand first = ChangeCommand.of(IdempotencyKey.of("change"), previewed.token()).with(shop.consent(offer)).paidBy(shop.pay(offer, "pay-2"));
        assertThat(shop.payung.afterSale().change(first)).isInstanceOf(Changed.class);

        Refused again = (Refused) shop.payung.afterSale().change(
                new ChangeCommand(IdempotencyKey.of("again"), previewed.token(), first.consent(), shop.pay(offer, reference)));

        assertThat(codes(again)).containsExactly("CHANGE_ALREADY_DONE");
        assertThat(again.refundDue() != null).isEqualTo(owed);
        assertThat(shop.store.policies().owed(PartnerId.of("default"), FakeGateway.NAME, reference).isPresent()).isEqualTo(owed);
    }

    /** It was cancelled in between, which is final; what a mistake in the wish hinders is kept for the next try. */
    @Test
    void owesBackWhatCameForAPolicyThatHasEndedMeanwhile() {
        Issued old = issue();
        Offer offer = Shop.offered(shop.payung.afterSale().quoteInstead(old.number(), Shop.request("plus", Applicants.adult())));
        Previewed previewed = (Previewed) shop.payung.afterSale().preview(ChangeRequest.of(old.number(), ChangeKind.TOP_UP).replacedBy(offer.token()));
        ChangeCommand topUp = ChangeCommand.of(IdempotencyKey.of("change"), previewed.token()).paidBy(shop.pay(offer, "pay-2"));
        assertThat(((Refused) shop.payung.afterSale().change(topUp)).refundDue()).as("only the consent is missing").isNull();
        Previewed end = (Previewed) shop.payung.afterSale().preview(ChangeRequest.of(old.number(), ChangeKind.CANCELLATION));
        shop.payung.afterSale().change(ChangeCommand.of(IdempotencyKey.of("end"), end.token()));

        Refused refused = (Refused) shop.payung.afterSale().change(topUp.with(shop.consent(offer)));

        assertThat(codes(refused)).containsExactly("MOVE_NOT_ALLOWED");
        assertThat(refused.refundDue()).isNotNull();
    }

    /** From the day on on which the old one would end: nobody is without cover in between. */
    @ParameterizedTest
    @CsvSource({"0, ", "1, REPLACEMENT_STARTS_LATER"})
    void aGrownLoanIsCoveredWithoutAGap(int days, String code) {
        Issued old = issue();
        QuoteRequest later = Shop.request("plus", Applicants.adult()).startingOn(Shop.TODAY.plusDays(days));
        Offer offer = Shop.offered(shop.payung.afterSale().quoteInstead(old.number(), later));

        ChangeOutcome outcome = shop.payung.afterSale().preview(ChangeRequest.of(old.number(), ChangeKind.TOP_UP).replacedBy(offer.token()));

        assertThat(outcome instanceof Refused ? codes(outcome) : List.of()).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void renewsForTheTimeAfterAndSaysWhatIsOtherwise() {
        Issued old = issue();
        shop.clock.advance(Duration.ofDays(350));
        Renewal same = shop.payung.afterSale().quoteRenewal(old.number());
        shop.shelf.replace(Variations.with(SampleProduct.pack(2, SampleRules.all()), "product", ChangingProduct.pack().product()));
        Renewal other = shop.payung.afterSale().quoteRenewal(old.number());

        assertThat(same.changed()).isEmpty();
        assertThat(same.consentNeeded()).isFalse();
        assertThat(other.changed()).containsExactly("product", "clauses/summary", "clauses/cover");
        assertThat(other.consentNeeded()).isTrue();
        Offer offer = (Offer) other.outcome();
        assertThat(offer.coverStart()).isEqualTo(Shop.TODAY.plusYears(1));
        ChangeRequest request = ChangeRequest.of(old.number(), ChangeKind.RENEWAL).replacedBy(offer.token());
        Previewed previewed = (Previewed) shop.payung.afterSale().preview(request);
        Changed changed = (Changed) shop.payung.afterSale().change(ChangeCommand.of(IdempotencyKey.of("change"), previewed.token())
                .with(shop.consent(offer)).paidBy(shop.pay(offer, "pay-2")));
        assertThat(state(old.number())).as("until its last day").isEqualTo(PolicyState.IN_FORCE);
        assertThat(state(changed.replacement().number())).isEqualTo(PolicyState.SCHEDULED);
        assertThat(codes(shop.payung.afterSale().preview(request))).containsExactly("ALREADY_RENEWED");
    }

    @Test
    void aRenewalDoesNotBeginBeforeThePolicyIsOver() {
        Issued old = issue();
        Offer now = Shop.offered(shop.payung.afterSale().quoteInstead(old.number(), Shop.basicFor(Applicants.adult())));

        assertThat(codes(shop.payung.afterSale().preview(ChangeRequest.of(old.number(), ChangeKind.RENEWAL).replacedBy(now.token()))))
                .containsExactly("RENEWAL_OVERLAPS");
    }
}
