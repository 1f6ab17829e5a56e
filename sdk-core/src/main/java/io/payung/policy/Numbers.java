package io.payung.policy;

import io.payung.key.IdSource;

/** Draws policy numbers, payment references and holder secrets in Crockford's base 32, which has no letters that look like digits. */
final class Numbers {

    /** With what every payment reference of an application begins. */
    static final String PAYMENT_REFERENCE = "PYA-";

    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int NUMBER_GROUPS = 3;
    private static final int SECRET_GROUPS = 7;
    private static final int REFERENCE_GROUPS = 5;
    private static final int GROUP = 4;

    private final IdSource ids;

    Numbers(IdSource ids) {
        this.ids = ids;
    }

    /** 60 random bits: {@code PYG-7K3M-9QTX-2WBD}. */
    PolicyNumber policyNumber() {
        return new PolicyNumber("PYG-" + draw(NUMBER_GROUPS));
    }

    /** 140 random bits in seven groups. */
    HolderSecret secret() {
        return new HolderSecret(draw(SECRET_GROUPS));
    }

    /** 100 random bits: {@code PYA-7K3M-9QTX-2WBD-8HN4-C0RV}, letters, digits and hyphens as every gateway takes them. */
    String paymentReference() {
        return PAYMENT_REFERENCE + draw(REFERENCE_GROUPS);
    }

    private String draw(int groups) {
        byte[] random = ids.randomBytes(groups * GROUP);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < random.length; i++) {
            if (i > 0 && i % GROUP == 0) {
                text.append('-');
            }
            text.append(ALPHABET[random[i] & 31]);
        }
        return text.toString();
    }
}
