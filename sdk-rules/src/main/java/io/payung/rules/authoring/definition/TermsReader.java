package io.payung.rules.authoring.definition;

import io.payung.money.Rounding;
import io.payung.product.Languages;
import io.payung.product.SaleWindow;
import io.payung.rules.authoring.source.Problems;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the terms of sale that need more than the schema: dates, zone, currency, languages. */
final class TermsReader {

    /** ISO 4217's code for none; stands only beside a problem, so that reading can go on to the next one. */
    private static final Currency NO_CURRENCY = Currency.getInstance("XXX");

    private static final LocalDate NEVER = LocalDate.of(1970, 1, 1);

    private final YamlNode root;
    private final Problems problems;

    TermsReader(YamlNode root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    /** Read whether or not other parts are sound, so that every fault is told. */
    record Terms(Languages languages, Map<String, String> names, SaleWindow onSale, Currency currency, Rounding rounding) {}

    Terms read() {
        Languages languages = languages();
        return new Terms(languages, names(languages), onSale(), currency(), rounding());
    }

    private Languages languages() {
        YamlNode node = root.get("languages");
        Languages languages = new Languages(node.get("authoritative").text(), node.get("beside").texts());
        if (languages.beside().contains(languages.authoritative())) {
            problems.error(node.keyPosition("beside"), "VALUE_RANGE", "the authoritative language stands beside itself",
                    "remove it from beside");
        }
        return languages;
    }

    private Map<String, String> names(Languages languages) {
        YamlNode node = root.get("names");
        Map<String, String> names = new LinkedHashMap<>();
        node.entries().forEach((language, name) -> {
            names.put(language, name.text());
            if (!languages.contains(language)) {
                problems.error(node.keyPosition(language), "LANGUAGE_UNKNOWN", "the product has no language \"" + language + "\"",
                        "add it to languages, or remove it here");
            }
        });
        for (String language : node.exists() ? languages.all() : List.<String>of()) {
            if (!language.isEmpty() && !names.containsKey(language)) {
                missing(language, language.equals(languages.authoritative()));
            }
        }
        return names;
    }

    /** A language beside the authoritative one shows that one's name. */
    private void missing(String language, boolean needed) {
        String message = "the name is missing in \"" + language + "\"";
        String fix = "add \"" + language + ": …\"";
        if (needed) {
            problems.error(root.keyPosition("names"), "TEXT_MISSING", message, fix);
        } else {
            problems.warning(root.keyPosition("names"), "TEXT_MISSING", message + ", so the authoritative one is shown", fix);
        }
    }

    private SaleWindow onSale() {
        YamlNode node = root.get("onSale");
        LocalDate from = Values.date(node.get("from"), problems);
        LocalDate until = Values.date(node.get("until"), problems);
        if (from != null && until != null && until.isBefore(from)) {
            problems.error(node.keyPosition("until"), "VALUE_RANGE", "the last day of sale is before the first", "change one of them");
        }
        return new SaleWindow(from == null ? NEVER : from, until, zone(node.get("zone")));
    }

    private Currency currency() {
        YamlNode node = root.get("currency");
        Currency named = Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals(node.text()))
                .findFirst()
                .orElse(NO_CURRENCY);
        // Gold, test codes and "no currency" have ISO codes, too, and no digits to count money in.
        if (node.exists() && named.getDefaultFractionDigits() < 0) {
            problems.error(node.position(), "VALUE_UNKNOWN", "\"" + node.raw() + "\" is no ISO 4217 currency that people pay in",
                    "write a code such as IDR");
        }
        return named;
    }

    private Rounding rounding() {
        YamlNode node = root.get("rounding");
        BigDecimal unit = node.get("unit").number().filter(number -> number.signum() > 0).orElse(BigDecimal.ONE);
        RoundingMode mode = switch (node.get("mode").text().toLowerCase(Locale.ROOT)) {
            case "half-even" -> RoundingMode.HALF_EVEN;
            case "up" -> RoundingMode.UP;
            case "down" -> RoundingMode.DOWN;
            default -> RoundingMode.HALF_UP;
        };
        return new Rounding(unit, mode);
    }

    private ZoneId zone(YamlNode node) {
        try {
            return ZoneId.of(node.text());
        } catch (DateTimeException e) {
            if (!node.text().isEmpty()) {
                problems.error(node.position(), "VALUE_UNKNOWN", "\"" + node.raw() + "\" is no time zone",
                        "write a zone such as Asia/Jakarta");
            }
            return ZoneOffset.UTC;
        }
    }
}
