package io.payung.claim;

import io.payung.party.PartnerId;

/**
 * The files of claim documents, which stay with the host. Payung keeps their kind, what they state and their SHA-256, and never sees a byte of them. Where a
 * host gives its store, a document that names a file is taken only when the file is there, so that no claim is complete by papers that nobody can look at.
 * Safe for several threads.
 */
public interface DocumentStore {

    /** Takes the caller's word for every file. */
    DocumentStore TRUSTING = (partner, sha256) -> true;

    /**
     * Whether the file lies with the host. Asked before anything is written and outside every transaction of Payung's; an exception ends the call with the
     * transient fault {@code DOCUMENT_STORE_FAILED}, and the call may be repeated.
     *
     * @param partner whose policy is claimed on; another partner's files are not there
     * @param sha256  64 hexadecimal digits in small letters
     */
    boolean holds(PartnerId partner, String sha256);
}
