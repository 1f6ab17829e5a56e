package io.payung.quote;

import static io.payung.fixture.Shop.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fixture.Applicants;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.Shop;
import io.payung.party.Life;
import io.payung.product.Product;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every fact that a rule may read, with its value: a fact that is not put is one that no rule can decline for. */
class FactSheetTest {
    private static final LocalDate START = TODAY.plusDays(2);
    private final Product product = SampleProduct.pack().product();
    private final FactSheet sheet = new FactSheet(product, new QuoteCase(family(), TODAY, START, List.of()));

    @Test
    void tellsEligibilityAndCoverageEverythingAboutALife() {
        Map<String, Object> expected = aboutChild();
        expected.putAll(aboutApplicant());
        expected.put("coverStart", START);
        expected.put("held.count", 3L);
        expected.put("held.sumInsured", new BigDecimal("7000000"));
        expected.put("held.overlaps", true);

        assertThat(sheet.ofLife(1, new Holdings(3, Shop.rupiah(7_000_000), true)).values())
                .usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void tellsConsentWhoAndHowOnceThatIsKnown() {
        Map<String, Object> expected = common();
        expected.putAll(aboutApplicant());
        expected.put("coverStart", START);
        expected.put("minorInsured", true);
        expected.put("language", "en");

        assertThat(sheet.ofConsent("en", null, null).values()).containsExactlyInAnyOrderEntriesOf(expected);
        expected.put("by", "guardian");
        expected.put("method", "checkbox");
        assertThat(sheet.ofConsent("en", "guardian", "checkbox").values()).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void tellsClaimDocumentsTheLifeAndTheBenefit() {
        Map<String, Object> expected = aboutChild();
        expected.put("benefit", "death");

        assertThat(sheet.ofClaim(1, "death")).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void takesTheAgeOfTheOldestLife() {
        assertThat(sheet.oldestAge()).isEqualTo(36);
    }

    private static QuoteRequest family() {
        List<Life> lives = List.of(
                Applicants.self(Applicants.adult()),
                Applicants.child(START.minusYears(8), 3),
                Applicants.child(LocalDate.of(2012, 1, 1), 4));
        return Shop.request("family", Applicants.adult()).answers(SampleProduct.quoteAnswers()).insuring(lives);
    }

    private static Map<String, Object> common() {
        Map<String, Object> facts = new TreeMap<>(Map.of(
                "plan", "family", "channel", "app", "asOf", TODAY, "lives.count", 3L, "lives.countOf.main", 1L, "lives.countOf.child", 2L,
                "answers.householdSize", 4L, "answers.joinedOn", LocalDate.of(2020, 2, 29)));
        facts.put("answers.occupation", "office");
        facts.put("answers.motorcycle", false);
        facts.put("answers.monthlyIncome", new BigDecimal("5000000.50"));
        return facts;
    }

    /** Eight on the first day of cover, and still eight on its last. */
    private static Map<String, Object> aboutChild() {
        Map<String, Object> facts = common();
        facts.put("life.role", "child");
        facts.put("life.relation", "child");
        facts.put("life.ageAtStart", 8L);
        facts.put("life.ageAtEnd", 8L);
        facts.put("life.sex", "female");
        return facts;
    }

    private static Map<String, Object> aboutApplicant() {
        return Map.of("applicant.ageAtStart", 36L, "applicant.sex", "male");
    }
}
