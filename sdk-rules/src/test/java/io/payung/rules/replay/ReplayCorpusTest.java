package io.payung.rules.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.payung.decision.Decision;
import io.payung.decision.ReasonCode;
import io.payung.product.PackSource;
import io.payung.product.ProductPack;
import io.payung.product.RuleOutline;
import io.payung.product.RuleSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ten thousand decisions that were committed with their packs come out the same, byte for byte, in every build. {@code -Dpayung.corpus=write} makes the
 * corpus anew.
 */
class ReplayCorpusTest {

    private static final Corpus CORPUS = new Corpus(Corpus.FOLDER);

    /** Every 25th in another place, which all packs have part in; CI asks for every third and for all places, so that together they are all of them. */
    private static final int STEP = Integer.getInteger("payung.corpus.step", 25);

    private static Map<String, ProductPack> packs;
    private static List<Recorded> decisions;
    private static ReplayRun run;

    @BeforeAll
    static void replay() {
        if ("write".equals(System.getProperty("payung.corpus"))) {
            Map<String, PackSource> sources = new TreeMap<>();
            CorpusWriter.products().forEach(source -> sources.put(source.digest(), source));
            Map<String, ProductPack> made = new TreeMap<>();
            sources.forEach((digest, source) -> made.put(digest, Corpus.pack(source)));
            CORPUS.write(sources, CorpusWriter.decisions(made));
        }
        packs = CORPUS.packs();
        decisions = CORPUS.decisions();
        run = ReplayRun.of(decisions, packs);
        System.out.println("replayed " + decisions.size() + " decisions: " + run.outcomes() + " " + run.codes());
    }

    @Test
    void everyDecisionIsTheSameAgain() {
        assertThat(decisions).hasSize(CorpusWriter.DECISIONS);
        assertThat(decisions.stream().filter(each -> each.decision() != null).count()).isGreaterThanOrEqualTo(500);
        assertThat(run.differences()).isEmpty();
    }

    @Test
    void theDecisionsAreOfEveryKind() {
        assertThat(packs).hasSize(5);
        assertThat(run.outcomes()).containsOnlyKeys("declined", "issued", "more-needed", "offered")
                .allSatisfy((outcome, count) -> assertThat(count).as(outcome).isGreaterThan(500));
        Set<String> spoken = new TreeSet<>(run.codes().keySet());
        Set<String> silent = new TreeSet<>();
        packs.values().forEach(pack -> pack.rules().outline().forEach((set, rules) -> rules.stream()
                .filter(rule -> set != RuleSet.CLAIM_DOCUMENTS).map(RuleOutline::code).map(ReasonCode::value).filter(code -> !spoken.contains(code))
                .forEach(silent::add)));
        assertThat(silent).as("rules that decide nothing in the whole corpus").isEmpty();
        assertThat(spoken).contains("START_IN_PAST", "START_TOO_LATE", "GUARDIAN_NEEDED", "SALE_STOPPED", "CLAUSE_NOT_ACCEPTED",
                "CONSENT_NOT_BY_APPLICANT", "CONSENT_NOT_BY_GUARDIAN");
    }

    /** Where letters have other capitals, and the day begins first. */
    @Test
    void everyDecisionIsTheSameInTurkish() throws Exception {
        everyDecisionIsTheSameInOtherPlaces("tr", "TR", "Pacific/Kiritimati", 0);
    }

    /** Each place has others; all of them everywhere with {@code -Dpayung.corpus.step=1}. */
    @ParameterizedTest(name = "{0}-{1}, {2}")
    @CsvSource({"ar, EG, America/St_Johns, 1", "id, ID, Asia/Jakarta, 2"})
    @Tag("long")
    void everyDecisionIsTheSameInOtherPlaces(String language, String country, String zone, int first) throws Exception {
        String output = inAProcessOfItsOwn(Path.of(System.getProperty("java.home")), new Place(language, country, zone), first % STEP);

        assertThat(output).contains(language + "_" + country + ", " + zone + ": " + count(first % STEP) + " replayed, 0 differ");
    }

