package io.payung.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fonts can print, and what is printed in the place of what they cannot. */
class FontsTest {

    private static final Set<UnicodeScript> SCRIPTS = EnumSet.of(UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC);
    /** Of Unicode 13, which Java 17 knows; what is younger than the font may be missing. */
    private static final int LAST = 0x1FFFF;
    private static final int FULL_WIDTH = 0xFF00;
    private static final int REVERSED_HUNDRED = 0x2183;
    private static final int YOUNGER_THAN_THE_FONT = 0xA7C7;
    /** Combining marks of European letters. */
    private static final int FIRST_MARK = 0x300;
    private static final int LAST_MARK = 0x36F;

    @ParameterizedTest
    @ValueSource(strings = {"NotoSans-Regular.ttf", "NotoSans-Bold.ttf"})
    void haveEveryLatinGreekAndCyrillicLetterAndEveryMark(String font) throws IOException {
        CmapLookup glyphs = glyphs(font);
        Set<String> missing = new TreeSet<>();
        for (int point = 0; point <= LAST; point++) {
            boolean letter = Character.isLetter(point) && SCRIPTS.contains(UnicodeScript.of(point));
            boolean mark = point >= FIRST_MARK && point <= LAST_MARK;
            if ((letter || mark) && glyphs.getGlyphId(point) == 0) {
                missing.add(Integer.toHexString(point));
            }
        }

        // The Latin letters of Chinese typesetting, a Roman numeral, and letters that are younger than the font.
        assertThat(missing).allMatch(point -> {
            int value = Integer.parseInt(point, 16);
            return value >= FULL_WIDTH || value == REVERSED_HUNDRED || value >= YOUNGER_THAN_THE_FONT;
        });
        assertThat(missing).as("they lack something, so this would be seen").isNotEmpty();
    }

    @Test
    void comeWithTheirLicence() throws IOException {
        try (InputStream licence = Fonts.class.getResourceAsStream("OFL.txt")) {
            String text = new String(licence.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(text).contains("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "SIL OPEN FONT LICENSE Version 1.1", "Google LLC");
        }
    }

    @ParameterizedTest
    @CsvSource({"Ñuño Łukasz", "Đặng Thị Ánh", "Жуковский Ӷҳъ", "Ὀδυσσεύς Παπαδόπουλος", "Þórður ẞ", "Ŵñ’O‘Brien"})
    void printWhatTheyHaveAndNothingIsWarnedOf(String name) throws IOException {
        Certificate certificate = Printing.of(Subjects.renamed(Subjects.family("en"), name));

        assertThat(Papers.text(certificate.pdf())).contains(name);
        assertThat(certificate.warnings()).isEmpty();
    }

    @Test
    void printALetterAndItsMarkAsOneWhereThereIsOne() throws IOException {
        Certificate certificate = Printing.of(Subjects.renamed(Subjects.family("en"), "Jose\u0301 Nu\u0303n\u0303ez"));

        assertThat(Papers.text(certificate.pdf())).contains("José Nũñez");
        assertThat(certificate.warnings()).isEmpty();
    }

    @Test
    void printAMarkOverItsLetterWhereTheyAreNotOne() throws IOException {
        Certificate certificate = Printing.of(Subjects.renamed(Subjects.family("en"), "Nzx\u0302m\u0304 Ng\u0303"));

        assertThat(Normalizer.normalize(Papers.text(certificate.pdf()), Normalizer.Form.NFC)).contains("Nzx\u0302m\u0304 Ng\u0303");
        assertThat(certificate.warnings()).isEmpty();
    }

    @Test
    void showACharacterTheyLackAsItsCodePointAndWarnOfIt() throws IOException {
        Certificate certificate = Printing.of(Subjects.renamed(Subjects.family("en"), "Siti 中文 \uD83D\uDE00"));

        assertThat(Papers.text(certificate.pdf())).contains("Siti [U+4E2D][U+6587] [U+1F600]");
        assertThat(certificate.warnings()).containsExactlyElementsOf(List.of("U+1F600", "U+4E2D", "U+6587").stream()
                .map(point -> new CertificateWarning("CHARACTER_NOT_PRINTABLE", point))
                .toList());
    }

    private static CmapLookup glyphs(String font) throws IOException {
        return new TTFParser().parse(new RandomAccessReadBuffer(Fonts.class.getResourceAsStream(font))).getUnicodeCmapLookup();
    }
}
