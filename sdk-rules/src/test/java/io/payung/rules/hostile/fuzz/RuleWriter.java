package io.payung.rules.hostile.fuzz;

import io.payung.product.RuleSet;
import io.payung.product.ValueType;
import io.payung.product.ValueType.Kind;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.dialect.RuleSetReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes rules that may well be sound: by the grammar, with names and values of fitting types most of the time. */
final class RuleWriter {

    private static final Map<RuleSet, String> IDS = Map.of(RuleSet.ELIGIBILITY, "ELG", RuleSet.COVERAGE, "COV", RuleSet.CONSENT, "CON",
            RuleSet.CLAIM_DOCUMENTS, "CLM");

    private static final int MAX_DEPTH = 4;

    private final Ground ground;
    private final RuleSet set;
    private final Dice dice;

    RuleWriter(Ground ground, RuleSet set, Dice dice) {
        this.ground = ground;
        this.set = set;
        this.dice = dice;
    }

    String drl() {
        StringBuilder file = new StringBuilder();
        int rules = 1 + dice.below(3);
        for (int number = 1; number <= rules; number++) {
            file.append("rule \"").append(IDS.get(set)).append('-').append(number).append(dice.of(" x", " a rule, no. 7", " A-b_c.d")).append("\"\nwhen ")
                    .append(dice.once(60) ? "ClaimFacts" : RuleSetReader.factType(set)).append("( ").append(conditions()).append(" )\nthen ")
                    .append(call()).append("; end\n").append(dice.once(8) ? "// a remark\n" : "");
        }
        return file.toString();
    }

    private String conditions() {
        List<String> conditions = new ArrayList<>();
        for (int count = 1 + dice.below(4); count > 0; count--) {
            conditions.add(condition(0));
        }
        return String.join(dice.of(", ", ",\n    ", " && "), conditions);
    }

    String condition(int depth) {
        if (depth < MAX_DEPTH && dice.once(5)) {
            String operator = dice.of(" && ", " || ");
            String joined = condition(depth + 1) + operator + condition(depth + 1);
            return dice.once(3) ? joined : "(" + joined + ")";
        }
        Map<String, ValueType> names = ground.namesOf(set);
        String left = dice.of(names.keySet());
        while (left.startsWith("parameters.") && !dice.once(40)) {
            left = dice.of(names.keySet());
        }
        return comparison(left, names.get(left).kind());
    }

    /** Without brackets. */
    String comparison() {
        String condition = condition(MAX_DEPTH);
        return condition.endsWith(")") ? comparison() : condition;
    }

    private String comparison(String left, Kind kind) {
        if (dice.once(6)) {
            return left + dice.of(" in ", " not in ") + "(" + operand(left, kind) + (dice.once(2) ? ", " + operand(left, kind) : "") + ")";
        }
        if (dice.once(14)) {
            return left + dice.of(" == null", " != null");
        }
        boolean ordered = kind != Kind.TEXT && kind != Kind.FLAG;
        String operator = ordered || dice.once(40) ? dice.of(" < ", " <= ", " > ", " >= ", " == ", " != ") : dice.of(" == ", " != ");
        String right = operand(left, kind);
        return dice.once(10) ? right + operator + left : left + operator + right;
    }

    /** Of the kind, another name of it, or now and then of another kind. */
    private String operand(String left, Kind wanted) {
        Kind kind = dice.once(25) ? dice.of(Kind.values()) : wanted;
        if (dice.once(3)) {
            Map<String, ValueType> names = ground.namesOf(set);
            List<String> fitting = names.keySet().stream().filter(name -> names.get(name).kind() == kind).toList();
            return fitting.isEmpty() ? "null" : dice.of(fitting);
        }
        return switch (kind) {
            case WHOLE -> dice.of(String.valueOf(dice.below(100)), "-" + dice.below(9), "0", "999999999999999999", "1_000_000", "-0", "007");
            case NUMBER -> dice.of(String.valueOf(dice.below(5_000_000)), dice.below(100) + "." + dice.below(100), "0.000001", "0.0000001", "0.000000000001", "-0.00000012", "10.50", "-0.0",
                    "999999999999999999.999999999999", "2_500_000.5", "0.10");
            case FLAG -> dice.of("true", "false");
            case DATE -> dice.of("\"2027-03-01\"", "\"2028-02-29\"", "\"2026-01-01\"", "\"2027-02-29\"", "\"0001-01-01\"", "\"9999-12-31\"");
            case TEXT -> "\"" + text(left) + "\"";
        };
    }

    private String text(String name) {
        Symbols symbols = ground.symbols();
        String question = name.startsWith("answers.") ? name.substring("answers.".length()) : "";
        if (symbols.questions().containsKey(question) && !symbols.questions().get(question).choices().isEmpty()) {
            return dice.of(symbols.questions().get(question).choices());
        }
        return switch (name) {
            case "plan" -> dice.of(symbols.plans().keySet());
            case "benefit" -> dice.of(symbols.benefits().keySet());
            case "life.role" -> "main";
            case "life.relation" -> dice.of("self", "child", "spouse");
            case "life.sex", "applicant.sex" -> dice.of("female", "male");
            case "language" -> dice.of("id", "en");
            case "by" -> dice.of("guardian", "applicant");
            case "event.consequence" -> dice.of("death", "injury", "total-permanent-disability");
            default -> dice.of("app", "shop 1", "Bogor", "a-b_c.d,e", "true", "null", "x".repeat(1 + dice.below(100)), "1L", "0B", "new", "eval");
        };
    }

    String call() {
        Symbols symbols = ground.symbols();
        String code = "\"" + dice.of("COVER_OVERLAPS", "AGE_BELOW_MINIMUM", "X1", "LIMIT_FOR_CHILD") + "\"";
        String amount = dice.of("parameters.childDeathLimit", "amounts.fiveIncomes", "answers.monthlyIncome", "parameters.childAge", "answers.weight",
                "amounts.roomBesideBasic");
        return "decision." + switch (set) {
            case ELIGIBILITY -> "decline(" + code + ")";
            case COVERAGE -> dice.once(3) ? "exclude(\"" + dice.of(symbols.benefits().keySet()) + "\", " + code + ")"
                    : "limit(\"" + dice.of(symbols.benefits().keySet()) + "\", " + amount + ", " + code + ")";
            case CONSENT -> dice.once(3) ? "decline(" + code + ")" : "require(\"" + dice.of(symbols.clauses()) + "\", " + code + ")";
            case CLAIM_DOCUMENTS -> dice.once(4) ? "refer(" + code + ")"
                    : dice.of("require", "waive") + "(\"" + dice.of(symbols.documents().keySet()) + "\", " + code + ")";
        };
    }
}
