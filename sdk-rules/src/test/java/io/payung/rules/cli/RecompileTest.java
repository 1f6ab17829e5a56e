package io.payung.rules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.decision.Decision;
import io.payung.decision.Reason;
import io.payung.decision.ReasonCode;
import io.payung.json.CanonicalJson;
import io.payung.rules.CompiledOptions;
import io.payung.rules.ProductFolder;
import io.payung.rules.ProductPacks;
import io.payung.rules.ServedProducts;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.packfile.PackFile;
import io.payung.rules.packfile.PackStamp;
import io.payung.rules.packfile.SamplePack;
import io.payung.rules.scenario.ScenarioSuite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was sold years ago is compiled again for the engine of today, if it decides as it did. */
@Tag("long")
class RecompileTest {

    private static final CompiledPack SOLD = SamplePack.compiled();

    @TempDir
    private static Path home;

    private static List<String> decisions;

    @BeforeAll
    static void writeAnOldPack() throws IOException {
        Files.write(home.resolve("old.payung"), PackFile.write(SOLD, PackStamp.of("drools 9.44.0", 100), SamplePack.SIGNER));
        Files.write(home.resolve("source.json"), CanonicalJson.write(SOLD.source()));
        Files.writeString(home.resolve("committee.pub"), SamplePack.SIGNER.trustedLine("committee"));
        SamplePack.SIGNER.write(home.resolve("committee.key"));
        Ran.of("keys", "-o", path("stranger"));
        ScenarioSuite suite = ScenarioSuite.of(SOLD);
        decisions = suite.run(result -> {}).stream().flatMap(result -> result.ending().decisions().stream())
                .map(decision -> new String(CanonicalJson.write(decision), StandardCharsets.UTF_8)).toList();
    }

    private static String path(String name) {
        return home.resolve(name).toString();
    }

    private static String lines(String name, List<String> lines) throws IOException {
        Files.write(home.resolve(name), lines);
        return path(name);
    }

