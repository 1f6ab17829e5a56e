package io.payung.policy;

import io.payung.key.IdSource;
import io.payung.key.Realm;

/** Draws policy numbers, payment references and holder secrets in Crockford's base 32, which has no letters that look like digits. */
final class Numbers {

    /** With what every payment reference of an application begins, in a sandbox behind {@link PolicyNumber#TEST}. */
    private static final String PAYMENT_REFERENCE = "PYA-";

    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int NUMBER_GROUPS = 3;
    private static final int SECRET_GROUPS = 7;
    private static final int REFERENCE_GROUPS = 5;
    private static final int GROUP = 4;

    private final IdSource ids;
    private final boolean test;

    Numbers(IdSource ids, Realm realm) {
        this.ids = ids;
        this.test = realm == Realm.SANDBOX;
    }

    /** Whether only an application is paid under it. */
    static boolean isPaymentReference(String reference) {
        return reference.startsWith(PAYMENT_REFERENCE) || reference.startsWith(PolicyNumber.TEST + PAYMENT_REFERENCE);
    }

    /** 60 random bits: {@code PYG-7K3M-9QTX-2WBD}, in a sandbox {@code TEST-7K3M-9QTX-2WBD}. */
    PolicyNumber policyNumber() {
        return new PolicyNumber((test ? PolicyNumber.TEST : "PYG-") + draw(ids, NUMBER_GROUPS));
    }

    /** 140 random bits in seven groups. */
    HolderSecret secret() {
        return secret(ids);
    }

    static HolderSecret secret(IdSource ids) {
        return new HolderSecret(draw(ids, SECRET_GROUPS));
    }

    /**
     * 100 random bits: {@code PYA-7K3M-9QTX-2WBD-8HN4-C0RV}, letters, digits and hyphens as every gateway takes them; in a sandbox
     * {@code TEST-PYA-7K3M-9QTX-2WBD-8HN4-C0RV}.
     */
    String paymentReference() {
        return (test ? PolicyNumber.TEST : "") + PAYMENT_REFERENCE + draw(ids, REFERENCE_GROUPS);
    }

    private static String draw(IdSource ids, int groups) {
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
