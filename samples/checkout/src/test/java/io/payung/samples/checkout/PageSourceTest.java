package io.payung.samples.checkout;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The rules that the page's sources keep. */
class PageSourceTest {

    private static final Path SCRIPTS = Path.of("src/main/resources/static/js");
    private static final Path PRODUCTS = Path.of("../products");
    private static final int MOST_LINES = 250;
    private static final Pattern MARKUP = Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function");
    private static final Pattern KEY = Pattern.compile("(?m)^  '([^']+)':");
    private static final Pattern ASKED = Pattern.compile("\\bt\\('([^']+)'");
    private static final Pattern QUOTED = Pattern.compile("['\"`]([^'\"`\\n]+)['\"`]");

    @Test
    void noScriptTurnsDataIntoMarkup() {
        assertThat(scriptsWith(MARKUP, scripts())).isEmpty();
    }

    @Test
    void aScriptThatTurnsDataIntoMarkupIsFound() {
        assertThat(scriptsWith(MARKUP, Map.of("bad.js", "node.innerHTML = name;"))).containsExactly("bad.js");
    }

    @Test
    void noScriptNamesAPartOfAProduct() {
        assertThat(namesIn(scripts(), productNames())).isEmpty();
    }

    @Test
    void aScriptThatNamesAPartOfAProductIsFound() {
        assertThat(namesIn(Map.of("bad.js", "if (plan === 'plus') show();"), productNames())).containsExactly("bad.js: plus");
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        Map<String, String> scripts = scripts();

        assertThat(keys(scripts.get("i18n/id.js"))).isEqualTo(keys(scripts.get("i18n/en.js"))).hasSizeGreaterThan(100);
        for (String part : List.of("after", "desk")) {
            assertThat(keys(scripts.get("i18n/id/" + part + ".js"))).isEqualTo(keys(scripts.get("i18n/en/" + part + ".js"))).hasSizeGreaterThan(50);
        }
    }

    @Test
    void everyWordThatAScriptAsksForIsThere() {
        Map<String, String> scripts = scripts();
        Set<String> words = new TreeSet<>();
        scripts.forEach((name, text) -> {
            if (name.startsWith("i18n/en")) {
                words.addAll(keys(text));
            }
        });

        scripts.forEach((name, text) -> assertThat(words).as(name).containsAll(asked(text)));
        assertThat(asked("t('frame.skip') + t(`no.${key}`)")).containsExactly("frame.skip");
    }

    @Test
    void scriptsStayShort() {
        scripts().forEach((name, text) -> {
            if (!name.startsWith("i18n/")) {
                assertThat(text.lines()).as(name).hasSizeLessThan(MOST_LINES);
            }
        });
    }

    private static List<String> scriptsWith(Pattern pattern, Map<String, String> scripts) {
        return scripts.entrySet().stream()
                .filter(script -> pattern.matcher(script.getValue()).find())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> namesIn(Map<String, String> scripts, Set<String> names) {
        List<String> found = new ArrayList<>();
        scripts.forEach((script, text) -> QUOTED.matcher(text).results()
                .map(match -> match.group(1))
                .filter(names::contains)
                .forEach(name -> found.add(script + ": " + name)));
        return found;
    }

    private static Set<String> asked(String script) {
        return ASKED.matcher(script).results().map(match -> match.group(1)).collect(toCollection(TreeSet::new));
    }

    private static Set<String> keys(String words) {
        return KEY.matcher(words).results().map((MatchResult match) -> match.group(1)).collect(toCollection(TreeSet::new));
    }

    /** What only a product's folder may know: itself, its plans, benefits, questions, documents and thresholds. */
    private static Set<String> productNames() {
        Set<String> names = new TreeSet<>();
        for (Path definition : find(PRODUCTS, "product.yaml")) {
            Map<?, ?> product = new Yaml(new SafeConstructor(new LoaderOptions())).load(read(definition));
            names.add(String.valueOf(product.get("product")));
            for (String part : List.of("plans", "benefits", "questions", "documents", "parameters", "amounts")) {
                if (product.get(part) instanceof Map<?, ?> named) {
                    named.keySet().forEach(name -> names.add(String.valueOf(name)));
                }
            }
        }
        return names;
    }

    private static Map<String, String> scripts() {
        Map<String, String> scripts = new TreeMap<>();
        find(SCRIPTS, ".js").forEach(file -> scripts.put(SCRIPTS.relativize(file).toString().replace('\\', '/'), read(file)));
        return scripts;
    }

    private static List<Path> find(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