    @Test
    void addsThePackOfThisEngineToTheArchiveOnce() throws IOException {
        Path archive = home.resolve("archive");
        Ran ran = Ran.of("compile", "--from", path("old.payung"), "--trust", path("committee.pub"), "--key", path("committee.key"), "--archive",
                archive.toString(), "--decisions", lines("all.jsonl", decisions));

        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out()).contains("scenarios and " + decisions.size() + " stored decisions come out the same");
        assertThat(decisions).hasSizeGreaterThan(60);
        Files.createDirectories(home.resolve("packs"));
        Files.write(home.resolve("packs/two.payung"), PackFile.write(ProductFolder.sample().replace("product.yaml", "version: 1", "version: 2").compile(),
                PackStamp.of(ProductPacks.engineVersion(), 200), SamplePack.SIGNER));
        ServedProducts server = ProductPacks.compiled(home.resolve("packs"), CompiledOptions.trusting(SamplePack.TRUSTED).archivedIn(archive));
        assertThat(server.reopen(SOLD.source()).ref().digest()).isEqualTo(SOLD.source().digest());
        assertThat(Ran.of("compile", "--from", path("old.payung"), "--archive", archive.toString()).out()).contains("already");
        try (Stream<Path> files = Files.list(archive)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void takesAStoredSource() {
        Ran ran = Ran.of("compile", "--from", path("source.json"), "-o", path("again.payung"), "--key", path("committee.key"));

        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
        assertThat(PackFile.read(home.resolve("again.payung")).manifest().sourceDigest()).isEqualTo(SOLD.source().digest());
    }

    @Test
    void refusesWhenAStoredDecisionComesOutOtherwise() throws IOException {
        Decision decided = decision(json -> json.contains("\"outcome\":\"offered\""));
        Map<String, Map<String, List<Integer>>> heldBack = new TreeMap<>(decided.heldBack());
        heldBack.computeIfPresent("eligibility/lives/0", (key, rules) -> {
            Map<String, List<Integer>> otherwise = new TreeMap<>(rules);
            otherwise.put("ELG-001", List.of(2));
            return otherwise;
        });
        Decision held = new Decision(decided.format(), decided.pack(), decided.asOf(), decided.outcome(), decided.inputs(), decided.reasons(),
                heldBack, decided.results());
        Decision declined = decision(json -> json.contains("\"outcome\":\"declined\""));
        Decision other = new Decision(declined.format(), declined.pack(), declined.asOf(), declined.outcome(), declined.inputs(),
                declined.reasons().stream().map(reason -> new Reason(ReasonCode.of("SOMETHING_ELSE"), reason.rule(),
                        reason.subject(), reason.actual(), reason.limit(), reason.place())).toList(), declined.heldBack(), declined.results());

        Ran ran = Ran.of("compile", "--from", path("old.payung"), "-o", path("refused.payung"), "--decisions",
                lines("wrong.jsonl", List.of(json(decided), json(held), json(other))));

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("wrong.jsonl:2: eligibility/lives/0: ELG-001 was held back by [2]").contains("wrong.jsonl:3: ")
                .contains("no longer says SOMETHING_ELSE").contains("not compiled").doesNotContain("wrong.jsonl:1:");
        assertThat(home.resolve("refused.payung")).doesNotExist();
    }

    private static Decision decision(Predicate<String> wanted) {
        return CanonicalJson.read(decisions.stream().filter(wanted).findFirst().orElseThrow().getBytes(StandardCharsets.UTF_8), Decision.class);
    }

    private static String json(Decision decision) {
        return new String(CanonicalJson.write(decision), StandardCharsets.UTF_8);
    }

    @Test
    void asksOnlyDecisionsOfItsOwnContent() throws IOException {
        String other = decisions.get(0).replace(SOLD.source().digest(), "0".repeat(64)).replace("ELG-", "XYZ-");

        assertThat(Ran.of("compile", "--from", path("old.payung"), "-o", path("own.payung"), "--decisions", lines("other.jsonl", List.of(other, ""))).out())
                .contains("and 0 stored decisions");
    }

    @Test
    void refusesWhenAScenarioDoesNotHold() throws IOException {
        ProductFolder changed = ProductFolder.sample().replace("product.yaml", "minimumEntryAge: 6 ", "minimumEntryAge: 7 ");
        Files.write(home.resolve("failing.json"), CanonicalJson.write(changed.source()));

        Ran ran = Ran.of("compile", "--from", path("failing.json"), "-o", path("failing.payung"));

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("scenarios/").contains("expected").contains("not compiled");
        assertThat(home.resolve("failing.payung")).doesNotExist();
    }

    @Test
    void refusesASourceThatNoLongerCompiles() throws IOException {
        Files.write(home.resolve("broken.json"), CanonicalJson.write(ProductFolder.sample().append("eligibility.drl", "rule").source()));

        Ran ran = Ran.of("compile", "--from", path("broken.json"), "-o", path("broken.payung"));

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("error ").contains("broken.json: not compiled");
    }

    @Test
    void refusesAFileOfSomebodyElseOrThatWasAltered() throws IOException {
        byte[] bytes = Files.readAllBytes(home.resolve("old.payung"));
        Files.write(home.resolve("cut.payung"), Arrays.copyOf(bytes, bytes.length - 1));

        assertThat(Ran.of("compile", "--from", path("old.payung"), "--trust", path("stranger.pub"), "-o", path("x.payung")).err())
                .contains("PACK_KEY_UNKNOWN");
        assertThat(Ran.of("compile", "--from", path("cut.payung"), "-o", path("x.payung")).err()).contains("PACK_ARCHIVE_REFUSED");
        assertThat(Ran.of("compile", "--from", path("nowhere.payung"), "-o", path("x.payung")).err()).contains("FILE_UNREADABLE");
        assertThat(Ran.of("compile", "--from", path("old.payung"), "--decisions", path("nowhere"), "-o", path("x.payung")).exit()).isEqualTo(2);
        assertThat(Ran.of("compile", "somewhere", "--from", path("old.payung"), "-o", path("x.payung")).exit()).isEqualTo(2);
        assertThat(Ran.of("compile", "somewhere", "--trust", path("committee.pub"), "-o", path("x.payung")).exit()).isEqualTo(2);
        assertThat(home.resolve("x.payung")).doesNotExist();
    }
}
