package io.payung.rules.replay;

import io.payung.decision.Decision;
import io.payung.product.PackSource;
import io.payung.product.ProductPack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;

/** Decides recorded decisions again; each through both routes, because a pack answers nothing on which they differ. */
final class ReplayRun {

    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final Map<String, Integer> codes = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();

    /** @param packs by the digest that the decisions name */
    static ReplayRun of(List<Recorded> decisions, Map<String, ProductPack> packs) {
        return of(decisions, packs, 0, 1);
    }

    /** Those at {@code first} and every {@code step} further. */
    private static ReplayRun of(List<Recorded> decisions, Map<String, ProductPack> packs, int first, int step) {
        ReplayRun run = new ReplayRun();
        for (int index = first; index < decisions.size(); index += step) {
            run.replay(index + 1, decisions.get(index), packs);
        }
        return run;
    }

    /** In a process of its own, so that nothing remembers another locale or zone: folder, first decision, step. Prints what it found; exits with 1 on a difference. */
    public static void main(String[] arguments) {
        Corpus corpus = new Corpus(Path.of(arguments[0]));
        ReplayRun run = of(corpus.decisions(), corpus.packs(), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        System.out.println("Java " + Runtime.version().feature() + ", " + Locale.getDefault() + ", " + TimeZone.getDefault().getID() + ": "
                + run.outcomes.values().stream().mapToInt(Integer::intValue).sum() + " replayed, " + run.differences.size() + " differ");
        run.differences.stream().limit(20).forEach(System.out::println);
        System.exit(run.differences.isEmpty() ? 0 : 1);
    }

    /** One line each: which decision, and whether its digest or its text is another. */
    List<String> differences() {
        return differences;
    }

    Map<String, Integer> outcomes() {
        return outcomes;
    }

    /** How many decisions give each reason. */
    Map<String, Integer> codes() {
        return codes;
    }

    private void replay(int line, Recorded recorded, Map<String, ProductPack> packs) {
        ProductPack pack = packs.get(recorded.pack());
        if (pack == null) {
            differences.add(line + ": no pack " + recorded.pack());
            return;
        }
        Decision again = recorded.decideAgain(pack);
        outcomes.merge(again.outcome(), 1, Integer::sum);
        again.reasons().stream().map(reason -> reason.code().value()).distinct().forEach(code -> codes.merge(code, 1, Integer::sum));
        String json = Recorded.json(again);
        if (!PackSource.sha256(json).equals(recorded.sha256())) {
            differences.add(line + ": another digest");
        }
        if (recorded.decision() != null && !Recorded.json(recorded.decision()).equals(json)) {
            differences.add(line + ": another text");
        }
    }
}
