package io.payung.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.payung.fault.PayungException;
import io.payung.fixture.Applicants;
import io.payung.fixture.FakeRules;
import io.payung.fixture.SampleProduct;
import io.payung.fixture.SampleRules;
import io.payung.fixture.Shop;
import io.payung.fixture.Traces;
import io.payung.product.Finding.Word;
import io.payung.product.RuleSet;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the rules do, an error never becomes an approval. */
class BrokenRulesTest {
    private final FakeRules rules = SampleRules.all();

    @ParameterizedTest
    @EnumSource(RuleSet.class)
    void aRuleThatThrowsNeverApproves(RuleSet set) {
        rules.rule(set, "BAD-001").fail(new ArithmeticException("age / 0"));

        PayungException failure = assertCode("RULE_FAILED");
        assertThat(Traces.of(failure)).contains("ArithmeticException").doesNotContain("age / 0");
    }

    static Stream<Error> errors() {
        return Stream.of(new StackOverflowError(Applicants.NAME), new OutOfMemoryError(Applicants.NAME), new NoClassDefFoundError(Applicants.NAME),
                new ExceptionInInitializerError(Applicants.NAME), new AssertionError(Applicants.NAME), new Error(Applicants.NAME) { });
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorOfTheMachineNeverApproves(Error error) {
        rules.rule(RuleSet.COVERAGE, "BAD-001").fail(error);

        PayungException failure = assertCode("RULE_FAILED");
        assertThat(Traces.of(failure)).contains(error.getClass().getName()).doesNotContain(Applicants.NAME);

        rules.premium(inputs -> {
            throw error;
        });
        assertCode("RULE_FAILED");
    }

    @ParameterizedTest
    @EnumSource(value = RuleSet.class, names = {"ELIGIBILITY", "COVERAGE", "CONSENT"})
    void aRuleThatReadsAFactNobodyGivesNeverApproves(RuleSet set) {
        rules.rule(set, "BAD-001").when("answers.height", SampleRules.is(1L)).decline("TOO_TALL");

        assertCode("FACT_MISSING");
    }

    @ParameterizedTest
    @CsvSource({
        "ELIGIBILITY,LIMIT", "ELIGIBILITY,EXCLUDE", "ELIGIBILITY,REQUIRE", "ELIGIBILITY,WAIVE", "ELIGIBILITY,REFER",
        "COVERAGE,DECLINE", "COVERAGE,REQUIRE", "COVERAGE,WAIVE", "COVERAGE,REFER",
        "CONSENT,LIMIT", "CONSENT,EXCLUDE", "CONSENT,WAIVE", "CONSENT,REFER",
        "CLAIM_DOCUMENTS,DECLINE", "CLAIM_DOCUMENTS,LIMIT", "CLAIM_DOCUMENTS,EXCLUDE"
    })
    void anotherRuleSetsWordIsAnError(RuleSet set, Word word) {
        rules.rule(set, "BAD-001").when("lives.count", SampleRules.atLeast(1)).word(word, "death", "WRONG_WORD");

        assertCode("WORD_NOT_ALLOWED");
    }

    @ParameterizedTest
    @CsvSource({"COVERAGE,EXCLUDE", "CONSENT,REQUIRE", "CLAIM_DOCUMENTS,REQUIRE", "CLAIM_DOCUMENTS,WAIVE"})
    void aTargetThatTheProductDoesNotHaveIsAnError(RuleSet set, Word word) {
        rules.rule(set, "BAD-001").when("lives.count", SampleRules.atLeast(1)).word(word, "deaht", "MISSPELT");

        assertCode("TARGET_UNKNOWN");
    }

    @Test
    void aLimitWithoutAnAmountIsAnErrorAndNotTheFullCover() {
        rules.rule(RuleSet.COVERAGE, "BAD-001").when("lives.count", SampleRules.atLeast(1)).word(Word.LIMIT, "death", "NO_AMOUNT");

        assertCode("LIMIT_MISSING");
    }

    @Test
    void aLimitBelowZeroIsAnError() {
        rules.rule(RuleSet.COVERAGE, "BAD-001").when("lives.count", SampleRules.atLeast(1)).limit("death", -1, "NEGATIVE");

        assertCode("LIMIT_NEGATIVE");
    }

    @Test
    void aPremiumBelowZeroIsAnErrorAndZeroIsFree() {
        rules.premium(inputs -> new BigDecimal("-0.01"));
        assertCode("PREMIUM_NEGATIVE");

        rules.premium(inputs -> BigDecimal.ZERO);
        assertThat(new Shop(SampleProduct.pack(1, rules)).offer().premium()).isEqualTo(Shop.rupiah(0));
    }

    @Test
    void aPremiumThatIsRoundedAwayIsAnErrorAndNoGift() {
        rules.premium(inputs -> new BigDecimal("249.99"));
        assertCode("PREMIUM_ROUNDED_AWAY");

        rules.premium(inputs -> new BigDecimal("250"));
        assertThat(new Shop(SampleProduct.pack(1, rules)).offer().premium()).isEqualTo(Shop.rupiah(500));
    }

    @Test
    void aPremiumBeyondAllBoundsIsAnError() {
        rules.premium(inputs -> new BigDecimal("1e30"));

        assertCode("MONEY_TOO_LARGE");
    }

    @Test
    void aPremiumFormulaThatThrowsIsAnError() {
        rules.premium(inputs -> BigDecimal.ONE.divide(BigDecimal.ZERO));

        assertCode("RULE_FAILED");
    }

    private PayungException assertCode(String code) {
        Shop shop = new Shop(SampleProduct.pack(1, rules));
        PayungException failure = catchThrowableOfType(PayungException.class, () -> shop.payung.quote(Shop.basicFor(Applicants.adult())));
        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo(code);
        return failure;
    }
}
