package io.payung.party;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Who reports an event when it is not the insured person.
 *
 * @param relation to the insured person, for example {@code spouse}
 */
public record Claimant(
        @NotBlank @Size(max = 120) @Pattern(regexp = PersonName.REGEX, flags = Pattern.Flag.DOTALL) String fullName,
        @NotBlank @Size(max = 40) String relation) {

    @Override
    public String toString() {
        return "Claimant[" + relation + "]";
    }
}
