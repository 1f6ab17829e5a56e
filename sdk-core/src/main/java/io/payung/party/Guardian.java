package io.payung.party;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** The adult who consents for an insured minor. */
public record Guardian(
        @NotBlank @Size(max = 120) @Pattern(regexp = PersonName.REGEX, flags = Pattern.Flag.DOTALL) String fullName,
        @NotNull @Valid IdentityDocument identity,
        @NotBlank @Size(max = 40) String relation) {

    @Override
    public String toString() {
        return "Guardian[" + relation + "]";
    }
}
