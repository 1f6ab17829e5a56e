package io.payung.consent.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fault.PayungException;
import io.payung.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Every field of every line of a ledger is altered and left out, and bits of it are flipped at random: each time it shows. */
class EveryFieldTest {

    private static final long SEED = 20261125;
    private static final int FLIPS = 300;

    private final TestLedger ledger = TestLedger.of(4);
    private final List<String> lines = ledger.lines();

    @Test
    void findsEveryAlteredField() {
        int[] tried = {0};
        for (int place = 0; place < lines.size(); place++) {
            if (isProven(lines.get(place))) {
                for (List<Object> path : paths(read(lines.get(place)))) {
                    assertNoticed(place, path, parent -> change(parent, last(path)));
                    assertNoticed(place, path, parent -> remove(parent, last(path)));
                    tried[0] += 2;
                }
            }
        }
        assertThat(tried[0]).isGreaterThan(150);
    }

    @Test
    void findsAnyFlippedBit() {
        Random random = new Random(SEED);
        for (int flip = 0; flip < FLIPS; flip++) {
            int place = 1 + random.nextInt(lines.size() - 2);
            byte[] bytes = lines.get(place).getBytes(StandardCharsets.US_ASCII);
            int at = random.nextInt(bytes.length);
            // T and Z of an instant mean the same in small letters.
            if (isProven(lines.get(place)) && bytes[at] != 'T' && bytes[at] != 'Z') {
                bytes[at] ^= (byte) (1 << random.nextInt(7));
                List<String> spoilt = new ArrayList<>(lines);
                spoilt.set(place, new String(bytes, StandardCharsets.US_ASCII));

                assertThat(TestLedger.verify(ledger.verifier(), spoilt).isSound()).as("seed %d, flip %d, line %d, byte %d", SEED, flip, place, at).isFalse();
            }
        }
    }

    /** Of what waits to be chained nothing is proven, and the report says so. */
    private static boolean isProven(String line) {
        return !line.contains("\"type\":\"unsealed\"");
    }

    private void assertNoticed(int place, List<Object> path, Consumer<Object> spoil) {
        Object line = read(lines.get(place));
        Object parent = line;
        for (Object step : path.subList(0, path.size() - 1)) {
            parent = step instanceof Integer index ? ((List<?>) parent).get(index) : ((Map<?, ?>) parent).get(step);
        }
        spoil.accept(parent);
        List<String> spoilt = new ArrayList<>(lines);
        spoilt.set(place, new String(CanonicalJson.write(line), StandardCharsets.UTF_8));
        try {
            assertThat(TestLedger.verify(ledger.verifier(), spoilt).isSound()).as("line %d %s", place, path).isFalse();
        } catch (PayungException refused) {
            assertThat(place).as("only the first line can make it no ledger").isZero();
        }
    }

    private static Object last(List<Object> path) {
        return path.get(path.size() - 1);
    }

    @SuppressWarnings("unchecked")
    private static void change(Object parent, Object step) {
        if (parent instanceof List<?> list) {
            ((List<Object>) list).set((Integer) step, other(list.get((Integer) step)));
        } else {
            ((Map<String, Object>) parent).computeIfPresent((String) step, (key, value) -> other(value));
        }
    }

    @SuppressWarnings("unchecked")
    private static void remove(Object parent, Object step) {
        if (parent instanceof List<?> list) {
            ((List<Object>) list).remove((int) (Integer) step);
        } else {
            ((Map<String, Object>) parent).remove(step);
        }
    }

    private static Object other(Object value) {
        if (value instanceof Number number) {
            return number.longValue() + 1;
        }
        if (value instanceof Boolean flag) {
            return !flag;
        }
        if (value instanceof String text) {
            char first = text.isEmpty() ? ' ' : text.charAt(0);
            return (first == '1' ? "0" : "1") + (text.isEmpty() ? "" : text.substring(1));
        }
        return "";
    }

    /** Of every value within, and of what holds values. */
    private static List<List<Object>> paths(Object value) {
        List<List<Object>> paths = new ArrayList<>();
        Map<Object, Object> children = new HashMap<>();
        if (value instanceof Map<?, ?> map) {
            children.putAll(map);
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                children.put(i, list.get(i));
            }
        }
        children.forEach((step, child) -> {
            paths.add(List.of(step));
            for (List<Object> below : paths(child)) {
                List<Object> path = new ArrayList<>(List.of(step));
                path.addAll(below);
                paths.add(path);
            }
        });
        return paths;
    }

    private static Object read(String line) {
        return CanonicalJson.read(line.getBytes(StandardCharsets.UTF_8), Map.class);
    }
}
