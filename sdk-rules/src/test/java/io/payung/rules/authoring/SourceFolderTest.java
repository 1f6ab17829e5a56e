package io.payung.rules.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.payung.product.PackSource;
import io.payung.rules.ProductFolder;
import io.payung.rules.pack.PackProblems;
import io.payung.rules.pack.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which files a product has, and that the same content has the same digest on every machine. */
class SourceFolderTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void copySample() {
        ProductFolder.sample().draft().append("messages_en.properties", "place.cafe=Caf\u00e9\n").writeTo(folder);
    }

    @Test
    void givesTheSameContentTheSameDigest() throws IOException {
        String digest = new FolderCompiler().compile(folder).source().digest();

        rewrite("messages_en.properties", Normalizer.normalize(read("messages_en.properties"), Normalizer.Form.NFD).replace("\n", "\r\n"));
        rewrite("product.yaml", read("product.yaml").replace("\n", "\r\n"));
        rewrite("consent.drl", read("consent.drl").replace("\n", "\r"));
        rewrite("coverage.drl", "\uFEFF" + read("coverage.drl"));
        rewrite("summary.en.md", "\uFEFF" + read("summary.en.md").replace("\n", "\r\n"));

        PackSource canonical = new FolderCompiler().compile(folder).source();
        assertThat(Files.readAllBytes(folder.resolve("messages_en.properties")))
                .isNotEqualTo(canonical.files().get("messages_en.properties").getBytes(StandardCharsets.UTF_8));
        assertThat(canonical.digest()).isEqualTo(digest);
    }

    @Test
    void givesOtherContentAnotherDigest() throws IOException {
        String digest = new FolderCompiler().compile(folder).source().digest();

        rewrite("consent.drl", read("consent.drl") + "\n");

        assertThat(new FolderCompiler().compile(folder).source().digest()).isNotEqualTo(digest);
    }

    @Test
    void keepsScenariosInTheSource() throws IOException {
        Files.createDirectories(folder.resolve("scenarios"));
        rewrite("scenarios/adult.yaml", "given: {}\n");

        assertThat(new FolderCompiler().compile(folder).source().files()).containsKey("scenarios/adult.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "readme.txt, FILE_NOT_ALLOWED",
        "kmodule.xml, FILE_NOT_ALLOWED",
        "Evil.java, FILE_NOT_ALLOWED",
        ".hidden, FILE_NOT_ALLOWED",
        "Eligibility.drl, FILE_NOT_ALLOWED",
        "other.drl, FILE_NOT_ALLOWED",
        "clauses/deep/cover.en.md, FILE_NOT_ALLOWED",
        "META-INF/kmodule.xml, FILE_NOT_ALLOWED",
        "eligibility.drl.xlsx, XLSX_BROKEN",
        "premium.csv, TABLE_NOT_NAMED",
        "tables/premium.csv, FILE_NOT_ALLOWED",
        "Premium.csv, FILE_NOT_ALLOWED",
    })
    void refusesAFileThatIsNotOnTheList(String file, String code) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        rewrite(file, "x");

        assertThat(problems()).extracting(Problem::code).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({
        "eligibilty.drl, rename it to eligibility.drl", "product.yml, rename it to product.yaml", "Coverage.drl, rename it to coverage.drl",
        "notes.txt, move it out of the folder", "consents.drl, rename it to consent.drl", "META-INF, move it out of the folder"})
    void suggestsTheNameThatAFileWasMeantToHave(String file, String fix) throws IOException {
        rewrite(file, "x");

        assertThat(problems()).singleElement().satisfies(problem -> assertThat(problem.fix()).startsWith(fix));
    }

    @Test
    void tellsAByteOrderMarkInsideAFile() throws IOException {
        rewrite("consent.drl", read("consent.drl") + "\n\uFEFF");

        assertThat(problems()).extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.code())
                .containsExactly("27:1 CHARACTER_NOT_ALLOWED");
    }

    @Test
    void refusesLinks() throws IOException {
        Path outside = Files.writeString(folder.resolveSibling(folder.getFileName() + "-outside.md"), "secret");
        Files.delete(folder.resolve("summary.en.md"));
        Files.createSymbolicLink(folder.resolve("summary.en.md"), outside);
        Path scenarios = Files.move(folder.resolve("scenarios"), folder.resolveSibling(folder.getFileName() + "-scenarios"));
        Files.createSymbolicLink(folder.resolve("scenarios"), scenarios);

        assertThat(problems()).extracting(Problem::code).contains("FILE_IS_LINK", "CLAUSE_TEXT_MISSING");
        assertThat(problems()).filteredOn(problem -> problem.code().equals("FILE_IS_LINK")).hasSize(2);
        Files.delete(outside);
    }

    @Test
    void refusesBytesThatAreNotUtf8() throws IOException {
        Files.write(folder.resolve("summary.en.md"), new byte[] {'a', (byte) 0xC3, (byte) 0x28});

        assertThat(problems()).extracting(Problem::code).contains("FILE_NOT_UTF8");
    }

    @Test
    void boundsFilesAndLines() throws IOException {
        rewrite("summary.en.md", "x\n".repeat(131_072));
        rewrite("summary.id.md", "x\n".repeat(131_072) + "x");
        rewrite("consent.drl", "//" + "x".repeat(398) + "\n");
        rewrite("coverage.drl", "//" + "x".repeat(399) + "\n");

        assertThat(problems()).extracting(problem -> problem.path().substring(problem.path().lastIndexOf('/') + 1) + " " + problem.code())
                .contains("summary.id.md FILE_TOO_LARGE", "coverage.drl LINE_TOO_LONG")
                .doesNotContain("summary.en.md FILE_TOO_LARGE", "consent.drl LINE_TOO_LONG");
    }

    @Test
    void namesTheFolderInEveryPath() throws IOException {
        rewrite("coverage.drl", "x");

        assertThat(problems().get(0).toString()).startsWith(folder.getFileName() + "/coverage.drl:1:1: error RULE_SYNTAX ");
    }

    private List<Problem> problems() {
        return catchThrowableOfType(PackProblems.class, () -> new FolderCompiler().compile(folder)).problems();
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private void rewrite(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
