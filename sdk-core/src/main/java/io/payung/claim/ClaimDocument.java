package io.payung.claim;

import io.payung.fault.InputCopy;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document that was handed in. The file stays with the host; only what it states and its digest are kept.
 *
 * @param type     one of the product's kinds of paper, for example {@code hospital-letter}
 * @param number   as printed, or absent
 * @param names    persons it names
 * @param issuedOn as printed, or absent
 * @param sha256   digest of the file, or absent
 */
public record ClaimDocument(
        @NotBlank @Size(max = 60) String type,
        @Nullable @Size(max = 60) String number,
        @NotNull @Size(max = 10) List<@NotBlank @Size(max = 120) String> names,
        @Nullable LocalDate issuedOn,
        @Nullable @Pattern(regexp = "[0-9a-f]{64}") String sha256) {

    public ClaimDocument {
        names = InputCopy.of(names);
    }

    public static ClaimDocument of(String type) {
        return new ClaimDocument(type, null, List.of(), null, null);
    }

    @Override
    public String toString() {
        return "ClaimDocument[" + type + "]";
    }
}
