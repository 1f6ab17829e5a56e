package io.payung.rules.authoring.source;

import java.util.Collection;
import java.util.Locale;

/** Suggests the nearest known name. */
public final class DidYouMean {

    private static final int MAX_LISTED = 12;
    private static final int MAX_COMPARED = 500;

    private DidYouMean() {}

    /** {@code did you mean "x"?}, or the known names when none is near. */
    public static String among(String wrong, Collection<String> known) {
        String best = nearest(wrong, known, Math.max(2, wrong.length() / 3));
        if (!best.isEmpty()) {
            return "did you mean \"" + best + "\"?";
        }
        return known.isEmpty() ? "remove it" : "use one of: " + list(known);
    }

    /**
     * The known name that differs least, or an empty text when none is near.
     *
     * @param atMost characters that may be changed, added or left out
     */
    public static String nearest(String wrong, Collection<String> known, int atMost) {
        String best = "";
        int least = atMost + 1;
        for (String candidate : known.stream().sorted().limit(MAX_COMPARED).toList()) {
            int distance = distance(lower(wrong), lower(candidate));
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best;
    }

    private static String list(Collection<String> known) {
        String listed = String.join(", ", known.stream().sorted().limit(MAX_LISTED).toList());
        return known.size() > MAX_LISTED ? listed + ", …" : listed;
    }

    private static String lower(String text) {
        return text.length() > 100 ? text.substring(0, 100).toLowerCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT);
    }

    /** Levenshtein. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
