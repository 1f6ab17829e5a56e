package io.payung.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.fixture.Applicants;
import io.payung.product.ProductPack;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that are as long and as odd as a product folder lets them be. */
class HostileTextsTest {

    private static final int LONGEST_FILE = 256 * 1024;

    static Stream<String> texts() {
        return Stream.of("long word " + "x".repeat(LONGEST_FILE), "words ".repeat(LONGEST_FILE / 6), "- item\n".repeat(LONGEST_FILE / 7),
                "[".repeat(LONGEST_FILE), "**".repeat(LONGEST_FILE / 2), "# ".repeat(LONGEST_FILE / 2), "\n".repeat(LONGEST_FILE),
                "中".repeat(LONGEST_FILE / 3), "a\u0302\u0303\u0304".repeat(LONGEST_FILE / 7));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void fitOnThreePages(String text) throws Exception {
        Subject subject = Subjects.family("en");
        ProductPack pack = Subjects.excluding(Subjects.pack(subject.pack(), everything(text), Map.of("summary", text, "exclusions", text, "cover", text)));

        Certificate certificate = Printing.of(Subjects.with(subject, pack));

        assertThat(certificate.pages()).isLessThanOrEqualTo(3);
        assertThat(Papers.text(certificate.pdf())).contains(subject.policy().number().value(), "PT Contoh", "+62-1", "+62-2", Applicants.NAME);
    }

    /** Twenty insured persons, ten beneficiaries and a guardian, all with the longest name there is, beside texts that want all the room themselves. */
    @ParameterizedTest
    @MethodSource("names")
    void namesAreShortenedRatherThanRefused(String name) throws Exception {
        Subject crowd = Subjects.crowd(Subjects.family("en"), 20, 10, name);
        ProductPack pack = Subjects.excluding(Subjects.pack(crowd.pack(), everything("words ".repeat(1000)), Map.of("exclusions", "words ".repeat(1000))));

        Certificate certificate = Printing.of(Subjects.with(crowd, pack));

        assertThat(certificate.pages()).isLessThanOrEqualTo(3);
        assertThat(Papers.text(certificate.pdf())).doesNotContain("[U+…", "[U…", "[…");
        assertThat(certificate.warnings()).contains(
                new CertificateWarning("TEXT_SHORTENED", "applicant"), new CertificateWarning("TEXT_SHORTENED", "lives/19"),
                new CertificateWarning("TEXT_SHORTENED", "beneficiaries/9"), new CertificateWarning("TEXT_SHORTENED", "guardian"));
    }

    static Stream<String> names() {
        return Stream.of("A" + "中".repeat(119), "W".repeat(120));
    }

    @Test
    void areShortenedWithAWordAboutWhereTheyAreWhole() throws Exception {
        Subject subject = Subjects.family("en");
        String clause = "# What is left out\n\n" + "- A case that nobody pays for. ".repeat(10).concat("\n").repeat(200);
        ProductPack pack = Subjects.excluding(Subjects.pack(subject.pack(), Map.of(), Map.of("exclusions", clause)));

        Certificate certificate = Printing.of(Subjects.with(subject, pack));

        String digest = pack.clause("exclusions", "en").sha256();
        assertThat(Papers.text(certificate.pdf())).contains("Shortened here. The full text: \"What is left out\" (SHA-256 " + digest.substring(0, 16));
        assertThat(certificate.warnings()).contains(new CertificateWarning("TEXT_SHORTENED", "clauses/exclusions"));
    }

    @Test
    void areWholeWhereThereIsRoom() throws Exception {
        Subject subject = Subjects.family("en");
        String clause = "# What is left out\n\n- **War.** Nobody pays.\n- Flood: see [the map](https://map.example).\n\nThat is all.\n";
        ProductPack pack = Subjects.excluding(Subjects.pack(subject.pack(), Map.of("benefit.death", "Death"), Map.of("exclusions", clause)));

        Certificate certificate = Printing.of(Subjects.with(subject, pack));

        assertThat(Papers.text(certificate.pdf()))
                .contains("• War. Nobody pays. • Flood: see the map (https://map.example). That is all.", "Death Paid once")
                .doesNotContain("Shortened", "**");
        assertThat(certificate.warnings()).isEmpty();
    }

    private static Map<String, String> everything(String text) {
        Map<String, String> texts = new HashMap<>();
        for (String key : new String[] {
            "plan.family", "benefit.death", "relation.child", "relation.spouse", "relation.mother", "role.main", "role.child", "document.claim-form",
            "document.death-proof", "document.hospital-letter", "document.village-letter", "how.claim-form", "how.death-proof", "how.family-card",
            "charge.risk", "charge.expense"
        }) {
            texts.put(key, text);
        }
        return texts;
    }
}
