package io.payung.claim;

import static io.payung.fixture.Shop.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.payung.claim.ClaimAssessment.MissingDocument;
import io.payung.decision.Reason;
import io.payung.fault.InvalidInputException;
import io.payung.fault.PayungException;
import io.payung.fixture.Applicants;
import io.payung.fixture.Crowd;
import io.payung.fixture.FakeRules;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shop;
import io.payung.json.CanonicalJson;
import io.payung.party.PartnerId;
import io.payung.policy.IdempotencyKey;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.PolicyNumber;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a claim still needs; never a rejection. */
class ClaimTest {
    private static final Map<String, Object> NO_TRAFFIC = Map.of("trafficAccident", false);
    private final Shop shop = new Shop();
    private final Issued policy = shop.issue(Shop.request("plus", Applicants.adult()), "order-1");

    @Test
    void namesEveryMissingDocumentWithWhyAndWhatWillDo() {
        ClaimAssessment found = claim(notice("death").answers(NO_TRAFFIC));

        assertThat(found.state()).isEqualTo(ClaimState.DOCUMENTS_MISSING);
        assertThat(documents(found)).containsExactly("claim-form", "death-proof", "family-card");
        assertThat(found.missing().get(1).oneOf()).containsExactly("hospital-letter", "village-letter");
        assertThat(found.missing().get(1).why().value()).isEqualTo("DEATH_PROOF_NEEDED");
        assertThat(found.dueBy()).isNull();
    }

