package io.payung.quote;

import static io.payung.fixture.Shop.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.payung.Payung;
import io.payung.claim.ClaimEvent;
import io.payung.claim.ClaimNotice;
import io.payung.decision.Decision;
import io.payung.decision.Reason;
import io.payung.decision.ReasonCode;
import io.payung.fault.PayungException;
import io.payung.fixture.Applicants;
import io.payung.fixture.FakeGateway;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.SeededIds;
import io.payung.fixture.Shelf;
import io.payung.fixture.Shop;
import io.payung.fixture.TestClock;
import io.payung.json.CanonicalJson;
import io.payung.key.DevelopmentKeys;
import io.payung.key.Keys;
import io.payung.party.PartnerId;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueCommand;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.product.Finding;
import io.payung.product.HeldBack;
import io.payung.product.RuleAnswer;
import io.payung.store.InMemoryStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every decision tells of every rule either that it decided or which of its conditions was false. */
class HeldBackTest {

    private static final PartnerId PARTNER = PartnerId.of("default");

    private final Shop shop = new Shop();

    @Test
    void tellsOfEachRuleSetAndLife() {
        QuoteRequest family = Shop.request("family", Applicants.adult()).answers(SampleProduct.quoteAnswers())
                .insuring(List.of(Applicants.self(Applicants.adult()), Applicants.child(TODAY.minusYears(10), 7)));

        Map<String, Map<String, List<Integer>>> heldBack = shop.offer(family).receipt().decision().heldBack();

        // Consent has no entry: each of its rules speaks already, or depends on who consents.
        assertThat(heldBack).containsOnlyKeys("eligibility/lives/0", "eligibility/lives/1", "coverage/lives/0", "coverage/lives/1");
        assertThat(heldBack.get("eligibility/lives/0").keySet()).containsExactly("ELG-001", "ELG-002", "ELG-003", "ELG-004");
        assertThat(heldBack.get("coverage/lives/0").keySet()).containsExactly("COV-001", "COV-002", "COV-003", "COV-004", "COV-005");
        assertThat(heldBack.get("coverage/lives/1").keySet()).as("the limit for a child speaks").containsExactly("COV-002", "COV-003", "COV-004", "COV-005");
    }

    @Test
    void numbersWhatIsKnownToBeFalse() {
        Map<String, Map<String, List<Integer>>> heldBack = shop.offer().receipt().decision().heldBack();

        assertThat(heldBack.get("consent")).isEqualTo(Map.of("CON-003", List.of(1), "CON-004", List.of(1)));
        assertThat(heldBack.get("coverage/lives/0")).containsEntry("COV-001", List.of(1));
    }

    @Test
    void tellsOfAClaimWhetherOrNotAllIsAnswered() {
        Issued issued = shop.issue(shop.offer(), "order-1");
        ClaimNotice notice = ClaimNotice.on(issued.number(), new ClaimEvent("accident", "death", "home", TODAY));

        Decision open = shop.payung.claim(notice).assessment().receipt().decision();
        Decision answered = shop.payung.claim(notice.answers(Map.of("trafficAccident", false))).assessment().receipt().decision();

        assertThat(open.heldBack().get("claim-documents/death").keySet()).containsExactly("CLM-004", "CLM-005", "CLM-007");
        assertThat(answered.heldBack().get("claim-documents/death").keySet()).containsExactly("CLM-004", "CLM-005", "CLM-006", "CLM-007");
    }

    @Test
    void holdsNoRuleBackForNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new HeldBack("R", new TreeSet<>()));
        assertThatIllegalArgumentException().isThrownBy(() -> new HeldBack("R", new TreeSet<>(Set.of(0, 1))));
        HeldBack second = new HeldBack("R-2", new TreeSet<>(Set.of(3, 1)));
        HeldBack first = new HeldBack("R-1", new TreeSet<>(Set.of(2)));
        assertThat(new RuleAnswer.Decided(List.of(), List.of(second, first)).heldBack()).containsExactly(first, second);
        assertThat(HeldBack.byRule(List.of(second, first))).isEqualTo(Map.of("R-1", List.of(2), "R-2", List.of(1, 3)));
    }

    @Test
    void issuesAnOfferThatWasSealedInFormatOne() {
        Keys keys = DevelopmentKeys.inMemory(new SeededIds(1));
        FakeGateway gateway = new FakeGateway();
        Payung payung = payung(keys, gateway);
        Offer offer = Shop.offered(payung.quote(Shop.basicFor(Applicants.adult())));
        String digest = CanonicalJson.digest(offer.receipt().decision().inFormat(1));

        QuoteToken old = sealed(keys, offer, digest, 0);

        IssueCommand command = IssueCommand.of(IdempotencyKey.of("order-1"), old, shop.consent(offer))
                .paidBy(gateway.settle("pay-1", offer.premium(), Shop.NOW));
        assertThat(payung.issue(command)).isInstanceOf(Issued.class);
    }

    @Test
    void noticesAnEngineThatDecidesOtherwiseInEitherFormat() {
        Keys keys = DevelopmentKeys.inMemory(new SeededIds(1));
        Payung payung = payung(keys, new FakeGateway());
        Offer offer = Shop.offered(payung.quote(Shop.basicFor(Applicants.adult())));
        String current = CanonicalJson.digest(offer.receipt().decision());
        String old = CanonicalJson.digest(offer.receipt().decision().inFormat(1));

        for (QuoteToken wrong : List.of(sealed(keys, offer, current, 1), sealed(keys, offer, old, 2))) {
            assertThatExceptionOfType(PayungException.class)
                    .isThrownBy(() -> payung.issue(IssueCommand.of(IdempotencyKey.of("order-1"), wrong, shop.consent(offer))))
                    .satisfies(e -> assertThat(e.code()).isEqualTo("ENGINE_CHANGED"));
        }
    }

    @Test
    void tellsWhereTheRuleOfAReasonStands() {
        Reason reason = new Finding(
                "ELG-001", Finding.Word.DECLINE, null, null, ReasonCode.of("TOO_YOUNG"), "5", "6", "eligibility.drl:3")
                .about("lives/0");

        assertThat(reason).isEqualTo(new Reason(ReasonCode.of("TOO_YOUNG"), "ELG-001", "lives/0", "5", "6", "eligibility.drl:3"));
    }

    private static Payung payung(Keys keys, FakeGateway gateway) {
        return Payung.builder().products(new Shelf(SampleProduct.pack())).store(new InMemoryStore(new SeededIds(2))).keys(keys)
                .clock(new TestClock(Shop.NOW)).payments(gateway).build();
    }

    private static QuoteToken sealed(Keys keys, Offer offer, String digest, int format) {
        QuoteTokens tokens = new QuoteTokens(keys);
        Ticket ticket = tokens.open(PARTNER, offer.token()).orElseThrow();
        return tokens.seal(PARTNER, new Ticket(
                ticket.id(), ticket.pack(), ticket.quoted(), ticket.premium(), ticket.offeredAt(), ticket.expiresAt(), digest, format));
    }
}
