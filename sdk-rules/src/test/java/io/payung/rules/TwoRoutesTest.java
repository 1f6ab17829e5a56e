package io.payung.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.Finding;
import io.payung.product.Foreseen;
import io.payung.product.ProductPack;
import io.payung.product.ProductRules;
import io.payung.product.RuleAnswer;
import io.payung.product.RuleFacts;
import io.payung.product.RuleSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The session and the compiled predicates say the same, whoever asks and on however many threads. */
class TwoRoutesTest {

    private static final ProductPack PACK = ProductFolder.sample().serve();
    private static final long SEED = 20261122;

    @ParameterizedTest
    @EnumSource
    void agreeOnGeneratedFacts(RuleSet set) {
        Random random = new Random(SEED);
        int spoke = 0;
        for (int round = 0; round < 300; round++) {
            RuleFacts facts = facts(set, random);

            List<Finding> fired = fired(set, facts);

            List<Foreseen> foreseen = PACK.rules().foresee(set, facts).foreseen();
            assertThat(foreseen.stream().map(Foreseen::finding).toList()).as("seed %s round %s", SEED, round).isEqualTo(fired);
            spoke += fired.isEmpty() ? 0 : 1;
        }
        assertThat(spoke).isGreaterThan(50);
    }

    @Test
    void agreeOnFourThreads() throws InterruptedException, ExecutionException {
        Random random = new Random(SEED);
        List<RuleFacts> facts = IntStream.range(0, 500).mapToObj(index -> facts(RuleSet.ELIGIBILITY, random)).toList();
        List<List<Finding>> alone = facts.stream().map(one -> fired(RuleSet.ELIGIBILITY, one)).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<List<Finding>>> tasks = new ArrayList<>();
            facts.forEach(one -> tasks.add(() -> fired(RuleSet.ELIGIBILITY, one)));
            List<List<Finding>> together = new ArrayList<>();
            for (Future<List<Finding>> task : threads.invokeAll(tasks)) {
                together.add(task.get());
            }

            assertThat(together).isEqualTo(alone);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void agreeOnAPackThatWasLoadedForThisTestAlone() {
        ProductRules rules = ProductFolder.sample().serve().rules();
        Random random = new Random(SEED);

        for (RuleSet set : RuleSet.values()) {
            for (int round = 0; round < 50; round++) {
                RuleFacts facts = facts(set, random);

                List<Finding> fired = fired(rules, set, facts);

                assertThat(rules.foresee(set, facts).foreseen().stream().map(Foreseen::finding).toList()).as("seed %s round %s", SEED, round).isEqualTo(fired);
            }
            assertThat(rules.decide(set, RuleFacts.of(Map.of()))).isInstanceOf(RuleAnswer.Missing.class);
        }
    }

    @Test
    void giveOneOrderWhateverTheOrderOfTheFile() {
        String rule = "rule \"%s %s\" when EligibilityFacts( lives.count >= 1 ) then decision.decline(\"COVER_OVERLAPS\"); end\n";
        String backwards = rule.formatted("ELG-002", "second") + rule.formatted("ELG-001", "first");
        ProductRules rules = ProductFolder.sample().with("eligibility.drl", backwards).serve().rules();
        RuleFacts facts = SampleFacts.of(RuleSet.ELIGIBILITY).facts();

        assertThat(fired(rules, RuleSet.ELIGIBILITY, facts)).extracting(Finding::rule).containsExactly("ELG-001", "ELG-002");
        assertThat(rules.foresee(RuleSet.ELIGIBILITY, facts).foreseen()).extracting(each -> each.finding().rule()).containsExactly("ELG-001", "ELG-002");
    }

    @Test
    void sayNothingWhereAProductHasNoRules() {
        ProductRules rules = ProductFolder.sample().without("coverage.drl").serve().rules();
        RuleFacts facts = SampleFacts.of(RuleSet.COVERAGE).facts();

        assertThat(fired(rules, RuleSet.COVERAGE, facts)).isEmpty();
        assertThat(rules.foresee(RuleSet.COVERAGE, facts).foreseen()).isEmpty();
    }

    /** Near every threshold, so that rules speak often. */
    private static RuleFacts facts(RuleSet set, Random random) {
        return SampleFacts.of(set)
                .with("plan", random.nextBoolean() ? "basic" : "plus")
                .with("life.ageAtStart", (long) random.nextInt(80))
                .with("held.count", (long) random.nextInt(4))
                .with("held.overlaps", random.nextInt(10) == 0)
                .with("held.sumInsured", BigDecimal.valueOf(random.nextInt(60), -6))
                .with("answers.occupation", List.of("office", "mining", "student", "home").get(random.nextInt(4)))
                .with("answers.monthlyIncome", BigDecimal.valueOf(random.nextInt(60), -5))
                .with("answers.motorcycle", random.nextBoolean())
                .with("answers.hazardousSport", random.nextBoolean())
                .with("minorInsured", random.nextBoolean())
                .with("by", random.nextBoolean() ? "guardian" : "applicant")
                .with("benefit", List.of("death", "disability", "medical").get(random.nextInt(3)))
                .with("event.consequence", List.of("death", "total-permanent-disability", "injury").get(random.nextInt(3)))
                .with("event.place", random.nextBoolean() ? "abroad" : "home")
                .with("answers.trafficAccident", random.nextBoolean())
                .with("policy.ageDays", (long) random.nextInt(30))
                .with("reportedAfterDays", (long) random.nextInt(60))
                .facts();
    }

    private static List<Finding> fired(RuleSet set, RuleFacts facts) {
        return fired(PACK.rules(), set, facts);
    }

    private static List<Finding> fired(ProductRules rules, RuleSet set, RuleFacts facts) {
        return rules.decide(set, facts).fold(RuleAnswer.Decided::findings, missing -> {
            throw new AssertionError("missing " + missing.names());
        });
    }
}
