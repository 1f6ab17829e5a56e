package io.payung.claim;

import static io.payung.fixture.Shop.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.payung.claim.ClaimAssessment.MissingDocument;
import io.payung.claim.ClaimDocument.Stated;
import io.payung.decision.Reason;
import io.payung.decision.ReasonCode;
import io.payung.fault.InvalidInputException;
import io.payung.fixture.Applicants;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.SampleRules;
import io.payung.fixture.Shop;
import io.payung.json.CanonicalJson;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.PolicyNumber;
import io.payung.product.Question;
import io.payung.product.RuleSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom of a mother and her child of ten a claim is about. */
class ClaimLifeTest {
    private static final LocalDate MOTHERS_BIRTH = Applicants.otherAdult().birthDate();
    private static final ClaimDecision.Approved DEATH = new ClaimDecision.Approved("death", Shop.rupiah(1));
    private static final LocalDate CHILDS_BIRTH = TODAY.minusYears(10);
    private final Shop shop = new Shop(SampleProduct.pack(1, SampleRules.all()
            .rule(RuleSet.CLAIM_DOCUMENTS, "CLM-010").when("life.ageAtStart", SampleRules.below(18)).require("police-letter", "CHILD_NEEDS_LETTER")));
    private final PolicyNumber family = shop.issueFamily("order-family").number();
    private int keys;

    @Test
    void asksWhomOfSeveralItIsAboutAndGuessesNobody() {
        ClaimAssessment found = claim(notice());

        assertThat(found.state()).isEqualTo(ClaimState.DOCUMENTS_MISSING);
        assertThat(found.questions()).extracting(Question::name).containsExactly(ClaimAssessment.LIFE);
        assertThat(found.questions().get(0).choices()).containsExactly("lives/0", "lives/1");
        assertThat(found.receipt().decision().inputs().get("claim-documents/death")).doesNotContainKeys("life.ageAtStart", "answers.occupation");
        assertThat(found.receipt().decision().inputs()).doesNotContainKey("claim");
    }

    @Test
    void isNotCompleteBeforeItIsSaid() {
        ClaimAssessment found = claim(notice().with(papers("claim-form", "hospital-letter", "family-card", "police-letter")));

        assertThat(found.missing()).isEmpty();
        assertThat(found.state()).isEqualTo(ClaimState.DOCUMENTS_MISSING);
        assertThat(supplement(found.claim(), "lives/1").state()).isEqualTo(ClaimState.SUBMITTED);
    }

    @ParameterizedTest
    @CsvSource({"lives/0,false", "lives/1,true"})
    void decidesByTheFactsOfWhoItIs(String life, boolean letter) {
        ClaimAssessment found = claim(notice().about(life));

        assertThat(found.questions()).isEmpty();
        assertThat(found.missing().stream().map(MissingDocument::document).anyMatch("police-letter"::equals)).isEqualTo(letter);
        assertThat(found.receipt().decision().inputs()).containsEntry("claim", Map.of("life", life));
    }

