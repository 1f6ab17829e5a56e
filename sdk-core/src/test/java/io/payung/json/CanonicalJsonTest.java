package io.payung.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.payung.claim.ClaimAssessment;
import io.payung.claim.ClaimDocument;
import io.payung.claim.ClaimEvent;
import io.payung.claim.ClaimNotice;
import io.payung.decision.Decision;
import io.payung.fault.PayungException;
import io.payung.fixture.Applicants;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shop;
import io.payung.money.Money;
import io.payung.party.Applicant;
import io.payung.party.IdentityDocument;
import io.payung.policy.IssueOutcome.Issued;
import io.payung.policy.Policy;
import io.payung.policy.PolicyDetails;
import io.payung.quote.Offer;
import io.payung.quote.QuoteRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {
    private final Shop shop = new Shop();

    @Test
    void writesMembersInAFixedOrderWhateverTheOrderGiven() {
        Map<String, Object> forwards = new LinkedHashMap<>();
        forwards.put("a", 1);
        forwards.put("b", Map.of("z", 1));
        Map<String, Object> backwards = new LinkedHashMap<>();
        backwards.put("b", Map.of("z", 1));
        backwards.put("a", 1);

        assertThat(text(backwards)).isEqualTo(text(forwards)).isEqualTo("{\"a\":1,\"b\":{\"z\":1}}");
    }

    @ParameterizedTest
    @CsvSource({"1E3,1000", "0.000001,0.000001", "1E-6,0.000001", "123456789012345678,123456789012345678", "-0.5,-0.5"})
    void writesDecimalsPlain(String decimal, String written) {
        assertThat(text(Map.of("d", new BigDecimal(decimal)))).isEqualTo("{\"d\":" + written + "}");
    }

    @Test
    void writesMoneyAsAmountAndCurrencyAlone() {
        assertThat(text(Money.of("25000.50", "IDR"))).isEqualTo("{\"amount\":\"25000.5\",\"currency\":\"IDR\"}");
        assertThat(CanonicalJson.read(CanonicalJson.write(Money.of("0.1", "USD")), Money.class)).isEqualTo(Money.of("0.1", "USD"));
    }

    @Test
    void keepsARequest() {
        QuoteRequest request = Shop.basicFor(Applicants.adult())
                .startingOn(LocalDate.of(2026, 7, 1))
                .inLanguage("en")
                .guardedBy(Applicants.guardian());

        QuoteRequest read = CanonicalJson.read(CanonicalJson.write(request), QuoteRequest.class);

        assertThat(read.applicant()).isEqualTo(request.applicant());
        assertThat(read.guardian()).isEqualTo(request.guardian());
        assertThat(CanonicalJson.write(read)).isEqualTo(CanonicalJson.write(request));
    }

    @Test
    void keepsWhatWasIssuedByteForByte() {
        Issued issued = shop.issue(shop.offer(Shop.request("plus", Applicants.adult())), "order-1");

        assertThat(again(issued, Issued.class)).isEqualTo(issued);
    }

    @Test
    void keepsThePersonalPartOfAPolicyByteForByte() {
        Issued issued = shop.issue(shop.offer(Shop.request("plus", Applicants.adult())), "order-1");
        PolicyDetails details = shop.store.unitOfWork()
                .run(() -> shop.store.policies().details(shop.payung.findPolicy(issued.number()).map(Policy::partner).orElseThrow(), issued.number()))
                .orElseThrow();

        PolicyDetails read = again(details, PolicyDetails.class);

        assertThat(read.receipt().decision().reasons()).isEqualTo(details.receipt().decision().reasons());
    }

    @Test
    void keepsADecisionByteForByte() {
        Offer offer = shop.offer(Shop.request("plus", Applicants.bornOn(LocalDate.of(1960, 1, 1))));

        again(offer.receipt().decision(), Decision.class);
    }

    @Test
    void keepsAClaimAssessmentByteForByte() {
        Issued issued = shop.issue(shop.offer(Shop.request("plus", Applicants.adult())), "order-1");
        ClaimEvent event = new ClaimEvent("accident", "death", "home", Shop.TODAY);
        ClaimAssessment assessment = shop.payung
                .claim(ClaimNotice.on(issued.number(), event).with(List.of(ClaimDocument.of("claim-form"))))
                .assessment();

        ClaimAssessment read = again(assessment, ClaimAssessment.class);

        assertThat(read.missing()).isEqualTo(assessment.missing()).isNotEmpty();
        assertThat(read.questions()).isEqualTo(assessment.questions()).isNotEmpty();
    }

    @Test
    void isTheSameInEveryLocaleAndZone() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        String here = decided();
        try {
            for (String tag : List.of("tr-TR", "ar-SA-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai", "id-ID")) {
                for (String elsewhere : List.of("Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC")) {
                    Locale.setDefault(Locale.forLanguageTag(tag));
                    TimeZone.setDefault(TimeZone.getTimeZone(elsewhere));

                    assertThat(decided()).as(tag + " in " + elsewhere).isEqualTo(here);
                }
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void quotesNoOffendingValueInAFault() {
        byte[] personal = "{\"scheme\":\"nik\",\"birthDate\":\"3515140508680001\"}".getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(PayungException.class)
                .isThrownBy(() -> CanonicalJson.read(personal, Applicant.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo("JSON_UNREADABLE"))
                .satisfies(e -> assertThat(io.payung.fixture.Traces.of(e)).doesNotContain("3515140508680001"));
    }

    @Test
    void writesTheIdentityNumberThatEveryOtherMapperMustNot() {
        IdentityDocument document = IdentityDocument.nik("3515140508680001");

        assertThat(text(document)).isEqualTo("{\"number\":\"3515140508680001\",\"scheme\":\"nik\"}");
        assertThat(tools.jackson.databind.json.JsonMapper.builder()
                        .disable(tools.jackson.databind.SerializationFeature.FAIL_ON_EMPTY_BEANS)
                        .build()
                        .writeValueAsString(document))
                .doesNotContain("3515140508680001");
    }

    private String decided() {
        Shop fresh = new Shop();
        return text(fresh.offer(Shop.request("plus", Applicants.adult())).receipt().decision())
                + text(fresh.issue(fresh.offer(), "i").limits())
                + SampleProduct.pack().ref().digest();
    }

    private static <T> T again(T value, Class<T> type) {
        T read = CanonicalJson.read(CanonicalJson.write(value), type);
        assertThat(text(read)).isEqualTo(text(value));
        return read;
    }

    private static String text(Object value) {
        return new String(CanonicalJson.write(value), StandardCharsets.UTF_8);
    }
}
