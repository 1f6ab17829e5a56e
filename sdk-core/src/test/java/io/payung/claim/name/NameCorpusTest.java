package io.payung.claim.name;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.claim.name.NameMatch.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The comparison against pairs that were judged by hand before it was written. */
class NameCorpusTest {
    private static final int EVERY = 3;
    private final List<Pair> pairs = read();

    private record Pair(int number, String group, String document, String enrolled, String judgement) {
        boolean isHeldOut() {
            return number % EVERY == 0;
        }

        Answer answer() {
            return NameCheck.compare(document, enrolled).answer();
        }

        @Override
        public String toString() {
            return document + " / " + enrolled + ": " + judgement + ", found " + NameCheck.compare(document, enrolled);
        }
    }

    @Test
    void holdsOneName() {
        List<Pair> tuned = pairs.stream().filter(pair -> !pair.isHeldOut()).toList();

        System.out.print(table("tuned", tuned));

        assertNothingIsMixedUp(tuned);
    }

    @Test
    void holdsOneNameOnPairsThatWereNeverTunedOn() {
        List<Pair> holdout = pairs.stream().filter(Pair::isHeldOut).toList();

        System.out.print(table("holdout", holdout));

        assertNothingIsMixedUp(holdout);
    }

    private static void assertNothingIsMixedUp(List<Pair> pairs) {
        assertThat(pairs).filteredOn(pair -> pair.judgement().equals("different") && pair.answer() == Answer.SAME).isEmpty();
        assertThat(pairs).filteredOn(pair -> pair.judgement().equals("same") && pair.answer() == Answer.DIFFERENT).isEmpty();
    }

    private static String table(String name, List<Pair> pairs) {
        Map<String, Map<Answer, Integer>> counts = new TreeMap<>();
        pairs.forEach(pair -> counts.computeIfAbsent(pair.judgement(), judgement -> new TreeMap<>()).merge(pair.answer(), 1, Integer::sum));
        StringBuilder table = new StringBuilder(String.format("%-10s%8s%8s%10s%n", name, "same", "ask", "different"));
        counts.forEach((judgement, found) -> table.append(String.format("%-10s%8d%8d%10d%n", judgement, found.getOrDefault(Answer.SAME, 0),
                found.getOrDefault(Answer.ASK, 0), found.getOrDefault(Answer.DIFFERENT, 0))));
        return table.toString();
    }

    private static List<Pair> read() {
        try (InputStream file = Objects.requireNonNull(NameCorpusTest.class.getResourceAsStream("pairs.csv"))) {
            List<Pair> pairs = new ArrayList<>();
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).toList()) {
                String[] cells = line.split(";");
                pairs.add(new Pair(pairs.size() + 1, cells[0], cells[1], cells[2], cells[3]));
            }
            return pairs;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
