package io.payung.product;

/** The four rule sets of a product and the base name of their files. */
public enum RuleSet {
    ELIGIBILITY("eligibility"),
    COVERAGE("coverage"),
    CONSENT("consent"),
    CLAIM_DOCUMENTS("claim-documents");

    private final String fileName;

    RuleSet(String fileName) {
        this.fileName = fileName;
    }

    /** File name without ending, for example {@code claim-documents}. */
    public String fileName() {
        return fileName;
    }
}