    @Test
    void isAnsweredAndCorrectedWithASupplement() {
        ClaimId id = claim(notice()).claim();

        assertThat(supplement(id, "lives/1").missing()).extracting(MissingDocument::document).contains("police-letter");
        assertThat(supplement(id, "lives/0").missing()).extracting(MissingDocument::document).doesNotContain("police-letter");
        assertThat(shop.payung.claimFile(id).orElseThrow().claim().life()).isEqualTo("lives/0");
        assertThat(shop.payung.supplement(ClaimSupplement.of(id, papers("claim-form"))).assessment().questions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lives/2", "lives/9999"})
    void refusesAPlaceAtWhichNobodyIsInsured(String life) {
        assertRefused("/life FIELD_NOT_ALLOWED", () -> claim(notice().about(life)));
        ClaimId id = claim(notice()).claim();
        assertRefused("/life FIELD_NOT_ALLOWED", () -> supplement(id, life));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "child", "/lives/1", "lives/-1", "lives/01", "lives/1 ", "lives/99999"})
    void refusesWhatIsNoPlace(String life) {
        assertRefused("/life FIELD_FORMAT", () -> claim(notice().about(life)));
    }

    @Test
    void needsNoWordWhereOneIsInsured() {
        PolicyNumber alone = shop.issue(Shop.request("plus", Applicants.adult()), "order-alone").number();
        ClaimNotice notice = ClaimNotice.on(alone, new ClaimEvent("accident", "death", "home", TODAY)).answers(Map.of("trafficAccident", false));

        ClaimAssessment found = claim(notice);

        assertThat(found.questions()).isEmpty();
        assertThat(found.receipt().decision().inputs()).containsOnlyKeys("claim-documents/death", "claim-documents/funeral");
        assertThat(claim(notice.about("lives/0")).claim()).isEqualTo(found.claim());
        assertRefused("/life FIELD_NOT_ALLOWED", () -> claim(notice.about("lives/1")));
    }

    @ParameterizedTest
    @CsvSource({"lives/0,false,true", "lives/1,true,false", ",false,false"})
    void comparesDocumentsWithWhoItIs(String life, boolean mothersDiffers, boolean childsDiffers) {
        assertThat(differ(life, Applicants.NAME, MOTHERS_BIRTH)).isEqualTo(mothersDiffers);
        assertThat(differ(life, Applicants.CHILD_NAME, CHILDS_BIRTH)).isEqualTo(childsDiffers);
    }

    @Test
    void isNotApprovedBeforeItIsSaid() {
        ClaimId id = claim(notice()).claim();

        assertThat(decide(ClaimDecision.approve(id, key(), "desk", DEATH))).containsExactly("CLAIM_LIFE_UNKNOWN at life");
        supplement(id, "lives/1");
        assertThat(decide(ClaimDecision.approve(id, key(), "desk", DEATH))).isEmpty();
    }

    @Test
    void isRejectedWhoeverItIsAbout() {
        assertThat(decide(ClaimDecision.reject(claim(notice()).claim(), key(), "desk", ReasonCode.of("NO_ACCIDENT")))).isEmpty();
    }

    /** Otherwise one death is paid for one person, then called the other's, and paid again. */
    @Test
    void isNoLongerCorrectedOnceMoneyWasApproved() {
        ClaimId id = claim(notice().about("lives/1")).claim();
        assertThat(supplement(id, "lives/0").questions()).as("before").isEmpty();
        assertThat(decide(ClaimDecision.approve(id, key(), "desk", DEATH))).isEmpty();
        shop.payung.reopenClaim(ClaimStep.of(id, key()));

        assertRefused("/life FIELD_NOT_ALLOWED", () -> supplement(id, "lives/1"));
        assertThat(supplement(id, "lives/0").questions()).as("the same one").isEmpty();
        assertThat(shop.payung.claimFile(id).orElseThrow().claim().life()).isEqualTo("lives/0");
    }

    @Test
    void isCorrectedAfterARejection() {
        ClaimId id = claim(notice().about("lives/1")).claim();
        decide(ClaimDecision.reject(id, key(), "desk", ReasonCode.of("NO_ACCIDENT")));
        shop.payung.reopenClaim(ClaimStep.of(id, key()));

        assertThat(supplement(id, "lives/0").questions()).isEmpty();
    }

    private List<String> decide(ClaimDecision decision) {
        return shop.payung.decide(decision.waivingDocuments()).fold(moved -> List.of(), refused -> refused.reasons().stream().map(Reason::toString).toList());
    }

    private IdempotencyKey key() {
        return IdempotencyKey.of("key-" + ++keys);
    }

    @Test
    void keepsTheFingerprintOfANoticeThatNamesNobody() {
        assertThat(new String(CanonicalJson.write(notice()))).doesNotContain("life");
        assertThat(new String(CanonicalJson.write(ClaimSupplement.of(new ClaimId(shop.ids.uuid()), List.of())))).doesNotContain("life");
    }

    /** Whether name and birth date both are another one's, or neither. */
    private boolean differ(String life, String name, LocalDate born) {
        Shop other = new Shop();
        ClaimNotice notice = ClaimNotice.on(other.issueFamily("order").number(), event())
                .with(List.of(ClaimDocument.of("hospital-letter").stating(Stated.NOTHING.insured(name).bornOn(born))));
        List<String> codes = other.payung.claim(life == null ? notice : notice.about(life)).assessment().mismatches().stream()
                .map(Reason::code).map(Object::toString).toList();
        assertThat(codes).isIn(List.of(), List.of("BIRTH_DATE_DIFFERS", "NAME_DIFFERS"));
        return !codes.isEmpty();
    }

    private ClaimNotice notice() {
        return ClaimNotice.on(family, event()).answers(Map.of("trafficAccident", false));
    }

    private static ClaimEvent event() {
        return new ClaimEvent("accident", "death", "home", TODAY);
    }

    private ClaimAssessment claim(ClaimNotice notice) {
        return shop.payung.claim(notice).assessment();
    }

    private ClaimAssessment supplement(ClaimId id, String life) {
        return shop.payung.supplement(ClaimSupplement.of(id, List.of()).about(life)).assessment();
    }

    private static List<ClaimDocument> papers(String... types) {
        return List.of(types).stream().map(ClaimDocument::of).toList();
    }

    private static void assertRefused(String error, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        InvalidInputException fault = catchThrowableOfType(InvalidInputException.class, call);
        assertThat(fault.errors()).extracting(each -> each.pointer() + " " + each.code()).containsExactly(error);
    }
}
