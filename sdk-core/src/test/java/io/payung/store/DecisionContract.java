package io.payung.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.decision.Decision;
import io.payung.decision.PackRef;
import io.payung.fault.PayungException;
import io.payung.fixture.Applicants;
import io.payung.fixture.FakeRules;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.SampleRules;
import io.payung.fixture.Shop;
import io.payung.json.CanonicalJson;
import io.payung.money.Money;
import io.payung.party.PartnerId;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.PolicyNumber;
import io.payung.product.ProductPack;
import io.payung.product.RuleSet;
import io.payung.quote.HeldCover;
import io.payung.replay.DecisionReplay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What was decided is decided again, byte for byte, and whatever is otherwise is found and named. */
interface DecisionContract extends StoreUnderTest {

    @Test
    default void decidesAgainWhatItDecidedThen() {
        Deciding shop = Deciding.over(world());
        Issued issued = shop.issue();

        DecisionReplay replay = shop.replay(issued.number());

        assertThat(replay.differences()).isEmpty();
        assertThat(replay.isIdentical()).isTrue();
        assertThat(replay.notRecomputed()).isEmpty();
        assertThat(CanonicalJson.write(replay.recomputed())).isEqualTo(CanonicalJson.write(replay.receipt().decision()));
        assertThat(replay.receipt().id()).isEqualTo(issued.decision());
        assertThat(replay.receipt().decision().outcome()).isEqualTo("issued");
        assertThat(replay.receipt().engineVersion()).isEqualTo(replay.engineVersion()).isEqualTo("fake 1");
    }

    @Test
    default void decidesAgainWhateverTimeItIsWhateverIsHeldAndWhateverIsSold() {
        Deciding shop = Deciding.over(world());
        Issued first = shop.issue();
        Issued second = shop.issue();
        FakeRules others = SampleRules.all();
        others.rule(RuleSet.ELIGIBILITY, "ELG-900").when("life.ageAtStart", SampleRules.atLeast(0)).decline("NOTHING_SOLD");

        shop.shelf.replace(SampleProduct.pack(2, others));
        shop.laterByYears(40);

        assertThat(shop.replay(first.number()).differences()).isEmpty();
        assertThat(shop.replay(second.number()).differences()).isEmpty();
        assertThat(shop.replay(second.number()).recomputed().reasons()).as("the first one counts").anyMatch(reason -> "COV-005".equals(reason.rule()));
    }

    @Test
    default void decidesAgainWhatAGuardianAcceptedForAMinorAndAWholeFamily() {
        Deciding shop = Deciding.over(world());
        Issued minor = shop.issue(Shop.basicFor(Applicants.minor()).guardedBy(Applicants.guardian()));
        Issued family = shop.issue(Shop.request("family", Applicants.adult()).answers(SampleProduct.quoteAnswers()).insuring(List.of(
                Applicants.self(Applicants.adult()), Applicants.child(Shop.TODAY.minusYears(10), 7))));

        assertThat(shop.replay(minor.number()).differences()).isEmpty();
        assertThat(shop.replay(minor.number()).receipt().decision().inputs().get(Decision.ACCEPTED)).containsEntry("by", "guardian");
        assertThat(shop.replay(family.number()).differences()).isEmpty();
    }

    @Test
    default void decidesAgainWithWhatWasHeldElsewhereThen() {
        Money[] elsewhere = {World.rupiah("3000000")};
        Deciding shop = Deciding.over(world(), (partner, person, currency) -> elsewhere[0] == null
                ? new HeldCover.Unknown()
                : new HeldCover.Known(1, elsewhere[0]));
        Issued known = shop.issue();
        elsewhere[0] = null;
        Issued unknown = shop.issue();

        assertThat(shop.replay(known.number()).differences()).isEmpty();
        assertThat(shop.replay(unknown.number()).differences()).isEmpty();
        assertThat(shop.replay(unknown.number()).recomputed().results()).containsKey("warnings");
        PolicyNumber old = shop.written(unknown, decision -> decision.inFormat(2));
        assertThat(shop.replay(old).differences()).isEmpty();
        assertThat(shop.replay(old).notRecomputed()).containsExactly("/inputs/accepted", "/results/warnings");
    }

    @Test
    default void namesWhatAnotherRuleDecidesOtherwise() {
        Deciding shop = Deciding.over(world());
        Issued issued = shop.issue();
        FakeRules others = SampleRules.all();
        others.rule(RuleSet.COVERAGE, "COV-900").when("life.ageAtStart", SampleRules.atLeast(36)).limit("death", 1_000_000, "LIMIT_FOR_ALL");
        ProductPack other = SampleProduct.pack(1, others.engineVersion("fake 2"));

        DecisionReplay replay = shop.with(other).replay(issued.number());

        assertThat(replay.isIdentical()).isFalse();
        assertThat(replay.differences()).contains("/inputs/premium/limits.death", "/reasons", "/results/limits/death", "/results/premium/amount")
                .noneMatch(pointer -> pointer.startsWith("/inputs/case"));
        assertThat(replay.engineVersion()).isEqualTo("fake 2");
        assertThat(replay.receipt().engineVersion()).isEqualTo("fake 1");
        assertThat(replay).asString().doesNotContain("1000000", "5000000.5", "1990-03-10");
    }

