package io.payung.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.ProductRules;
import io.payung.product.RuleFacts;
import io.payung.product.RuleSet;
import io.payung.rules.authoring.FolderCompiler;
import io.payung.rules.authoring.table.PersonalAccidentTables;
import io.payung.rules.pack.CompiledPack;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Personal accident in tables decides as its DRL original does, and its workbooks are pinned by their cells alone. */
class TablesDecideAlikeTest {

    private static final long SEED = 20261122;
    private static final int DECISIONS = 1_000;
    private static final ProductRules ORIGINAL = ProductFolder.sample().serve().rules();

    @TempDir
    private Path folder;

    @Test
    void csvDecidesAsTheOriginal() {
        decidesAlike(PersonalAccidentTables.csv().compile());
    }

    @Test
    void workbooksDecideAsTheOriginalAndTheirArchivedSourceCompilesAgain() throws IOException {
        writeWorkbooks();
        CompiledPack pack = new FolderCompiler().compile(folder);

        CompiledPack again = new FolderCompiler().compile(pack.source());

        decidesAlike(again);
        assertThat(again.source().digest()).isEqualTo(pack.source().digest());
        assertThat(pack.source().files().get("consent.drl.xlsx")).startsWith("#sheet Rules\n");
    }

    private void writeWorkbooks() throws IOException {
        ProductFolder product = ProductFolder.sample();
        PersonalAccidentTables.all().keySet().forEach(set -> product.without(set + ".drl"));
        product.draft().writeTo(folder);
        for (String set : PersonalAccidentTables.all().keySet()) {
            Files.write(folder.resolve(set + ".drl.xlsx"), PersonalAccidentTables.all().get(set).xlsx());
        }
    }

    private static void decidesAlike(CompiledPack tables) {
        ProductRules ours = serve(tables);
        Random random = new Random(SEED);
        int spoken = 0;
        for (int count = 0; count < DECISIONS; count++) {
            for (RuleSet set : RuleSet.values()) {
                RuleFacts facts = facts(set, random);
                String expected = decided(ORIGINAL, set, facts);
                spoken += expected.contains("-0") ? 1 : 0;
                assertThat(decided(ours, set, facts)).as("seed " + SEED + ", " + set + " " + count).isEqualTo(expected);
            }
        }
        assertThat(spoken).isGreaterThan(DECISIONS);
    }

    private static ProductRules serve(CompiledPack pack) {
        return ServedPack.of(pack).rules();
    }

    private static String decided(ProductRules rules, RuleSet set, RuleFacts facts) {
        return rules.decide(set, facts).fold(decided -> decided.findings().toString(), missing -> "missing " + missing.names());
    }

    /** Near every threshold; now and then a fact is absent. */
    private static RuleFacts facts(RuleSet set, Random random) {
        SampleFacts facts = SampleFacts.of(set)
                .with("plan", pick(random, "basic", "plus"))
                .with("life.ageAtStart", (long) pick(random, 5, 6, 7, 16, 17, 18, 59, 60, 61, 69, 70))
                .with("held.count", (long) random.nextInt(4))
                .with("held.overlaps", random.nextInt(10) == 0)
                .with("held.sumInsured", BigDecimal.valueOf(random.nextInt(60), -6))
                .with("answers.occupation", pick(random, "office", "mining", "student", "home"))
                .with("answers.monthlyIncome", pick(random, new BigDecimal("99999"), new BigDecimal("100000"), new BigDecimal("2500000"),
                        new BigDecimal("2500001")))
                .with("answers.motorcycle", random.nextBoolean())
                .with("answers.hazardousSport", random.nextBoolean())
                .with("minorInsured", random.nextBoolean())
                .with("by", pick(random, "guardian", "applicant"))
                .with("benefit", pick(random, "death", "disability", "medical"))
                .with("event.consequence", pick(random, "death", "total-permanent-disability", "injury"))
                .with("event.place", pick(random, "abroad", "home"))
                .with("answers.trafficAccident", random.nextBoolean())
                .with("policy.ageDays", (long) random.nextInt(30))
                .with("reportedAfterDays", (long) random.nextInt(60));
        return (random.nextInt(20) == 0 ? facts.without("life.ageAtStart") : facts).facts();
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }
}