    @Test
    void isCompleteOnceTheLastDocumentIsThere() {
        ClaimOutcome outcome = shop.payung.claim(notice("death").answers(NO_TRAFFIC));
        ClaimId id = outcome.assessment().claim();

        assertThat(documents(add(id, "claim-form"))).containsExactly("death-proof", "family-card");
        assertThat(documents(add(id, "village-letter"))).containsExactly("family-card");
        ClaimOutcome last = shop.payung.supplement(ClaimSupplement.of(id, List.of(ClaimDocument.of("family-card"))));

        assertThat(last).isInstanceOf(ClaimOutcome.Complete.class);
        assertThat(last.assessment().missing()).isEmpty();
        assertThat(last.assessment().payable()).extracting(ClaimAssessment.Payable::benefit).containsExactly("death", "funeral");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hospital-letter", "village-letter"})
    void takesAnyOneOfThePapersThatWillDo(String paper) {
        assertThat(documents(claim(notice("death").answers(NO_TRAFFIC).with(papers("claim-form", "family-card", paper))))).isEmpty();
    }

    @Test
    void aWaiverWinsWithinItsBenefit() {
        assertThat(documents(claim(notice("injury").answers(NO_TRAFFIC)))).containsExactly("claim-form");
    }

    @Test
    void aWaiverOfOneBenefitWaivesNothingOfAnother() {
        ClaimAssessment found = claim(notice("death").answers(NO_TRAFFIC).with(papers("claim-form", "hospital-letter")));

        assertThat(documents(found)).as("the funeral benefit waives it, the death benefit does not").containsExactly("family-card");
    }

    @Test
    void asksWhatTheDocumentsDependOnAndNamesWhatIsNeededAnyway() {
        ClaimAssessment open = claim(notice("death"));

        assertThat(open.questions()).extracting(question -> question.name()).containsExactly("trafficAccident");
        assertThat(documents(open)).containsExactly("claim-form", "death-proof", "family-card");
        assertThat(documents(answer(open.claim(), true))).contains("police-letter");
        assertThat(documents(answer(open.claim(), false))).doesNotContain("police-letter");
    }

    @Test
    void isNotCompleteWhileAQuestionIsOpen() {
        ClaimAssessment found = claim(notice("death").with(papers("claim-form", "hospital-letter", "family-card")));

        assertThat(found.missing()).isEmpty();
        assertThat(found.state()).isEqualTo(ClaimState.DOCUMENTS_MISSING);
        assertThat(found.dueBy()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"29,", "30,", "31,REPORTED_LATE"})
    void refersWhatIsReportedMoreThanThirtyDaysLater(int days, String code) {
        shop.clock.advance(Duration.ofDays(days));

        assertThat(codes(claim(on(TODAY, "death")))).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({"-1,EVENT_BEFORE_COVER", "0,", "1,"})
    void refersAnEventBeforeTheCover(int days, String code) {
        shop.clock.advance(Duration.ofDays(1));

        assertThat(codes(claim(on(TODAY.plusDays(days), "death")))).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({"-1,", "0,", "1,EVENT_AFTER_COVER"})
    void refersAnEventAfterTheCover(int days, String code) {
        shop.clock.advance(Duration.ofDays(366));

        assertThat(codes(claim(on(policy.coverUntil().plusDays(days), "death")))).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void refersAnEventThatNoBenefitPaysFor() {
        ClaimNotice notice = ClaimNotice.on(policy.number(), new ClaimEvent("other", "injury", "home", TODAY));

        assertThat(codes(claim(notice))).containsExactly("NO_BENEFIT_FOR_EVENT");
    }

    @Test
    void refersABenefitThatWasExcluded() {
        Map<String, Object> builder = new TreeMap<>(SampleProduct.allAnswers());
        builder.put("occupation", "construction");
        Issued excluded = shop.issue(Shop.request("plus", Applicants.otherAdult()).answers(builder), "order-2");

        ClaimAssessment found = claim(ClaimNotice.on(excluded.number(), new ClaimEvent("accident", "injury", "home", TODAY)));

        assertThat(codes(found)).containsExactly("BENEFIT_EXCLUDED");
        assertThat(found.payable()).isEmpty();
    }

    @Test
    void refersAndStillNamesWhatIsMissing() {
        ClaimNotice abroad = ClaimNotice.on(policy.number(), new ClaimEvent("accident", "death", "abroad", TODAY)).answers(NO_TRAFFIC);

        ClaimOutcome outcome = shop.payung.claim(abroad);

        assertThat(outcome).isInstanceOf(ClaimOutcome.Referred.class);
        assertThat(codes(outcome.assessment())).containsOnly("EVENT_ABROAD");
        assertThat(documents(outcome.assessment())).contains("claim-form", "death-proof");
    }

    @Test
    void countsTheTimeToPayFromTheDayEverythingWasThere() {
        ClaimId id = claim(notice("death").answers(NO_TRAFFIC).with(papers("claim-form", "hospital-letter"))).claim();
        shop.clock.advance(Duration.ofDays(4));
        ClaimAssessment complete = add(id, "family-card");
        shop.clock.advance(Duration.ofDays(3));
        ClaimAssessment later = add(id, "police-letter");

        assertThat(complete.dueBy()).isEqualTo(TODAY.plusDays(14));
        assertThat(later.dueBy()).as("one more paper does not start it anew").isEqualTo(TODAY.plusDays(14));
        assertThat(shop.payung.findClaim(id).orElseThrow().assessment().dueBy()).isEqualTo(TODAY.plusDays(14));
    }

    @Test
    void givesTheSameAnswerForTheSameKey() {
        ClaimNotice notice = notice("death").once(IdempotencyKey.of("claim-1"));
        ClaimAssessment first = claim(notice);
        shop.clock.advance(Duration.ofDays(40));

        assertThat(CanonicalJson.write(claim(notice))).isEqualTo(CanonicalJson.write(first));
        assertThat(shop.rows("claim")).isEqualTo(1);
        assertThatExceptionOfType(PayungException.class)
                .isThrownBy(() -> claim(notice.answers(NO_TRAFFIC)))
                .satisfies(e -> assertThat(e.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void opensOneClaimForManyThreadsWithOneKey() throws Exception {
        ClaimNotice notice = notice("death").once(IdempotencyKey.of("claim-1"));

        List<String> found = Crowd.of(32).all(i -> new String(CanonicalJson.write(claim(notice)), StandardCharsets.UTF_8));

        assertThat(found).hasSize(32).containsOnly(found.get(0));
        assertThat(shop.rows("claim")).isEqualTo(1);
    }

    @Test
    void takesADocumentOnce() {
        ClaimId id = claim(notice("death").with(papers("claim-form"))).claim();
        add(id, "claim-form");

        assertThat(stored(id).documents()).hasSize(1);
    }

    @Test
    void doesNotKnowAnotherPartnersPolicyOrClaim() {
        ClaimId id = claim(notice("death")).claim();
        io.payung.Payung other = shop.payung.forPartner(PartnerId.of("other"));

        assertCode("POLICY_UNKNOWN", () -> other.claim(notice("death")));
        assertCode("CLAIM_UNKNOWN", () -> other.supplement(ClaimSupplement.of(id, List.of())));
        assertThat(other.findClaim(id)).isEmpty();
        assertCode("POLICY_UNKNOWN", () -> shop.payung.claim(ClaimNotice.on(new PolicyNumber("PYG-0000"), event("death"))));
    }

    @ParameterizedTest
    @CsvSource({"any,death,/event/cause", "illness,death,/event/cause", "accident,theft,/event/consequence"})
    void refusesWhatTheProductDoesNotKnow(String cause, String consequence, String pointer) {
        ClaimNotice notice = ClaimNotice.on(policy.number(), new ClaimEvent(cause, consequence, "home", TODAY));

        InvalidInputException fault = catchThrowableOfType(InvalidInputException.class, () -> shop.payung.claim(notice));
        assertThat(fault.errors()).extracting("pointer", "code")
                .containsExactly(org.assertj.core.api.Assertions.tuple(pointer, "FIELD_NOT_ALLOWED"));
    }

    @ParameterizedTest
    @CsvSource({"599,false", "600,false", "601,true"})
    void allowsAReportersClockTenMinutesOfError(long seconds, boolean refused) {
        ClaimNotice notice = notice("death").reportedAt(Shop.NOW.plusSeconds(seconds));

        assertThat(faults(notice)).isEqualTo(refused ? List.of("/reportedAt FIELD_OUT_OF_RANGE") : List.of());
    }

    @ParameterizedTest
    @CsvSource({"-1,true", "0,false", "1,false"})
    void takesAReportFrom1900On(long seconds, boolean refused) {
        ClaimNotice notice = on(LocalDate.of(1900, 1, 1), "death").reportedAt(java.time.Instant.parse("1900-01-01T00:00:00Z").plusSeconds(seconds));

        assertThat(faults(notice)).isEqualTo(refused ? List.of("/reportedAt FIELD_OUT_OF_RANGE") : List.of());
    }

    @Test
    void refusesUnknownPapersAndAnswersAndFutureEvents() {
        ClaimNotice notice = ClaimNotice.on(policy.number(), new ClaimEvent("accident", "death", "home", TODAY.plusDays(1)))
                .with(papers("death-proof"))
                .answers(Map.of("motorcycle", true));

        InvalidInputException fault = catchThrowableOfType(InvalidInputException.class, () -> shop.payung.claim(notice));

        assertThat(fault.errors()).extracting(error -> error.pointer() + " " + error.code()).containsExactly(
                "/event/date EVENT_IN_FUTURE", "/documents/0/type FIELD_NOT_ALLOWED", "/answers/motorcycle FIELD_UNKNOWN");
        assertThat(shop.rows("claim")).isZero();
    }

    @Test
    void decidesByThePinnedPackYearsLater() {
        shop.shelf.replace(SampleProduct.pack(2, new FakeRules()));
        shop.clock.advance(Duration.ofDays(300));

        assertThat(documents(claim(on(TODAY.plusDays(300), "death").answers(NO_TRAFFIC)))).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(value = ClaimState.class, mode = EnumSource.Mode.EXCLUDE, names = {"NOTIFIED", "DOCUMENTS_MISSING", "SUBMITTED", "REFERRED", "REOPENED"})
    void leavesAClaimThatTheInsurerDecidedAsItIs(ClaimState decided) {
        ClaimId id = claim(notice("death")).claim();
        decide(id, decided);

        assertCode("CLAIM_NOT_OPEN", () -> add(id, "claim-form"));
        assertThat(stored(id).state()).isEqualTo(decided);
        assertThat(shop.payung.findClaim(id).orElseThrow().assessment().state()).isEqualTo(decided);
    }

    @Test
    void saysOfADecidedClaimWhatItsPapersSay() {
        ClaimId complete = claim(notice("death").answers(NO_TRAFFIC).with(papers("claim-form", "hospital-letter", "family-card"))).claim();
        ClaimId missing = claim(notice("injury").answers(NO_TRAFFIC)).claim();
        Issued other = shop.issue(Shop.request("plus", Applicants.otherAdult()), "order-2");
        ClaimId open = claim(ClaimNotice.on(other.number(), event("death")).with(papers("claim-form", "hospital-letter", "family-card"))).claim();
        List.of(complete, missing, open).forEach(id -> decide(id, ClaimState.PAID));

        assertThat(shop.payung.findClaim(complete)).containsInstanceOf(ClaimOutcome.Complete.class);
        assertThat(shop.payung.findClaim(complete).orElseThrow().assessment().dueBy()).as("its time is not forgotten").isEqualTo(TODAY.plusDays(10));
        assertThat(shop.payung.findClaim(missing)).containsInstanceOf(ClaimOutcome.DocumentsMissing.class);
        assertThat(shop.payung.findClaim(open)).containsInstanceOf(ClaimOutcome.DocumentsMissing.class);
    }

    @Test
    void everyOutcomeFoldsToItsOwnFunction() {
        ClaimNotice whole = notice("death").answers(NO_TRAFFIC).with(papers("claim-form", "hospital-letter", "family-card"));

        assertThat(name(shop.payung.claim(whole))).isEqualTo("complete");
        assertThat(name(shop.payung.claim(notice("injury")))).isEqualTo("missing");
        assertThat(name(shop.payung.claim(on(TODAY.minusDays(1), "death")))).isEqualTo("referred");
    }

    @Test
    void refusesASupplementOfUnknownPapersAndAnswers() {
        ClaimId id = claim(notice("death")).claim();

        InvalidInputException fault = catchThrowableOfType(InvalidInputException.class, () -> shop.payung.supplement(
                new ClaimSupplement(id, null, papers("death-proof"), Map.of("motorcycle", true))));

        assertThat(fault.errors()).extracting(error -> error.pointer() + " " + error.code())
                .containsExactly("/documents/0/type FIELD_NOT_ALLOWED", "/answers/motorcycle FIELD_UNKNOWN");
        assertThat(stored(id).documents()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = ClaimState.class, names = {"NOTIFIED", "DOCUMENTS_MISSING", "SUBMITTED", "REFERRED", "REOPENED"})
    void takesDocumentsForAClaimThatIsOpen(ClaimState open) {
        ClaimId id = claim(notice("death")).claim();
        decide(id, open);

        assertThat(documents(add(id, "claim-form"))).doesNotContain("claim-form");
    }

    @Test
    void keepsOneDecisionByteForByte() {
        ClaimAssessment first = claim(notice("death"));
        ClaimAssessment again = shop.payung.findClaim(first.claim()).orElseThrow().assessment();

        assertThat(first.receipt().decision().outcome()).isEqualTo("documents-missing");
        assertThat(first.receipt().decision().results()).containsOnlyKeys("missing", "payable");
        assertThat(CanonicalJson.write(again.receipt().decision()))
                .isEqualTo(CanonicalJson.write(first.receipt().decision()));
    }

    private void decide(ClaimId id, ClaimState state) {
        Claim known = stored(id);
        shop.store.unitOfWork().run(() -> shop.store.claims().update(
                new Claim(
                        known.id(), known.partner(), known.policy(), state, known.event(), known.life(), known.claimant(), known.reportedAt(), known.answers(),
                        known.documents(), known.completeSince(), known.version() + 1),
                shop.ids.uuid(), shop.clock.instant()));
    }

    private Claim stored(ClaimId id) {
        return shop.store.unitOfWork().run(() -> shop.store.claims().find(PartnerId.of("default"), id)).orElseThrow();
    }

    private ClaimAssessment answer(ClaimId id, boolean traffic) {
        return shop.payung.supplement(new ClaimSupplement(id, null, List.of(), Map.of("trafficAccident", traffic))).assessment();
    }

    private ClaimAssessment add(ClaimId id, String paper) {
        return shop.payung.supplement(ClaimSupplement.of(id, papers(paper))).assessment();
    }

    private ClaimAssessment claim(ClaimNotice notice) {
        return shop.payung.claim(notice).assessment();
    }

    private ClaimNotice notice(String consequence) {
        return on(TODAY, consequence);
    }

    private ClaimNotice on(LocalDate date, String consequence) {
        return ClaimNotice.on(policy.number(), new ClaimEvent("accident", consequence, "home", date));
    }

    private List<String> faults(ClaimNotice notice) {
        try {
            shop.payung.claim(notice);
            return List.of();
        } catch (InvalidInputException e) {
            return e.errors().stream().map(error -> error.pointer() + " " + error.code()).toList();
        }
    }

    private static String name(ClaimOutcome outcome) {
        return outcome.fold(complete -> "complete", missing -> "missing", referred -> "referred");
    }

    private static ClaimEvent event(String consequence) {
        return new ClaimEvent("accident", consequence, "home", TODAY);
    }

    private static List<ClaimDocument> papers(String... types) {
        return Stream.of(types).map(ClaimDocument::of).toList();
    }

    private static List<String> documents(ClaimAssessment found) {
        return found.missing().stream().map(MissingDocument::document).toList();
    }

    private static List<String> codes(ClaimAssessment found) {
        return found.referrals().stream().map(Reason::code).map(Object::toString).toList();
    }

    private static void assertCode(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(PayungException.class).isThrownBy(call).satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
