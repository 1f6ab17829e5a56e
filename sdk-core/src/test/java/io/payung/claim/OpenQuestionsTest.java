package io.payung.claim;

import static io.payung.fixture.SampleRules.is;
import static org.assertj.core.api.Assertions.assertThat;

import io.payung.claim.ClaimAssessment.MissingDocument;
import io.payung.fixture.Applicants;
import io.payung.fixture.FakeRules;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.SampleRules;
import io.payung.fixture.Shop;
import io.payung.product.Question;
import io.payung.product.RuleSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A claim asks what can still change what it comes to, and nothing else. The death and the funeral benefit are paid for a death. */
class OpenQuestionsTest {

    @Test
    void asksWhatARuleStillDependsOn() {
        assertThat(asked(rules -> traffic(rules, "A").require("police-letter", "POLICE"))).isTrue();
    }

    @Test
    void asksNothingForARuleThatAnotherFactRulesOut() {
        assertThat(asked(rules -> traffic(rules, "A").when("event.consequence", is("injury")).require("police-letter", "POLICE"))).isFalse();
        assertThat(asked(rules -> traffic(rules, "A").when("event.consequence", is("death")).require("police-letter", "POLICE"))).isTrue();
    }

    @Test
    void isCompleteWithoutTheAnswerThen() {
        ClaimAssessment found = claim(
                rules -> traffic(rules, "A").when("event.consequence", is("injury")).require("police-letter", "POLICE"),
                "claim-form", "hospital-letter");

        assertThat(found.state()).isEqualTo(ClaimState.SUBMITTED);
    }

    @Test
    void asksNothingAboutADocumentThatIsNeededAnyway() {
        assertThat(asked(rules -> traffic(rules, "A").require("claim-form", "FORM"))).isFalse();
        assertThat(asked(rules -> traffic(rules.rule(RuleSet.CLAIM_DOCUMENTS, "A").when("benefit", is("funeral")).require("police-letter", "POLICE"), "B")
                .when("benefit", is("death")).require("police-letter", "POLICE"))).as("needed for another benefit").isFalse();
    }

    @Test
    void asksNothingAboutADocumentThatIsThere() {
        UnaryOperator<FakeRules> police = rules -> traffic(rules, "A").require("police-letter", "POLICE");

        assertThat(claim(police, "claim-form", "hospital-letter", "police-letter").state()).isEqualTo(ClaimState.SUBMITTED);
        assertThat(claim(police, "claim-form", "hospital-letter").questions()).hasSize(1);
    }

    @Test
    void asksForAWaiverOfWhatIsNeededAlone() {
        assertThat(asked(rules -> traffic(rules, "A").waive("claim-form", "NO_FORM"))).isTrue();
        assertThat(asked(rules -> traffic(rules, "A").waive("police-letter", "NO_POLICE"))).as("nothing requires it").isFalse();
        assertThat(asked(rules -> traffic(rules, "A").when("benefit", is("death")).waive("claim-form", "NO_FORM")))
                .as("the other benefit needs it all the same").isFalse();
    }

    @Test
    void asksForARequirementThatAWaiverDoesNotSettle() {
        assertThat(asked(rules -> traffic(rules.rule(RuleSet.CLAIM_DOCUMENTS, "A").when("event.place", is("home")).waive("police-letter", "NO"), "B")
                .require("police-letter", "POLICE"))).isFalse();
        assertThat(asked(rules -> traffic(rules.rule(RuleSet.CLAIM_DOCUMENTS, "A").when("event.place", is("road")).waive("police-letter", "NO"), "B")
                .require("police-letter", "POLICE"))).isTrue();
    }

    @Test
    void asksWhetherTheInsurerHasToLook() {
        assertThat(asked(rules -> traffic(rules, "A").refer("TRAFFIC"))).isTrue();
        assertThat(asked(rules -> traffic(rules, "A").when("event.place", is("abroad")).refer("TRAFFIC"))).isFalse();
    }

    @Test
    void namesWhatIsCertainMeanwhile() {
        ClaimAssessment found = claim(rules -> traffic(rules, "A").require("police-letter", "POLICE"));

        assertThat(found.missing()).extracting(MissingDocument::document).containsExactly("claim-form", "death-proof");
    }

    private static FakeRules.Rule traffic(FakeRules rules, String id) {
        return rules.rule(RuleSet.CLAIM_DOCUMENTS, id).when("answers.trafficAccident", is(true));
    }

    private static boolean asked(UnaryOperator<FakeRules> more) {
        return claim(more).questions().stream().map(Question::name).anyMatch("trafficAccident"::equals);
    }

    private static ClaimAssessment claim(UnaryOperator<FakeRules> more, String... papers) {
        FakeRules rules = more.apply(new FakeRules()
                .rule(RuleSet.CONSENT, "CON-001").when("lives.count", SampleRules.atLeast(1)).require("cover", "COVER")
                .rule(RuleSet.CLAIM_DOCUMENTS, "CLM-001").when("lives.count", SampleRules.atLeast(1)).require("claim-form", "FORM")
                .rule(RuleSet.CLAIM_DOCUMENTS, "CLM-002").when("event.consequence", is("death")).require("death-proof", "PROOF"));
        Shop shop = new Shop(SampleProduct.pack(1, rules));
        return shop.payung.claim(ClaimNotice.on(
                        shop.issue(Shop.request("plus", Applicants.adult()), "order").number(), new ClaimEvent("accident", "death", "home", Shop.TODAY))
                .answers(Map.of())
                .with(List.of(papers).stream().map(ClaimDocument::of).toList())).assessment();
    }
}
