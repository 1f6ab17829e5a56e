package io.payung.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.consent.AcceptedClause;
import io.payung.consent.Consent;
import io.payung.consent.Consent.Method;
import io.payung.consent.ConsentEvidence;
import io.payung.consent.ConsentPurpose;
import io.payung.consent.MethodProof;
import io.payung.consent.ShownClause;
import io.payung.consent.ShownText;
import io.payung.fixture.Applicants;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shop;
import io.payung.fixture.Variations;
import io.payung.fixture.WithDataConsent;
import io.payung.json.CanonicalJson;
import io.payung.product.ClauseText;
import io.payung.product.ProductPack;
import io.payung.quote.Offer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was shown, and what each method has to leave behind. */
class ConsentProofTest {
    private static final String DIGEST = "e".repeat(64);
    private static final MethodProof WHOLE = MethodProof.of(DIGEST).witnessedBy("Pak Warsito").helpedBy("AG-17");

    private final Shop shop = new Shop();

    @ParameterizedTest
    @CsvSource({
        "checkbox, '', ''",
        "one-time-code, sha256, CONSENT_EVIDENCE_MISSING",
        "recorded-voice, sha256, CONSENT_EVIDENCE_MISSING",
        "thumb-with-witness, sha256, CONSENT_EVIDENCE_MISSING",
        "thumb-with-witness, witness, CONSENT_WITNESS_MISSING",
        "agent-assisted, sha256, CONSENT_EVIDENCE_MISSING",
        "agent-assisted, agent, CONSENT_AGENT_MISSING",
    })
    void refusesAMethodWithoutWhatItLeavesBehind(String method, String part, String code) {
        Consent consent = Variations.with(shop.consent(shop.offer()), "method", method(method));
        MethodProof spoilt = part.isEmpty() ? null : Variations.with(WHOLE, part, null);

        assertThat(proofReasons(consent.provenBy(spoilt))).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
        assertThat(proofReasons(consent.provenBy(WHOLE))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-time-code", "recorded-voice", "thumb-with-witness", "agent-assisted"})
    void refusesAMethodWithoutAnyProof(String method) {
        Consent consent = Variations.with(shop.consent(shop.offer()), "method", method(method));

        assertThat(proofReasons(consent)).hasSize(consent.method().needs().size());
    }

    @Test
    void refusesABlankWitness() {
        Consent consent = Variations.with(shop.consent(shop.offer()), "method", Method.THUMB_WITH_WITNESS);

        assertThat(proofReasons(consent.provenBy(WHOLE.witnessedBy(" ")))).containsExactly("CONSENT_WITNESS_MISSING");
    }

    @ParameterizedTest
    @ValueSource(strings = {Applicants.NAME, "  zulkarnain   QOMARUDIN "})
    void letsNobodyWitnessForThemselves(String witness) {
        Consent consent = Variations.with(shop.consent(shop.offer()), "method", Method.THUMB_WITH_WITNESS);

        assertThat(proofReasons(consent.provenBy(WHOLE.witnessedBy(witness)))).containsExactly("CONSENT_WITNESS_IS_PARTY");
    }

    @Test
    void takesAConsentAfterEverythingWasShownInBothLanguages() {
        Offer offer = shop.offer();
        Consent consent = shop.consent(offer).havingShown(shownInBoth(SampleProduct.pack()));

        assertThat(reasons(shop, offer, consent)).isEmpty();
    }

    @Test
    void refusesAClauseThatWasAcceptedButNotShown() {
        Offer offer = shop.offer();
        List<ShownText> shown = new ArrayList<>(shownInBoth(SampleProduct.pack()));
        shown.removeIf(text -> text.id().equals("cover") && text.language().equals("id"));

        assertThat(reasons(shop, offer, shop.consent(offer).havingShown(shown))).containsExactly("CLAUSE_NOT_SHOWN at clauses/cover");
    }

    @Test
    void refusesATextThatTheProductDoesNotHave() {
        Offer offer = shop.offer();
        List<ShownText> shown = new ArrayList<>(shownInBoth(SampleProduct.pack()));
        shown.add(new ShownText("cover", "jv", DIGEST));
        shown.add(new ShownText("invented", "id", DIGEST));
        shown.add(new ShownText("summary", "en", DIGEST));

        assertThat(reasons(shop, offer, shop.consent(offer).havingShown(shown)))
                .containsExactly("CLAUSE_CHANGED at shown/summary", "CLAUSE_UNKNOWN at shown");
    }

    @Test
    void keepsTheOrderShownAndTheLanguages() {
        ProductPack pack = SampleProduct.pack();
        Shop here = new Shop(pack);
        Offer offer = here.offer();
        List<ShownText> shown = new ArrayList<>(shownInBoth(pack));
        Collections.reverse(shown);
        Consent consent = here.consent(offer).havingShown(shown);

        ConsentEvidence evidence = ConsentEvidence.of(consent, Shop.NOW, pack.clauses());

        assertThat(evidence.parts()).singleElement().satisfies(part -> {
            assertThat(part.purpose()).isEqualTo(ConsentPurpose.CONTRACT);
            assertThat(part.clauses()).extracting(ShownClause::sha256).isEqualTo(shown.stream().map(ShownText::sha256).toList());
            assertThat(part.clauses()).filteredOn(ShownClause::accepted).extracting(ShownClause::language).containsOnly("id");
            assertThat(part.clauses()).filteredOn(clause -> !clause.accepted()).extracting(ShownClause::language).containsOnly("en");
        });
    }

    @Test
    void keepsTheUseOfPersonalDataApart() {
        Shop here = new Shop(WithDataConsent.pack());
        Offer offer = here.offer();

        ConsentEvidence evidence = ConsentEvidence.of(here.consent(offer), Shop.NOW, WithDataConsent.pack().clauses());

        assertThat(evidence.parts()).extracting(ConsentEvidence.Part::purpose)
                .containsExactly(ConsentPurpose.CONTRACT, ConsentPurpose.DATA_PROTECTION);
        assertThat(evidence.parts().get(0).clauses()).extracting(ShownClause::id).doesNotContain("data-processing");
        assertThat(evidence.parts().get(1).clauses()).extracting(ShownClause::id).containsExactly("data-processing");
        assertThat(evidence.parts().get(1).consent().clauses()).hasSize(1);
        assertThat(evidence.parts().get(1).noticeItems()).hasSize(7);
        assertThat(evidence.parts().get(0).noticeItems()).isEmpty();
    }

    @Test
    void makesNoDataRecordOfWhatWasShownButNotAccepted() {
        ProductPack pack = WithDataConsent.pack();
        Shop here = new Shop(pack);
        Consent only = here.offer().clauses().acceptedBy(Applicants.adult()).at(Shop.NOW).only("summary", "cover");

        ConsentEvidence evidence = ConsentEvidence.of(only.havingShown(shownInBoth(pack)), Shop.NOW, pack.clauses());

        assertThat(evidence.parts()).singleElement()
                .satisfies(part -> assertThat(part.clauses()).contains(notAccepted(pack.clause("data-processing", "id"))));
    }

    @Test
    void keepsTheFingerprintOfAConsentThatSaysNoMoreThanBefore() {
        Consent plain = new Consent(
                Consent.Party.APPLICANT, Shop.NOW, "id", "app", Method.CHECKBOX, null, List.of(new AcceptedClause("summary", DIGEST)));

        assertThat(new String(CanonicalJson.write(plain), StandardCharsets.UTF_8)).isEqualTo(
                "{\"acceptedAt\":\"2026-06-15T03:00:00Z\",\"by\":\"applicant\",\"channel\":\"app\",\"clauses\":[{\"id\":\"summary\",\"sha256\":\""
                        + DIGEST + "\"}],\"evidence\":null,\"language\":\"id\",\"method\":\"checkbox\"}");
        assertThat(CanonicalJson.read(CanonicalJson.write(plain), Consent.class)).isEqualTo(plain);
    }

    @Test
    void keepsWhenTheServerReceivedItApartFromWhenItWasAccepted() {
        Offer offer = shop.offer();
        Consent consent = shop.consent(offer);
        shop.clock.advance(java.time.Duration.ofMinutes(4));

        PolicyNumber number = Shop.issued(shop.payung.issue(
                IssueCommand.of(IdempotencyKey.of("k"), offer.token(), consent).paidBy(shop.pay(offer, "p")))).number();

        assertThat(shop.payung.consents().receipt(number).orElseThrow().records().get(0).events().get(0)).satisfies(event -> {
            assertThat(event.time()).isEqualTo(Shop.NOW);
            assertThat(event.receivedAt()).isEqualTo(Shop.NOW.plusSeconds(240));
        });
    }

    private static ShownClause notAccepted(ClauseText text) {
        return new ShownClause(text.id(), text.language(), text.sha256(), false);
    }

    private static List<ShownText> shownInBoth(ProductPack pack) {
        List<ShownText> shown = new ArrayList<>();
        for (String id : pack.product().clauses()) {
            for (String language : List.of("id", "en")) {
                shown.add(new ShownText(id, language, pack.clause(id, language).sha256()));
            }
        }
        return shown;
    }

    private static Method method(String key) {
        return List.of(Method.values()).stream().filter(each -> each.key().equals(key)).findFirst().orElseThrow();
    }

    /** Without what the sample's rules say about agents. */
    private List<String> proofReasons(Consent consent) {
        return reasons(shop, shop.offer(), consent).stream().filter(text -> !text.startsWith("AGENT_")).map(text -> text.split(" ")[0]).toList();
    }

    private static List<String> reasons(Shop shop, Offer offer, Consent consent) {
        String key = "key-" + consent.hashCode();
        IssueOutcome outcome = shop.payung.issue(
                IssueCommand.of(IdempotencyKey.of(key), offer.token(), consent).paidBy(shop.pay(offer, "pay-" + key)));
        return outcome instanceof IssueOutcome.Refused refused ? refused.reasons().stream().map(Object::toString).toList() : List.of();
    }
}
