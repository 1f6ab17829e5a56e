package io.payung.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.payung.fault.PayungException;
import io.payung.product.Finding;
import io.payung.product.HeldBack;
import io.payung.product.RuleAnswer;
import io.payung.product.RuleFacts;
import io.payung.product.RuleSet;
import io.payung.rules.authoring.FolderCompiler;
import io.payung.rules.fact.Facts;
import io.payung.rules.formula.FormulaEvaluator;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.pack.CompiledRules.CompiledSet;
import io.payung.rules.pack.RuleInfo;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.drools.model.Model;
import org.drools.model.functions.Predicate1;
import org.drools.modelcompiler.KieBaseBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A session and the direct route decide the same, wherever a rule changes its mind; {@code decide} asks both and refuses when they differ. */
class DirectRouteTest {

    private static final long SEED = 20261122;
    private static final boolean LONG = Boolean.getBoolean("payung.long");
    /** A hundred thousand for a product with four rule sets; a fifth where somebody waits for it, and then rare rules speak less often. */
    private static final int FACTS_PER_SET = LONG ? 25_000 : 5_000;
    private static final int TIMES = LONG ? 1_000 : 100;
    private static final Path PRODUCTS = Path.of("../samples/products");
    /** Rules about an object and a loan. */
    private static final Path CREDIT_LIFE = Path.of("src/test/resources/products/credit-life-cooperative");

    /** How often each rule spoke and was held back. */
    private record Count(int spoke, int heldBack) {}