    @Test
    @Tag("long")
    void everyDecisionIsTheSameOnJava25() throws Exception {
        Optional<Path> home = java25();
        assumeTrue(home.isPresent(), "NOT RUN: no JDK 25 is installed; name one in JAVA25_HOME");

        String output = inAProcessOfItsOwn(home.get(), new Place("tr", "TR", "Pacific/Kiritimati"), 1 % STEP);

        assertThat(output).contains("Java 25, tr_TR, Pacific/Kiritimati: " + count(1 % STEP) + " replayed, 0 differ");
    }

    private static int count(int first) {
        return (CorpusWriter.DECISIONS - first + STEP - 1) / STEP;
    }

    @Test
    void aByteThatChangedIsFound() {
        List<Recorded> changed = new ArrayList<>(decisions.subList(0, 40));
        Recorded first = changed.get(7);
        changed.set(7, new Recorded(first.pack(), first.asOf(), first.asked(), flipped(first.sha256()), first.decision()));
        Recorded whole = changed.get(0);
        Decision then = whole.decision();
        changed.set(0, new Recorded(whole.pack(), whole.asOf(), whole.asked(), whole.sha256(), new Decision(
                then.format(), then.pack(), then.asOf().plusDays(1), then.outcome(), then.inputs(), then.reasons(), then.heldBack(), then.results())));

        assertThat(ReplayRun.of(changed, packs).differences()).containsExactly("1: another text", "8: another digest");
    }

    @Test
    void aThresholdThatChangedIsFound() {
        PackSource source = CORPUS.sources().values().stream().filter(each -> each.files().get("product.yaml").contains("product: term-life")).findFirst()
                .orElseThrow();
        TreeMap<String, String> files = new TreeMap<>(source.files());
        files.computeIfPresent("product.yaml", (file, text) -> text.replace("maximumEntryAge: 55", "maximumEntryAge: 54").replaceAll("(?s)\napprovals:.*", "\n")
                .replace("status: on-sale", "status: draft"));
        ProductPack other = Corpus.pack(new PackSource(files));
        // Under the old reference, so that nothing differs but what is decided.
        ProductPack disguised = new ProductPack(other.product(), packs.get(source.digest()).ref(), other.rules(), other.texts(), other.clauses(), source);

        List<String> differences = ReplayRun.of(decisions, Map.of(source.digest(), disguised)).differences().stream()
                .filter(line -> !line.contains("no pack")).toList();

        assertThat(differences).hasSizeBetween(1, 1_000);
    }

    @Test
    void aCanonicalFormThatHeedsTheLocaleIsFound() {
        Locale before = Locale.getDefault();
        try {
            List<String> here = decisions.stream().limit(100).map(each -> naive(each.decideAgain(packs.get(each.pack())))).toList();
            Locale.setDefault(Locale.forLanguageTag("tr"));

            List<String> there = decisions.stream().limit(100).map(each -> naive(each.decideAgain(packs.get(each.pack())))).toList();

            assertThat(there).isNotEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    /** What must never be written: words in the capitals of wherever the server stands. */
    private static String naive(Decision decision) {
        return PackSource.sha256(Recorded.json(decision).toUpperCase());
    }

    private static String flipped(String digest) {
        return (digest.charAt(0) == '0' ? "1" : "0") + digest.substring(1);
    }

    private record Place(String language, String country, String zone) {}

    private static String inAProcessOfItsOwn(Path home, Place place, int first) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                home.resolve("bin/java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Duser.language=" + place.language(),
                "-Duser.country=" + place.country(), "-Duser.timezone=" + place.zone(), "-cp", System.getProperty("java.class.path"),
                ReplayRun.class.getName(), Corpus.FOLDER.toString(), Integer.toString(first), Integer.toString(STEP)).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private static Optional<Path> java25() throws IOException {
        String named = System.getenv("JAVA25_HOME");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        Path usual = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(usual)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(usual)) {
            return homes.filter(home -> home.getFileName().toString().matches("(.*[^0-9])?25([^0-9].*)?")).filter(home -> Files.exists(home.resolve("bin/java")))
                    .sorted().findFirst();
        }
    }
}
