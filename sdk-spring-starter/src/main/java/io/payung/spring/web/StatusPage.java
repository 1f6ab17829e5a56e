package io.payung.spring.web;

import io.payung.certificate.CertificateStatus;
import io.payung.spring.web.form.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.TreeMap;
import org.springframework.web.util.HtmlUtils;

/** How a policy stands, as a page that needs no script and nothing from elsewhere. */
final class StatusPage {

    static final String STATE = "certificate.state.";

    private static final String GOOD = "good";
    private static final String BAD = "bad";
    private static final String WAITING = "waiting";

    private final Wording wording;
    private final String language;

    StatusPage(Wording wording, String language) {
        this.wording = wording;
        this.language = language;
    }

    /** The product's name in the language, else in whichever it has. */
    static String name(CertificateStatus status, String language) {
        TreeMap<String, String> names = new TreeMap<>(status.names());
        return names.isEmpty() ? status.product() : names.getOrDefault(language, names.firstEntry().getValue());
    }

    String of(CertificateStatus status) {
        String state = status.test() ? text("certificate.test") : text(STATE + status.state().key());
        String rows = row("certificate.number", status.maskedNumber())
                + row("certificate.product", name(status, language))
                + row("certificate.insurer", status.insurer())
                + row("certificate.licence", status.licence())
                + row("certificate.from", date(status.coverFromDate()))
                + row("certificate.until", date(status.coverUntil()));
        return page(kind(status), state, "<dl>" + rows + "</dl><p>" + escaped(text("certificate.compare")) + "</p>");
    }

    private static String kind(CertificateStatus status) {
        if (status.test()) {
            return BAD;
        }
        return switch (status.state()) {
            case IN_FORCE, IN_GRACE -> GOOD;
            case SCHEDULED -> WAITING;
            default -> BAD;
        };
    }

    String unknown() {
        return page(BAD, text("certificate.unknown"), "<p>" + escaped(text("certificate.unknownHelp")) + "</p>");
    }

    /** As the certificate writes it, so that both can be compared. */
    private String date(LocalDate date) {
        return date.format(DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.forLanguageTag(language)));
    }

    private String row(String key, String value) {
        return "<dt>" + escaped(text(key)) + "</dt><dd>" + escaped(value) + "</dd>";
    }

    private String page(String kind, String state, String content) {
        return template()
                .replace("{language}", language)
                .replace("{title}", escaped(text("certificate.title")))
                .replace("{kind}", kind)
                .replace("{state}", escaped(state))
                .replace("{content}", content);
    }

    private String text(String key) {
        return wording.text(key, language);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    private static String template() {
        try (InputStream bytes = StatusPage.class.getResourceAsStream("verify.html")) {
            if (bytes == null) {
                throw new IllegalStateException("the jar lacks verify.html");
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
