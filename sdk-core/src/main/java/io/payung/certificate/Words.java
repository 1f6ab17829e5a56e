package io.payung.certificate;

import io.payung.money.Money;
import io.payung.product.Languages;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/** The fixed words of a certificate in one language, and how it writes amounts and dates: the same on every machine. */
final class Words {

    private static final Set<String> BUNDLED = Set.of("id", "en");
    private static final String FALLBACK = "en";
    private static final String RUPIAH = "IDR";

    private final Properties texts = new Properties();
    private final DecimalFormatSymbols symbols;

    /** In the language, else in the product's authoritative one, else in English: what is bundled first. */
    Words(String language, Languages languages) {
        String authoritative = BUNDLED.contains(languages.authoritative()) ? languages.authoritative() : FALLBACK;
        String known = BUNDLED.contains(language) ? language : authoritative;
        try (InputStream bytes = Words.class.getResourceAsStream("certificate_" + known + ".properties")) {
            if (bytes == null) {
                throw new IllegalStateException("the jar lacks the texts of certificates in " + known);
            }
            texts.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator(text("grouping").charAt(0));
        symbols.setDecimalSeparator(text("decimal").charAt(0));
    }

    /** The text with its arguments in the places of {0}, {1} … */
    String text(String key, Object... arguments) {
        String text = texts.getProperty(key, key);
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    /** The text, else the fallback. */
    String textOr(String key, String fallback) {
        return texts.getProperty(key, fallback);
    }

    /** {@code Rp10.000.000}; any other currency by its code. */
    String money(Money money) {
        String code = money.currency().getCurrencyCode();
        // In rupiah nobody writes the two decimals that ISO 4217 has, unless they are there.
        int digits = code.equals(RUPIAH) ? 0 : Math.max(0, money.currency().getDefaultFractionDigits());
        int needed = Math.max(digits, money.amount().stripTrailingZeros().scale());
        DecimalFormat format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(needed > 0 ? Math.max(digits, Math.min(needed, 2)) : 0);
        format.setMaximumFractionDigits(needed);
        String amount = format.format(money.amount().abs());
        String sign = money.amount().signum() < 0 ? "−" : "";
        return sign + (code.equals(RUPIAH) ? "Rp" + amount : code + "\u00a0" + amount);
    }

    /** A share from 0 to 100. */
    String percent(BigDecimal share) {
        return new DecimalFormat("#,##0.####", symbols).format(share) + "%";
    }

    String date(LocalDate date) {
        return date.getDayOfMonth() + "\u00a0" + text("month." + date.getMonthValue()) + "\u00a0" + date.getYear();
    }

    /** Date and time with the zone's name as people there say it. */
    String moment(Instant instant, ZoneId zone) {
        LocalTime time = instant.atZone(zone).toLocalTime();
        String clock = String.format(Locale.ROOT, "%02d%s%02d", time.getHour(), text("clock"), time.getMinute());
        return text("moment", date(instant.atZone(zone).toLocalDate()), clock, textOr("zone." + zone.getId(), zone.getId()));
    }
}
