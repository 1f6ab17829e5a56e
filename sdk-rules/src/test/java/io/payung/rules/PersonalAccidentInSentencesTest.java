package io.payung.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.Finding;
import io.payung.product.ProductRules;
import io.payung.product.RuleAnswer;
import io.payung.product.RuleFacts;
import io.payung.product.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sample product once more in sentences, two rule sets in Indonesian and two in English, decides as the original does. */
class PersonalAccidentInSentencesTest {

    static final Path SENTENCES = Path.of("src/test/resources/products/personal-accident-sentences");

    private static final long SEED = 20261123;
    private static final int DECISIONS = 1_000;
    private static final ProductRules ORIGINAL = ProductFolder.sample().serve().rules();
    private static ProductRules sentences;

    @BeforeAll
    static void compileOnce() throws IOException {
        sentences = inSentences().serve().rules();
    }

    private static ProductFolder inSentences() throws IOException {
        ProductFolder folder = ProductFolder.sample();
        for (RuleSet set : RuleSet.values()) {
            folder.without(set.fileName() + ".drl").with(set.fileName() + ".dslr", Files.readString(SENTENCES.resolve(set.fileName() + ".dslr")));
        }
        return folder;
    }

    @ParameterizedTest
    @EnumSource
    void decidesTheSame(RuleSet set) {
        Random random = new Random(SEED);
        int spoke = 0;
        for (int round = 0; round < DECISIONS; round++) {
            RuleFacts facts = SampleFacts.nearThresholds(set, random);

            RuleAnswer answer = placeless(sentences.decide(set, facts));

            assertThat(answer).as("seed %s round %s %s", SEED, round, facts.values()).isEqualTo(placeless(ORIGINAL.decide(set, facts)));
            spoke += answer.fold(decided -> decided.findings().isEmpty() ? 0 : 1, missing -> 0);
        }
        assertThat(spoke).isBetween(300, DECISIONS);
    }

    @Test
    void saysInWhichSentenceADecisionStands() {
        RuleFacts facts = SampleFacts.of(RuleSet.ELIGIBILITY).with("answers.occupation", "mining").facts();

        RuleAnswer answer = sentences.decide(RuleSet.ELIGIBILITY, facts);

        assertThat(answer.<List<Finding>>fold(RuleAnswer.Decided::findings, missing -> List.of())).extracting(Finding::place)
                .containsExactly("eligibility.dslr:36");
    }

    /** Everything but where the rules stand. */
    private static RuleAnswer placeless(RuleAnswer answer) {
        return answer.fold(decided -> new RuleAnswer.Decided(decided.findings().stream().map(one -> new Finding(one.rule(), one.word(),
                one.target(), one.amount(), one.code(), one.actual(), one.limit())).toList(), decided.heldBack()), missing -> missing);
    }
}
