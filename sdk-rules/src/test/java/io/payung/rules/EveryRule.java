package io.payung.rules;

import io.payung.product.FactVocabulary;
import io.payung.product.RuleSet;
import io.payung.product.ValueType;
import io.payung.product.ValueType.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A product that says whatever the dialect can say: every fact, every operator, every pair of kinds, every word of every rule set. */
public final class EveryRule {

    private static final Map<RuleSet, String> FACTS = Map.of(RuleSet.ELIGIBILITY, "EligibilityFacts", RuleSet.COVERAGE, "CoverageFacts",
            RuleSet.CONSENT, "ConsentFacts", RuleSet.CLAIM_DOCUMENTS, "ClaimFacts");
    private static final Map<RuleSet, List<String>> WORDS = Map.of(
            RuleSet.ELIGIBILITY, List.of("decline(\"SAID\")"),
            RuleSet.COVERAGE, List.of("exclude(\"medical\", \"SAID\")", "limit(\"death\", parameters.pmoney, \"SAID\")",
                    "limit(\"death\", answers.qmoney, \"SAID\")", "limit(\"death\", amounts.fiveIncomes, \"SAID\")"),
            RuleSet.CONSENT, List.of("require(\"cover\", \"SAID\")", "decline(\"SAID\")"),
            RuleSet.CLAIM_DOCUMENTS, List.of("require(\"receipts\", \"SAID\")", "waive(\"receipts\", \"SAID\")", "refer(\"SAID\")"));
    private static final Map<String, String> KNOWN = new TreeMap<>(Map.of("plan", "basic", "life.role", "main", "life.relation", "child",
            "life.sex", "female", "applicant.sex", "male", "by", "guardian", "method", "checkbox", "language", "en", "benefit", "death",
            "event.consequence", "injury"));
    private static final Map<ValueType, String> LITERALS = Map.of(ValueType.INTEGER, "18", ValueType.MONEY, "2_500_000.05", ValueType.PERCENT,
            "12", ValueType.DECIMAL, "-0.125", ValueType.TEXT, "\"abroad\"", ValueType.CHOICE, "\"miner\"", ValueType.YES_NO, "true",
            ValueType.DATE, "\"2027-03-01\"");

    private final RuleSet set;
    private final Map<String, ValueType> names = new LinkedHashMap<>();
    private final StringBuilder rules = new StringBuilder();
    private int count;

    private EveryRule(RuleSet set) {
        this.set = set;
        names.putAll(FactVocabulary.of(set));
        names.put("lives.countOf(\"main\")", ValueType.INTEGER);
        for (ValueType type : ValueType.values()) {
            names.put("answers." + question(type), type);
        }
        names.put("amounts.fiveIncomes", ValueType.DECIMAL);
    }

    /** The sample product with these rules. */
    public static ProductFolder folder() {
        KNOWN.put("object.kind", "loan");
        KNOWN.put("event.cause", "accident");
        ProductFolder folder = ProductFolder.sample();
        folder.replace("product.yaml", "questions:\n", "questions:\n" + ofEachType("  %s: { type: %s, source: customer%s }\n", true))
                .replace("product.yaml", "parameters:\n", "parameters:\n" + ofEachType("  %s: { type: %s, value: %s }\n", false))
                .replace("product.yaml", "lives:\n", "object: { kind: loan, key: qtext }\nlives:\n");
        List<String> texts = new ArrayList<>(List.of("SAID", "choice.qchoice.miner", "choice.qchoice.clerk"));
        for (ValueType type : ValueType.values()) {
            texts.add("question." + question(type));
        }
        for (RuleSet set : RuleSet.values()) {
            folder.with(set.fileName() + ".drl", new EveryRule(set).write());
        }
        return folder.texts(texts.toArray(String[]::new));
    }

