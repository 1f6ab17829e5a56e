package io.payung.claim.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code words.txt} knows about words in names. */
final class Words {

    static final Words KNOWN = read();

    private final Map<String, List<List<String>>> groups;
    private final Map<String, Set<String>> kinds = new HashMap<>();
    private final Map<String, String> variants = new HashMap<>();
    private final Map<String, String> bali = new HashMap<>();
    private final Map<String, List<String>> spelled = new HashMap<>();

    private Words(Map<String, List<List<String>>> groups) {
        this.groups = groups;
        groups.forEach((kind, lines) -> kinds.put(kind, lines.stream().flatMap(Collection::stream).collect(Collectors.toSet())));
        groups.get("variant").forEach(line -> line.forEach(word -> variants.put(word, line.get(0))));
        groups.get("bali").forEach(line -> line.forEach(word -> bali.put(word, line.get(0))));
        groups.get("spelled").forEach(line -> spelled.put(line.get(0), line.subList(1, line.size())));
    }

    private static Words read() {
        try (InputStream file = Objects.requireNonNull(Words.class.getResourceAsStream("words.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return new Words(lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split(" ")))
                    .collect(Collectors.groupingBy(words -> words.get(0), Collectors.mapping(words -> words.subList(1, words.size()), Collectors.toList()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the word is of a kind that is listed without an order. */
    boolean is(String kind, String word) {
        return kinds.get(kind).contains(word);
    }

    /** Whether the word is a name of which several spellings are known. */
    boolean hasSpellings(String word) {
        return variants.containsKey(word);
    }

    /** The one spelling of a name that has several, else the word itself. */
    String oneSpelling(String word) {
        return variants.getOrDefault(word, word);
    }

    /** What a short form stands for behind I or Ni, else the word itself. */
    String written(String word) {
        return bali.getOrDefault(word, word);
    }

    /** What initials at the beginning may stand for; empty when for nothing in particular. */
    List<String> spelledOut(String initials) {
        return spelled.getOrDefault(initials, List.of());
    }

    /** Whether a family may call one person by both. */
    boolean areAkin(String one, String other) {
        return groups.get("akin").stream().anyMatch(line -> line.contains(one) && line.contains(other));
    }
}
