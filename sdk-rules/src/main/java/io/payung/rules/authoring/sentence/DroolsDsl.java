package io.payung.rules.authoring.sentence;

import io.payung.product.RuleSet;
import io.payung.product.ValueType;
import io.payung.rules.authoring.definition.Symbols;
import io.payung.rules.authoring.dialect.RuleSetReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes the dictionary in the mapping language of Drools. */
final class DroolsDsl {

    static final int MAX_LIST = 5;

    private static final String CODE = "[A-Z][A-Z0-9_]*";

    /** Drools tries its entries in order, so that a longer sentence has to stand before one that it contains. */
    private record Entry(int words, String key, String drl) {}

    /** Something to be filled in: how it is written in the sentence, and in DRL; both hold {@code %s} where the number of a value goes. */
    private record Slot(String key, String drl) {}

    private final RuleSet set;
    private final Symbols symbols;
    private final Wording wording;

    DroolsDsl(RuleSet set, Symbols symbols, Wording wording) {
        this.set = set;
        this.symbols = symbols;
        this.wording = wording;
    }

    String write(List<FixedSentence> fixed, List<Subject> subjects, Map<String, Template> decisions) {
        StringBuilder dsl = new StringBuilder();
        keywords().forEach((key, drl) -> dsl.append("[keyword]^\\s*(?i:").append(key).append(")=").append(drl).append('\n'));
        List<Entry> entries = new ArrayList<>();
        fixed.forEach(one -> entries.add(new Entry(one.template().parts().size(), words(one.template().filled(slot -> "")), one.drl())));
        for (Subject subject : subjects) {
            for (Operator operator : Operator.of(subject.family())) {
                if (subject.allows(operator)) {
                    entries.addAll(entries(subject, operator, subjects));
                }
            }
        }
        entries.stream().sorted(Comparator.comparing(Entry::words).reversed())
                .forEach(entry -> dsl.append("[condition]").append(entry.key()).append('=').append(entry.drl()).append('\n'));
        dsl.append("[condition](?i:").append(wording.keyword(Keyword.AND)).append(")=,\n");
        dsl.append("[condition](?i:").append(wording.keyword(Keyword.OR)).append(")=||\n");
        decisions.forEach((word, template) -> dsl.append(decision(word, template)));
        return dsl.toString();
    }

    /** The pattern is opened and closed by lines that Drools passes through. */
    private Map<String, String> keywords() {
        return Stream.of(Keyword.values()).collect(Collectors.toMap(wording::keyword, keyword -> switch (keyword) {
            case RULE -> "rule";
            case WHEN -> "when\\n>" + RuleSetReader.factType(set) + "(\\n";
            case AND -> ">,\\n";
            case OR -> ">||\\n";
            case THEN -> ">)\\nthen\\n";
            case END -> "end";
        }));
    }

    private List<Entry> entries(Subject subject, Operator operator, List<Subject> subjects) {
        Template phrase = operator.phrase(subject.family(), wording);
        String key = words(subject.phrase()) + " " + words(phrase.filled(slot -> ""));
        int size = (subject.phrase().split(" ").length + phrase.parts().size()) * 10;
        String drl = subject.drl() + " " + operator.drl();
        if (operator.takesNothing()) {
            return List.of(new Entry(size, key, drl));
        }
        List<Slot> slots = new ArrayList<>(slots(subject));
        if (operator.takesList()) {
            return slots.stream().flatMap(slot -> lists(size, key, drl, slot)).toList();
        }
        subjects.stream().filter(other -> other.type() != null && Family.of("", other.type()) == general(subject))
                .forEach(other -> slots.add(0, new Slot(words(other.phrase()), other.drl())));
        List<Entry> entries = new ArrayList<>();
        for (Slot slot : slots) {
            int length = slot.key().contains("%s") ? 0 : slot.key().split(" ").length;
            entries.add(new Entry(size + length, key + " " + slot.key().formatted(""), drl + " " + slot.drl().formatted("")));
        }
        return entries;
    }

