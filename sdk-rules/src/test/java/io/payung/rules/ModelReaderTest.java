package io.payung.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.drools.model.DSL.declarationOf;
import static org.drools.model.DSL.execute;
import static org.drools.model.DSL.globalOf;
import static org.drools.model.DSL.not;
import static org.drools.model.DSL.on;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.query;
import static org.drools.model.PatternDSL.rule;

import io.payung.decision.ReasonCode;
import io.payung.fault.PayungException;
import io.payung.product.Finding;
import io.payung.product.HeldBack;
import io.payung.product.RuleSet;
import io.payung.rules.fact.CoverageFacts;
import io.payung.rules.fact.EligibilityFacts;
import io.payung.rules.fact.Facts;
import io.payung.rules.pack.RuleInfo;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.drools.model.Drools;
import org.drools.model.Model;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.Rule;
import org.drools.model.RuleItemBuilder;
import org.drools.model.Variable;
import org.drools.model.impl.ModelImpl;
import org.drools.model.impl.RuleBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The direct route takes what it decides as a session does, and refuses everything else. */
class ModelReaderTest {

    private static final String ID = "ELG-001";
    private static final Variable<EligibilityFacts> FACT = declarationOf(EligibilityFacts.class, "$f");

    @Test
    void runsTheRightSideWhenEveryConditionHolds() throws Exception {
        DirectRoute route = read(model(declining().build(young(), declines())), 1);
        Facts young = facts(5);
        Facts old = facts(6);

        assertThat(route.run(young)).isEmpty();
        assertThat(young.decision().findings()).extracting(Finding::rule).containsExactly(ID);
        assertThat(route.run(old)).containsExactly(new HeldBack(ID, new TreeSet<>(List.of(1))));
        assertThat(old.decision().findings()).isEmpty();
    }

    @Test
    void readsSeveralConditionsInTheirOrder() throws Exception {
        PatternDef<EligibilityFacts> conditions = young().expr("two", fact -> fact.getHeld().getCount() == 0L);
        DirectRoute route = read(model(declining().build(conditions, declines())), 2);

        assertThat(route.run(facts(6))).containsExactly(new HeldBack(ID, new TreeSet<>(List.of(1))));
        assertThat(route.rules().get(0).falseConditions(facts(6), condition -> condition.text().equals("2"))).isEmpty();
    }

    static Stream<Arguments> foreign() {
        return Stream.of(shapes(), rightSides(), surroundings()).flatMap(models -> models);
    }

    private static Stream<Arguments> shapes() {
        Variable<EligibilityFacts> other = declarationOf(EligibilityFacts.class, "$g");
        Variable<CoverageFacts> wrong = declarationOf(CoverageFacts.class, "$c");
        Variable<Long> age = declarationOf(Long.class, "$age");
        return Stream.of(
                Arguments.of("two facts", model(declining().build(young(), pattern(other).expr("b", fact -> true), declines()))),
                Arguments.of("a negation", model(declining().build(young(), not(pattern(other).expr("b", fact -> true)), declines()))),
                Arguments.of("a comparison of two facts", model(declining().build(
                        pattern(other), pattern(FACT).expr("b", other, (one, two) -> one == two), declines()))),
                Arguments.of("a bound variable", model(declining().build(young().bind(age, fact -> fact.getLife().getAgeAtStart()), declines()))),
                Arguments.of("another fact", model(declining().build(pattern(wrong).expr("a", fact -> true), on(wrong).execute(fact -> { })))),
                Arguments.of("an or of conditions", model(declining().build(
                        pattern(FACT).or().expr("a", fact -> true).expr("b", fact -> false).endOr(), declines()))),
                Arguments.of("no condition", model(declining().build(pattern(FACT), declines()))),
                Arguments.of("one condition more", model(declining().build(young().expr("b", fact -> true), declines()))));
    }

    private static Stream<Arguments> rightSides() {
        return Stream.of(
                Arguments.of("a right side without the fact", model(declining().build(young(), execute(() -> { })))),
                Arguments.of("a right side that speaks to the session", model(declining().build(
                        young(), on(FACT).execute((Drools drools, EligibilityFacts fact) -> { })))),
                Arguments.of("a salience", model(declining().attribute(Rule.Attribute.SALIENCE, 10).build(young(), declines()))),
                Arguments.of("a rule that is off", model(declining().attribute(Rule.Attribute.ENABLED, false).build(young(), declines()))),
                Arguments.of("a rule that does not loop", model(declining().attribute(Rule.Attribute.NO_LOOP, true).build(young(), declines()))),
                Arguments.of("an agenda group", model(declining().attribute(Rule.Attribute.AGENDA_GROUP, "first").build(young(), declines()))));
    }

    private static Stream<Arguments> surroundings() {
        Rule good = declining().build(young(), declines());
        return Stream.of(
                Arguments.of("a global", model(good).addGlobal(globalOf(String.class, "payung.pack.eligibility", "g"))),
                Arguments.of("a query", model(good).addQuery(query("q").build(pattern(FACT).expr("a", fact -> true)))),
                Arguments.of("no rule", model()),
                Arguments.of("another rule", model(rule("p", "ELG-002").build(young(), declines()))),
                Arguments.of("a rule twice", model(good, good)),
                Arguments.of("one rule more", model(good, rule("p", "ELG-002").build(young(), declines()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("foreign")
    void refusesWhatASessionMayDecideOtherwise(String what, Model model) {
        PayungException refused = catchThrowableOfType(PayungException.class, () -> read(model, 1));

        assertThat(refused).as(what).isNotNull();
        assertThat(refused.code()).isEqualTo("PACK_UNREADABLE");
        assertThat(refused.getMessage()).contains("eligibility", "compile the product again");
    }

    private static DirectRoute read(Model model, int conditions) {
        List<RuleInfo.ConditionInfo> infos = Stream.iterate(1, number -> number + 1).limit(conditions)
                .map(number -> new RuleInfo.ConditionInfo("" + number, "" + number, Collections.emptySortedSet())).toList();
        RuleInfo.Says says = new RuleInfo.Says(Finding.Word.DECLINE, null, null, ReasonCode.of("TOO_YOUNG"));
        RuleInfo info = new RuleInfo(ID, "too young", new RuleInfo.Place("eligibility.drl", 1, 1, null), infos, says, null);
        return new ModelReader(RuleSet.ELIGIBILITY).read(model, List.of(info));
    }

    private static ModelImpl model(Rule... rules) {
        return new ModelImpl("payung.pack.eligibility").withRules(List.of(rules));
    }

    private static RuleBuilder declining() {
        return rule("payung.pack.eligibility", ID);
    }

    private static PatternDef<EligibilityFacts> young() {
        return pattern(FACT).expr("a", fact -> fact.getLife().getAgeAtStart() < 6);
    }

    private static RuleItemBuilder<?> declines() {
        return on(FACT).execute(fact -> fact.decision().decline(ID, "TOO_YOUNG"));
    }

    private static Facts facts(long age) {
        return FactKind.ELIGIBILITY.of(SampleFacts.of(RuleSet.ELIGIBILITY).with("life.ageAtStart", age).facts());
    }
}
