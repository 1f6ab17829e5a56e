package io.payung.certificate;

import io.payung.party.IdentityDocument;
import io.payung.policy.PolicyNumber;

/** Numbers of which only the end is shown: enough to tell one's own, too little to use it. */
final class Masked {

    /** The serial of a NIK: the digits before it are the place, the birthday and the sex. */
    private static final int END_OF_NIK = 4;
    private static final int END_OF_OTHERS = 3;
    private static final int END_OF_POLICY = 4;

    private Masked() {}

    static String of(IdentityDocument identity) {
        String number = identity.number();
        boolean nik = identity.scheme().equals(IdentityDocument.NIK);
        // Of a short number even less, so that most of it stays hidden.
        int shown = Math.min(nik ? END_OF_NIK : END_OF_OTHERS, number.length() / 3);
        int hidden = number.length() - shown;
        return "•".repeat(hidden) + number.substring(hidden);
    }

    static String of(PolicyNumber number) {
        String value = number.value();
        int hidden = Math.max(0, value.length() - END_OF_POLICY);
        return value.substring(0, hidden).replaceAll("[A-Z0-9]", "•") + value.substring(hidden);
    }
}
