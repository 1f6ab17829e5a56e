package io.payung.rules.authoring.sentence;

import java.util.List;
import java.util.Locale;

/** Finds the sentence that an author most likely meant. */
final class Nearest {

    private Nearest() {}

    /** Advice with the nearest form, or with any when none is near. */
    static String among(List<Word> written, List<String> forms) {
        List<String> words = written.stream().map(Word::shown).toList();
        String best = "";
        double least = Math.max(1, words.size()) * 0.6;
        for (String form : forms) {
            double distance = distance(words, List.of(form.split(" ")));
            if (distance < least) {
                least = distance;
                best = form;
            }
        }
        String first = forms.isEmpty() ? "" : forms.get(0);
        return best.isEmpty() ? "write a sentence of the dictionary, such as \"" + first + "\"" : "did you mean \"" + best + "\"?";
    }

    /** Words to be added, removed or exchanged; a word that is nearly the same costs less, and a slot takes any word. */
    private static double distance(List<String> written, List<String> form) {
        double[] previous = new double[form.size() + 1];
        for (int j = 0; j <= form.size(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= written.size(); i++) {
            double[] current = new double[form.size() + 1];
            current[0] = i;
            for (int j = 1; j <= form.size(); j++) {
                double exchanged = previous[j - 1] + difference(written.get(i - 1), form.get(j - 1));
                current[j] = Math.min(exchanged, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[form.size()];
    }

    private static double difference(String word, String other) {
        if (Template.isSlot(other)) {
            return 0.1;
        }
        String a = word.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int common = 0;
        while (common < Math.min(a.length(), b.length()) && a.charAt(common) == b.charAt(common)) {
            common++;
        }
        return a.equals(b) ? 0 : 1 - 0.8 * common / Math.max(a.length(), b.length());
    }
}
