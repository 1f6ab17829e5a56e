package io.payung.rules.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.payung.rules.ProductFolder;
import io.payung.rules.authoring.table.PersonalAccidentTables;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever has no spreadsheet library is told which one is needed, and reads everything else. */
@Tag("long")
class WithoutPoiTest {

    private final ClassLoader own = Thread.currentThread().getContextClassLoader();

    @TempDir
    private Path folder;

    @AfterEach
    void restoreLoader() {
        Thread.currentThread().setContextClassLoader(own);
    }

    @ParameterizedTest
    @CsvSource({"(?:poi|log4j|xmlbeans|commons-).*, FORMAT_NEEDS_DEPENDENCY", "poi-ooxml-[0-9].*, FORMAT_NEEDS_DEPENDENCY",
        "xmlbeans.*, FORMAT_NEEDS_DEPENDENCY", "nothing, ''"})
    void namesTheDependencyOfWorkbooks(String missing, String code) throws Exception {
        ProductFolder.sample().draft().without("eligibility.drl").writeTo(folder);
        Files.write(folder.resolve("eligibility.drl.xlsx"), PersonalAccidentTables.all().get("eligibility").xlsx());

        try (URLClassLoader loader = without(missing)) {
            Object report = compiler(loader).getClass().getMethod("check", Path.class).invoke(compiler(loader), folder);

            List<?> problems = (List<?>) report.getClass().getMethod("problems").invoke(report);
            assertThat(problems).hasSize(code.isEmpty() ? 0 : 1);
            assertThat(problems).allSatisfy(problem -> assertThat(problem.toString()).contains(code, "org.apache.poi:poi-ooxml:5.4.1"));
        }
    }

    @Test
    void compilesCsvAndArchivedWorkbooks() throws Exception {
        SortedMap<String, String> files = new TreeMap<>(PersonalAccidentTables.csv().draft().source().files());
        files.put("consent.drl.xlsx", "#sheet Rules\n" + files.remove("consent.drl.csv"));

        try (URLClassLoader loader = without("(?:poi|xmlbeans).*")) {
            Class<?> source = loader.loadClass("io.payung.product.PackSource");
            Object stored = source.getConstructor(SortedMap.class).newInstance(files);
            Object pack = compiler(loader).getClass().getMethod("compile", source).invoke(compiler(loader), stored);

            assertThat(pack.getClass().getMethod("source").invoke(pack)).hasToString("PackSource" + files.keySet());
        }
    }

    @Test
    void namesTheDependencyOfWriting() throws Exception {
        try (URLClassLoader loader = without("poi-.*")) {
            Class<?> sheet = loader.loadClass("io.payung.rules.authoring.table.TableSheet");
            Object empty = sheet.getConstructor(String.class, List.class).newInstance("title", List.of());

            assertThatThrownBy(() -> sheet.getMethod("xlsx").invoke(empty)).cause().hasMessageStartingWith("FORMAT_NEEDS_DEPENDENCY: ")
                    .hasMessageContaining("org.apache.poi:poi-ooxml");
        }
    }

    private static Object compiler(ClassLoader loader) throws ReflectiveOperationException {
        Thread.currentThread().setContextClassLoader(loader);
        return loader.loadClass("io.payung.rules.authoring.FolderCompiler").getConstructor().newInstance();
    }

    /** This class path but for the jars of that name, in a loader of its own. */
    private static URLClassLoader without(String jars) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!Path.of(entry).getFileName().toString().matches(jars)) {
                urls.add(url(entry));
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) throws MalformedURLException {
        return Path.of(entry).toUri().toURL();
    }
}
