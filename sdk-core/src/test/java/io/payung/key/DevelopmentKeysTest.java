package io.payung.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.payung.fault.PayungException;
import io.payung.fixture.Crowd;
import io.payung.fixture.SeededIds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevelopmentKeysTest {
    @TempDir
    private Path folder;

    @Test
    void makesAFileThatItsOwnerAloneReads() throws IOException {
        Path file = folder.resolve("made/here/development.key");

        DevelopmentKeys.at(file, new SeededIds(1));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).as("no draft stays behind").containsExactly(file);
        }
    }

    @Test
    void givesTheSameKeyAfterOpeningAgain() {
        Path file = folder.resolve("development.key");

        DevelopmentKeys first = DevelopmentKeys.at(file, new SeededIds(1));
        DevelopmentKeys again = DevelopmentKeys.at(file, new SeededIds(2));

        for (KeyPurpose purpose : KeyPurpose.values()) {
            SecretKey key = first.current(purpose);
            assertThat(again.current(purpose)).isEqualTo(key);
            assertThat(again.byId(purpose, key.id())).contains(key);
        }
    }

    @Test
    void givesEachPurposeAKeyOfItsOwn() {
        DevelopmentKeys keys = DevelopmentKeys.inMemory(new SeededIds(1));

        assertThat(Stream.of(KeyPurpose.values()).map(keys::current).map(key -> HexFormat.of().formatHex(key.bytes())))
                .doesNotHaveDuplicates();
    }

    @Test
    void doesNotKnowAKeyOfAnotherId() {
        assertThat(DevelopmentKeys.inMemory(new SeededIds(1)).byId(KeyPurpose.TOKEN, "dev-other")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "\n", "dev-1", "dev-1\n", "dev-1\n0", "dev-1\nabcd", "dev-1\nzz", "\n0000000000000000000000000000000000000000000000000000000000000000",
        "dev-1\n00000000000000000000000000000000000000000000000000000000000000", "dev-é\n00"
    })
    void refusesAHalfWrittenFileAndNamesIt(String content) throws IOException {
        Path file = folder.resolve("development.key");
        Files.writeString(file, content);

        assertThatExceptionOfType(PayungException.class)
                .isThrownBy(() -> DevelopmentKeys.at(file, new SeededIds(1)))
                .satisfies(e -> assertThat(e.code()).isEqualTo("DEVELOPMENT_KEY_UNREADABLE"))
                .withMessageContaining(file.toAbsolutePath().toString());
        assertThat(Files.readString(file)).as("never overwritten").isEqualTo(content);
    }

    @Test
    void givesTwoProcessesTheSameKey() throws Exception {
        Path file = folder.resolve("shared.key");

        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-cp", System.getProperty("java.class.path"), KeyPrinter.class.getName(), file.toString())
                    .redirectErrorStream(true)
                    .start());
        }
        List<String> printed = new ArrayList<>();
        for (Process process : processes) {
            printed.add(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }

        SecretKey here = DevelopmentKeys.at(file, new DefaultIdSource()).current(KeyPurpose.TOKEN);
        assertThat(printed).containsOnly(here.id() + " " + Hmac.sha256(here.bytes(), "probe").length + " " + fingerprint(here));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("no draft stays behind").containsExactly(file);
        }
    }

    @Test
    void givesManyThreadsTheSameKey() throws Exception {
        Path file = folder.resolve("threads.key");

        List<SecretKey> keys = Crowd.of(16)
                .all(i -> DevelopmentKeys.at(file, new SeededIds(i)).current(KeyPurpose.PERSON));

        assertThat(keys).hasSize(16).containsOnly(keys.get(0));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("no draft stays behind").containsExactly(file);
        }
    }

    static String fingerprint(SecretKey key) {
        return java.util.HexFormat.of().formatHex(Hmac.sha256(key.bytes(), "probe"));
    }

    /** The other process. */
    static final class KeyPrinter {
        private KeyPrinter() {}

        public static void main(String[] args) {
            SecretKey key = DevelopmentKeys.at(Path.of(args[0]), new DefaultIdSource()).current(KeyPurpose.TOKEN);
            System.out.println(key.id() + " 32 " + fingerprint(key));
        }
    }
}
