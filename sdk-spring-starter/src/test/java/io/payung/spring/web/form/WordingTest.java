package io.payung.spring.web.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.payung.product.Languages;
import io.payung.spring.fixture.TestProduct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    /** Where the SDK writes the codes that reach a customer or a partner, up to the end of the statement. */
    private static final Pattern TOLD =
            Pattern.compile("(?:Reason\\.of|Reason\\.about|InputError|error|errors\\.add|transientFault|Verified\\.no)\\([^;]*;");

    private static final Pattern CODE = Pattern.compile("\"([A-Z]+_[A-Z_0-9]+)\"");

    private final Wording wording = new Wording();

    @Test
    void hasWordsInBothLanguagesForEveryCodeOfTheSdk() throws IOException {
        SortedSet<String> codes = codes(Path.of("../sdk-core/src/main/java"));

        assertThat(codes).contains("START_IN_PAST", "GUARDIAN_NEEDED", "SHARES_NOT_100", "OFFER_EXPIRED", "PAYMENT_GATEWAY_FAILED");
        assertThat(codes).allMatch(code -> wording.find(code, "en").isPresent(), "has English words");
        assertThat(codes).allMatch(code -> wording.find(code, "id").isPresent(), "has Indonesian words");
        assertThat(wording.find("NO_SUCH_CODE", "en")).isEmpty();
    }

    @Test
    void saysTheSameKeysInBothLanguages() throws IOException {
        assertThat(keys("messages_id.properties")).isEqualTo(keys("messages_en.properties"));
    }

    @Test
    void prefersTheProductsOwnWords() {
        assertThat(wording.text(TestProduct.pack(), "AGE_ABOVE_MAXIMUM", "id")).isEqualTo("Terlalu tua.");
        assertThat(wording.text(TestProduct.pack(), "START_IN_PAST", "id")).isEqualTo(wording.find("START_IN_PAST", "id").orElseThrow());
        assertThat(wording.text(TestProduct.pack(), "NO_SUCH_CODE", "id")).isEqualTo("NO_SUCH_CODE");
    }

    @ParameterizedTest
    @CsvSource({
        "en, , en",
        "fr, , id",
        ", 'fr, en;q=0.8, id;q=0.5', en",
        ", 'en-GB', en",
        ", '*', id",
        ", ';;;', id",
        ", , id",
        "id, en, id",
    })
    void choosesTheLanguageAskedForElseAcceptedElseAuthoritative(String asked, String accepted, String expected) {
        assertThat(Wording.choose(new Languages("id", List.of("en")), asked, accepted)).isEqualTo(expected);
    }

    private static SortedSet<String> codes(Path sources) throws IOException {
        SortedSet<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                TOLD.matcher(Files.readString(file)).results().flatMap(told -> CODE.matcher(told.group()).results())
                        .forEach(code -> codes.add(code.group(1)));
            }
        }
        return codes;
    }

    private static SortedSet<String> keys(String file) throws IOException {
        SortedSet<String> keys = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("src/main/resources/io/payung/spring/web", file))) {
            Optional.of(line).filter(text -> text.matches("[A-Za-z_.0-9]+=.*")).ifPresent(text -> keys.add(text.split("=")[0]));
        }
        return keys;
    }
}