    private static Stream<Entry> lists(int size, String key, String drl, Slot slot) {
        return IntStream.iterate(MAX_LIST, count -> count > 0, count -> count - 1).mapToObj(count -> new Entry(size + count,
                key + " " + repeat(count, slot.key(), "\\s*,\\s*"), drl + " (" + repeat(count, slot.drl(), ", ") + ")"));
    }

    private static String repeat(int count, String slot, String separator) {
        return IntStream.range(0, count).mapToObj(slot::formatted).collect(Collectors.joining(separator));
    }

    private static Family general(Subject subject) {
        return subject.family() == Family.AGE ? Family.NUMBER : subject.family();
    }

    private List<Slot> slots(Subject subject) {
        List<Slot> slots = new ArrayList<>();
        name(slots, "parameters.", symbols.parameters().keySet());
        if (general(subject) != Family.TEXT) {
            name(slots, "amounts.", symbols.amounts().keySet());
            name(slots, "answers.", symbols.questions().keySet());
        }
        switch (general(subject)) {
            case TEXT -> {
                slots.add(new Slot("\"{v%s:[A-Za-z0-9][A-Za-z0-9 _.,-]*}\"", "\"{v%s}\""));
                slots.add(new Slot("{v%s:[A-Za-z0-9][A-Za-z0-9_.-]*}", "\"{v%s}\""));
            }
            case DATE -> slots.add(new Slot("{v%s:\\d+-\\d+-\\d+}", "\"{v%s}\""));
            case FLAG -> {
                slots.add(new Slot("(?i:" + wording.text("yes") + ")", "true"));
                slots.add(new Slot("(?i:" + wording.text("no") + ")", "false"));
            }
            default -> slots.add(new Slot("{v%s:-?\\d[\\d_]*(?:\\.\\d+)?}", "{v%s}"));
        }
        return slots;
    }

    private static void name(List<Slot> slots, String group, Collection<String> names) {
        if (!names.isEmpty()) {
            slots.add(new Slot("{v%s:" + anyOf(names) + "}", group + "{v%s}"));
        }
    }

    private String decision(String word, Template template) {
        String key = words(template.filled(slot -> "{" + slot + ":" + pattern(slot) + "}"));
        Function<String, String> arguments = amount -> template.slots().stream()
                .map(slot -> slot.equals("amount") ? amount + "{amount}" : "\"{" + slot + "}\"").collect(Collectors.joining(", "));
        Map<String, Collection<String>> amounts = Map.of("parameters.", symbols.parameters().keySet(), "amounts.",
                symbols.amounts().keySet(), "answers.", symbols.questions().keySet());
        if (!template.slots().contains("amount")) {
            return "[consequence]" + key + "=decision." + word + "(" + arguments.apply("") + ");\n";
        }
        return amounts.entrySet().stream().filter(group -> !group.getValue().isEmpty())
                .map(group -> "[consequence]" + key.replace("{amount:}", "{amount:" + anyOf(group.getValue()) + "}") + "=decision." + word
                        + "(" + arguments.apply(group.getKey()) + ");\n")
                .sorted().collect(Collectors.joining());
    }

    private String pattern(String slot) {
        return switch (slot) {
            case "benefit" -> anyOf(symbols.benefits().keySet());
            case "clause" -> anyOf(symbols.clauses());
            case "document" -> anyOf(symbols.documents().keySet());
            case "amount" -> "";
            default -> CODE;
        };
    }

    /** The longest first, or one that another begins with would hide it. */
    private static String anyOf(Collection<String> ids) {
        Comparator<String> longest = Comparator.comparing(String::length);
        return ids.stream().sorted(longest.reversed().thenComparing(Comparator.naturalOrder())).collect(Collectors.joining("|"));
    }

    /** The phrase in capitals or not; names in slots stay as they are. */
    private static String words(String phrase) {
        return Stream.of(phrase.split(" (?![^{]*})")).map(word -> word.startsWith("{") ? word : "(?i:" + word + ")")
                .collect(Collectors.joining(" "));
    }
}
