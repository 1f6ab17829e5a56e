package io.payung.rules.authoring.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.RuleSet;
import io.payung.rules.ProductFolder;
import io.payung.rules.authoring.source.Problems;
import io.payung.rules.pack.CompiledRules;
import io.payung.rules.pack.PackProblems;
import io.payung.rules.pack.Problem;
import io.payung.rules.pack.RuleInfo.ConditionInfo;
import io.payung.rules.pack.RuleInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Drools refuses after our checks is told as our fault, with the rule's name and place; never a pack. */
class DroolsCompilerTest {

    private static final List<RuleInfo> RULES = ProductFolder.sample().compile().rules().sets().get(RuleSet.ELIGIBILITY).rules();

    @ParameterizedTest
    @ValueSource(strings = {"life.noSuchProperty < 5L", "life.ageAtStart < \"abc\"", "life.ageAtStart <", "noSuchMethod() == 1L"})
    void blamesTheRuleThatTheEngineRefuses(String condition) {
        List<RuleInfo> rules = new ArrayList<>(RULES);
        RuleInfo third = rules.get(2);
        rules.set(2, new RuleInfo(third.id(), third.name(), third.place(), List.of(new ConditionInfo(condition, condition, new TreeSet<>())),
                third.says(), null));
        Problems problems = new Problems("folder");

        CompiledRules compiled = DroolsCompiler.compile(List.of(new CheckedRules(RuleSet.ELIGIBILITY, rules)), problems);

        assertThat(compiled.sets()).isEmpty();
        PackProblems thrown = Assertions.catchThrowableOfType(PackProblems.class, problems::throwIfAny);
        assertThat(thrown.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("ENGINE_REFUSED_RULE");
            assertThat(problem.message()).contains("ELG-003");
            assertThat(problem.line()).isEqualTo(third.place().line());
        });
    }

    @Test
    void namesTheModelOfEachRuleSetAndKeepsNothingButClassesOfThePack() {
        CompiledRules compiled = ProductFolder.sample().compile().rules();

        assertThat(compiled.sets()).containsOnlyKeys(RuleSet.values());
        compiled.sets().forEach((set, rules) -> assertThat(rules.modelClass()).startsWith(CanonicalDrl.packageOf(set) + "."));
        assertThat(compiled.classes()).containsKeys(compiled.sets().values().stream().map(CompiledRules.CompiledSet::modelClass).toArray(String[]::new));
        assertThat(compiled.classes().keySet()).allMatch(name -> name.startsWith("payung.pack.") && !name.endsWith(".class"));
    }

    @Test
    void compilesNothingForAProductWithoutRules() {
        Problems problems = new Problems("folder");

        CompiledRules compiled = DroolsCompiler.compile(List.of(new CheckedRules(RuleSet.ELIGIBILITY, List.of())), problems);

        assertThat(compiled.sets()).isEmpty();
        assertThat(problems.count()).isZero();
    }

    @Test
    void servesAProductForEveryone() {
        List<Problem> problems = ProductFolder.sample().append("product.yaml", "eligibility: everyone\n")
                .without("eligibility.drl").without("coverage.drl").problems();

        assertThat(problems).isEmpty();
    }
}
