package io.payung.party;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who applies, as on the identity document.
 *
 * @param fullName  1 to 120 characters, as printed on the document
 * @param birthDate declared, compared with the document
 * @param phone     digits with an optional leading plus, or absent
 */
public record Applicant(
        @NotBlank @Size(max = 120) @Pattern(regexp = PersonName.REGEX, flags = Pattern.Flag.DOTALL) String fullName,
        @NotNull @Valid IdentityDocument identity,
        @NotNull LocalDate birthDate,
        @NotNull Sex sex,
        @Nullable @Pattern(regexp = "[+]?[0-9 ()-]{5,20}") String phone) {

    public static Applicant of(String fullName, IdentityDocument identity, LocalDate birthDate, Sex sex) {
        return new Applicant(fullName, identity, birthDate, sex, null);
    }

    @Override
    public String toString() {
        return "Applicant[" + identity + "]";
    }
}
