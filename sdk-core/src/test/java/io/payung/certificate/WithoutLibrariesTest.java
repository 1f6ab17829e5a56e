package io.payung.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.payung.Payung;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts that print no certificates need neither PDFBox nor ZXing. */
class WithoutLibrariesTest {

    @ParameterizedTest
    @CsvSource({
        "pdfbox-3.*,           a certificate needs org.apache.pdfbox:pdfbox:3.0.7 on the class path",
        "core-3[.]5.*,         a certificate needs com.google.zxing:core:3.5.4 on the class path",
        "'(pdfbox|core)-3.*',  a certificate needs com.google.zxing:core:3.5.4 and org.apache.pdfbox:pdfbox:3.0.7 on the class path",
    })
    void saysWhatIsMissingAndOffersTheRest(String without, String message) throws Exception {
        try (URLClassLoader loader = without(without)) {
            Class<?> payung = loader.loadClass(Payung.class.getName());
            Object builder = payung.getMethod("builder").invoke(null);
            assertThat(builder).as("everything else is there").isNotNull();
            Class<?> dependencies = loader.loadClass(Dependencies.class.getName());
            var check = dependencies.getDeclaredMethod("check");
            check.setAccessible(true);

            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> check.invoke(null)).getCause())
                    .hasMessage("FORMAT_NEEDS_DEPENDENCY: " + message);
            assertThatCode(() -> loader.loadClass(Certificates.class.getName()).getConstructors()).doesNotThrowAnyException();
        }
    }

    @Test
    void findsThemWhereTheyAre() {
        assertThatCode(Dependencies::check).doesNotThrowAnyException();
    }

    /** The versions that are told are those that are built with. */
    @Test
    void tellsTheVersionsOfThePom() throws IOException {
        String pom = Files.readString(Path.of("../pom.xml"));

        assertThat(pom).containsPattern("<artifactId>pdfbox</artifactId>\\s*<version>(3\\.0\\.7|\\$\\{[a-z.]+})</version>");
        assertThat(pom).contains("3.0.7", "3.5.4");
    }

    private static URLClassLoader without(String jar) throws IOException, URISyntaxException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
            if (!Path.of(entry).getFileName().toString().matches(jar)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
