package io.payung.rules.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The list itself, {@code generated-classes.txt}: of every kind of class its head, its fields, and its methods with their instructions. */
final class AllowList {

    private static final String FILE = "generated-classes.txt";
    private static final Pattern ENTRY = Pattern.compile("(head|field|method) of ([A-Z_ ]+): (.+)");

    private static final Pattern CLASS = Pattern.compile("(?:[a-z][A-Za-z0-9]*/)+[A-Za-z_][A-Za-z0-9_$]*");

    private final Set<String> classNames = new HashSet<>();
    private final Map<ClassKind, Set<String>> heads = new EnumMap<>(ClassKind.class);
    private final Map<ClassKind, Set<String>> fields = new EnumMap<>(ClassKind.class);
    private final Map<ClassKind, Map<String, AllowedCode>> methods = new EnumMap<>(ClassKind.class);

    /** Everything that Drools generates for the dialect, and nothing else. */
    static AllowList ofGeneratedClasses() {
        try (InputStream stream = AllowList.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return new AllowList(new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    AllowList(List<String> lines) {
        lines.forEach(line -> CLASS.matcher(line).results().forEach(name -> classNames.add(name.group().replace('/', '.'))));
        int at = 0;
        while (at < lines.size()) {
            String line = lines.get(at++);
            if (!line.isBlank() && !line.startsWith("#")) {
                List<String> code = new ArrayList<>();
                while (at < lines.size() && lines.get(at).startsWith(" ")) {
                    code.add(lines.get(at++));
                }
                entry(line, AllowedCode.of(code));
            }
        }
    }

    private void entry(String line, AllowedCode code) {
        Matcher entry = ENTRY.matcher(line);
        if (!entry.matches()) {
            throw new IllegalStateException(FILE + " has the line " + line);
        }
        for (String name : entry.group(2).split(" ")) {
            ClassKind kind = ClassKind.valueOf(name);
            switch (entry.group(1)) {
                case "head" -> heads.computeIfAbsent(kind, none -> new HashSet<>()).add(entry.group(3));
                case "field" -> fields.computeIfAbsent(kind, none -> new HashSet<>()).add(entry.group(3));
                default -> methods.computeIfAbsent(kind, none -> new HashMap<>()).put(entry.group(3), code);
            }
        }
    }

    /** Binary names of all classes that the list names. */
    Set<String> classNames() {
        return classNames;
    }

    /** @throws NotAllowed at the first thing in the text that is not on the list */
    void check(ClassText text) {
        if (!heads.getOrDefault(text.kind(), Set.of()).contains(text.head())) {
            throw new NotAllowed("is a " + text.head());
        }
        for (String field : text.fields()) {
            if (!fields.getOrDefault(text.kind(), Set.of()).contains(field)) {
                throw new NotAllowed("has the field " + field);
            }
        }
        for (ClassText.Method method : text.methods()) {
            AllowedCode allowed = methods.getOrDefault(text.kind(), Map.of()).get(method.head());
            if (allowed == null) {
                throw new NotAllowed("has the method " + method.head());
            }
            String refused = allowed.refused(method.code());
            if (refused != null) {
                throw new NotAllowed(method.name() + " has " + refused);
            }
        }
    }
}
