package io.payung.rules.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Both languages say the same things. */
class WordsTest {

    private static final Words ENGLISH = Words.in("en");
    private static final Words INDONESIAN = Words.in("id");
    private static final Pattern VALUE = Pattern.compile("\\{(\\w+)");

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(INDONESIAN.under("").keySet()).isEqualTo(ENGLISH.under("").keySet()).hasSizeGreaterThan(80);
    }

    @Test
    void bothLanguagesFillInTheSameValues() {
        ENGLISH.under("").forEach((key, text) -> assertThat(values(INDONESIAN.under("").get(key))).as(key).isEqualTo(values(text)));
    }

    @Test
    void everyMessageCanBeWritten() {
        for (Words words : List.of(ENGLISH, INDONESIAN)) {
            new TreeMap<>(words.under("")).forEach((key, text) -> {
                if (!key.startsWith("page.")) {
                    assertThat(new MessageFormat(text, Locale.ROOT).format(new Object[] {2, 2, 2, 2, 2})).as(key).isNotBlank();
                }
            });
        }
    }

    @Test
    void theLanguageThatIsAskedForCounts() {
        assertThat(Words.asked(List.of("check", "--language", "id")).language()).isEqualTo("id");
        assertThat(Words.asked(List.of("--language=id", "check")).language()).isEqualTo("id");
        assertThat(Words.asked(List.of("check", "--language", "en")).language()).isEqualTo("en");
        assertThat(Words.asked(List.of("check", "--language", "fr")).language()).isEqualTo("en");
        assertThat(Words.asked(List.of("check", "--language")).language()).isIn("en", "id");
    }

    private static TreeSet<String> values(String text) {
        TreeSet<String> values = new TreeSet<>();
        VALUE.matcher(text).results().map((MatchResult match) -> match.group(1)).forEach(values::add);
        return values;
    }
}