    @Test
    default void namesAnotherEngineThatDecidesTheSame() {
        Deciding shop = Deciding.over(world());
        Issued issued = shop.issue();

        DecisionReplay replay = shop.with(SampleProduct.pack(1, SampleRules.all().engineVersion("fake 2"))).replay(issued.number());

        assertThat(replay.isIdentical()).isTrue();
        assertThat(replay).asString().contains("fake 1 -> fake 2");
    }

    @Test
    default void namesTheOneValueThatWasWrittenOtherwise() {
        Deciding shop = Deciding.over(world());
        Issued issued = shop.issue();

        assertThat(differences(shop, issued, decision -> with(decision, "premium", Map.of("amount", "1", "currency", "IDR"))))
                .containsExactly("/results/premium/amount");
        assertThat(differences(shop, issued, decision -> withInput(decision, "eligibility/lives/0", "life.ageAtStart", 37)))
                .containsExactly("/inputs/eligibility~1lives~10/life.ageAtStart");
        assertThat(differences(shop, issued, decision -> withInput(decision, Decision.ACCEPTED, "method", "agent-assisted")))
                .as("the product lets no agent consent").contains("/outcome", "/reasons", "/results/premium");
        assertThat(differences(shop, issued, decision -> withInput(decision, Decision.CASE, "coverStart", "2026-06-14")))
                .as("the product lets no cover start before the quote").contains("/outcome");
        assertThat(differences(shop, issued, UnaryOperator.identity())).isEmpty();
    }

    @Test
    default void decidesAgainInEveryFormatAndSaysWhatThatDoesNotTell() {
        Deciding shop = Deciding.over(world());
        Issued issued = shop.issue();
        PolicyNumber second = shop.written(issued, decision -> decision.inFormat(2));
        PolicyNumber first = shop.written(issued, decision -> decision.inFormat(1));

        assertThat(shop.replay(second).differences()).isEmpty();
        assertThat(shop.replay(second).notRecomputed()).containsExactly("/inputs/accepted");
        assertThat(shop.replay(first).differences()).isEmpty();
        assertThat(shop.replay(first).notRecomputed()).containsExactly("/heldBack", "/inputs/accepted");
        PolicyNumber altered = shop.written(issued, decision -> withInput(decision.inFormat(1), "coverage/lives/0", "held.count", 1));
        assertThat(shop.replay(altered).differences()).containsExactly("/inputs/coverage~1lives~10/held.count");
    }

    @Test
    default void refusesWhatItCannotDecideAgain() {
        Deciding shop = Deciding.over(world());
        Issued issued = shop.issue();
        PolicyNumber later = shop.written(issued, decision -> new Decision(
                Decision.CURRENT_FORMAT + 1, decision.pack(), decision.asOf(), decision.outcome(), decision.inputs(), decision.reasons(),
                decision.heldBack(), decision.results()));
        PolicyNumber caseless = shop.written(issued, decision -> without(decision, Decision.CASE));
        PolicyNumber consentless = shop.written(issued, decision -> without(decision, Decision.ACCEPTED));
        PolicyNumber packless = shop.written(issued, decision -> new Decision(
                decision.format(), new PackRef(SampleProduct.ID, 1, "d".repeat(64)), decision.asOf(), decision.outcome(), decision.inputs(),
                decision.reasons(), decision.heldBack(), decision.results()));

        assertCode(shop, later, "DECISION_FORMAT_UNKNOWN");
        assertCode(shop, caseless, "DECISION_UNREADABLE");
        assertCode(shop, consentless, "DECISION_UNREADABLE");
        assertCode(shop, packless, "PACK_UNKNOWN");
    }

    @Test
    default void hidesADecisionFromOtherPartners() {
        Deciding shop = Deciding.over(world());
        Issued issued = shop.issue();

        assertThat(shop.payung.forPartner(PartnerId.of(world().partner + "-x")).decision(issued.number())).isEmpty();
        assertThat(shop.payung.decision(world().number())).isEmpty();
    }

    private static List<String> differences(Deciding shop, Issued issued, UnaryOperator<Decision> otherwise) {
        return shop.replay(shop.written(issued, otherwise)).differences();
    }

    private static void assertCode(Deciding shop, PolicyNumber number, String code) {
        assertThatThrownBy(() -> shop.replay(number)).isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static Decision with(Decision decision, String result, Object value) {
        Map<String, Object> results = new TreeMap<>(decision.results());
        results.put(result, value);
        return new Decision(decision.format(), decision.pack(), decision.asOf(), decision.outcome(), decision.inputs(), decision.reasons(),
                decision.heldBack(), results);
    }

    private static Decision withInput(Decision decision, String key, String name, Object value) {
        Map<String, Map<String, Object>> inputs = new TreeMap<>(decision.inputs());
        Map<String, Object> changed = new HashMap<>(inputs.get(key));
        changed.put(name, value);
        inputs.put(key, changed);
        return with(decision, inputs);
    }

    private static Decision without(Decision decision, String key) {
        Map<String, Map<String, Object>> inputs = new TreeMap<>(decision.inputs());
        inputs.remove(key);
        return with(decision, inputs);
    }

    private static Decision with(Decision decision, Map<String, Map<String, Object>> inputs) {
        return new Decision(decision.format(), decision.pack(), decision.asOf(), decision.outcome(), inputs, decision.reasons(),
                decision.heldBack(), decision.results());
    }
}
