package io.payung.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.fault.PayungException;
import io.payung.product.ProductPack;
import io.payung.product.RuleAnswer;
import io.payung.product.RuleFacts;
import io.payung.product.RuleSet;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.pack.RuleInfo;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A missing input never approves, on every rule of the sample. */
class MissingFactsTest {

    private static final ProductFolder FOLDER = ProductFolder.sample();
    private static final CompiledPack COMPILED = FOLDER.compile();
    private static final ProductPack PACK = FOLDER.serve();

    @ParameterizedTest
    @EnumSource
    void decidesNothingWithoutAFactThatSomeRuleReads(RuleSet set) {
        List<RuleInfo> rules = COMPILED.rules().sets().get(set).rules();
        SortedSet<String> reads = new TreeSet<>();
        rules.forEach(rule -> {
            assertThat(rule.reads()).as(rule.id()).isNotEmpty();
            reads.addAll(rule.reads());
        });

        assertThat(PACK.rules().decide(set, SampleFacts.of(set).facts())).isInstanceOf(RuleAnswer.Decided.class);
        for (String name : reads) {
            RuleAnswer answer = PACK.rules().decide(set, SampleFacts.of(set).without(name).facts());

            assertThat(answer).isEqualTo(new RuleAnswer.Missing(new TreeSet<>(List.of(name))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesEveryMissingFactAtOnce(RuleSet set) {
        SortedSet<String> reads = new TreeSet<>();
        COMPILED.rules().sets().get(set).rules().forEach(rule -> reads.addAll(rule.reads()));

        assertThat(PACK.rules().decide(set, RuleFacts.of(Map.of()))).isEqualTo(new RuleAnswer.Missing(reads));
    }

    @Test
    void readsTheQuestionsBehindAnAmount() {
        RuleInfo rule = COMPILED.rules().sets().get(RuleSet.COVERAGE).rules().get(4);

        assertThat(rule.id()).isEqualTo("COV-005");
        assertThat(rule.says().amount().reads()).containsExactly("answers.monthlyIncome");
    }

    @ParameterizedTest
    @EnumSource
    void failsWithACodeWhenAFactHasAnotherType(RuleSet set) {
        RuleInfo rule = COMPILED.rules().sets().get(set).rules().get(0);
        String name = rule.reads().first();

        assertThatThrownBy(() -> PACK.rules().decide(set, SampleFacts.of(set).with(name, "abc").facts()))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("RULE_FAILED"));
        assertThatThrownBy(() -> PACK.rules().foresee(set, SampleFacts.of(set).with(name, "abc").facts()))
                .isInstanceOfSatisfying(PayungException.class, e -> assertThat(e.code()).isEqualTo("RULE_FAILED"));
    }

    @Test
    void keepsFactsOutOfTheMessage() {
        RuleFacts facts = SampleFacts.of(RuleSet.ELIGIBILITY).with("life.ageAtStart", "3174-secret").facts();

        assertThatThrownBy(() -> PACK.rules().decide(RuleSet.ELIGIBILITY, facts)).satisfies(e -> {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                assertThat(String.valueOf(cause.getMessage())).doesNotContain("3174-secret");
            }
        });
    }
}