    static Stream<Arguments> ruleSets() throws IOException {
        List<Arguments> sets = new ArrayList<>();
        try (Stream<Path> folders = Files.list(PRODUCTS)) {
            Stream<Path> all = Stream.concat(folders.filter(path -> Files.exists(path.resolve("product.yaml"))).sorted(), Stream.of(CREDIT_LIFE));
            for (Path folder : all.toList()) {
                CompiledPack pack = new FolderCompiler().compile(folder);
                pack.rules().sets().keySet().forEach(set -> sets.add(Arguments.of(folder.getFileName() + " " + set, pack, set)));
            }
        }
        return sets.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ruleSets")
    void agreesWithTheSessionWhereverARuleChangesItsMind(String name, CompiledPack pack, RuleSet set) throws Exception {
        Map<String, Count> counts = count(pack, set);

        List<String> rules = pack.rules().sets().get(set).rules().stream().map(RuleInfo::id).toList();
        assertThat(counts).containsOnlyKeys(rules);
        assertThat(counts).allSatisfy((rule, count) -> {
            assertThat(count.spoke()).as("%s spoke, seed %s", rule, SEED).isGreaterThanOrEqualTo(TIMES);
            assertThat(count.heldBack()).as("%s was held back, seed %s", rule, SEED).isGreaterThanOrEqualTo(TIMES);
            assertThat(count.spoke() + count.heldBack()).isEqualTo(FACTS_PER_SET);
        });
    }

    private static Map<String, Count> count(CompiledPack pack, RuleSet set) throws Exception {
        DroolsProductRules rules = new DroolsProductRules(pack.product(), pack.rules());
        CompiledSet compiled = pack.rules().sets().get(set);
        List<DirectRule> targets = new ModelReader(set).read(model(pack, compiled), compiled.rules()).rules();
        AimedFacts aimed = new AimedFacts(pack, set, SEED);
        Amounts amounts = amounts(pack);
        Map<String, Count> counts = new TreeMap<>();
        for (int round = 0; round < FACTS_PER_SET; round++) {
            DirectRule target = targets.get(round % targets.size());
            RuleFacts facts = round % 3 > 0 ? aimed(target, set, aimed, amounts) : aimed.next();
            RuleAnswer.Decided decided = decided(rules, set, facts);
            decided.findings().forEach(finding -> counts.merge(finding.rule(), new Count(1, 0), DirectRouteTest::sum));
            decided.heldBack().forEach(held -> counts.merge(held.rule(), new Count(0, 1), DirectRouteTest::sum));
        }
        return counts;
    }

    /** Facts for which the rule speaks, if a few tries find them. */
    private static RuleFacts aimed(DirectRule target, RuleSet set, AimedFacts aimed, Amounts amounts) throws Exception {
        RuleFacts facts = aimed.next();
        for (int tries = 0; tries < 20; tries++) {
            Facts fact = FactKind.of(set).of(amounts.addTo(facts));
            if (target.falseConditions(fact, condition -> true).isEmpty()) {
                return facts;
            }
            facts = aimed.vary(facts, target.info().reads());
        }
        return facts;
    }

    private static Count sum(Count one, Count other) {
        return new Count(one.spoke() + other.spoke(), one.heldBack() + other.heldBack());
    }

    private static RuleAnswer.Decided decided(DroolsProductRules rules, RuleSet set, RuleFacts facts) {
        return (RuleAnswer.Decided) rules.decide(set, facts);
    }

    /** Negative control: every single condition of every rule, turned around on the direct route alone. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("ruleSets")
    void isFoundOutWhenOneConditionIsTurnedAround(String name, CompiledPack pack, RuleSet set) throws Exception {
        CompiledSet compiled = pack.rules().sets().get(set);
        Model model = model(pack, compiled);
        List<DirectRule> right = new ModelReader(set).read(model, compiled.rules()).rules();
        Amounts amounts = amounts(pack);
        for (int rule = 0; rule < right.size(); rule++) {
            for (int condition = 0; condition < right.get(rule).predicates().size(); condition++) {
                List<DirectRule> wrong = new ArrayList<>(right);
                wrong.set(rule, negated(right.get(rule), condition));
                RuleBase base = new RuleBase(set, KieBaseBuilder.createKieBaseFromModel(model), new DirectRoute(wrong));

                assertThat(codeOf(base, new AimedFacts(pack, set, SEED), amounts)).as("%s condition %s", right.get(rule).info().id(), condition)
                        .isEqualTo("ROUTES_DIFFER");
            }
        }
    }

    private static String codeOf(RuleBase base, AimedFacts aimed, Amounts amounts) throws Exception {
        for (int round = 0; round < 5_000; round++) {
            try {
                base.decide(amounts.addTo(aimed.next()));
            } catch (PayungException e) {
                return e.code();
            }
        }
        return "agreed";
    }

    private static Amounts amounts(CompiledPack pack) {
        return new Amounts(pack.product(), new FormulaEvaluator(pack.product().rounding().mode()));
    }

    private static DirectRule negated(DirectRule rule, int condition) {
        List<Predicate1<Facts>> predicates = new ArrayList<>(rule.predicates());
        Predicate1<Facts> right = predicates.get(condition);
        predicates.set(condition, fact -> !right.test(fact));
        return new DirectRule(rule.info(), predicates, rule.then());
    }

    static Model model(CompiledPack pack, CompiledSet compiled) throws ReflectiveOperationException {
        PackClassLoader classes = PackClassLoader.of(pack.rules().classes());
        return (Model) classes.loadClass(compiled.modelClass()).getDeclaredConstructor().newInstance();
    }

    @Test
    void namesTheRulesOnWhichTheRoutesDifferAndNoFact() throws Exception {
        CompiledPack pack = ProductFolder.sample().compile();
        CompiledSet compiled = pack.rules().sets().get(RuleSet.ELIGIBILITY);
        Model model = model(pack, compiled);
        List<DirectRule> rules = new ArrayList<>(new ModelReader(RuleSet.ELIGIBILITY).read(model, compiled.rules()).rules());
        rules.set(0, negated(rules.get(0), 0));
        RuleBase base = new RuleBase(RuleSet.ELIGIBILITY, KieBaseBuilder.createKieBaseFromModel(model), new DirectRoute(rules));
        RuleFacts facts = SampleFacts.of(RuleSet.ELIGIBILITY).with("answers.monthlyIncome", new BigDecimal("7654321")).facts();
        Amounts amounts = amounts(pack);

        PayungException differ = catchThrowableOfType(
                PayungException.class, () -> base.decide(amounts.addTo(facts)));

        assertThat(differ.code()).isEqualTo("ROUTES_DIFFER");
        assertThat(differ.getMessage()).contains("ELG-001").doesNotContain("ELG-002").doesNotContain("7654321");
    }

    @Test
    void numbersTheFalseConditionsAsTheAuthorWroteThem() {
        ProductFolder folder = ProductFolder.sample().append("eligibility.drl", """
                rule "ELG-020 three conditions"
                when EligibilityFacts( held.count == 1, plan == "basic" || plan == "plus" && held.count == 2, life.sex == "male" )
                then decision.decline("COVER_OVERLAPS"); end
                """);
        DroolsProductRules rules = new DroolsProductRules(folder.compile().product(), folder.compile().rules());

        assertThat(heldBack(rules, 1, "basic", "male")).isEmpty();
        assertThat(heldBack(rules, 0, "basic", "male")).containsExactly(1);
        assertThat(heldBack(rules, 1, "plus", "male")).containsExactly(2);
        assertThat(heldBack(rules, 1, "basic", "female")).containsExactly(3);
        assertThat(heldBack(rules, 0, "plus", "male")).containsExactly(1, 2);
        assertThat(heldBack(rules, 2, "plus", "female")).containsExactly(1, 3);
        assertThat(heldBack(rules, 1, "plus", "female")).containsExactly(2, 3);
        assertThat(heldBack(rules, 0, "plus", "female")).containsExactly(1, 2, 3);
    }

    private static List<Integer> heldBack(DroolsProductRules rules, long held, String plan, String sex) {
        RuleFacts facts = SampleFacts.of(RuleSet.ELIGIBILITY).with("held.count", held).with("plan", plan).with("life.sex", sex).facts();
        return decided(rules, RuleSet.ELIGIBILITY, facts).heldBack().stream().filter(each -> each.rule().equals("ELG-020"))
                .flatMap(each -> each.falseConditions().stream()).toList();
    }

    @Test
    void foreseesOnlyWhatTheKnownFactsRuleOut() {
        DroolsProductRules rules = new DroolsProductRules(ProductFolder.sample().compile().product(), ProductFolder.sample().compile().rules());
        RuleFacts facts = SampleFacts.of(RuleSet.CONSENT).with("minorInsured", false).without("by").facts();

        assertThat(rules.foresee(RuleSet.CONSENT, facts).heldBack()).extracting(HeldBack::rule).containsExactly("CON-005", "CON-006");
        assertThat(rules.foresee(RuleSet.CONSENT, facts).heldBack()).allMatch(each -> each.falseConditions().equals(Set.of(1)));
        assertThat(rules.foresee(RuleSet.CONSENT, facts).foreseen()).extracting(each -> each.finding().rule())
                .containsExactly("CON-001", "CON-002", "CON-003", "CON-004");
    }

    @Test
    void asksForNothingWhereARuleAsksForNothing() throws Exception {
        ProductFolder folder = ProductFolder.sample().append("eligibility.drl", """
                rule "ELG-020 relation is not told"
                when EligibilityFacts( life.relation == null )
                then decision.decline("COVER_OVERLAPS"); end
                rule "ELG-021 relation is told"
                when EligibilityFacts( life.relation != null, life.sex == null || held.count >= 1 )
                then decision.decline("COVER_OVERLAPS"); end
                """);

        Map<String, Count> counts = count(folder.compile(), RuleSet.ELIGIBILITY);

        assertThat(counts.get("ELG-020").spoke()).isBetween(TIMES, FACTS_PER_SET - TIMES);
        assertThat(counts.get("ELG-021").spoke()).isBetween(TIMES, FACTS_PER_SET - TIMES);
    }

    @Test
    void tellsWhereEachRuleStands() {
        CompiledPack pack = ProductFolder.sample().compile();
        DroolsProductRules rules = new DroolsProductRules(pack.product(), pack.rules());

        List<Finding> findings = decided(rules, RuleSet.ELIGIBILITY, SampleFacts.of(RuleSet.ELIGIBILITY).with("life.ageAtStart", 5L).facts()).findings();

        assertThat(findings).extracting(Finding::rule).containsExactly("ELG-001", "ELG-009");
        assertThat(findings.get(0).place()).isEqualTo("eligibility.drl:3");
    }
}
