package io.payung.rules.cli.packs;

import io.payung.decision.Decision;
import io.payung.fault.PayungException;
import io.payung.json.CanonicalJson;
import io.payung.product.PackSource;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.pack.PackCompiler;
import io.payung.rules.packfile.ArchivedSource;
import io.payung.rules.packfile.PackFile;
import io.payung.rules.packfile.TrustedKeys;
import io.payung.rules.scenario.ScenarioResult;
import io.payung.rules.scenario.ScenarioSuite;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An archived source, compiled again for the engine of this SDK, and whether it still decides as it did.
 *
 * @param pack        the compiled product
 * @param scenarios   how many scenarios of its own were run
 * @param decisions   how many stored decisions were asked again
 * @param differences what came out otherwise; free of personal data
 */
public record Recompilation(CompiledPack pack, int scenarios, int decisions, List<String> differences) {

    private static final int MAX_JSON = 256 << 20;

    public Recompilation {
        differences = List.copyOf(differences);
    }

    /** The source in a pack file of any format, or as the table {@code payung_pack} keeps it. @param trusted absent to take anybody's file */
    public static PackSource source(Path file, @Nullable TrustedKeys trusted, LocalDate day) {
        boolean pack = file.toString().endsWith(PackFile.ENDING);
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(pack ? PackFile.MAX_BYTES + 1 : MAX_JSON);
            return pack ? ArchivedSource.read(bytes, trusted, day) : CanonicalJson.read(bytes, PackSource.class);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Throws {@link io.payung.rules.pack.PackProblems} when it cannot be compiled. @param stored one decision a line, as canonical JSON */
    public static Recompilation of(PackSource source, PackCompiler compiler, @Nullable Path stored) {
        CompiledPack pack = compiler.compile(source);
        ScenarioSuite suite = ScenarioSuite.of(pack);
        List<String> differences = new ArrayList<>();
        List<ScenarioResult> results = suite.run(result -> {});
        results.stream().filter(result -> !result.holds()).forEach(result -> differences.add(result.message()));
        int decisions = stored == null ? 0 : replay(suite, stored, differences);
        return new Recompilation(pack, results.size(), decisions, differences);
    }

    private static int replay(ScenarioSuite suite, Path stored, List<String> differences) {
        DecisionReplay replay = new DecisionReplay(suite.pack());
        String digest = suite.pack().ref().digest();
        int decisions = 0;
        int line = 0;
        for (String json : lines(stored)) {
            line++;
            Decision decision = json.isBlank() ? null : CanonicalJson.read(json.getBytes(StandardCharsets.UTF_8), Decision.class);
            if (decision != null && decision.pack().digest().equals(digest)) {
                decisions++;
                String place = stored.getFileName() + ":" + line + ": ";
                replay.differences(decision).forEach(difference -> differences.add(place + difference));
            }
        }
        return decisions;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static PayungException unreadable(Path file, IOException e) {
        return new PayungException("FILE_UNREADABLE", "\"" + file + "\" cannot be read (" + e.getClass().getSimpleName() + "); look at the spelling");
    }
}
