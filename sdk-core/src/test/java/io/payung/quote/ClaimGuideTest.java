package io.payung.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fixture.Applicants;
import io.payung.fixture.FakeRules;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.SampleRules;
import io.payung.fixture.Shop;
import io.payung.product.RuleSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the guide may say before anything happened: certain, perhaps, or nothing. */
class ClaimGuideTest {
    private final FakeRules rules = SampleRules.all();

    @Test
    void dropsAWaivedDocumentOfItsBenefitAlone() {
        assertThat(documents("death")).contains("family-card");
        assertThat(documents("funeral")).contains("claim-form").doesNotContain("family-card");
    }

    @Test
    void keepsADocumentThatIsPerhapsWaivedAndSaysOfWhatItDepends() {
        rules.rule(RuleSet.CLAIM_DOCUMENTS, "CLM-101").when("event.place", SampleRules.is("home")).waive("claim-form", "SEEN_AT_HOME");
        rules.rule(RuleSet.CLAIM_DOCUMENTS, "CLM-102").when("event.place", SampleRules.is("home")).waive("police-letter", "SEEN_AT_HOME");

        assertThat(documents("death")).contains("claim-form if [event.place]", "police-letter if [answers.trafficAccident, event.place]");
    }

    @Test
    void isCertainOnceOneOfSeveralRulesIs() {
        rules.rule(RuleSet.CLAIM_DOCUMENTS, "CLM-101").when("event.place", SampleRules.is("abroad")).require("claim-form", "ABROAD");
        rules.rule(RuleSet.CLAIM_DOCUMENTS, "CLM-102").when("lives.count", SampleRules.atLeast(1)).require("police-letter", "ALWAYS");

        assertThat(documents("death")).contains("claim-form", "police-letter");
    }

    @Test
    void knowsTheCauseOfABenefitThatPaysForOneCauseOnly() {
        rules.rule(RuleSet.CLAIM_DOCUMENTS, "CLM-101").when("event.cause", SampleRules.is("accident")).require("police-letter", "ACCIDENT");

        assertThat(documents("death")).contains("police-letter");
        assertThat(documents("funeral")).as("for any cause").contains("police-letter if [answers.trafficAccident, event.cause]");
    }

    private List<String> documents(String benefit) {
        Offer offer = new Shop(SampleProduct.pack(1, rules)).offer(Shop.request("plus", Applicants.adult()));
        return offer.claimGuide().stream()
                .filter(entry -> entry.benefit().equals(benefit))
                .flatMap(entry -> entry.documents().stream())
                .map(each -> each.document() + (each.certain() ? "" : " if " + each.dependsOn()))
                .toList();
    }
}
