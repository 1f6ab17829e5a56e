package io.payung.rules.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.ProductFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that designers run, in a process of its own. */
class PayungJarIT {

    private static final Path JAR = Path.of("target", "payung.jar");

    @Test
    void testsTheSampleQuietly() throws Exception {
        Ran ran = run("test", ProductFolder.samplePath().toString());

        assertThat(ran.err()).as("libraries have nothing to say").isEmpty();
        assertThat(ran.out()).isEqualToIgnoringNewLines("personal-accident: all 136 scenarios hold; 32 of 32 rules tested both ways");
        assertThat(ran.exit()).isZero();
    }

    @Test
    void tellsAProblemAndEndsWithOne(@TempDir Path folder) throws Exception {
        ProductFolder.sample().replace("eligibility.drl", "parameters.minimumEntryAge", "parameters.minimumAge").writeTo(folder);

        Ran ran = run("check", folder.toString());

        assertThat(ran.out()).contains("eligibility.drl:4:42: error NAME_UNKNOWN");
        assertThat(ran.exit()).isEqualTo(1);
    }

    private static Ran run(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(args));
        command.add("--language=en");
        Path err = Path.of("target", "payung-jar.err");
        Process process = new ProcessBuilder(command).redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        return new Ran(exit, out, Files.readString(err));
    }
}
