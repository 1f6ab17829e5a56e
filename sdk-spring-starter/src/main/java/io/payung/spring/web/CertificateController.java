package io.payung.spring.web;

import io.payung.Payung;
import io.payung.access.Role;
import io.payung.certificate.Certificate;
import io.payung.certificate.CertificateWarning;
import io.payung.policy.PolicyNumber;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The certificate as PDF: for the holder, who shows the secret, and for the partner that sold it. For everybody else the policy is as unknown as one
 * that does not exist.
 */
@RestController
class CertificateController implements PayungEndpoint {

    /** Codes only: what they are about may be in a name. */
    static final String WARNINGS = "Payung-Certificate-Warnings";

    private final PartnerDesk desk;

    CertificateController(PartnerDesk desk) {
        this.desk = desk;
    }

    @GetMapping(BASE + "/policies/{number}/certificate.pdf")
    ResponseEntity<byte[]> certificate(@PathVariable String number, HttpServletRequest request) {
        Payung payung = desk.of(request);
        PolicyNumber policy = PolicyAccess.of(desk, payung, number, request, Role.SELLER, Role.READER);
        Certificate certificate = payung.certificate(policy).orElseThrow(PolicyAccess::unknown);
        HttpHeaders headers = new HttpHeaders();
        headers.setContentDisposition(ContentDisposition.inline().filename(certificate.fileName()).build());
        headers.set(HttpHeaders.CONTENT_LANGUAGE, certificate.language());
        List<String> warnings = certificate.warnings().stream().map(CertificateWarning::code).distinct().toList();
        if (!warnings.isEmpty()) {
            headers.set(WARNINGS, String.join(", ", warnings));
        }
        return Replies.document(200, MediaType.APPLICATION_PDF, certificate.pdf(), headers);
    }
}
