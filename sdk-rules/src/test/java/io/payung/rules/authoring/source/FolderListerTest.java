package io.payung.rules.authoring.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.PackSource;
import io.payung.rules.pack.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and sizes are looked at before a byte of a file is given to anybody. */
class FolderListerTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"con.csv", "clauses/aux.en.md", "clauses/nul.id.md", "com1.csv", "scenarios/LPT9.yaml"})
    void refusesTheNamesOfDevices(String name) throws IOException {
        write(name, "x");

        assertThat(codes()).containsExactly("FILE_NAME_RESERVED");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesNamesThatDifferOnlyInCapitals() throws IOException {
        write("scenarios/a.yaml", "x");
        write("scenarios/A.yaml", "x");

        assertThat(codes()).containsExactly("FILE_NAME_TWICE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum\u0001mary.en.md", "summary.en.md ", "pre\u0301mium.csv", "premium.csv\u200B"})
    @EnabledOnOs(OS.LINUX)
    void refusesNamesThatOnlyLookLikeOneOfTheList(String name) throws IOException {
        write(name, "x");

        assertThat(codes()).containsExactly("FILE_NOT_ALLOWED");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void waitsForNoPipe() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("premium.csv").toString()).start().waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(codes()).containsExactly("FILE_NOT_ALLOWED");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401})
    void boundsTheNumberOfFiles(int count) throws IOException {
        for (int index = 0; index < count; index++) {
            write("scenarios/s" + index + ".yaml", "x");
        }

        assertThat(codes()).hasSize(count - 400).allMatch("FILE_TOO_MANY"::equals);
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 65})
    void boundsTheSumOfTheirSizes(int count) throws IOException {
        String large = "x".repeat(256 * 1024);
        for (int index = 0; index < count; index++) {
            write("scenarios/s" + index + ".yaml", large);
        }

        assertThat(codes()).hasSize(count - 64).allMatch("FILE_TOO_LARGE"::equals);
    }

    @Test
    void stopsReadingAFolderWithoutEnd() throws IOException {
        for (int index = 0; index < 2_001; index++) {
            write("~$" + index, "");
        }

        assertThat(codes()).containsExactly("FILE_TOO_MANY");
    }

    @Test
    void boundsAStoredSourceLikeAFolder() {
        assertThat(stored("summary.en.md", "x".repeat(256 * 1024))).isEmpty();
        assertThat(stored("summary.en.md", "x".repeat(20_000) + "\n" + "x".repeat(256 * 1024))).containsExactly("FILE_TOO_LARGE");
        assertThat(stored("kmodule.xml", "x")).containsExactly("FILE_NOT_ALLOWED");
        assertThat(stored("con.csv", "x")).containsExactly("FILE_NAME_RESERVED");
        assertThat(stored("product.yaml", "a: [[[[[[[")).containsExactly("NESTING_TOO_DEEP");
        assertThat(stored("premium.csv", "\n".repeat(10_001))).containsExactly("FILE_TOO_LARGE");
        assertThat(stored("premium.csv", "\n".repeat(9_999))).isEmpty();
    }

    private static List<String> stored(String path, String text) {
        Problems problems = new Problems("stored");
        SourceReader.check(new PackSource(new TreeMap<>(Map.of(path, text.length() == 256 * 1024 ? text.replaceAll("(.{9999}).", "$1\n") : text))), problems);
        return problems.all().stream().map(Problem::code).toList();
    }

    private List<String> codes() {
        Problems problems = new Problems("folder");
        SourceReader.list(folder, problems);
        return problems.all().stream().map(Problem::code).toList();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
