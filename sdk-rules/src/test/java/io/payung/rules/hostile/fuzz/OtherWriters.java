package io.payung.rules.hostile.fuzz;

import io.payung.product.RuleSet;
import io.payung.rules.authoring.sentence.Dictionary;
import io.payung.rules.authoring.sentence.Sentence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes tables, sentences and formulas that may well be sound. */
final class OtherWriters {

    private final Ground ground;
    private final Map<RuleSet, Map<String, List<Sentence>>> conditions = new EnumMap<>(RuleSet.class);
    private final Map<RuleSet, Map<String, List<Sentence>>> decisions = new EnumMap<>(RuleSet.class);

    OtherWriters(Ground ground) {
        this.ground = ground;
        for (RuleSet set : RuleSet.values()) {
            Map<String, List<Sentence>> when = new TreeMap<>();
            Map<String, List<Sentence>> then = new TreeMap<>();
            for (String language : Dictionary.languages()) {
                Dictionary dictionary = Dictionary.of(set, ground.symbols(), language);
                when.put(language, dictionary.conditions());
                then.put(language, dictionary.decisions());
            }
            conditions.put(set, when);
            decisions.put(set, then);
        }
    }

    String sentences(RuleSet set, Dice dice) {
        String language = dice.of("en", "id");
        String[] words = language.equals("en") ? new String[] {"rule", "when", "and", "or", "then", "end"}
                : new String[] {"aturan", "jika", "dan", "atau", "maka", "selesai"};
        StringBuilder text = new StringBuilder();
        for (int number = 1; number <= 1 + dice.below(2); number++) {
            text.append(words[0]).append(" \"ELG-").append(number).append(" x\"\n").append(words[1]).append(' ').append(condition(set, language, dice));
            for (int more = dice.below(4); more > 0; more--) {
                text.append(dice.once(4) ? " " + words[3] + " " : "\n" + words[2] + " ").append(condition(set, language, dice));
            }
            text.append('\n').append(words[4]).append(' ').append(dice.of(decisions.get(set).get(language)).example()).append('\n').append(words[5])
                    .append('\n');
        }
        return text.toString();
    }

    /** An example of a sentence, its value sometimes exchanged for another one. */
    private String condition(RuleSet set, String language, Dice dice) {
        String example = dice.of(conditions.get(set).get(language)).example();
        int last = example.lastIndexOf(' ');
        return last > 0 && dice.once(3) ? example.substring(0, last + 1) + dice.of("7", "0", "12.5", "5_000_000", "2028-02-29", "\"Kota Depok\"", "childAge",
                "lowIncome", "basic", "mining, home", "yes", "tidak") : example;
    }

    String table(RuleSet set, Dice dice) {
        RuleWriter writer = new RuleWriter(ground, set, dice);
        List<String> snippets = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int count = 1 + dice.below(3); count > 0; count--) {
            String[] pair = split(writer.comparison());
            snippets.add(pair[0]);
            values.add(pair[1]);
        }
        String call = writer.call();
        int code = call.lastIndexOf('"', call.length() - 3);
        String action = call.substring(0, code + 1) + "$param\");";
        String reason = call.substring(code + 1, call.length() - 2);
        String type = io.payung.rules.authoring.dialect.RuleSetReader.factType(set);
        String separator = dice.once(12) ? ";" : ",";
        List<List<String>> rows = new ArrayList<>(List.of(List.of("RuleSet", "payung.tables"), List.of("RuleTable x"), row("NAME", snippets, "CONDITION",
                "ACTION"), row("", snippets, type, ""), row(action, "", snippets), row("Reason", "Rule", snippets)));
        for (int number = 1; number <= 1 + dice.below(2); number++) {
            rows.add(row(reason, "ELG-" + number + " x", values));
        }
        StringBuilder csv = new StringBuilder();
        rows.forEach(row -> csv.append(String.join(separator, padded(row, snippets.size() + 2).stream().map(OtherWriters::quoted).toList())).append('\n'));
        return csv.toString();
    }

    /** The last value of a condition becomes that of a cell. */
    private static String[] split(String condition) {
        int space = condition.lastIndexOf(' ');
        String value = condition.substring(space + 1);
        if (value.startsWith("\"") && value.endsWith("\"") && value.length() > 2) {
            return new String[] {condition.substring(0, space + 1) + "\"$param\"", value.substring(1, value.length() - 1)};
        }
        return new String[] {condition.substring(0, space + 1) + "$param", value};
    }

    private static List<String> row(String first, List<String> middle, String each, String last) {
        List<String> row = new ArrayList<>(List.of(first));
        middle.forEach(one -> row.add(each));
        row.add(last);
        return row;
    }

    private static List<String> row(String last, String first, List<String> middle) {
        List<String> row = new ArrayList<>(List.of(first));
        row.addAll(middle);
        row.add(last);
        return row;
    }

    private static List<String> padded(List<String> row, int width) {
        List<String> padded = new ArrayList<>(row);
        while (padded.size() < width) {
            padded.add("");
        }
        return padded;
    }

    private static String quoted(String cell) {
        return cell.matches("[A-Za-z0-9 _.$-]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    String formula(Dice dice, int depth) {
        if (depth > 4 || dice.once(3)) {
            return dice.of("monthlyIncome", "lowIncome", "children", "weight", "childAge", String.valueOf(dice.below(1_000)), dice.below(9) + "."
                    + dice.below(1_000_000), "0", "1_000_000", "999999999999999999", "0.000000000001");
        }
        String left = formula(dice, depth + 1);
        String right = formula(dice, depth + 1);
        return switch (dice.below(10)) {
            case 0, 1 -> left + " + " + right;
            case 2 -> left + " - " + right;
            case 3, 4 -> left + " * " + right;
            case 5 -> dice.of("min", "max") + "(" + left + ", " + right + (dice.once(3) ? ", 7" : "") + ")";
            case 6 -> "round(" + left + ", " + dice.of("500", "0.01", "1", "0.000000000001") + ")";
            case 7 -> "divide(" + left + ", " + right + ", " + dice.below(13) + ")";
            case 8 -> "(" + left + dice.of(" < ", " <= ", " == ", " != ", " >= ") + right + ")";
            default -> dice.once(2) ? "-" + left : "(" + left + ")";
        };
    }
}
