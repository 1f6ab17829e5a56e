package io.payung.rules.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.payung.Payung;
import io.payung.decision.Decision;
import io.payung.decision.PackRef;
import io.payung.decision.Reason;
import io.payung.decision.ReasonCode;
import io.payung.json.CanonicalJson;
import io.payung.party.Applicant;
import io.payung.party.IdentityDocument;
import io.payung.party.Sex;
import io.payung.product.ProductCatalog;
import io.payung.product.ProductPack;
import io.payung.product.RuleSet;
import io.payung.quote.QuoteRequest;
import io.payung.rules.ProductFolder;
import io.payung.rules.ProductPacks;
import io.payung.rules.explain.DecisionTree.Branch;
import io.payung.rules.explain.DecisionTree.Condition;
import io.payung.rules.explain.DecisionTree.Leaf;
import io.payung.rules.explain.DecisionTree.Truth;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DecisionTreeTest {

    private static final ProductCatalog PRODUCTS = ProductPacks.trustedDirectory(ProductFolder.samplePath());
    private static final Instant NOW = Instant.parse("2026-06-01T05:00:00Z");
    private static final ProductPack PACK = PRODUCTS.onSale(NOW).get(0);
    private static final Payung PAYUNG = Payung.builder().products(PRODUCTS).clock(Clock.fixed(NOW, ZoneOffset.UTC)).build();

    @Test
    void tellsOfEveryRuleWhetherItDecidedAndWhatHeldItBack() {
        DecisionTree tree = DecisionTree.of(PACK, decision("1955-01-15", "office", "plus"));

        assertThat(tree.own()).isEmpty();
        assertThat(tree.branches()).extracting(Branch::set).containsExactly(RuleSet.ELIGIBILITY, RuleSet.COVERAGE, RuleSet.CONSENT);
        Branch eligibility = tree.branches().get(0);
        assertThat(eligibility.subject()).isEqualTo("lives/0");
        assertThat(eligibility.leaves()).hasSize(9).extracting(leaf -> leaf.rule().id()).startsWith("ELG-001", "ELG-002").endsWith("ELG-009");
        assertThat(leaf(eligibility, "ELG-002").reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.actual()).isEqualTo("71");
            assertThat(reason.limit()).isEqualTo("69");
            assertThat(reason.place()).isEqualTo("eligibility.drl:8");
        });
        assertThat(leaf(eligibility, "ELG-008").conditions()).containsExactly(
                new Condition("answers.monthlyIncome < parameters.minimumIncome", Truth.FALSE),
                new Condition("answers.occupation not in (\"student\", \"home\")", Truth.TRUE));
        assertThat(eligibility.leaves()).filteredOn(Leaf::decided).hasSize(1);
        assertThat(eligibility.leaves()).filteredOn(Leaf::heldBack).hasSize(8);
    }

    @Test
    void tellsARuleWithoutAPartFromOneThatWasHeldBack() {
        DecisionTree tree = DecisionTree.of(PACK, decision("1955-01-15", "office", "plus"));

        // The senior limit speaks, but nothing is offered that it could limit.
        Leaf senior = leaf(tree.branches().get(1), "COV-002");
        assertThat(senior.decided()).isFalse();
        assertThat(senior.heldBack()).isFalse();
    }

    @Test
    void givesTheReasonsOfALimitToTheRuleThatSetIt() {
        DecisionTree tree = DecisionTree.of(PACK, decision("1960-01-15", "office", "plus"));

        assertThat(tree.decision().outcome()).isEqualTo("offered");
        assertThat(leaf(tree.branches().get(1), "COV-002").reasons()).extracting(Reason::subject).containsExactly("lives/0/benefits/death");
        assertThat(leaf(tree.branches().get(2), "CON-001").decided()).isTrue();
        assertThat(leaf(tree.branches().get(2), "CON-005").conditions()).containsExactly(new Condition("minorInsured == true", Truth.FALSE));
    }

    @Test
    void doesNotJudgeWhatIsKnownLater() {
        Branch minors = DecisionTree.of(PACK, decision("2015-01-15", "student", "basic")).branches().get(2);
        Branch adults = DecisionTree.of(PACK, decision("1960-01-15", "office", "plus")).branches().get(2);

        assertThat(leaf(minors, "CON-006").waits()).isTrue();
        assertThat(leaf(minors, "CON-006").conditions()).extracting(Condition::truth).containsExactly(Truth.TRUE, Truth.UNKNOWN);
        assertThat(leaf(adults, "CON-006").waits()).isFalse();
        assertThat(leaf(adults, "CON-006").conditions()).extracting(Condition::truth).containsExactly(Truth.FALSE, Truth.UNKNOWN);
        assertThat(minors.leaves()).filteredOn(Leaf::waits).hasSize(1);
    }

    @Test
    void keepsTheReasonsOfOneLifeFromAnother() {
        PackRef ref = PACK.ref();
        Reason first = new Reason(ReasonCode.of("AGE_BELOW_MINIMUM"), "ELG-001", "lives/1", "5", "6");
        Map<String, Map<String, Object>> inputs = new TreeMap<>();
        List.of("eligibility/lives/1", "eligibility/lives/10", "claim-documents/death", "claim-documents/medical", "premium")
                .forEach(key -> inputs.put(key, Map.of()));
        Reason claimed = new Reason(ReasonCode.of("CLAIM_FORM_NEEDED"), "CLM-001", "benefits/medical", null, null);
        Reason own = Reason.about("START_IN_PAST", "coverStart");
        Decision decision = new Decision(2, ref, LocalDate.EPOCH, "declined", inputs, List.of(first, claimed, own), Map.of(), Map.of());

        DecisionTree tree = DecisionTree.of(PACK, decision);

        assertThat(tree.own()).containsExactly(own);
        Map<String, Boolean> decided = new TreeMap<>();
        tree.branches().forEach(branch -> decided.put(branch.subject(), branch.leaves().get(0).decided()));
        assertThat(decided).isEqualTo(Map.of("lives/1", true, "lives/10", false, "death", false, "medical", true));
    }

    @Test
    void drawsTheTreeInTheLanguageAskedFor() {
        Decision decision = decision("1955-01-15", "mining", "plus");
        DecisionTree tree = DecisionTree.of(PACK, decision);

        List<String> english = tree.render(PACK, "en").lines().toList();
        List<String> indonesian = tree.render(PACK, "id").lines().toList();

        assertThat(english).startsWith(
                "declined: personal-accident v1, as of 2026-06-01",
                "├─ eligibility",
                "│  └─ lives/0",
                "│     ├─ ● ELG-002 older than the maximum entry age (eligibility.drl:8)",
                "│     │  └─ AGE_ABOVE_MAXIMUM: The insured person is older than the age limit on the first day of cover. [found 71, limit 69]",
                "│     ├─ ● ELG-007 works in a mine (eligibility.drl:28)");
        assertThat(english).contains(
                "│     ├─ ○ ELG-001 younger than the minimum entry age (eligibility.drl:3)",
                "│     │  └─ ✗ life.ageAtStart < parameters.minimumEntryAge",
                "│     ├─ · COV-002 death cover of a senior is limited (coverage.drl:7): had no part in this",
                "│     └─ ○ ELG-009 works as a child (eligibility.drl:36)",
                "│        ├─ ✗ life.ageAtStart <= parameters.childAge",
                "│        └─ ✓ answers.occupation not in (\"student\", \"home\")",
                "      └─ ? by != \"guardian\"");
        assertThat(indonesian.get(0)).isEqualTo("declined: personal-accident v1, per 2026-06-01");
        assertThat(indonesian.get(4)).contains(PACK.texts().text("AGE_ABOVE_MAXIMUM", "id")).endsWith("[ternyata 71, batas 69]");
        assertThat(indonesian).hasSameSizeAs(english);
    }

    @Test
    void explainsADecisionThatWasStored() {
        Decision decision = decision("1955-01-15", "mining", "plus");
        Decision stored = CanonicalJson.read(CanonicalJson.write(decision), Decision.class);

        assertThat(DecisionTree.of(PACK, stored).render(PACK, "id")).isEqualTo(DecisionTree.of(PACK, decision).render(PACK, "id"));
    }

    @Test
    void refusesTheRulesOfAnotherPack() {
        ProductPack other = ProductFolder.sample().append("eligibility.drl", "// another version\n").serve();
        Decision decision = decision("1955-01-15", "mining", "plus");

        assertThatIllegalArgumentException().isThrownBy(() -> DecisionTree.of(other, decision));
        assertThat(DecisionTree.of(PACK, decision)).hasToString("DecisionTree[" + decision + "]");
    }

    private static Leaf leaf(Branch branch, String rule) {
        return branch.leaves().stream().filter(leaf -> leaf.rule().id().equals(rule)).findFirst().orElseThrow();
    }

    private static Decision decision(String birthDate, String occupation, String plan) {
        LocalDate born = LocalDate.parse(birthDate);
        String nik = "351514" + "%02d%02d%02d".formatted(born.getDayOfMonth() + 40, born.getMonthValue(), born.getYear() % 100) + "0001";
        Applicant siti = Applicant.of("Siti Rahayu", IdentityDocument.nik(nik), born, Sex.FEMALE);
        QuoteRequest request = QuoteRequest.of("personal-accident", plan).by(siti).answers(
                Map.of("occupation", occupation, "motorcycle", false, "monthlyIncome", "3000000", "hazardousSport", false));
        return PAYUNG.quote(request).receipt().decision();
    }
}
