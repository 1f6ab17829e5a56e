package io.payung.party;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Objects;

/**
 * A person's identity document. The number never leaves by {@code toString} or by a JSON mapper: ask for {@link #number()} only to
 * check, encrypt or index it. Spaces, dots and hyphens are dropped and
 * letters are capitals, so that one document has one spelling.
 */
public final class IdentityDocument {

    /** The Indonesian population number, checked strictly. */
    public static final String NIK = "nik";

    public static final String PASSPORT = "passport";

    @NotBlank
    @Pattern(regexp = NIK + "|" + PASSPORT)
    private final String scheme;

    @NotBlank
    @Size(max = 40)
    private final String number;

    private IdentityDocument(String scheme, String number) {
        this.scheme = scheme;
        this.number = number;
    }

    /** A document of the scheme {@code nik} or {@code passport}; anything else fails the validation of the request that holds it. */
    public static IdentityDocument of(String scheme, String number) {
        return new IdentityDocument(scheme, number == null ? "" : number.replaceAll("[ .-]", "").toUpperCase(Locale.ROOT));
    }

    public static IdentityDocument nik(String number) {
        return of(NIK, number);
    }

    public String scheme() {
        return scheme;
    }

    /** The full number: personal, not to be logged. */
    public String number() {
        return number;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdentityDocument that && Objects.equals(scheme, that.scheme) && number.equals(that.number);
    }

    @Override
    public int hashCode() {
        return Objects.hash(scheme, number);
    }

    /** Scheme and nothing else of the number. */
    @Override
    public String toString() {
        return scheme + " ****";
    }
}
