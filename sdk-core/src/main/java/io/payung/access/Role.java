package io.payung.access;

/** What a caller may do with what its partner sells. Roles add up; the catalogue is open to every caller that has a partner. */
public enum Role {
    /** Quotes, issues, applies, and reads applications and policies. Learns the secrets of the holders it sells to. */
    SELLER("payung.sell"),
    /** Opens claims, adds to them and reads them, each with the secret of the policy's holder. */
    CLAIMS("payung.claims"),
    /** The insurer's desk: sees claims without any secret, decides them, and records what it pays. */
    INSURER("payung.insure"),
    /** Reads policies, events and receipts of consents, and has events told again that were given up; changes nothing else and learns no secret. */
    READER("payung.read"),
    /** Forgets persons, for good. */
    ERASER("payung.erase");

    private final String scope;

    Role(String scope) {
        this.scope = scope;
    }

    /** The scope of a JSON Web Token that gives the role. */
    public String scope() {
        return scope;
    }
}
