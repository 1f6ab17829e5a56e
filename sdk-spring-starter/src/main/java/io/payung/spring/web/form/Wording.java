package io.payung.spring.web.form;

import io.payung.product.Languages;
import io.payung.product.ProductPack;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Words for codes and fields. A product's own text comes first, then the texts of this module (Indonesian and English), then the product's
 * authoritative language; a code without any text is told as it is, so nothing is ever blank. Immutable and safe for several threads.
 */
public final class Wording {

    /** Language of texts when neither request nor product names one. */
    public static final String FALLBACK = "en";

    private static final List<String> BUNDLED = List.of("id", FALLBACK);

    private final Map<String, Properties> bundled = new LinkedHashMap<>();

    public Wording() {
        for (String language : BUNDLED) {
            bundled.put(language, load("/io/payung/spring/web/messages_" + language + ".properties"));
        }
    }

    /** The product's text for the code, in the language. */
    public String text(ProductPack pack, String code, String language) {
        if (pack.texts().has(code, language)) {
            return pack.texts().text(code, language);
        }
        return find(code, language).orElseGet(() -> authoritative(pack, code));
    }

    /** The text of this module for the code, in the language if it has it, else in English. */
    public String text(String code, String language) {
        return find(code, language).or(() -> find(code, FALLBACK)).orElse(code);
    }

    /** The text of this module for the code in exactly this language. */
    public Optional<String> find(String code, String language) {
        return Optional.ofNullable(bundled.getOrDefault(language, new Properties()).getProperty(code));
    }

    /**
     * The language to answer in: the one asked for, else the first acceptable one, else the authoritative one.
     *
     * @param asked          as the request names it, one of the product's, or absent
     * @param acceptLanguage the header, or absent; an unreadable one is as good as none
     */
    public static String choose(Languages languages, @Nullable String asked, @Nullable String acceptLanguage) {
        if (asked != null && languages.contains(asked)) {
            return asked;
        }
        return accepted(acceptLanguage).stream().filter(languages::contains).findFirst().orElse(languages.authoritative());
    }

    /** The language to answer in where no product is known. */
    public static String choose(@Nullable String asked, @Nullable String acceptLanguage) {
        return choose(new Languages(FALLBACK, BUNDLED), asked, acceptLanguage);
    }

    private static List<String> accepted(@Nullable String header) {
        if (header == null) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .map(range -> range.getRange().split("-", 2)[0])
                    .toList();
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    private String authoritative(ProductPack pack, String code) {
        String text = pack.texts().text(code, pack.product().languages().authoritative());
        return text.equals(code) ? text(code, FALLBACK) : text;
    }

    private static Properties load(String resource) {
        Properties texts = new Properties();
        try (InputStream bytes = Wording.class.getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IllegalStateException("the jar lacks " + resource);
            }
            texts.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
