package io.payung.rules.bytecode;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the list anew from classes that were generated: what it should be when Drools or the dialect changes. */
final class Listing {

    /** Methods that differ from rule to rule; all others have a few texts. */
    private static final Pattern VARYING = Pattern.compile(".* (?:test \\(LFACT;.*|apply \\(LFACT;.*|predicateInformation .*|getPropertyIndex .*"
            + "|getRulesList .*|rule_ID .*)");

    /** What stands in an entry → kinds of classes; sorted, so that a listing has one order. */
    private final SortedMap<String, Set<ClassKind>> entries = new TreeMap<>();

    private Listing() {}

    static String of(Collection<ClassText> texts) {
        Map<ClassKind, SortedMap<String, Set<String>>> methods = new TreeMap<>();
        Listing listing = new Listing();
        for (ClassText text : texts) {
            listing.add("head of %s: " + text.head(), text.kind());
            text.fields().forEach(field -> listing.add("field of %s: " + field, text.kind()));
            for (ClassText.Method method : text.methods()) {
                Set<String> code = methods.computeIfAbsent(text.kind(), none -> new TreeMap<>()).computeIfAbsent(method.head(), none -> new TreeSet<>());
                if (VARYING.matcher(method.head()).matches()) {
                    method.code().forEach(instruction -> code.add(line(instruction)));
                } else {
                    code.add(method.code().stream().map(Listing::line).collect(Collectors.joining()));
                }
            }
        }
        methods.forEach((kind, heads) -> heads.forEach((head, code) -> listing.add("method of %s: " + head + body(head, code), kind)));
        return listing.entries.entrySet().stream().map(entry -> entry.getKey().formatted(entry.getValue().stream().map(Enum::name)
                .collect(Collectors.joining(" ")))).collect(Collectors.joining("\n", "", "\n"));
    }

    private void add(String entry, ClassKind kind) {
        entries.computeIfAbsent(entry, none -> new TreeSet<>()).add(kind);
    }

    private static String line(String instruction) {
        return "\n        " + instruction;
    }

    private static String body(String head, Set<String> code) {
        return VARYING.matcher(head).matches() ? "\n    any of" + String.join("", code)
                : code.stream().map(text -> "\n    exactly" + text).collect(Collectors.joining());
    }
}
