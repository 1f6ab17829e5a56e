package io.payung.rules.bytecode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a method may hold.
 *
 * @param exactly the texts of which it has one
 * @param anyOf   where there are none: the instructions of which it has any number in any order
 */
record AllowedCode(Set<List<String>> exactly, Set<String> anyOf) {

    private static final String EXACTLY = "    exactly";

    AllowedCode {
        exactly = Set.copyOf(exactly);
        anyOf = Set.copyOf(anyOf);
    }

    /** From the lines below the head of a method. */
    static AllowedCode of(List<String> lines) {
        Set<List<String>> exactly = new HashSet<>();
        Set<String> anyOf = new HashSet<>();
        List<String> text = null;
        for (String line : lines) {
            if (line.equals(EXACTLY)) {
                addTo(exactly, text);
                text = new ArrayList<>();
            } else if (text != null) {
                text.add(line.strip());
            } else if (!line.equals("    any of")) {
                anyOf.add(line.strip());
            }
        }
        addTo(exactly, text);
        return new AllowedCode(exactly, anyOf);
    }

    private static void addTo(Set<List<String>> texts, @Nullable List<String> text) {
        if (text != null) {
            texts.add(List.copyOf(text));
        }
    }

    /** The first instruction that is not allowed; null when all are. */
    @Nullable String refused(List<String> code) {
        if (!exactly.isEmpty()) {
            return exactly.contains(code) ? null : unexpected(code);
        }
        return code.stream().filter(instruction -> !anyOf.contains(instruction)).findFirst().orElse(null);
    }

    /** The first instruction with which no text goes on. */
    private String unexpected(List<String> code) {
        int length = 0;
        for (List<String> text : exactly) {
            int same = 0;
            while (same < Math.min(text.size(), code.size()) && text.get(same).equals(code.get(same))) {
                same++;
            }
            length = Math.max(length, same);
        }
        return length < code.size() ? code.get(length) : "an end after " + length + " instructions";
    }
}
