package io.payung.rules.authoring.lint;

import io.payung.rules.ProductFolder;
import io.payung.rules.pack.Problem;
import java.util.List;
import java.util.Locale;

/** The sample with changes, in which « marks where a problem is expected. */
final class Marked {

    private final ProductFolder folder;
    private String expected = "";

    private Marked(ProductFolder folder) {
        this.folder = folder;
    }

    static Marked sample() {
        return new Marked(ProductFolder.sample());
    }

    Marked replace(String file, String old, String now) {
        folder.replace(file, old, now.replace("\\n", "\n"));
        return mark(file);
    }

    Marked append(String file, String text) {
        folder.append(file, text);
        return mark(file);
    }

    /** A rule more, behind the others. */
    Marked rule(String file, String id, String conditions, String call) {
        String facts = file.startsWith("elig") ? "EligibilityFacts" : file.startsWith("cov") ? "CoverageFacts" : file.startsWith("con")
                ? "ConsentFacts" : "ClaimFacts";
        return append(file, "\nrule \"" + id + " test\"\nwhen " + facts + "( " + conditions + " )\nthen decision." + call + "; end\n");
    }

    Marked texts(String... keys) {
        folder.texts(keys);
        return this;
    }

    Marked without(String file) {
        folder.without(file);
        return this;
    }

    /** Everything told, as {@code file:line:column severity CODE}. */
    List<String> told() {
        return folder.report().problems().stream().map(Marked::shown).toList();
    }

    /** The marked place as it is told. */
    String expected(String severity, String code) {
        return expected + " " + severity + " " + code;
    }

    ProductFolder folder() {
        return folder;
    }

    static String shown(Problem problem) {
        return problem.place().substring(problem.place().indexOf('/') + 1) + " " + problem.severity().name().toLowerCase(Locale.ROOT) + " " + problem.code();
    }

    private Marked mark(String file) {
        String text = folder.text(file);
        int at = text.indexOf('«');
        if (at >= 0) {
            String before = text.substring(0, at);
            expected = file + ":" + (before.chars().filter(c -> c == '\n').count() + 1) + ":" + (at - before.lastIndexOf('\n'));
            folder.with(file, text.replace("«", ""));
        }
        return this;
    }
}
