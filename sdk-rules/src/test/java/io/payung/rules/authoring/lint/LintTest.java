package io.payung.rules.authoring.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.rules.ProductFolder;
import io.payung.rules.authoring.FolderCompiler;
import io.payung.rules.pack.CheckReport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sound and yet hardly meant is told where it stands; a sound folder hears nothing. */
class LintTest {

    @ParameterizedTest
    @ValueSource(strings = {"personal-accident", "term-life"})
    void hasNothingToSayAboutTheSamples(String sample) {
        CheckReport report = new FolderCompiler().check(ProductFolder.samplePath().resolveSibling(sample));

        assertThat(report.problems()).isEmpty();
        assertThat(report.notAnalysed()).isEmpty();
        assertThat(report.pack()).isPresent();
    }
}
