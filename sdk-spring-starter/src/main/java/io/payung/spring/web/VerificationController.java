package io.payung.spring.web;

import io.payung.Payung;
import io.payung.certificate.CertificateStatus;
import io.payung.fault.PayungException;
import io.payung.spring.web.form.Wording;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the QR code of a certificate opens, for whoever holds the paper and without any key: how the policy stands, and nothing about a person. A token
 * that is unknown, wrong or malformed gets one answer.
 */
@RestController
class VerificationController implements PayungEndpoint {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Payung payung;
    private final Wording wording;

    VerificationController(Payung payung, Wording wording) {
        this.payung = payung;
        this.wording = wording;
    }

    @GetMapping(BASE + "/certificates/{token}")
    ResponseEntity<byte[]> status(@PathVariable String token, HttpServletRequest request) {
        CertificateStatus status = payung.verifyCertificate(token)
                .orElseThrow(() -> new PayungException("CERTIFICATE_UNKNOWN", "no certificate has this token"));
        String language = RequestLanguage.of(request);
        return Replies.json(200, Replies.NODES.objectNode()
                .put("policyNumber", status.maskedNumber())
                .put("state", status.state().key())
                .put("stateText", wording.text(StatusPage.STATE + status.state().key(), language))
                .put("test", status.test())
                .put("product", status.product())
                .put("productName", StatusPage.name(status, language))
                .put("insurer", status.insurer())
                .put("licence", status.licence())
                .put("coverFrom", status.coverFrom().toString())
                .put("coverUntil", status.coverUntil().toString()));
    }

    @GetMapping(BASE + "/verify/{token}")
    ResponseEntity<byte[]> page(@PathVariable String token, HttpServletRequest request) {
        Optional<CertificateStatus> status = payung.verifyCertificate(token);
        StatusPage page = new StatusPage(wording, RequestLanguage.of(request));
        HttpHeaders headers = new HttpHeaders();
        headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        headers.set(HttpHeaders.CONTENT_DISPOSITION, "inline");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Robots-Tag", "noindex");
        String html = status.map(page::of).orElseGet(page::unknown);
        return Replies.document(status.isPresent() ? 200 : 404, HTML, html.getBytes(StandardCharsets.UTF_8), headers);
    }
}
