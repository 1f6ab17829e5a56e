package io.payung.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.ValidationResult.ValidationError;
import org.apache.pdfbox.preflight.parser.PreflightParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PDF/A-1b, as Apache PDFBox Preflight checks it. */
class ArchiveFormatTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"id", "en"})
    void isPdfA(String language) throws IOException {
        Subject subject = Subjects.family(language);

        assertThat(faults(Printing.of(subject).pdf())).isEmpty();
        assertThat(faults(Printing.of(Subjects.test(subject)).pdf())).as("with a watermark").isEmpty();
        assertThat(faults(Printing.of(Subjects.renamed(subject, "x\u0302 中文 Ω Жук & <Sohn>")).pdf())).as("with marks and without glyphs").isEmpty();
    }

    @Test
    void noticesADocumentThatIsNoPdfA() throws IOException {
        byte[] pdf = Printing.of(Subjects.family("en")).pdf();
        ByteArrayOutputStream spoiled = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            document.getDocumentCatalog().setMetadata(null);
            document.getDocumentCatalog().setOutputIntents(List.of());
            document.save(spoiled, CompressParameters.NO_COMPRESSION);
        }

        assertThat(faults(spoiled.toByteArray())).anyMatch(fault -> fault.startsWith("7.")).anyMatch(fault -> fault.startsWith("2."));
    }

    private List<String> faults(byte[] pdf) throws IOException {
        Path file = Files.write(folder.resolve("certificate.pdf"), pdf);
        ValidationResult result = PreflightParser.validate(file.toFile());
        return result.getErrorsList().stream().map(ArchiveFormatTest::told).toList();
    }

    private static String told(ValidationError error) {
        return error.getErrorCode() + " " + error.getDetails();
    }
}
