package io.payung.rules.authoring.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.fault.PayungException;
import io.payung.rules.ProductFolder;
import io.payung.rules.ProductPacks;
import io.payung.rules.authoring.FolderCompiler;
import io.payung.rules.pack.CheckReport;
import io.payung.rules.pack.CompiledPack;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.loader.launch.FakeLauncherLoader;

/** What a child compiles is what this process would compile, and it is started with nothing that it does not need. */
class IsolatedCompilerTest {

    @TempDir
    private Path folder;

    @Test
    void compilesWhatThisProcessWould() {
        CompiledPack here = new FolderCompiler().compile(ProductFolder.samplePath());

        CheckReport report = new IsolatedCompiler().check(ProductFolder.samplePath());

        assertThat(report.problems()).isEmpty();
        CompiledPack there = report.pack().orElseThrow();
        assertThat(there.source()).isEqualTo(here.source());
        assertThat(there.product()).isEqualTo(here.product());
        assertThat(there.rules().sets().keySet()).isEqualTo(here.rules().sets().keySet());
        there.rules().sets().forEach((set, compiled) -> {
            // The engine numbers what it generates through the life of a process, and names its classes by a hash of that.
            assertThat(compiled.rules()).isEqualTo(here.rules().sets().get(set).rules());
            assertThat(compiled.canonicalDrl()).isEqualTo(here.rules().sets().get(set).canonicalDrl());
        });
        assertThat(ProductPacks.serve(there).ref()).isEqualTo(ProductPacks.serve(here).ref());
    }

    @Test
    void findsTheProblemsThatThisProcessWould() throws IOException {
        Path broken = Path.of("src/test/resources/products/twenty-faults");
        CheckReport here = new FolderCompiler().check(broken);

        CheckReport there = new IsolatedCompiler().check(broken);

        assertThat(there).isEqualTo(here);
        assertThat(there.pack()).isEmpty();
    }

    @Test
    void tellsAnUnknownFileWithoutAskingWhatIsInIt() throws IOException {
        Path product = ProductFolder.sample().writeTo(folder);
        Files.writeString(product.resolve("Evil.java"), "class Evil {}");

        CheckReport report = new IsolatedCompiler().check(product);

        assertThat(report.problems()).singleElement().satisfies(problem -> assertThat(problem.code()).isEqualTo("FILE_NOT_ALLOWED"));
    }

    @Test
    void isWhatServesFoldersUnlessTheyAreTrusted() {
        assertThat(new IsolatedCompiler().isIsolated()).isTrue();
        assertThat(new FolderCompiler().isIsolated()).isFalse();
    }

    @Test
    void startsItsChildWithAnEmptyEnvironmentAndAFolderOfItsOwn() throws IOException {
        ProcessBuilder child = ChildCommand.of(ChildClassPath.find(), new IsolationLimits(Duration.ofSeconds(60), 512), folder);

        assertThat(child.environment()).containsOnlyKeys("LC_ALL");
        assertThat(child.directory()).isEqualTo(folder.toFile());
        assertThat(child.command()).hasSize(2);
        List<String> arguments = Files.readAllLines(folder.resolve("arguments"));
        assertThat(arguments).contains("\"-Xmx512m\"", "\"-XX:+ExitOnOutOfMemoryError\"", "\"-Djava.io.tmpdir=" + folder + "\"")
                .noneMatch(argument -> argument.contains("agent") && !argument.contains(File.pathSeparator));
        assertThat(arguments.get(arguments.size() - 1)).isEqualTo('"' + CompilerProcess.class.getName() + '"');
    }

    @Test
    void takesTheClassPathFromLoadersOfFiles() throws IOException {
        URL jar = folder.resolve("some jar.jar").toUri().toURL();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar}, ClassLoader.getSystemClassLoader())) {
            ChildClassPath found = ChildClassPath.find(loader, "app.jar", "");

            assertThat(found.entries()).containsExactly(folder.resolve("some jar.jar").toString(), Path.of("app.jar").toAbsolutePath().toString());
            assertThat(found.mainClass()).isEqualTo(CompilerProcess.class.getName());
        }
    }

    @Test
    void findsModulesToo() throws IOException {
        Path jar = Files.createFile(folder.resolve("module.jar"));

        assertThat(ChildClassPath.find(ClassLoader.getSystemClassLoader(), "", folder.toString()).entries()).containsExactly(jar.toString());
        assertThat(ChildClassPath.find(ClassLoader.getSystemClassLoader(), "", jar.toString()).entries()).containsExactly(jar.toString());
    }

    @Test
    void startsAnExecutableJarByItsOtherLauncher() throws IOException {
        Path jar = jar("org/springframework/boot/loader/launch/PropertiesLauncher.class");

        ChildClassPath found = ChildClassPath.find(new FakeLauncherLoader(), jar.toString(), "");

        assertThat(found.entries()).containsExactly(jar.toString());
        assertThat(found.mainClass()).isEqualTo("org.springframework.boot.loader.launch.PropertiesLauncher");
        assertThat(found.options()).containsExactly("-Dloader.main=" + CompilerProcess.class.getName());
    }

    @Test
    void saysTheWayOutWhereNoClassPathCanBeFound() throws IOException {
        assertImpossible(new ClassLoader(null) {}, "app.jar");
        assertImpossible(new FakeLauncherLoader(), jar("x").toString());
        assertImpossible(new FakeLauncherLoader(), folder.resolve("missing.jar").toString());
        try (URLClassLoader remote = new URLClassLoader(new URL[] {new URL("http://127.0.0.1/x.jar")}, ClassLoader.getSystemClassLoader())) {
            assertImpossible(remote, "app.jar");
        }
    }

    private static void assertImpossible(ClassLoader loader, String classPath) {
        assertThatThrownBy(() -> ChildClassPath.find(loader, classPath, "")).isInstanceOfSatisfying(PayungException.class, e -> {
            assertThat(e.code()).isEqualTo("ISOLATION_NOT_POSSIBLE");
            assertThat(e).hasMessageContaining("trustedDirectory");
        });
    }

    private Path jar(String entry) throws IOException {
        Path jar = folder.resolve("app.jar");
        try (OutputStream bytes = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
        }
        return jar;
    }
}