    private static String ofEachType(String format, boolean question) {
        StringBuilder lines = new StringBuilder();
        for (ValueType type : ValueType.values()) {
            String literal = LITERALS.get(type).replace("\"", "");
            String of = type == ValueType.CHOICE ? ", of: [miner, clerk]" : "";
            String declared = !question && type == ValueType.CHOICE ? "text" : type.key();
            lines.append(format.formatted(question ? question(type) : "p" + question(type).substring(1), declared, question ? of : literal));
        }
        return lines.toString();
    }

    private static String question(ValueType type) {
        return "q" + type.key().replace("-", "");
    }

    private String write() {
        names.forEach((name, type) -> rule(name + " == " + literal(name, type)));
        WORDS.get(set).forEach(word -> rule("lives.count >= 1", word));
        if (set == RuleSet.ELIGIBILITY) {
            names.forEach(this::everyForm);
            rule("((lives.count == 1 && asOf != null) || (lives.count == 2 || plan == \"basic\")), lives.count <= parameters.pdecimal");
            // The engine names in a shared condition only so many of its rules.
            IntStream.range(0, 12).forEach(twin -> rule("lives.count >= 2"));
        }
        return rules.toString();
    }

    /** In one rule set: the operators do not depend on the fact type. */
    private void everyForm(String name, ValueType type) {
        String literal = literal(name, type);
        rule(operators(type).stream().map(operator -> name + " " + operator + " " + literal).collect(Collectors.joining(", ")));
        rule(literal + " == " + name + ", " + name + " in (" + literal + ", " + other(name, type, literal) + "), " + name + " not in (" + literal + ")");
        if (!name.startsWith("amounts.")) {
            rule(name + " == null, " + name + " != null || " + name + " == " + literal);
        }
        rule("(" + name + " == " + literal + " || " + name + " != " + literal + ") && lives.count >= 1");
        names.forEach((beside, same) -> pair(name, type, beside, same));
    }

    /** One name of each kind beside each other one is enough: accessors do not depend on their neighbour. */
    private void pair(String name, ValueType type, String beside, ValueType same) {
        boolean numbers = isNumber(type) && isNumber(same) && !(isUnit(type) && isUnit(same) && type != same)
                && !(isUnit(type) != isUnit(same) && (type == ValueType.INTEGER || same == ValueType.INTEGER));
        boolean alike = type.kind() == same.kind() && type.kind() != Kind.NUMBER && type.kind() != Kind.WHOLE;
        boolean sampled = name.startsWith("answers.") || name.startsWith("amounts.");
        if (!name.equals(beside) && sampled && (numbers || alike) && !beside.startsWith("object.")) {
            rule(operators(type).stream().map(operator -> name + " " + operator + " " + beside).collect(Collectors.joining(", ")));
        }
    }

    private void rule(String conditions) {
        rule(conditions, WORDS.get(set).get(0));
    }

    private void rule(String conditions, String word) {
        rules.append("rule \"%s-%03d says\"\nwhen %s( %s )\nthen decision.%s; end\n".formatted(set.name().substring(0, 3), ++count, FACTS.get(set),
                conditions.replace(", ", ",\n  ").replace(" || ", "\n  || "), word));
    }

    private static List<String> operators(ValueType type) {
        return type.kind() == Kind.TEXT || type.kind() == Kind.FLAG ? List.of("==", "!=") : List.of("==", "!=", "<", "<=", ">", ">=");
    }

    private static String literal(String name, ValueType type) {
        return KNOWN.containsKey(name) ? '"' + KNOWN.get(name) + '"' : LITERALS.get(type);
    }

    private static String other(String name, ValueType type, String literal) {
        return KNOWN.containsKey(name) ? literal : switch (type) {
            case INTEGER -> "19";
            case MONEY, PERCENT, DECIMAL -> "7";
            case TEXT -> "\"home\"";
            case CHOICE -> "\"clerk\"";
            case YES_NO -> "false";
            case DATE -> "\"2027-03-02\"";
        };
    }

    private static boolean isNumber(ValueType type) {
        return type.kind() == Kind.WHOLE || type.kind() == Kind.NUMBER;
    }

    private static boolean isUnit(ValueType type) {
        return type == ValueType.MONEY || type == ValueType.PERCENT;
    }
}
