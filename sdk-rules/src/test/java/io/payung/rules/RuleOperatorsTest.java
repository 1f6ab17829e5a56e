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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every type with every operator, against a value written in the rule and against a parameter: 100 rules in one file, so that the
 * engine also uses its hashed and sorted look-ups. Each is asked at n−1, n and n+1 by both routes.
 */
class RuleOperatorsTest {

    private static final Map<String, IntPredicate> ORDER = new LinkedHashMap<>();

    static {
        ORDER.put("==", sign -> sign == 0);
        ORDER.put("!=", sign -> sign != 0);
        ORDER.put("<", sign -> sign < 0);
        ORDER.put("<=", sign -> sign <= 0);
        ORDER.put(">", sign -> sign > 0);
        ORDER.put(">=", sign -> sign >= 0);
    }

    /** One question of each type: what the rule holds, as a rule and as YAML writes it, and the values n−1, n, n+1. */
    private record Case(String type, String inRule, String inYaml, List<Object> values) {

        String question() {
            return "q" + type.replace("-", "");
        }
    }

    private static final List<Case> ORDERED = List.of(
            new Case("integer", "18", "18", List.of(17L, 18L, 19L)),
            new Case("money", "5_000_000_000.01", "5_000_000_000.01", decimals("5000000000", "5000000000.010", "5000000000.02")),
            new Case("percent", "24", "24", decimals("23.999999999999", "24.00", "24.000000000001")),
            new Case("decimal", "0.1", "0.1", decimals("0.09999999999999999999", "0.10", "0.10000000000000000001")),
            new Case("date", "\"2027-03-01\"", "2027-03-01", List.of(LocalDate.of(2027, 2, 28), LocalDate.of(2027, 3, 1),
                    LocalDate.of(2027, 3, 2))));
    private static final List<Case> EQUAL = List.of(
            new Case("text", "\"Kota Bogor\"", "Kota Bogor", List.of("Kota Boga", "Kota Bogor", "kota bogor")),
            new Case("choice", "\"pilot\"", "pilot", List.of("miner", "pilot", "clerk")),
            new Case("yes-no", "true", "true", List.of(false, true, false)));

    private static final Map<String, IntPredicate> EXPECTED = new TreeMap<>();
    private static ProductPack pack;

    @BeforeAll
    static void compileOnce() {
        StringBuilder rules = new StringBuilder();
        StringBuilder questions = new StringBuilder("questions:\n");
        StringBuilder parameters = new StringBuilder("parameters:\n");
        List<String> texts = new ArrayList<>(List.of("FOUND", "choice.qchoice.miner", "choice.qchoice.pilot", "choice.qchoice.clerk"));
        for (Case one : all()) {
            String of = one.type().equals("choice") ? ", of: [miner, pilot, clerk]" : "";
            questions.append("  %s: { type: %s, source: customer%s }\n".formatted(one.question(), one.type(), of));
            String type = one.type().equals("choice") ? "text" : one.type();
            parameters.append("  p%s: { type: %s, value: %s }\n".formatted(one.question(), type, one.inYaml()));
            texts.add("question." + one.question());
            rules(one, rules);
        }
        ProductFolder folder = ProductFolder.sample().with("eligibility.drl", rules.toString()).texts(texts.toArray(String[]::new));
        folder.replace("product.yaml", "questions:\n", questions.toString())
                .replace("product.yaml", "parameters:\n", parameters.toString());
        pack = folder.serve();
    }

    @Test
    void coversEveryTypeAndOperator() {
        assertThat(EXPECTED).hasSize(5 * 8 * 2 + 2 * 4 * 2 + 1 * 3 * 2);
    }

    @Test
    void comparesExactlyByTheSession() {
        for (int index = 0; index < 3; index++) {
            RuleFacts facts = facts(index);

            Set<String> found = pack.rules().decide(RuleSet.ELIGIBILITY, facts)
                    .fold(decided -> rules(decided.findings()), missing -> Set.of("missing " + missing.names()));

            assertThat(found).as("facts %s", index - 1).isEqualTo(expected(index));
        }
    }

    @Test
    void comparesExactlyByTheCompiledPredicates() {
        for (int index = 0; index < 3; index++) {
            List<Foreseen> foreseen = pack.rules().foresee(RuleSet.ELIGIBILITY, facts(index)).foreseen();

            assertThat(foreseen).allMatch(Foreseen::certain);
            assertThat(rules(foreseen.stream().map(Foreseen::finding).toList())).isEqualTo(expected(index));
        }
    }

    @Test
    void findsEqualNumbersWhateverTheirScale() {
        ProductRules rules = pack.rules();
        Map<String, Object> facts = new TreeMap<>(facts(1).values());
        facts.put("answers.qpercent", new BigDecimal("2.4E+1"));

        RuleAnswer answer = rules.decide(RuleSet.ELIGIBILITY, RuleFacts.of(facts));

        assertThat(answer).isEqualTo(rules.decide(RuleSet.ELIGIBILITY, facts(1)));
    }

    private static Set<String> expected(int index) {
        return EXPECTED.entrySet().stream().filter(entry -> entry.getValue().test(index)).map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> rules(List<Finding> findings) {
        return findings.stream().map(Finding::rule).collect(Collectors.toCollection(TreeSet::new));
    }

    private static RuleFacts facts(int index) {
        Map<String, Object> facts = new TreeMap<>();
        all().forEach(one -> facts.put("answers." + one.question(), one.values().get(index)));
        return RuleFacts.of(facts);
    }

    private static List<Case> all() {
        List<Case> all = new ArrayList<>(ORDERED);
        all.addAll(EQUAL);
        return all;
    }

    private static void rules(Case one, StringBuilder rules) {
        boolean ordered = ORDERED.contains(one);
        for (String right : List.of(one.inRule(), "parameters.p" + one.question())) {
            ORDER.forEach((operator, test) -> {
                if (ordered || operator.equals("==") || operator.equals("!=")) {
                    add(rules, one, operator + " " + right, index -> test.test(sign(one, index)));
                }
            });
            if (!one.type().equals("yes-no")) {
                add(rules, one, "in (" + right + ")", index -> sign(one, index) == 0);
                add(rules, one, "not in (" + right + ")", index -> sign(one, index) != 0);
            } else {
                add(rules, one, "in (true, " + right + ")", index -> sign(one, index) == 0);
            }
        }
    }

    private static void add(StringBuilder rules, Case one, String comparison, IntPredicate expected) {
        String id = "OPS-%03d".formatted(EXPECTED.size() + 1);
        EXPECTED.put(id, expected);
        rules.append("rule \"%s compares\" when EligibilityFacts( answers.%s %s ) then decision.decline(\"FOUND\"); end\n"
                .formatted(id, one.question(), comparison));
    }

    /** The second value is the one in the rule; for texts only equality counts. */
    private static int sign(Case one, int index) {
        return ORDERED.contains(one) ? Integer.compare(index, 1) : one.values().get(index).equals(one.values().get(1)) ? 0 : 1;
    }

    private static List<Object> decimals(String... values) {
        List<Object> decimals = new ArrayList<>();
        for (String value : values) {
            decimals.add(new BigDecimal(value));
        }
        return decimals;
    }
}
