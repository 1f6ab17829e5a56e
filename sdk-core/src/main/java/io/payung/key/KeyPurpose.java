package io.payung.key;

/** What a key is for; one key never serves two purposes. */
public enum KeyPurpose {
    /** Encrypts quote tokens. */
    TOKEN,
    /** Wraps the data key of each person. */
    PERSON,
    /** Makes the blind index under which a person is found. Never rotated without re-indexing. */
    BLIND_INDEX,
    /** Seeds the Ed25519 key that signs the heads of consent chains; its public half is given away. */
    LEDGER,
    /** Makes and checks what the QR code of a certificate opens. */
    CERTIFICATE
}
