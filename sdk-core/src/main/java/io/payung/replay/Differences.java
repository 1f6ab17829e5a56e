package io.payung.replay;

import io.payung.decision.Decision;
import io.payung.json.CanonicalJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where two decisions differ, as JSON pointers (RFC 6901): names of members only, no values. */
final class Differences {

    private final List<String> pointers = new ArrayList<>();

    private Differences() {}

    /** Empty exactly when both have the same canonical bytes. */
    static List<String> between(Decision one, Decision other) {
        byte[] left = CanonicalJson.write(one);
        byte[] right = CanonicalJson.write(other);
        if (Arrays.equals(left, right)) {
            return List.of();
        }
        Differences found = new Differences();
        found.compare("", CanonicalJson.read(left, Object.class), CanonicalJson.read(right, Object.class));
        // Other bytes are another decision, even where their values read alike.
        return found.pointers.isEmpty() ? List.of("") : found.pointers;
    }

    private void compare(String pointer, @Nullable Object left, @Nullable Object right) {
        if (left instanceof Map<?, ?> one && right instanceof Map<?, ?> other) {
            TreeSet<String> names = new TreeSet<>();
            one.keySet().forEach(name -> names.add((String) name));
            other.keySet().forEach(name -> names.add((String) name));
            names.forEach(name -> compare(pointer + "/" + escaped(name), one.get(name), other.get(name)));
        } else if (left instanceof List<?> one && right instanceof List<?> other && one.size() == other.size()) {
            for (int index = 0; index < one.size(); index++) {
                compare(pointer + "/" + index, one.get(index), other.get(index));
            }
        } else if (left == null ? right != null : !left.equals(right)) {
            pointers.add(pointer);
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
