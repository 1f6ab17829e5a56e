package io.payung.rules.authoring.sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A phrase with slots, for example {@code the answer to {question}}. A slot holds one word.
 *
 * @param parts words, and slots in braces
 */
record Template(List<String> parts) {

    /** @param slots what the author wrote into the slots, in order */
    record Match(int next, List<Word> slots) {}

    static Template of(String text) {
        return new Template(List.of(text.split(" ")));
    }

    /** The words from the index on, when they begin with the phrase. */
    Optional<Match> match(List<Word> words, int from) {
        List<Word> slots = new ArrayList<>();
        int at = from;
        for (String part : parts) {
            if (at >= words.size() || words.get(at).kind() == Word.Kind.COMMA) {
                return Optional.empty();
            }
            Word word = words.get(at++);
            if (isSlot(part)) {
                slots.add(word);
            } else if (!word.says(part)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Match(at, slots));
    }

    static boolean isSlot(String part) {
        return part.startsWith("{");
    }

    /** Names of the slots, in order. */
    List<String> slots() {
        return parts.stream().filter(Template::isSlot).map(Template::name).toList();
    }

    /** The phrase with something in its slots. */
    String filled(UnaryOperator<String> bySlot) {
        Stream<String> filled = parts.stream().map(part -> isSlot(part) ? bySlot.apply(name(part)) : part);
        return filled.collect(Collectors.joining(" "));
    }

    private static String name(String part) {
        return part.substring(1, part.length() - 1);
    }
}
