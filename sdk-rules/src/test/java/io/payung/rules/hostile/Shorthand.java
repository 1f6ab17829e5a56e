package io.payung.rules.hostile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The files of an entry out of the one or two things that it changes in a sound rule, table, sentence or definition. */
final class Shorthand {

    static final String BASE = "personal-accident";
    static final Set<String> ENDS_FILE = Set.of("place", "code", "link");

    private static final String DEFINITION = "product.yaml";
    private static final String LOAN = "  loanAmount: { type: money, min: 0, max: 9_000_000, source: customer }\n"
            + "  interest: { type: percent, min: 0, max: 99, source: customer }\n"
            + "  method: { type: choice, of: [annuity, flat], source: customer }\n";

    private Shorthand() {}

    /** Content by path; null removes a file. */
    static Map<String, @Nullable String> files(Cell cell, Map<String, String> keys) {
        Map<String, @Nullable String> files = new LinkedHashMap<>();
        boolean rule = keys.keySet().stream().anyMatch(Set.of("when", "then", "before", "attributes", "file", "name")::contains);
        if (cell == Cell.EXPAND_TABLES) {
            files.put("eligibility.drl", null);
            files.put("eligibility.drl.csv", keys.containsKey("csv") ? keys.get("csv") : table(keys));
        } else if (cell == Cell.EXPAND_SENTENCES) {
            files.put("eligibility.drl", null);
            files.put("eligibility.dslr", keys.containsKey("file") ? keys.get("file") : sentences(keys));
        } else if (rule) {
            files.put("eligibility.drl", keys.containsKey("file") ? keys.get("file") : rule(keys));
        }
        definition(keys, files);
        texts(keys, files);
        if (keys.containsKey("message")) {
            files.put("messages_en.properties", text("messages_en.properties") + "WORDING=" + keys.get("message") + "\n");
        }
        return files;
    }

    /** Texts of what an entry adds, so that nothing but the attack is wrong. */
    private static void texts(Map<String, String> keys, Map<String, @Nullable String> files) {
        String added = keys.containsKey("loan") ? "question.loanAmount question.interest question.method choice.method.annuity choice.method.flat"
                : keys.getOrDefault("texts", "");
        for (String language : added.isEmpty() ? new String[0] : new String[] {"en", "id"}) {
            String file = "messages_" + language + ".properties";
            files.put(file, text(file) + added.replace(" ", "=text\n") + "=text\n");
        }
    }

    private static String rule(Map<String, String> keys) {
        return keys.getOrDefault("before", "") + "rule \"ELG-001 " + keys.getOrDefault("name", "works in a mine") + "\" "
                + (keys.containsKey("attributes") ? keys.get("attributes") + " " : "") + "when EligibilityFacts( "
                + keys.getOrDefault("when", "held.overlaps == true") + " ) then " + keys.getOrDefault("then", "decision.decline(\"COVER_OVERLAPS\")")
                + "; end\n";
    }

    private static String sentences(Map<String, String> keys) {
        return "rule \"ELG-001 " + keys.getOrDefault("name", "works in a mine") + "\"\nwhen " + keys.getOrDefault("if", "always") + "\nthen "
                + keys.getOrDefault("do", "decline because COVER_OVERLAPS") + "\nend\n";
    }

    private static String table(Map<String, String> keys) {
        String snippet = keys.getOrDefault("snippet", "plan == \"$param\"");
        List<List<String>> rows = List.of(
                List.of(keys.getOrDefault("above", "RuleSet"), keys.getOrDefault("value", "payung.tables"), ""),
                List.of("RuleTable hostile", "", ""),
                List.of("NAME", keys.getOrDefault("keyword", "CONDITION"), "ACTION"),
                List.of("", keys.getOrDefault("facts", "EligibilityFacts"), ""),
                List.of("", snippet, keys.getOrDefault("action", "decision.decline(\"$param\");")),
                List.of("Rule", "Label", "Reason"),
                List.of(keys.getOrDefault("name", "ELG-001 works in a mine"), keys.getOrDefault("cell", "basic"),
                        keys.getOrDefault("reason", "COVER_OVERLAPS")));
        return rows.stream().map(row -> row.stream().map(Shorthand::quoted).collect(Collectors.joining(",", "", "\n"))).collect(Collectors.joining());
    }

    private static String quoted(String cell) {
        return cell.isEmpty() ? "" : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static void definition(Map<String, String> keys, Map<String, @Nullable String> files) {
        String text = text(DEFINITION);
        if (keys.containsKey("loan")) {
            text = replaced(text, "questions:\n", "questions:\n" + LOAN);
            text = replaced(text, "amounts:\n", "amounts:\n  hostile: \"" + keys.get("loan") + "\"\n");
        }
        if (keys.containsKey("replace")) {
            String[] change = keys.get("replace").split(" => ", 2);
            text = replaced(text, change[0], change[1]);
        }
        if (keys.containsKey("amount")) {
            text = replaced(text, "amounts:\n", "amounts:\n  hostile: \"" + keys.get("amount") + "\"\n");
        }
        if (keys.containsKey("parameter")) {
            text = replaced(text, "parameters:\n", "parameters:\n  " + keys.get("parameter") + "\n");
        }
        text += keys.getOrDefault("append", "");
        if (!text.equals(text(DEFINITION))) {
            files.put(DEFINITION, text);
        }
    }

    private static String replaced(String text, String old, String now) {
        if (!text.contains(old)) {
            throw new IllegalArgumentException(DEFINITION + " does not hold: " + old);
        }
        return text.replace(old, now);
    }

    /** A line that begins with @ counts from the first line that differs from the sound product: {@code product.yaml:@0:6}. */
    static String place(String place, Map<String, @Nullable String> files) {
        int at = place.indexOf(":@");
        if (at < 0) {
            return place;
        }
        String file = place.substring(0, at);
        String[] rest = place.substring(at + 2).split(":");
        return file + ":" + (firstDifference(text(file), String.valueOf(files.get(file))) + Integer.parseInt(rest[0])) + ":" + rest[1];
    }

    static int firstDifference(String sound, String changed) {
        List<String> before = sound.lines().toList();
        List<String> after = changed.lines().toList();
        int line = 0;
        while (line < before.size() && line < after.size() && before.get(line).equals(after.get(line))) {
            line++;
        }
        return line + 1;
    }

    private static String text(String file) {
        return SmallProduct.whole().text(file);
    }
}
