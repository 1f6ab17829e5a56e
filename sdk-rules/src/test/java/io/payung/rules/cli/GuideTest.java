package io.payung.rules.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who does what the guide says gets what the guide shows, in both languages and both ways of writing rules. */
class GuideTest {

    private static final Set<String> SAME_IN_BOTH = Set.of("java", "sh", "csv", "drl");

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({"README.md, en, sentences", "README.md, en, tables"})
    void leadsToATestedProduct(String readme, String language, String track) {
        GuideReader reader = new GuideReader(home, language, track);
        GuideBlock.of(readme).stream().takeWhile(block -> track.equals("sentences") || !isSameForBoth(block))
                .filter(block -> block.isFor(track)).forEach(reader::follow);
    }

    @ParameterizedTest
    @CsvSource({"sentences", "tables"})
    @Tag("long")
    void leadsToATestedProductInIndonesian(String track) {
        leadsToATestedProduct("README.id.md", "id", track);
    }

    @Test
    void hasTheSameBlocksInBothLanguages() {
        List<GuideBlock> english = GuideBlock.of("README.md");
        List<GuideBlock> indonesian = GuideBlock.of("README.id.md");

        assertThat(indonesian).extracting(GuideTest::place).containsExactlyElementsOf(english.stream().map(GuideTest::place).toList());
        for (int index = 0; index < english.size(); index++) {
            if (SAME_IN_BOTH.contains(english.get(index).kind())) {
                assertThat(indonesian.get(index).text()).isEqualTo(english.get(index).text());
            }
        }
    }

    @Test
    void noticesABlockThatIsNotTrue() {
        GuideReader reader = new GuideReader(home, "en", "sentences");
        String begin = "$ payung new family-benefit\n…\n";
        reader.follow(new GuideBlock("console", "", "", begin));

        assertThatThrownBy(() -> reader.follow(new GuideBlock("console", "", "", "$ payung check family-benefit\nfamily-benefit: fine, 1 warning\n")))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> reader.follow(new GuideBlock("yaml", "", "family-benefit/product.yaml", "maximumEntryAge: 61\n")))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> reader.follow(new GuideBlock("diff", "", "family-benefit/product.yaml", "-  maximumEntryAge: 61\n+\n")))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> reader.follow(new GuideBlock("python", "", "", "1\n"))).isInstanceOf(AssertionError.class);
    }

    /** From the proposals on nothing depends on how rules are written; following it once is enough, for it takes long. */
    private static boolean isSameForBoth(GuideBlock block) {
        return block.text().contains("--generate");
    }

    /** The name of the product and of the language differ. */
    private static String place(GuideBlock block) {
        return block.kind() + " " + block.track() + " " + block.file().replace("santunan-keluarga", "family-benefit").replaceAll("([_.])id([_.])", "$1en$2");
    }
}
