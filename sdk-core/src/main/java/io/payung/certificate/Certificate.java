package io.payung.certificate;

import io.payung.policy.PolicyNumber;
import java.util.List;

/** The insurance certificate of a policy: at most three pages A4, PDF/A-1b, in the language of the sale. Personal. Immutable. */
public final class Certificate {

    private final PolicyNumber number;
    private final String language;
    private final String fileName;
    private final int pages;
    private final List<CertificateWarning> warnings;
    private final byte[] pdf;

    Certificate(PolicyNumber number, String language, String fileName, int pages, List<CertificateWarning> warnings, byte[] pdf) {
        this.number = number;
        this.language = language;
        this.fileName = fileName;
        this.pages = pages;
        this.warnings = List.copyOf(warnings);
        this.pdf = pdf;
    }

    public PolicyNumber number() {
        return number;
    }

    /** Code of the language of the sale. */
    public String language() {
        return language;
    }

    /** A name for the file in that language, with nothing of the policy in it. */
    public String fileName() {
        return fileName;
    }

    /** 1 to 3. */
    public int pages() {
        return pages;
    }

    /** What could not be shown as it is; empty for nearly every certificate. */
    public List<CertificateWarning> warnings() {
        return warnings;
    }

    /** The document. */
    public byte[] pdf() {
        return pdf.clone();
    }

    @Override
    public String toString() {
        return "Certificate[" + number + ", pages=" + pages + "]";
    }
}
