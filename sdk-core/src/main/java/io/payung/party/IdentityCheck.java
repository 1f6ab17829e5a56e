package io.payung.party;

import io.payung.fault.InputError;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Compares an identity document with the declared birth date and sex. */
public final class IdentityCheck {

    private static final Pattern PASSPORT_SHAPE = Pattern.compile("[A-Za-z0-9]{5,20}");

    private static final Map<String, String> MESSAGES = Map.of(
            "NIK_NOT_DIGITS", "a NIK consists of the digits 0 to 9",
            "NIK_LENGTH", "a NIK has 16 digits",
            "NIK_DATE_IMPOSSIBLE", "digits 7 to 12 of the NIK are no calendar date",
            "NIK_BIRTH_DATE_MISMATCH", "the NIK and the birth date contradict each other",
            "NIK_SEX_MISMATCH", "the NIK and the sex contradict each other",
            "NIK_SERIAL_ZERO", "the last four digits of a NIK are never 0000");

    private IdentityCheck() {}

    /**
     * Every contradiction, each at the pointer of the number.
     *
     * @param pointer JSON pointer of the identity, for example {@code /applicant/identity}
     */
    public static List<InputError> errors(IdentityDocument identity, LocalDate birthDate, Sex sex, String pointer) {
        return errors(identity, nik -> NikCheck.errors(nik, birthDate, sex), pointer);
    }

    /** What is wrong with the document of somebody who declares neither birth date nor sex. */
    public static List<InputError> errors(IdentityDocument identity, String pointer) {
        return errors(identity, NikCheck::errors, pointer);
    }

    private static List<InputError> errors(IdentityDocument identity, Function<String, List<String>> nikCheck, String pointer) {
        List<InputError> errors = new ArrayList<>();
        if (identity.scheme().equals(IdentityDocument.NIK)) {
            for (String code : nikCheck.apply(identity.number())) {
                errors.add(new InputError(pointer + "/number", code, MESSAGES.get(code)));
            }
        } else if (!PASSPORT_SHAPE.matcher(identity.number()).matches()) {
            errors.add(new InputError(pointer + "/number", "FIELD_FORMAT", "a passport number has 5 to 20 letters and digits"));
        }
        return errors;
    }

    /** Codes worth telling without refusing; call it only for a document without {@link #errors}. */
    public static List<String> warnings(IdentityDocument identity) {
        boolean unknown = identity.scheme().equals(IdentityDocument.NIK) && !NikCheck.regionIsKnown(identity.number());
        return unknown ? List.of("NIK_REGION_UNKNOWN") : List.of();
    }
}
