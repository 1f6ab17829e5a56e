package io.payung.rules.production;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.ProductFolder;
import io.payung.rules.ProductPacks;
import io.payung.rules.pack.CompiledPack;
import io.payung.rules.packfile.PackFile;
import io.payung.rules.packfile.PackStamp;
import io.payung.rules.packfile.SamplePack;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of signed packs needs no compiler, no parser and no reader of spreadsheets, and runs without any on its class path. */
@Tag("long")
class ProductionClassPathTest {

    /** What deciding takes beside the SDK. */
    private static final List<String> ENGINE = List.of("drools-base", "drools-canonical-model", "drools-compiler", "drools-core",
            "drools-kiesession", "drools-model-compiler", "drools-util", "drools-wiring-api", "drools-wiring-static", "kie-api", "kie-internal",
            "kie-memory-compiler", "mvel2", "slf4j-api", "asm");

    /** What {@code payung-sdk-core} brings; the database's migrations only for a store in a database. */
    private static final List<String> CORE = List.of("classmate", "hibernate-validator", "jackson-annotations", "jackson-core",
            "jackson-databind", "jakarta.validation-api", "jboss-logging", "jspecify", "nimbus-jose-jwt", "uuid-creator");

    private static final List<String> BANNED = List.of("org.drools.model.codegen.ExecutableModelProject", "org.drools.ecj.EclipseJavaCompiler",
            "org.eclipse.jdt.internal.compiler.Compiler", "com.github.javaparser.JavaParser", "org.drools.drl.parser.DrlParser",
            "org.drools.drl.ast.descr.RuleDescr", "org.antlr.runtime.Parser", "org.antlr.v4.runtime.Parser",
            "org.drools.mvel.parser.MvelParser", "org.drools.mvelcompiler.MvelCompiler", "org.drools.mvel.MVELConstraint",
            "org.drools.commands.runtime.rule.FireAllRulesCommand", "org.apache.poi.ss.usermodel.Workbook",
            "org.drools.decisiontable.SpreadsheetCompiler", "picocli.CommandLine", "org.snakeyaml.engine.v2.api.Load",
            "de.siegmar.fastcsv.reader.CsvReader", "com.networknt.schema.Schema", "tools.jackson.dataformat.yaml.YAMLMapper",
            "io.payung.rules.authoring.FolderCompiler", "io.payung.rules.scenario.ScenarioSuite", "io.payung.rules.cli.PayungCommand");

    /** Parts of the SDK that a server never loads. */
    private static final List<String> WORKSHOP = List.of("authoring", "scenario", "cli", "explain");

    @TempDir
    private Path folder;

    @BeforeEach
    void packs() throws IOException {
        Files.createDirectories(folder.resolve("packs"));
        write(folder.resolve("packs/one.payung"), SamplePack.compiled(), 1);
        write(folder.resolve("two.payung"), ProductFolder.sample().replace("product.yaml", "version: 1", "version: 2").compile(), 2);
        Files.writeString(folder.resolve("trusted-keys"), SamplePack.SIGNER.trustedLine("committee") + "\n");
    }

    private static void write(Path file, CompiledPack pack, long release) throws IOException {
        Files.write(file, PackFile.write(pack, PackStamp.of(ProductPacks.engineVersion(), release), SamplePack.SIGNER));
    }

    @Test
    void quotesReloadsAndQuotesWithoutACompiler() throws Exception {
        List<Path> jars = jars(Stream.concat(ENGINE.stream(), CORE.stream()).toList());

        List<String> told = run(jars);

        assertThat(told).containsSubsequence("offered: version 1 for 20000", "up to date: true", "offered: version 2 for 20000");
        assertThat(told).containsAll(BANNED.stream().map("absent: "::concat).toList());
        assertThat(told).noneMatch(line -> line.startsWith("there: "));
        System.out.printf("a server of packs: %d jars, %,d bytes; for the rules alone %d jars, %,d bytes%n", jars.size(), bytes(jars),
                ENGINE.size(), bytes(jars(ENGINE)));
    }

    /** The control: with everything on its class path, the same process finds every one of them. */
    @Test
    void wouldFindACompilerThatIsThere() throws Exception {
        List<Path> all = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).toList();

        List<String> told = run(all);

        assertThat(told).containsAll(BANNED.stream().filter(name -> !name.equals("org.drools.mvel.MVELConstraint")).map("there: "::concat).toList());
    }

    private List<String> run(List<Path> classPath) throws IOException, InterruptedException {
        List<Path> all = new ArrayList<>(List.of(classes()));
        all.addAll(classPath);
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:TieredStopAtLevel=1", "-cp",
                all.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)), ProductionServer.class.getName(),
                folder.resolve("packs").toString(), folder.resolve("trusted-keys").toString(), folder.resolve("two.payung").toString()));
        command.addAll(BANNED);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            List<String> told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(String.join("\n", told)).isZero();
            return told;
        } finally {
            process.destroyForcibly();
        }
    }

    /** The classes of both modules but those of the workshop, and the one class that this test runs. */
    private Path classes() throws IOException {
        Path target = folder.resolve("classes");
        copy(Path.of("../sdk-core/target/classes"), target);
        copy(Path.of("target/classes"), target);
        Path main = Path.of(ProductionServer.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(target.resolve(main).getParent());
        Files.copy(Path.of("target/test-classes").resolve(main), target.resolve(main));
        return target;
    }

    private static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path name = source.relativize(file);
                boolean workshop = WORKSHOP.stream().anyMatch(part -> name.startsWith(Path.of("io/payung/rules", part)));
                if (!workshop && !name.startsWith("META-INF")) {
                    Files.createDirectories(target.resolve(name).getParent());
                    Files.copy(file, target.resolve(name));
                }
            }
        }
    }

    private static List<Path> jars(List<String> artifacts) {
        List<Path> found = new ArrayList<>();
        SortedSet<String> missing = new TreeSet<>(artifacts);
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            String artifact = Path.of(entry).getFileName().toString().replaceFirst("-[0-9].*[.]jar$", "");
            if (missing.remove(artifact)) {
                found.add(Path.of(entry));
            }
        }
        assertThat(missing).isEmpty();
        return found;
    }

    private static long bytes(List<Path> jars) throws IOException {
        long bytes = 0;
        for (Path jar : jars) {
            bytes += Files.size(jar);
        }
        return bytes;
    }
}
